"""One block of the page as rows: Dutch and English side by side, or one under the other."""

from __future__ import annotations

from itertools import zip_longest

from tui.article.dateline import spoken_date
from tui.article.kind import Kind
from tui.light import TYPE_CHECKING, NamedTuple, StrEnum
from tui.reading.wrap import wrap
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.article.model import Article
    from tui.article.parts import Block
    from tui.translation.model import Translation

MEASURE = 66
"""Most cells in a line of text: of 45 to 75, what Bringhurst (The Elements of Typographic Style, 2.1.2) calls ideal."""
LEFT_MARGIN = 4
"""Cells before the Dutch: the kind of a highlight, its note, the bar of the current sentence, a space."""
BETWEEN = 4
"""Cells between the columns: space, rule or bar, two spaces; lines of the Dutch mostly end before theirs."""
NARROWEST_BESIDE = 90
"""Cells of page below which two columns are too narrow to read: less than 40 cells each."""
_AIRY = 100
"""Cells of page from which there are margins beside the text."""


class Layout(StrEnum):
    """Where the translation stands."""

    BESIDE = "beside"
    UNDER = "under"
    DUTCH = "dutch"

    def on(self, width: int) -> Layout:
        """The layout a page of `width` cells can have."""
        return Layout.UNDER if self is Layout.BESIDE and width < NARROWEST_BESIDE else self

    def following(self, width: int) -> Layout:
        """The next one that looks different on a page of `width` cells."""
        order, shown = list(Layout), self.on(width)
        here = order.index(shown)
        return next(layout for layout in order[here + 1 :] + order[:here] if layout.on(width) is not shown)


class Columns(NamedTuple):
    """How a page of some width is divided."""

    layout: Layout
    left: int
    """Cells before the margin, to set a narrow text in the middle of a wide terminal."""
    dutch: int
    """Cells of a Dutch line."""
    english: int
    """Cells of an English line."""

    @property
    def width(self) -> int:
        """Cells from the left edge of the page to the end of its last column."""
        beside = BETWEEN + self.english if self.layout is Layout.BESIDE else 0
        return self.left + LEFT_MARGIN + self.dutch + beside


def columns(width: int, layout: Layout) -> Columns:
    """The columns of a page `width` cells wide."""
    layout = layout.on(width)
    room = width - LEFT_MARGIN - (6 if width >= _AIRY else 2)  # the scrollbar's cell is one of them
    if layout is Layout.BESIDE:
        text = max(1, min(MEASURE, (room - BETWEEN) // 2))
        return Columns(layout, _left(width, 2 * text + BETWEEN), text, text)
    text = max(1, min(MEASURE, room))
    return Columns(layout, _left(width, text), text, max(1, text - 2))


def _left(width: int, text: int) -> int:
    """Cells before the margin of text so wide, which is set in the middle; its signs hang in the margin."""
    return max(0, (width - text) // 2 - LEFT_MARGIN)


class Row(NamedTuple):
    """One line of the page."""

    dutch: Span | None
    """Within the block's text."""
    english: Span | None
    """Within the text of the block's translation."""
    sentence: int | None
    """The (first) sentence it shows, as an index into `Article.sentences`."""
    dateline: bool = False
    """Whether it shows date and writer."""


BLANK = Row(None, None, None)


def dateline(article: Article) -> str:
    """When an article was written, by whom and for what, as far as that is known."""
    return " · ".join(filter(None, (spoken_date(article.date), article.author, article.source)))


def lay_out(
    article: Article, block: Block, translation: Translation | None, at: Columns, revealed: frozenset[int]
) -> tuple[Row, ...]:
    """The rows of a block, the blank one after it included; under the title the dateline.

    Each sentence begins a row of its own on both sides; sentences whose translation cannot be told apart are one unit.
    In the Dutch-only layout English has rows only for units with a sentence in `revealed`.
    """
    is_title = block.kind is Kind.TITLE
    rows = [BLANK] if is_title and at.width >= NARROWEST_BESIDE else []  # a little air where there is room for it
    for dutch, english, sentences in _units(article, block, translation):
        sentence = sentences.start if sentences else None
        left = list(_lines(block.text, dutch, at.dutch))
        hidden = at.layout is Layout.DUTCH and revealed.isdisjoint(sentences)
        right: list[Span] = []
        if translation is not None and english is not None and not hidden:
            right += _lines(translation.text, english, at.english)
        if at.layout is Layout.BESIDE:
            rows += (Row(one, other, sentence) for one, other in zip_longest(left, right))
        else:
            rows += (Row(one, None, sentence) for one in left)
            rows += (Row(None, other, sentence) for other in right)
    if is_title and dateline(article):
        rows.append(Row(None, None, None, dateline=True))
    if block.kind not in (Kind.CAPTION, Kind.HEADING) or _ends_masthead(article, block):
        rows.append(BLANK)
    return tuple(rows)


def _ends_masthead(article: Article, block: Block) -> bool:
    """A caption without a credit is followed by the body."""
    following = article.blocks[block.index + 1 : block.index + 2]
    return block.kind is Kind.CAPTION and all(after.kind is not Kind.CREDIT for after in following)


def _units(
    article: Article, block: Block, translation: Translation | None
) -> Iterator[tuple[Span, Span | None, range]]:
    """What starts on a row of its own: Dutch span, English span, sentences."""
    if not block.sentences or block.start is None:
        yield Span(0, len(block.text)), Span(0, len(translation.text)) if translation else None, block.sentences
        return
    number = 0
    while number < len(block.sentences):
        line = translation.line_of(number) if translation else None
        together = block.sentences[slice(number, line.sentences.stop if line else number + 1)]
        first, last = article.sentences[together.start].span, article.sentences[together[-1]].span
        english = translation.span_of(number) if translation else None
        yield Span(first.start, last.end).shift(-block.start), english, together
        number += len(together)


def _lines(text: str, span: Span, width: int) -> Iterator[Span]:
    start = 0
    for end in wrap(text[slice(*span)], width):
        yield Span(span.start + start, span.start + end)
        start = end
