"""The painted rows of the page, kept until something in their block changes."""

from __future__ import annotations

from collections.abc import Iterable

from textual.strip import Strip

from tui.reading.sheet import Place

_KEPT = 300
"""Blocks whose rows are kept painted: some ten screens."""
_NOWHERE = Place(-1, 0)


class Strips:
    """Painted rows by their place, with and without the scrollbar's thumb; None is below the end of the text."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[tuple[int, bool], Strip]] = {}

    def get(self, place: Place | None, on_thumb: bool) -> Strip | None:
        """The row at `place`, if it is painted."""
        block, row = place or _NOWHERE
        return self._blocks.get(block, {}).get((row, on_thumb))

    def put(self, place: Place | None, on_thumb: bool, strip: Strip) -> None:
        """Keep a row."""
        block, row = place or _NOWHERE
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
