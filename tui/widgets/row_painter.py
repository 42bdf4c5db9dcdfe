"""What stands on one row of the page, as styled segments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.reading.cursor import Cursor
from tui.reading.hits import Hit, Side
from tui.reading.layout import LEFT_MARGIN, Layout, Row
from tui.reading.marks import Mark
from tui.reading.sheet import Place, Sheet
from tui.reading.study import Study
from tui.span import Span
from tui.widgets.paint import Overlay, covered, paint

WAITING = "…"
NO_TRANSLATION = "no translation; r tries again"


class RowPainter(NamedTuple):
    """Everything a row's looks depend on."""

    sheet: Sheet
    cursor: Cursor
    marks: Mapping[int, Sequence[Mark]]
    """By block."""
    hits: Mapping[int, Sequence[Hit]]
    """By block."""
    study: Study
    awaited: bool
    """Whether translations that are not there may still come."""
    failed: frozenset[int]
    """Blocks that will have none before the reader asks again."""
    base: Callable[[str], Style]
    """The whole style of a look of the palette."""
    over: Callable[[str], Style]
    """Only what a look sets, to lay over another style."""
    plain: Style
    """The page's own."""

    def segments(self, place: Place) -> list[Segment]:
        """The row at `place`, from the left edge of the page to the end of its last column."""
        row = self.sheet.rows(place.block)[place.row]
        shape = self.sheet.columns
        current = row.sentence is not None and self.cursor.sentence in self.sheet.shown_together(row.sentence)
        segments = [_blank(shape.left, self.plain), *self._margin(place.block, row, current)]
        if shape.layout is Layout.BESIDE:
            segments += self._dutch(place.block, row) if row.dutch else [_blank(shape.dutch, self.plain)]
            segments += [_blank(1, self.plain), self._rule(current)]
            segments += self._english(place.block, row, 1, shape.english)
        elif row.dutch is not None:
            segments += self._dutch(place.block, row)
        else:
            segments += self._english(place.block, row, 2, shape.english)
        return segments

    def bar(self, on_thumb: bool) -> Segment:
        """The scrollbar's cell of a row."""
        return Segment("▐", self.base("thumb")) if on_thumb else _blank(1, self.plain)

    def _rule(self, current: bool) -> Segment:
        return Segment("▌", self.base("bar")) if current else Segment("│", self.base("rule"))

    def _margin(self, index: int, row: Row, current: bool) -> list[Segment]:
        """LEFT_MARGIN cells: sign of the highlight that begins here, bar of the current sentence, space."""
        sign = _blank(2, self.plain)
        block = self.sheet.article.blocks[index]
        if row.dutch is not None and block.start is not None:
            line = row.dutch.shift(block.start)
            starting = [mark for mark in self.marks.get(index, ()) if line.start <= mark.span.start < line.end]
            if starting:
                first = min(starting, key=lambda mark: (not mark.noted, mark.span))
                sign = Segment(first.sign, self.base("sign"))
        bar = self._rule(current) if current else _blank(1, self.plain)
        return [sign, bar, _blank(LEFT_MARGIN - 3, self.plain)]

    def _dutch(self, index: int, row: Row) -> list[Segment]:
        assert row.dutch is not None
        block = self.sheet.article.blocks[index]
        base = self.base(f"{block.kind}")
        found = self._found(index, Side.DUTCH)
        if block.start is None:
            return paint(block.text, row.dutch, self.sheet.columns.dutch, base, found)
        article, line = self.sheet.article, row.dutch.shift(block.start)
        laid: list[tuple[Span | None, str]] = [(article.sentences[self.cursor.sentence].span, "current")]
        touching = [mark for mark in self.marks.get(index, ()) if mark.span.clip(line)]
        touching.sort(key=lambda mark: mark.span.start - mark.span.end)  # inner ones on top
        laid += [(mark.span, f"kind-{mark.colour}") for mark in touching]
        laid += [(self.cursor.selection(article), "selection"), (self.cursor.word_span(article), "word")]
        overlays = [Overlay(span.shift(-block.start), self.over(name)) for span, name in laid if span is not None]
        return paint(block.text, row.dutch, self.sheet.columns.dutch, base, overlays + found)

    def _english(self, index: int, row: Row, indent: int, width: int) -> list[Segment]:
        translation = self.sheet.translations.get(index)
        base = self.base("english")
        if row.english is None or translation is None:
            text = self._gap(index, row)
        elif self._is_covered(row):
            text = covered(translation.text[slice(*row.english)])
        else:
            overlays: list[Overlay] = []
            where = self.sheet.english_span(self.cursor.sentence)
            if where is not None and where[0] == index:
                overlays.append(Overlay(where[1], self.over("current")))
            overlays += self._found(index, Side.ENGLISH)
            return [_blank(indent, base), *paint(translation.text, row.english, width, base, overlays)]
        if not text:
            return [_blank(indent + width, self.plain)]
        base += self.over("covered")
        return [_blank(indent, base), *paint(text, Span(0, len(text)), width, base, ())]

    def _gap(self, index: int, row: Row) -> str:
        """What stands beside the first row of a text without a translation."""
        article = self.sheet.article
        block = article.blocks[index]
        if row.dutch is None or not block.kind.has_translation:
            return ""
        if row.sentence is None or block.start is None:
            first = row.dutch.start == 0 and index not in self.sheet.translations
        else:
            begins = article.sentences[row.sentence].span.start == block.start + row.dutch.start
            first = begins and self.sheet.line_of(row.sentence) is None
        if not first:
            return ""
        return NO_TRANSLATION if index in self.failed else WAITING if self.awaited else ""

    def _is_covered(self, row: Row) -> bool:
        if row.sentence is None:  # a heading cannot be turned over, so it is never hidden
            return False
        layout = self.sheet.columns.layout
        return all(self.study.covers(sentence, layout) for sentence in self.sheet.shown_together(row.sentence))

    def _found(self, block: int, side: Side) -> list[Overlay]:
        style = self.over("hit")
        return [Overlay(hit.span, style) for hit in self.hits.get(block, ()) if hit.side is side]


def _blank(cells: int, style: Style) -> Segment:
    return Segment(" " * cells, style)
