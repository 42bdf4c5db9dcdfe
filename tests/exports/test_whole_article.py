"""An article goes out with the notes on it only where that was asked for, and then all of it, in its order."""

from __future__ import annotations

import re

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, DIGGERS, few
from exports.test_html import ARTICLE, BODY, page, placements
from hypothesis import given

from tui.article.kind import Kind
from tui.article.model import Article
from tui.exports.arrange import arranged
from tui.exports.formats import Chosen, Format, render
from tui.exports.literal import literal
from tui.exports.markdown import to_markdown
from tui.exports.vault import pages as vault
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Placed

THEIRS = "De Vaartbode"


def from_(source: str) -> Article:
    """The sample as a text of somebody's."""
    return Article(**{**ARTICLE._asdict(), "source": source})


def rendered(format: Format, source: str, full: bool | None) -> str:
    """Two notes on the first paragraph."""
    first = ARTICLE.sentences[0].span
    made = [Placed(note, (first,), State.SURE) for note in (DIGGERS, BROKEN_OFF)]
    shown = page(*made)._replace(article=from_(source))
    return render(format, Chosen([DIGGERS, BROKEN_OFF], ARTICLES, lambda: [shown], full)).decode()


def sentences_in(text: str) -> int:
    """How many sentences of the article are in a text, whatever it is written in."""
    plain = re.sub(r"<[^>]*>|\\|\s+", "", text)
    return sum(re.sub(r"\s+", "", ARTICLE.sentence_text(number)) in plain for number in range(len(ARTICLE.sentences)))


@pytest.mark.parametrize(
    ("format", "source", "full", "whole"),
    [
        (Format.HTML, "leeslamp", None, True),
        (Format.HTML, "leeslamp", False, False),
        (Format.HTML, THEIRS, None, False),
        (Format.HTML, "", None, False),
        (Format.HTML, THEIRS, True, True),
        (Format.MD, "leeslamp", None, False),
        (Format.MD, THEIRS, None, False),
        (Format.MD, THEIRS, True, True),
        *((format, THEIRS, None, False) for format in (Format.CSV, Format.JSON, Format.ORG, Format.TSV)),
    ],
)
def test_who_asks_for_the_article_has_it(format: Format, source: str, full: bool | None, whole: bool) -> None:
    assert sentences_in(rendered(format, source, full)) == (len(ARTICLE.sentences) if whole else 0)


def test_a_note_stands_behind_its_paragraph_and_one_without_a_place_last() -> None:
    block = next(block for block in BODY if block.kind is Kind.PARAGRAPH)
    here = ARTICLE.sentences[block.sentences[-1]].span
    made = (Placed(BROKEN_OFF, (), State.ORPHAN), Placed(DIGGERS, (here,), State.SURE))
    parts = to_markdown([DIGGERS, BROKEN_OFF], ARTICLES, None, [page(*made)]).split("\n\n")
    at = parts.index(literal(block.text))
    assert parts[at + 1].startswith("*The lamp")
    assert parts[at + 3] == f"^ll-{DIGGERS.id}"
    texts = [literal(block.text) for block in BODY]
    assert [part.removeprefix("## ") for part in parts if part.removeprefix("## ") in texts] == texts
    assert parts[-1] == f"^ll-{BROKEN_OFF.id}\n"


@given(placements)
@few
def test_every_note_is_there_once_as_without_the_article(made: list[Placed]) -> None:
    placed = [one for one in made if one.note.deleted is None]
    notes = [one.note for one in placed]
    names = dict.fromkeys(note.article for note in arranged(notes))
    pages = [page(*(one for one in placed if one.note.article == name)) for name in names]
    with_text = vault.Page(to_markdown(notes, ARTICLES, None, pages))
    without = vault.Page(to_markdown(notes, ARTICLES))
    assert {block.id: block.lines for block in with_text.blocks} == {block.id: block.lines for block in without.blocks}
    assert with_text.article == without.article
