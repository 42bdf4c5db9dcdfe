"""One row of the page: its words in exactly its cells, and how they look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from tui.light import TYPE_CHECKING, NamedTuple
from tui.reading.wrap import is_narrow, width_of
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

COVER = "░"
"""Stands for each letter of a covered translation, so that it keeps its space."""


class Piece(NamedTuple):
    """Some characters of a row and their looks in the palette, the ones on top last."""

    text: str
    looks: tuple[str, ...] = ("plain",)


class Overlay(NamedTuple):
    """A look laid over part of a text."""

    span: Span
    look: str


def paint(text: str, line: Span, width: int, base: tuple[str, ...], overlays: Sequence[Overlay]) -> list[Piece]:
    """The stretch `line` of `text` in `width` cells: `base`, with each overlay on top of those before it.

    The blanks a line was wrapped at are not drawn; the rest of the width is filled. An overlay on part of a grapheme
    is on all of it: torn apart, a family emoji would take more cells.
    """
    drawn = text[slice(*line)].rstrip(" ")
    end = line.start + len(drawn)
    shown = Span(line.start, end)
    parts = [(part, look) for span, look in overlays if (part := span.clip(shown))]
    missing = width - width_of(drawn)
    rest = [Piece(" " * missing, base)] if missing > 0 else []
    if not parts:
        return [Piece(drawn, base), *rest] if drawn else rest
    if not is_narrow(drawn):
        from rich.cells import split_graphemes

        cuts = [*(line.start + start for start, _, _ in split_graphemes(drawn)[0]), end]
        parts = [(_grown(part, cuts), look) for part, look in parts]
    edges = sorted({line.start, end, *(edge for part, _ in parts for edge in part)})
    pieces: list[Piece] = []
    for start, stop in pairwise(edges):
        over = (look for part, look in parts if part.start <= start and stop <= part.end)
        pieces.append(Piece(text[start:stop], (*base, *over)))
    return pieces + rest


def _grown(part: Span, cuts: Sequence[int]) -> Span:
    """`part` out to the nearest of the rising offsets `cuts`."""
    return Span(cuts[bisect_right(cuts, part.start) - 1], cuts[bisect_left(cuts, part.end)])


def covered(text: str) -> str:
    """`text` made unreadable, every blank where it was and every letter as wide."""
    from rich.cells import split_graphemes  # not for the first frame, which covers nothing

    parts = split_graphemes(text)[0]
    return "".join(" " if text[start] == " " else COVER * cells for start, _, cells in parts)
