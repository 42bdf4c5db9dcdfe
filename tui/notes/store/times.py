"""The time as records keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], str]
"""Whatever tells the time as `now` does."""


def now() -> str:
    """The time as notes keep it: `2026-05-03T18:20:31.250Z`."""
    return stamp_of(datetime.now(UTC))


def later(time: str, *earlier: str) -> str:
    """`time`, or the first millisecond after all `earlier` stamps when the clock has gone back since."""
    if not earlier:
        return time
    present = moment_of(time)
    last = max((moment for stamp in earlier if (moment := moment_of(stamp))), default=None)
    if present is None or last is None or present > last:
        return time
    try:
        return stamp_of(last + timedelta(milliseconds=1))
    except OverflowError:  # a stamp of the year 9999 is nobody's clock
        return time


def stamp_of(moment: datetime) -> str:
    """A moment in UTC as records keep it."""
    return f"{moment.isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"


def days_before(time: str, days: int = 30) -> str:
    """A stamp that much earlier; '' for what is none."""
    moment = moment_of(time)
    return stamp_of(moment - timedelta(days=days)) if moment else ""


def moment_of(stamp: str) -> datetime | None:
    """The moment of a stamp; None for what is none."""
    try:
        moment = datetime.fromisoformat(stamp)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
