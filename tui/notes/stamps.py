"""Times of notes, and which of a note's fields a save changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from tui.notes.record import Note

Clock = Callable[[], str]
"""Whatever tells the time as `now` does."""

CONTENT = tuple(
    item.name
    for item in fields(Note)
    if item.name not in {"id", "created", "updated", "device", "changed", "seen", "extra"}
)
"""The fields of a note that a reader's change can touch."""


def now() -> str:
    """The time as notes keep it: `2026-05-03T18:20:31.250Z`."""
    return _stamp(datetime.now(UTC))


def later(time: str, *earlier: str) -> str:
    """`time`, or the first millisecond after all `earlier` stamps when the clock has gone back since."""
    present = _moment(time)
    last = max((moment for stamp in earlier if (moment := _moment(stamp))), default=None)
    if present is None or last is None or present > last:
        return time
    try:
        return _stamp(last + timedelta(milliseconds=1))
    except OverflowError:  # a stamp of the year 9999 is nobody's clock
        return time


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def differing(old: Note, new: Note) -> list[str]:
    """The content fields in which two states of a note differ. When it was deleted does not matter, only whether."""
    return [
        name
        for name in CONTENT
        if (bool(old.deleted) != bool(new.deleted) if name == "deleted" else getattr(old, name) != getattr(new, name))
    ]


def stamped(old: Note | None, new: Note, time: str, device: str) -> Note:
    """`new` as it is saved over `old` at `time`: `old` itself when nothing differs.

    The stamps of one note only ever rise.
    """
    if old is None:
        at = later(time, *(at for at, _ in new.changed.values()))
        born, present = _moment(new.created), _moment(at)
        return replace(new, updated=new.created if born and present and born > present else at, device=device)
    extra = [name for name, value in new.extra.items() if name not in old.extra or old.extra[name] != value]
    names = differing(old, new)
    if not names and not extra:
        return old
    at = later(time, old.updated, *(at for at, _ in old.changed.values()))
    text_at, text_device = old.changed.get("note", ("", ""))
    read = {text_device: text_at} if "note" in names and text_device not in ("", device) else {}
    deleted = new.deleted and (at if "deleted" in names else old.deleted)
    return replace(
        new,
        created=old.created,
        updated=at,
        device=device,
        deleted=deleted,
        changed={**old.changed, **dict.fromkeys([*names, *extra], (at, device))},
        seen={**old.seen, **read},
    )
