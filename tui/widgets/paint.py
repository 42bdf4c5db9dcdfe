"""One row of the page as styled segments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.wrap import is_narrow, width_of
from tui.span import Span

COVER = "░"
"""Stands for each letter of a covered translation, so that it keeps its space."""


class Overlay(NamedTuple):
    """A style laid over part of a text."""

    span: Span
    style: Style


def paint(text: str, line: Span, width: int, base: Style, overlays: Sequence[Overlay]) -> list[Segment]:
    """The stretch `line` of `text` in `width` cells: `base`, with each overlay on top of those before it.

    The blanks a line was wrapped at are not drawn; the rest of the width is filled. An overlay on part of a grapheme
    is on all of it: torn apart, a family emoji would take more cells.
    """
    drawn = text[slice(*line)].rstrip(" ")
    end = line.start + len(drawn)
    shown = Span(line.start, end)
    parts = [(part, style) for span, style in overlays if (part := span.clip(shown))]
    if parts and not is_narrow(drawn):
        cuts = [*(line.start + start for start, _, _ in split_graphemes(drawn)[0]), end]
        parts = [(_grown(part, cuts), style) for part, style in parts]
    edges = sorted({line.start, end, *(edge for part, _ in parts for edge in part)})
    segments: list[Segment] = []
    for start, stop in pairwise(edges):
        style = base
        for part, over in parts:
            if part.start <= start and stop <= part.end:
                style += over
        segments.append(Segment(text[start:stop], style))
    missing = width - width_of(drawn)
    if missing > 0:
        segments.append(Segment(" " * missing, base))
    return segments


def _grown(part: Span, cuts: Sequence[int]) -> Span:
    """`part` out to the nearest of the rising offsets `cuts`."""
    return Span(cuts[bisect_right(cuts, part.start) - 1], cuts[bisect_left(cuts, part.end)])


def covered(text: str) -> str:
    """`text` made unreadable, every blank where it was and every letter as wide."""
    parts = split_graphemes(text)[0]
    return "".join(" " if text[start] == " " else COVER * cells for start, _, cells in parts)


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


def filtered(widget: Widget, strip: Strip) -> Strip:
    """A row as the app's filters leave it: NO_COLOR takes the colours out. Textual asks that of who paints rows."""
    filters = [
        one for one in widget.app.get_line_filters() if not isinstance(one, ANSIToTruecolor)
    ]  # no colour is ANSI's
    for line_filter in filters:
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return strip
