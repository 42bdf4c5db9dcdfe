"""The painted rows of the page, kept until something in their block changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from textual.geometry import Size
from textual.strip import Strip

from tui.light import NamedTuple
from tui.reading.layout import Columns
from tui.reading.marks import Mark
from tui.reading.paint import Piece
from tui.reading.rows import RowPainter, Shown
from tui.reading.scrollbar import thumb
from tui.reading.sheet import Place

_KEPT = 300
"""Blocks whose rows are kept painted for each layout: some ten screens."""
_BELOW = -1
"""Stands for the block of rows below the end of the text."""

Finish = Callable[[list[Piece]], Strip]
"""Makes a strip of what stands on a row."""
Looks = tuple[bool, Shown | None, tuple[Mark, ...]]
"""Whether the scrollbar's thumb is on a row, and how it is shown and marked."""
Block = dict[int, dict[Looks, Strip]]
"""The strips of a block by row, in every way it was shown."""


class Frame(NamedTuple):
    """A painted window."""

    places: tuple[Place | None, ...]
    """Of its rows; None is below the end of the text."""
    thumb: range
    """The rows with the scrollbar's thumb."""
    width: int
    """Cells."""
    strips: list[Strip]


class Strips:
    """Painted rows by place. Going to another sentence, covering, highlighting and another layout find them as they
    were.
    """

    def __init__(self) -> None:
        self._width = 0
        self._layouts: dict[Columns, dict[int, Block]] = {}

    def window(self, painter: RowPainter, top: Place, size: Size, finish: Finish) -> Frame:
        """The window whose first row is at `top`; what is not painted yet goes through `finish`."""
        places = tuple(painter.sheet.window(top, size.height))
        frame = Frame(places, thumb(size.height, painter.sheet.share(top, size.height)), size.width, [])
        return frame._replace(strips=[strip for _, strip in self._rows(painter, frame, finish, None)])

    def again(self, painter: RowPainter, frame: Frame, finish: Finish, sentences: Collection[int]) -> Frame:
        """The same window, in which only those sentences look otherwise."""
        strips = frame.strips.copy()
        for y, strip in self._rows(painter, frame, finish, sentences):
            strips[y] = strip
        return frame._replace(strips=strips)

    def _rows(
        self, painter: RowPainter, frame: Frame, finish: Finish, sentences: Collection[int] | None
    ) -> Iterator[tuple[int, Strip]]:
        """The rows of a window, or only those of some sentences and of none, each with its number."""
        sheet, bar = painter.sheet, frame.thumb
        blocks = self._blocks(sheet.columns, frame.width)
        shown: dict[int | None, Shown] = {}
        for y, place in enumerate(frame.places):
            how: Shown | None = None
            marked: tuple[Mark, ...] = ()
            if place is not None:
                row = sheet.rows(place.block)[place.row]
                if sentences is not None and row.sentence is not None and row.sentence not in sentences:
                    continue
                how, marked = shown.get(row.sentence), painter.marked(place.block, row)
                if how is None:
                    how = shown[row.sentence] = painter.shown(row)
            kept, looks = self._kept(blocks, place), (y in bar, how, marked)
            strip = kept.get(looks)
            if strip is None:
                strip = kept[looks] = finish(painter.whole(place, y in bar, frame.width))
            yield y, strip

    def _blocks(self, columns: Columns, width: int) -> dict[int, Block]:
        if width != self._width:
            self._width = width
            self._layouts.clear()
        return self._layouts.setdefault(columns, {})

    def _kept(self, blocks: dict[int, Block], place: Place | None) -> dict[Looks, Strip]:
        number, row = place or (_BELOW, 0)
        block = blocks.get(number)
        if block is None:
            if len(blocks) >= _KEPT:
                del blocks[next(iter(blocks))]
            block = blocks[number] = {}
        return block.setdefault(row, {})

    def forget(self, blocks: Iterable[int]) -> None:
        """The rows of these look different now."""
        for number in blocks:
            for layout in self._layouts.values():
                layout.pop(number, None)

    def forget_rows(self, columns: Columns, block: int, rows: Iterable[int]) -> None:
        """Some rows of a block, as it is laid out in `columns`, look different now."""
        for layout in self._layouts.keys() - {columns}:
            self._layouts[layout].pop(block, None)
        kept = self._layouts.get(columns, {}).get(block, {})
        for row in rows:
            kept.pop(row, None)

    def clear(self) -> None:
        """All rows look different now."""
        self._layouts.clear()
