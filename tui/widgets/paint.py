"""One row of the page as styled segments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

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
