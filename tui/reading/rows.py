"""What stands on one row of the page."""

from __future__ import annotations

from tui.light import TYPE_CHECKING, NamedTuple
from tui.reading.bars import fitted
from tui.reading.layout import BETWEEN, LEFT_MARGIN, Layout, Row, dateline
from tui.reading.paint import Overlay, Piece, covered, paint
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.article.parts import Block
    from tui.reading.cursor import Cursor
    from tui.reading.hits import Hit
    from tui.reading.marks import Mark, Marked
    from tui.reading.sheet import Place, Sheet
    from tui.reading.study import Study

WAITING = "…"
NO_TRANSLATION = "no translation; r tries again"


class Shown(NamedTuple):
    """How a row is shown, apart from its marks and what else is on its words, which changes rarely."""

    sentence: int | None
    """The current one, if the row belongs to it."""
    is_covered: bool
    """Whether its translation is."""


class RowPainter(NamedTuple):
    """Everything a row's looks depend on."""

    sheet: Sheet
    cursor: Cursor
    marks: Mapping[int, Marked]
    """By block."""
    hits: Mapping[int, Sequence[Hit]]
    """By block."""
    study: Study
    awaited: bool
    """Whether translations that are not there may still come."""
    failed: frozenset[int]
    """Blocks that will have none before the reader asks again."""
    lit: tuple[Span, ...] = ()
    """The words, in reading offsets, that were looked up as one."""
    focused: str | None = None
    """The note a key acts on where several are."""

    def shown(self, row: Row) -> Shown:
        """How a row is shown; the same for all of a sentence."""
        return Shown(self.cursor.sentence if self._is_current(row) else None, self._is_covered(row))

    def marked(self, block: int, row: Row) -> tuple[Mark, ...]:
        """How a row of a block is marked: what looks the same is the same."""
        marks = self.marks.get(block)
        return () if marks is None or row.dutch is None else marks.looks(row.dutch, self.focused)

    def whole(self, place: Place | None, on_thumb: bool, width: int) -> list[Piece]:
        """The row at `place` with the scrollbar's cell, `width` cells in all; None is below the end of the text."""
        pieces = [] if place is None else self.pieces(place)
        used = self.sheet.columns.width if pieces else 0
        bar = Piece("▐", ("thumb",)) if on_thumb else _blank(1)
        return [*pieces, _blank(width - 1 - used), bar] if used < width else pieces

    def pieces(self, place: Place) -> list[Piece]:
        """The row at `place`, from the left edge of the page to the end of its last column."""
        row, block = self.sheet.rows(place.block)[place.row], self.sheet.article.blocks[place.block]
        shape = self.sheet.columns
        current = self._is_current(row)
        pieces = [_blank(shape.left), *self._margin(block, row, current)]
        if shape.layout is Layout.BESIDE:
            pieces += self._left(block, row, current) or [_blank(shape.dutch)]
            pieces += [_blank(1), self._rule(current)]
            pieces += self._english(block, row, current, BETWEEN - 2, shape.english)
        else:
            pieces += self._left(block, row, current) or self._english(block, row, current, 2, shape.english)
        return pieces

    def _is_current(self, row: Row) -> bool:
        return row.sentence is not None and self.cursor.sentence in self.sheet.shown_together(row.sentence)

    def _rule(self, current: bool) -> Piece:
        return Piece("▌", ("bar",)) if current else Piece("│", ("rule",))

    def _margin(self, block: Block, row: Row, current: bool) -> list[Piece]:
        """LEFT_MARGIN cells: sign of the highlight that begins here, bar of the current sentence, space."""
        sign = _blank(2)
        marks = self.marks.get(block.index)
        if marks and row.dutch is not None and block.start is not None:
            line = row.dutch.shift(block.start)
            starting = [mark for mark in marks if line.start <= mark.span.start < line.end]
            if starting:
                from tui.reading.marks import sign_of  # here and below: the first page is painted without marks

                looks = ("sign", "doubled") if _begins_double(marks, line) else ("sign",)
                sign = Piece(sign_of(starting), looks)
        bar = self._rule(current) if current else _blank(1)
        return [sign, bar, _blank(LEFT_MARGIN - 3)]

    def _left(self, block: Block, row: Row, current: bool) -> list[Piece]:
        """What stands in the column of the Dutch; nothing on a row without it."""
        width = self.sheet.columns.dutch
        if row.dateline:
            text = fitted(dateline(self.sheet.article), width)
            return paint(text, Span(0, len(text)), width, ("dateline",), ())
        return self._dutch(block, row.dutch, current) if row.dutch else []

    def _dutch(self, block: Block, shown: Span, current: bool) -> list[Piece]:
        base = (block.kind,)
        found = self._found(block.index, "dutch")
        if block.start is None:
            return paint(block.text, shown, self.sheet.columns.dutch, base, found)
        article, line = self.sheet.article, shown.shift(block.start)
        laid: list[tuple[Span | None, str]] = []
        if current:
            laid.append((article.sentences[self.cursor.sentence].span, "current"))
        if block.index in self.marks:
            laid += self._marked(block.index, line)
        laid += [(span, "lit") for span in self.lit]
        if not self.cursor.is_plain:
            laid += [(span, "selection") for span in (*self.cursor.pieces, self.cursor.selection(article))]
            laid.append((self.cursor.word_span(article), "word"))
        overlays = [Overlay(span.shift(-block.start), name) for span, name in laid if span is not None]
        return paint(block.text, shown, self.sheet.columns.dutch, base, overlays + found)

    def _marked(self, index: int, line: Span) -> Iterator[tuple[Span, str]]:
        """The looks of the marks on a line: the paper of the innermost, a rule under what several notes are on."""
        touching = [mark for mark in self.marks[index] if not mark.bookmark and mark.span.clip(line)]
        if not touching:
            return
        from tui.reading.marks import doubled

        touching.sort(key=lambda mark: mark.span.start - mark.span.end)
        yield from ((mark.span, f"kind-{mark.colour}") for mark in touching)
        yield from ((span, "doubled") for span in doubled(touching))
        yield from ((mark.span, "focused") for mark in touching if mark.id == self.focused)

    def _english(self, block: Block, row: Row, current: bool, indent: int, width: int) -> list[Piece]:
        translation = self.sheet.translations.get(block.index)
        base: tuple[str, ...] = ("english", f"english-{block.kind}")
        if row.english is None or translation is None:
            text = self._gap(block, row)
        elif self._is_covered(row):
            text = covered(translation.text[slice(*row.english)])
        else:
            overlays = self._found(block.index, "english")
            if current and (where := self.sheet.english_span(self.cursor.sentence)):
                overlays.insert(0, Overlay(where[1], "current"))
            return [_blank(indent, base), *paint(translation.text, row.english, width, base, overlays)]
        if not text:
            return [_blank(indent + width)]
        base += ("gap" if row.english is None or translation is None else "covered",)
        return [_blank(indent, base), *paint(text, Span(0, len(text)), width, base, ())]

    def _gap(self, block: Block, row: Row) -> str:
        """What stands beside the first row of a text without a translation."""
        if row.dutch is None or not block.kind.has_translation:
            return ""
        if row.sentence is None or block.start is None:
            first = row.dutch.start == 0 and block.index not in self.sheet.translations
        else:
            begins = self.sheet.article.sentences[row.sentence].span.start == block.start + row.dutch.start
            first = begins and self.sheet.line_of(row.sentence) is None
        if not first:
            return ""
        return NO_TRANSLATION if block.index in self.failed else WAITING if self.awaited else ""

    def _is_covered(self, row: Row) -> bool:
        if row.sentence is None:  # a heading cannot be turned over, so it is never hidden
            return False
        layout = self.sheet.columns.layout
        return all(self.study.covers(sentence, layout) for sentence in self.sheet.shown_together(row.sentence))

    def _found(self, block: int, side: str) -> list[Overlay]:
        return [Overlay(hit.span, "hit") for hit in self.hits.get(block, ()) if hit.side == side]


def _begins_double(marks: Iterable[Mark], line: Span) -> bool:
    """Whether a stretch that several highlights are on begins on a line."""
    from tui.reading.marks import doubled

    over = doubled(mark for mark in marks if not mark.bookmark)
    return any(line.start <= span.start < line.end for span in over)


def _blank(cells: int, looks: tuple[str, ...] = ("plain",)) -> Piece:
    return Piece(" " * cells, looks)
