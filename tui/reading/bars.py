"""The one-line bars above and below the page."""

from __future__ import annotations

from itertools import chain

from tui.light import TYPE_CHECKING
from tui.reading.paint import Piece
from tui.reading.wrap import width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

Group = tuple[Piece, ...]
"""What of a bar is shown or left out as one."""
Hint = tuple[str, str]
"""Keys, and what they do."""


def words(text: str, look: str = "panel") -> Piece:
    """Some words of a bar."""
    return Piece(text, (look,))


def hints(pairs: Sequence[Hint]) -> tuple[Group, ...]:
    """The keys that matter now, for the right of a bar; where there is no room for all, the first is left out first."""
    groups = [(words(f"{keys} ", "panel-key"), words(f"{does}  ", "panel-dim")) for keys, does in pairs[:-1]]
    return (*groups, *((words(f"{keys} ", "panel-key"), words(f"{does} ", "panel-dim")) for keys, does in pairs[-1:]))


def bar(left: Sequence[Piece], right: Sequence[Group], width: int, paper: str = "panel") -> list[Piece]:
    """A line of `width` cells: on the left what must be seen, on the right what fits, the first left out first."""
    pieces, room = list[Piece](), width
    for text, looks in left:
        shown = fitted(text, room)
        pieces.append(Piece(shown, looks))
        room -= width_of(shown)
    while right and (wanted := sum(width_of(text) for group in right for text, _ in group)) > room - 2:
        right = right[1:]
    return [*pieces, Piece(" " * (room - (wanted if right else 0)), (paper,)), *chain.from_iterable(right)]


def fitted(text: str, room: int) -> str:
    """A text, or as much of it as fits, with an ellipsis."""
    if width_of(text) <= room:
        return text
    if room < 2:
        return "…"[:room]
    start = text[: wrap(text.replace(" ", "\u00a0"), room - 1)[0]]  # cut anywhere, not at a blank
    return f"{start}…" if width_of(start) < room else "…"  # one character may be too wide already
