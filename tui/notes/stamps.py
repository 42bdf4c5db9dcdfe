"""Which of a note's fields a save changes, and when."""

from __future__ import annotations

from dataclasses import fields, replace

from tui.notes.record import Note
from tui.notes.store.times import later, moment_of

CONTENT = tuple(
    item.name
    for item in fields(Note)
    if item.name not in {"id", "created", "updated", "device", "changed", "seen", "extra"}
)
"""The fields of a note that a reader's change can touch."""


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
        born, present = moment_of(new.created), moment_of(at)
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
        extra={**old.extra, **new.extra},  # no save takes away what it does not know
    )
