"""The painted rows of the page, kept until something in their block changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui.reading.scrollbar import thumb
from tui.reading.sheet import Place
from tui.widgets.row_painter import RowPainter

_KEPT = 300
"""Blocks whose rows are kept painted: some ten screens."""
_NOWHERE = Place(-1, 0)


class Strips:
    """Painted rows by their place, with and without the scrollbar's thumb; None is below the end of the text."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[tuple[int, bool], Strip]] = {}

    def window(self, painter: RowPainter, top: Place, size: Size, finish: Callable[[Strip], Strip]) -> list[Strip]:
        """The rows of a window whose first is at `top`; each goes through `finish` when it is painted."""
        sheet = painter.sheet
        bar = thumb(size.height, sheet.share(top, size.height))
        rows: list[Strip] = []
        place: Place | None = top
        for y in range(size.height):
            block, row = place or _NOWHERE
            strip = self._blocks.get(block, {}).get((row, y in bar))
            if strip is None:
                strip = finish(_row(painter, place, y in bar, size.width))
                self._keep(block, row, y in bar, strip)
            rows.append(strip)
            if place is not None:
                following = sheet.step(place, 1)
                place = None if following == place else following
        return rows

    def _keep(self, block: int, row: int, on_thumb: bool, strip: Strip) -> None:
        if block not in self._blocks and len(self._blocks) >= _KEPT:
            del self._blocks[next(iter(self._blocks))]
        self._blocks.setdefault(block, {})[row, on_thumb] = strip

    def forget(self, blocks: Iterable[int]) -> None:
        """The rows of these look different now."""
        for block in blocks:
            self._blocks.pop(block, None)

    def forget_rows(self, block: int, rows: Iterable[int]) -> None:
        """Some rows of a block look different now."""
        kept = self._blocks.get(block, {})
        for row in rows:
            kept.pop((row, False), None)
            kept.pop((row, True), None)

    def clear(self) -> None:
        """All rows look different now."""
        self._blocks.clear()


def _row(painter: RowPainter, place: Place | None, on_thumb: bool, width: int) -> Strip:
    segments = [] if place is None else painter.segments(place)
    used = painter.sheet.columns.width if segments else 0
    if used >= width:  # a terminal of a few cells
        return Strip(segments).adjust_cell_length(width)
    blank = Segment(" " * (width - 1 - used), painter.plain)
    return Strip(Segment.simplify([*segments, blank, painter.bar(on_thumb)]), width)
