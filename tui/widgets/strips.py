"""The painted rows of the page, kept until something in their block changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.geometry import Size
from textual.strip import Strip

from tui.reading.paint import Piece
from tui.reading.rows import RowPainter
from tui.reading.scrollbar import thumb
from tui.reading.sheet import Place

_KEPT = 300
"""Blocks whose rows are kept painted: some ten screens."""
_NOWHERE = Place(-1, 0)


Finish = Callable[[list[Piece]], Strip]
"""Makes a strip of what stands on a row."""


class Strips:
    """Painted rows by their place, with and without the scrollbar's thumb; None is below the end of the text."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[tuple[int, bool], Strip]] = {}

    def window(
        self, painter: RowPainter, top: Place, size: Size, finish: Callable[[list[Piece]], Strip]
    ) -> list[Strip]:
        """The rows of a window whose first is at `top`; what is not painted yet goes through `finish`."""
        sheet = painter.sheet
        bar = thumb(size.height, sheet.share(top, size.height))
        rows: list[Strip] = []
        for y, place in enumerate(sheet.window(top, size.height)):
            block, row = place or _NOWHERE
            strip = self._blocks.get(block, {}).get((row, y in bar))
            if strip is None:
                strip = finish(painter.whole(place, y in bar, size.width))
                self._keep(block, row, y in bar, strip)
            rows.append(strip)
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
