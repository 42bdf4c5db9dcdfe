"""An article and its translation in parallel, a sentence a row, with highlights in place and their notes beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parts import Block
from tui.exports.html.card import card
from tui.exports.html.element import Html, element, rows
from tui.exports.html.marks import marked
from tui.span import Span
from tui.translation.model import Translation

if TYPE_CHECKING:
    from tui.notes.annotator import Placed


class Pair(NamedTuple):
    """Dutch and its translation: a sentence, several that cannot be told apart, or a heading."""

    id: str
    """Of its element; unique on the page."""
    number: str
    """Of its first sentence, from 1; empty for a heading."""
    span: Span
    """In reading offsets. Those of a block leave out nothing of it."""
    english: str


def pairs(article: Article, block: Block, translation: Translation | None, prefix: str) -> list[Pair]:
    """The pairs of a block of the body. Ids begin with `prefix`."""
    assert block.start is not None
    end = block.start + len(block.text)
    if not block.sentences:
        english = translation.text if translation else ""
        return [Pair(f"{prefix}b{block.index}", "", Span(block.start, end), english)]
    made: list[Pair] = []
    number = 0
    while number < len(block.sentences):
        line = translation.line_of(number) if translation else None
        following = line.sentences.stop if line else number + 1
        index = block.sentences[number]
        start = article.sentences[index].span.start if number else block.start
        stop = article.sentences[block.sentences[following]].span.start if following < len(block.sentences) else end
        made.append(Pair(f"{prefix}{index + 1}", str(index + 1), Span(start, stop), line.text if line else ""))
        number = following
    return made


def body(
    article: Article, translations: Mapping[int, Translation], notes: Sequence[Placed], prefix: str, level: int
) -> Iterator[Html]:
    """The headings, of this level, and the paragraphs, each with its notes."""
    beside = _by_block(article, notes)
    for block in article.blocks:
        if block.start is None:
            continue
        over, begun = beside.get(block.index, ([], []))
        made = pairs(article, block, translations.get(block.index), prefix)
        name = f"h{level}" if block.kind is Kind.HEADING else "span"
        text = element("div", rows(_row(article, pair, over, name) for pair in made), class_=block.kind.value)
        cards = [card(placed, _pair_of(made, placed)) for placed in begun]
        yield row(text, cards)


def row(text: Html, cards: Sequence[Html]) -> Html:
    """A part of the page and the notes on it."""
    notes = element("div", rows(cards), class_="notes") if cards else ""
    return element("div", rows([text, notes]), class_="row")


def pair_row(id: str, *parts: str) -> Html:
    """What lights up when it is pointed at, touched or linked to."""
    return element("div", *parts, class_="pair", id=id, tabindex="-1")


def _row(article: Article, pair: Pair, notes: Sequence[Placed], name: str) -> Html:
    number = element("a", pair.number, class_="number", href=f"#{pair.id}", aria_label=f"sentence {pair.number}")
    dutch = element(name, marked(article, pair.span, notes), lang="nl")
    english = element("span", pair.english, class_="english", lang="en")
    return pair_row(pair.id, *([number] if pair.number else []), dutch, *([english] if pair.english else []))


def _by_block(article: Article, notes: Sequence[Placed]) -> dict[int, tuple[list[Placed], list[Placed]]]:
    """For each block the notes that touch it, and those of them that begin in it."""
    found: dict[int, tuple[list[Placed], list[Placed]]] = {}
    for placed in notes:
        touched = [
            block
            for start, end in placed.spans
            for block in range(article.block_at(start), article.block_at(max(start, end - 1)) + 1)
        ]
        for number, block in enumerate(dict.fromkeys(touched)):
            over, begun = found.setdefault(block, ([], []))
            over.append(placed)
            if not number:
                begun.append(placed)
    return found


def _pair_of(made: Sequence[Pair], placed: Placed) -> str:
    start = placed.spans[0].start
    return next((pair.id for pair in reversed(made) if pair.span.start <= start), made[0].id)
