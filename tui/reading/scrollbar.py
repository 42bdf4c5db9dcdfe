"""How much of the text is in the window, and where that is."""

from __future__ import annotations

from tui.light import NamedTuple


class Share(NamedTuple):
    """A stretch of a whole; both ends 0 to 1."""

    start: float
    end: float


WHOLE = Share(0.0, 1.0)


def thumb(height: int, shown: Share) -> range:
    """The rows of a scrollbar's thumb; none where everything is shown.

    It is at an end of the bar only where the window is at that end of the text.
    """
    if shown == WHOLE:
        return range(0)
    size = max(1, min(height, round(height * (shown.end - shown.start))))
    first, last = int(shown.start > 0), height - size - int(shown.end < 1)
    start = max(first, min(round(height * shown.start), last))
    start = max(0, min(start, height - size))  # a bar too short to tell
    return range(start, start + size)
