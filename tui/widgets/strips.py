"""The painted rows of the page, kept until something in their block changes."""

from __future__ import annotations

from collections.abc import Collection

from textual.strip import Strip

from tui.reading.sheet import Place

_KEPT = 300
"""Blocks whose rows are kept painted: some ten screens."""


class Strips:
    """Painted rows by their place, with and without the scrollbar's thumb."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[tuple[int, bool], Strip]] = {}

    def get(self, place: Place, on_thumb: bool) -> Strip | None:
        """The row at `place`, if it is painted."""
        return self._blocks.get(place.block, {}).get((place.row, on_thumb))

    def put(self, place: Place, on_thumb: bool, strip: Strip) -> None:
        """Keep a row."""
        if place.block not in self._blocks and len(self._blocks) >= _KEPT:
            del self._blocks[next(iter(self._blocks))]
        self._blocks.setdefault(place.block, {})[place.row, on_thumb] = strip

    def forget(self, blocks: Collection[int]) -> None:
        """The rows of these look different now."""
        for block in blocks:
            self._blocks.pop(block, None)

    def clear(self) -> None:
        """All rows look different now."""
        self._blocks.clear()
