"""Rows for Textual: strips of styled segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from rich.segment import Segment
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.paint import Piece
from tui.reading.wrap import is_narrow
from tui.widgets.styles import Styles


def strip_of(pieces: Iterable[Piece], styles: Styles, width: int) -> Strip:
    """A row of that many cells, what looks the same as one segment: `Segment.simplify` in a third of the time."""
    segments: list[Segment] = []
    plain = styles.of(("plain",))
    text, style = "", plain
    for more, looks in pieces:
        if (other := styles.of(looks)) is not style:
            if text:
                segments.append(Segment(text, style))
            text, style = "", other
        text += more
    segments.append(Segment(text, style))
    return Strip(segments).adjust_cell_length(width, plain)


def cells_changed(before: Strip, after: Strip) -> int:
    """How many cells from the left reach to the last one that is not as before; 0 where nothing differs."""
    if before.cell_length != after.cell_length:
        return after.cell_length
    cells = after.cell_length
    for old, new in zip(reversed(list(before)), reversed(list(after)), strict=False):
        if old != new:
            if old.style == new.style and is_narrow(old.text + new.text):
                pairs = zip(reversed(old.text), reversed(new.text), strict=False)
                cells -= sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            return cells
        cells -= new.cell_length
    return cells


def regions_changed(before: Sequence[Strip], after: Sequence[Strip]) -> list[Region] | None:
    """Where a window is not as it was, rows one below the other as one region; None where that is most of it."""
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=False)) if old is not new]
    if len(before) != len(after) or len(changed) > len(after) // 2:
        return None
    regions: list[Region] = []
    for y in changed:
        if width := cells_changed(before[y], after[y]):
            above = regions.pop() if regions and regions[-1].bottom == y else Region(0, y, 0, 0)
            regions.append(Region(0, above.y, max(above.width, width), above.height + 1))
    return regions


def filtered(widget: Widget, strip: Strip) -> Strip:
    """A row as the app's filters leave it: NO_COLOR takes the colours out. Textual asks that of who paints rows."""
    for line_filter in widget.app.get_line_filters():
        if not isinstance(line_filter, ANSIToTruecolor):  # no colour of the palette is ANSI's
            strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return strip
