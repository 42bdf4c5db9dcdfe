"""The one-line bars above and below the page."""

from __future__ import annotations

from collections.abc import Sequence

from tui.reading.paint import Piece
from tui.reading.wrap import width_of, wrap


def words(text: str, look: str = "panel") -> Piece:
    """Some words of a bar."""
    return Piece(text, (look,))


def bar(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """A line of `width` cells: on the left what must be seen, on the right what fits, the first left out first."""
    pieces, room = list[Piece](), width
    for text, looks in left:
        shown = fitted(text, room)
        pieces.append(Piece(shown, looks))
        room -= width_of(shown)
    while right and (wanted := sum(width_of(text) for text, _ in right)) >= room:
        right = right[1:]
    return [*pieces, Piece(" " * (room - (wanted if right else 0)), ("panel",)), *right]


def fitted(text: str, room: int) -> str:
    """A text, or as much of it as fits, with an ellipsis."""
    if width_of(text) <= room:
        return text
    if room < 2:
        return "…"[:room]
    start = text[: wrap(text.replace(" ", "\u00a0"), room - 1)[0]]  # cut anywhere, not at a blank
    return start + "…"
