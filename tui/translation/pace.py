"""How often a service may be asked, and when it is better left alone. Times are seconds of a steady clock."""

from __future__ import annotations

import math

_SLOWEST = 0.25
"""Requests a second that are left of any pace."""
_FASTER = 1.25
"""How much a success makes up for a complaint; halving for good would cost six times the time, measured."""


class Bucket:
    """A token bucket: so many requests a second on average, a few at once after a rest."""

    def __init__(self, per_second: float, burst: int) -> None:
        self._full_pace = self._pace = per_second
        self._burst = float(burst)
        self._tokens = float(burst)
        self._filled = -math.inf

    def wait(self, now: float) -> float:
        """Seconds until a request may go; 0 if it may go now."""
        self._tokens = min(self._burst, self._tokens + max(0.0, now - self._filled) * self._pace)
        self._filled = now
        return max(0.0, (1 - self._tokens) / self._pace)

    def take(self, requests: int = 1) -> None:
        """Let that many go, even if that is more than may: the next ones wait the longer for it."""
        self._tokens -= requests

    def slow_down(self) -> None:
        """The service complained: half the pace, and no more at once."""
        self._pace = max(min(_SLOWEST, self._full_pace), self._pace / 2)
        self._tokens = min(self._tokens, 1.0)

    def speed_up(self) -> None:
        """The service answered."""
        self._pace = min(self._full_pace, self._pace * _FASTER)

    def refill(self) -> None:
        """The reader wants an answer now."""
        self._pace, self._tokens = self._full_pace, self._burst


class Breaker:
    """Leaves a service alone that keeps failing, and then lets one request through to see.

    The pauses grow from 2 to 15 seconds, and to a minute when that has not helped for a while.
    """

    FAILURES = 4
    """In a row, until it is left alone."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As if it had never failed."""
        self._failures = 0
        self._pauses = 0
        self._until = -math.inf
        self._probing = False

    @property
    def closed(self) -> bool:
        """Whether the service is in use as usual."""
        return self._failures < self.FAILURES

    def wait(self, now: float) -> float:
        """Seconds until it may be asked; infinite while the one request is under way that will tell."""
        if self.closed:
            return 0.0
        return math.inf if self._probing else max(0.0, self._until - now)

    def asked(self) -> None:
        """A request goes."""
        self._probing = not self.closed

    def succeeded(self) -> None:
        """It answered."""
        self.reset()

    def failed(self, now: float, pause: float | None = None) -> None:
        """It did not. `pause`: leave it alone from now on, for so many seconds."""
        self._probing = False
        self._failures = self.FAILURES if pause else self._failures + 1
        if not self.closed:
            longest = 15.0 if self._pauses < 10 else 60.0
            self._until = max(self._until, now + (pause or min(longest, 2.0 * 2.0**self._pauses)))
            self._pauses += 1
