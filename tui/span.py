"""A stretch of text."""

from __future__ import annotations

from tui.light import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points: `text[span.start : span.end]`."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def clip(self, other: Span) -> Span | None:
        """The part that lies inside `other`, or None where they share no character."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None
