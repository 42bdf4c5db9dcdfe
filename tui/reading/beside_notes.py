"""Notes in a column beside the page, each on the row of its passage."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.notes.colour import Colour
from tui.reading.paint import Piece
from tui.reading.wrap import character_at, width_of, wrap

_INDENT = 3
"""Cells before the words of a note, under its number."""


class Beside(NamedTuple):
    """A note as the column shows it."""

    row: int
    """Of the window, on which its passage begins; not in the window if the passage is not."""
    id: str
    heading: str
    """The passage, in one line."""
    text: str
    """The reader's words, perhaps none."""
    tags: tuple[str, ...]
    colour: Colour
    focused: bool
    """Whether it is the one a key acts on; it is shown in full."""


class BesideRow(NamedTuple):
    """A row of the column."""

    pieces: tuple[Piece, ...]
    """As wide as the column."""
    id: str | None = None
    """The note's; None where none is."""


_Line = tuple[Piece, ...]


def arrange(items: Sequence[Beside], height: int, width: int) -> list[BesideRow]:
    """`height` rows of `width` cells, at least 8, with the notes in the order of their passages.

    A note begins on its passage's row, or below the note before it. It is cut short so that the next one has its own
    row; those that stand too close share the room up to the next that has its own, a line each in turn. One in focus is
    moved up where it would not fit. Notes of passages above the window are left out; the last row tells how many are
    of passages below it, or found no row.
    """
    notes = sorted((item for item in items if item.row >= 0), key=lambda item: item.row)
    lines = [_lines(item, width) for item in notes]
    full = [len(all_of_it) for all_of_it in lines]
    focus = next((at for at, item in enumerate(notes) if item.focused and item.row < height), None)
    wanted = [item.row for item in notes]
    heights = _heights(wanted, full, focus, height)
    if len(heights) < len(notes):
        heights = _heights(wanted, full, focus, height - 1)
    rows = [BesideRow(_filled((), width))] * height
    for item, all_of_it, (start, shown) in zip(notes, lines, heights, strict=False):
        part = all_of_it[:shown]
        if shown < len(all_of_it):
            part[-1] = (*part[-1][:-1], _cut(part[-1][-1], width - _INDENT))
        rows[start : start + shown] = [BesideRow(_filled(line, width), item.id) for line in part]
    if rows and len(heights) < len(notes):
        more = shortened(f"… {len(notes) - len(heights)} more below", width)
        rows[-1] = BesideRow(_filled((Piece(more, ("english",)),), width))
    return rows


def _heights(wanted: Sequence[int], full: Sequence[int], focus: int | None, room: int) -> list[tuple[int, int]]:
    """First row and number of rows of each note that has any.

    Given the row each would begin on, the rows it has in full, and which of them is to have all of these.
    """
    wanted, least = list(wanted), [1] * len(wanted)
    if focus is not None:
        least[focus] = max(1, min(full[focus], room - focus))
        for at in range(focus + 1):  # as low as leaves room for it and for a row of each between
            wanted[at] = min(wanted[at], room - least[focus] - (focus - at))
    starts: list[int] = []
    for row, before in zip(wanted, [0, *least], strict=False):
        starts.append(max(row, starts[-1] + before if starts else 0))
    shown = sum(start < room for start in starts)
    starts = [*starts[:shown], room]
    own_rows = [at for at in range(shown) if starts[at] == wanted[at] or not at]
    heights: list[tuple[int, int]] = []
    for first, last in pairwise([*own_rows, shown]):
        given = _shared(least[first:last], full[first:last], starts[last] - starts[first])
        heights += zip(accumulate(given, initial=starts[first]), given, strict=False)
    return heights


def _shared(least: Sequence[int], full: Sequence[int], room: int) -> list[int]:
    """`room` rows given to each its least, then one in turn to those that want more."""
    given = list(least)
    while waiting := [at for at, rows in enumerate(given) if rows < full[at]]:
        for at in waiting:
            if sum(given) >= room:
                return given
            given[at] += 1
    return given


def _lines(item: Beside, width: int) -> list[_Line]:
    """All of a note: number and passage, words, tags."""
    focus = ("focused",) if item.focused else ()
    sign = item.colour.digit + ("•" if item.text else " ")
    heading = shortened(" ".join(item.heading.split()), width - _INDENT)
    lines: list[_Line] = [
        (Piece(sign, ("sign",)), Piece(" ", ("plain",)), Piece(heading, ("paragraph", f"kind-{item.colour}", *focus)))
    ]
    tags = " ".join(f"#{tag}" for tag in item.tags)
    for text, look in ((item.text, "plain"), (tags, "english")):
        for paragraph in filter(None, map(str.rstrip, text.splitlines())):
            start = 0
            for end in wrap(paragraph, width - _INDENT):
                words = paragraph[start:end].rstrip(" ")
                lines.append((Piece(" " * _INDENT, ("plain",)), Piece(words, (look, *focus))))
                start = end
    return lines


def shortened(text: str, width: int) -> str:
    """A text in at most `width` cells, with an ellipsis where it is cut."""
    return text if width_of(text) <= width else _cut(Piece(text), width).text


def _cut(piece: Piece, width: int) -> Piece:
    """As much of a piece as fits with an ellipsis, which says that there is more."""
    start = piece.text[: character_at(piece.text, width - 1)].rstrip(" …")
    return piece._replace(text=start + "…")


def _filled(line: _Line, width: int) -> _Line:
    return (*line, Piece(" " * (width - sum(width_of(piece.text) for piece in line)), ("plain",)))
