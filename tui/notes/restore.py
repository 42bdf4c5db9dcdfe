"""Going back to a backup: as a change like any other, which can itself be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from tui.errors import NotebookError
from tui.notes.notebook import Notebook
from tui.notes.record import Note, from_record
from tui.notes.stamps import CONTENT, differing
from tui.notes.store.form import Record, Tables


class Plan(NamedTuple):
    """What would be saved."""

    back: tuple[Note, ...]
    """Notes that are gone or deleted now."""
    changed: tuple[Note, ...]
    deleted: tuple[Note, ...]
    """Notes that the backup does not have, or has as deleted."""


def plan(notebook: Notebook, backup: Tables) -> Plan:
    """What makes the living notes those of the backup. Raises NotebookError for a backup without any."""
    wanted = {note.id: note for record in backup.get("notes", {}).values() if (note := _note(record))}
    if not any(not note.deleted for note in wanted.values()):
        raise NotebookError("there are no notes in this backup; choose another one")
    back: list[Note] = []
    changed: list[Note] = []
    for note in wanted.values():
        present = notebook.get(note.id)
        if note.deleted:
            continue
        if present is None:
            back.append(note)
        elif names := differing(present, note):
            fields: dict[str, Any] = {name: getattr(note, name) for name in CONTENT if name in names}
            (back if present.deleted else changed).append(replace(present, **fields))
    gone = [note for note in notebook.notes() if note.id not in wanted or wanted[note.id].deleted]
    return Plan(tuple(back), tuple(changed), tuple(gone))


def restore(notebook: Notebook, backup: Tables) -> Plan:
    """Do what `plan` says in one save, after a backup of what is there. Raises NotebookError."""
    planned = plan(notebook, backup)
    if any(planned):
        notebook.back_up("restore")
        gone = [replace(note, deleted=note.updated) for note in planned.deleted]
        notebook.put(*planned.back, *planned.changed, *gone)
    return planned


def _note(record: Record) -> Note | None:
    try:
        return from_record(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None  # not understood now either: what is there of it stays
