"""One row of the page as styled segments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.reading.wrap import width_of
from tui.span import Span

COVER = "░"
"""Stands for each letter of a covered translation, so that it keeps its space."""


class Overlay(NamedTuple):
    """A style laid over part of a text."""

    span: Span
    style: Style


def paint(text: str, line: Span, width: int, base: Style, overlays: Sequence[Overlay]) -> list[Segment]:
    """The stretch `line` of `text` in `width` cells: `base`, with each overlay on top of those before it.

    The blanks a line was wrapped at are not drawn; the rest of the width is filled.
    """
    end = line.start + len(text[slice(*line)].rstrip(" "))
    shown = Span(line.start, end)
    parts = [(part, style) for span, style in overlays if (part := span.clip(shown))]
    edges = sorted({line.start, end, *(edge for part, _ in parts for edge in part)})
    segments: list[Segment] = []
    for start, stop in pairwise(edges):
        style = base
        for part, over in parts:
            if part.start <= start and stop <= part.end:
                style += over
        segments.append(Segment(text[start:stop], style))
    missing = width - width_of(text[line.start : end])
    if missing > 0:
        segments.append(Segment(" " * missing, base))
    return segments


def covered(text: str) -> str:
    """`text` made unreadable, every blank where it was and every letter as wide."""
    return "".join(character if character == " " else COVER * max(1, width_of(character)) for character in text)
