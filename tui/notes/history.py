"""Undo and redo of what was done in this session, to notes and to translations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from tui.notes.notebook import Notebook
from tui.notes.places import Place
from tui.notes.record import Note
from tui.notes.stamps import differing

_SINGLE = {
    "kind changed": {"color"},
    "tags changed": {"tags"},
    "translation taken anew": {"translation"},
    "passage changed": {"target", "also", "rev", "sentence", "translation"},
}
"""What a change of only those fields is called."""


class Undoable(Protocol):
    """One thing the reader did, already saved."""

    @property
    def words(self) -> str:
        """For a toast: `highlight added`."""
        ...

    def undo(self) -> None:
        """Save the state before it. Raises LeeslampError, and then nothing is changed."""
        ...

    def redo(self) -> None:
        """Save the state after it. Raises LeeslampError, and then nothing is changed."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One thing the reader did to one note. Undoing it touches only the fields that it changed."""

    words: str
    """For a toast: `highlight added`."""
    before: Note | None
    """None for a note that was added."""
    after: Note
    notebook: Notebook = field(compare=False, repr=False)

    def undo(self) -> None:
        """Take it back. Raises NotebookError."""
        self._set(self.after, self.before)

    def redo(self) -> None:
        """Do it again. Raises NotebookError."""
        self._set(self.before, self.after)

    def _set(self, old: Note | None, new: Note | None) -> None:
        """Give the note in the notebook those fields in which `new` differs from `old`; None is a note that is not."""
        if new is None:
            if old and self.notebook.get(old.id):
                self.notebook.delete(old.id)
            return
        self.notebook.put(carried_over(self.notebook.get(new.id), old, new))


def carried_over(present: Note | None, old: Note | None, new: Note) -> Note:
    """The note as it is now with those fields in which `new` differs from `old`.

    It is `new` where another program took it out. None for `old` is a note that was not.
    """
    if present is None:
        return new
    names = differing(old, new) if old else ["deleted"]
    fields: dict[str, Any] = {name: getattr(new, name) for name in names}
    return replace(present, **fields)


@dataclass(frozen=True, slots=True)
class Settled:
    """The reader said where a note's passage is not."""

    before: Place | None
    after: Place
    notebook: Notebook = field(compare=False, repr=False)
    words: str = "kept without a place"

    def undo(self) -> None:
        """As it was worked out before. Raises NotebookError."""
        self.notebook.places.save(self.before or replace(self.after, settled=False))

    def redo(self) -> None:
        """Say it again. Raises NotebookError."""
        self.notebook.places.save(self.after)


class History:
    """Changes to notes go through here to the notebook; others are told with `did`. All can be taken back in order.

    A change that cannot be saved raises NotebookError and leaves everything as it was.
    """

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self._done: list[Undoable] = []
        self._undone: list[Undoable] = []

    def add(self, note: Note) -> Change:
        """Save a new note."""
        return self._save(note)

    def edit(self, note: Note) -> Change:
        """Save a note over its earlier state. Without a difference nothing is saved and there is nothing to undo."""
        return self._save(note)

    def delete(self, id: str) -> Change:
        """Delete a note."""
        before = self.notebook.get(id)
        return self._noted(before, self.notebook.delete(id))

    def settle(self, place: Place) -> Settled:
        """Save what the reader says of a passage that is gone."""
        before = self.notebook.places.get(place.note)
        change = Settled(before, place, self.notebook)
        change.redo()
        self.did(change)
        return change

    def did(self, change: Undoable) -> None:
        """Something was done that can be taken back."""
        self._done.append(change)
        self._undone.clear()

    def undo(self) -> Undoable | None:
        """Take back the last change; returns it, or None when there is none."""
        if not self._done:
            return None
        change = self._done[-1]
        change.undo()
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Undoable | None:
        """Do again what was last taken back; returns it, or None when there is nothing."""
        if not self._undone:
            return None
        change = self._undone[-1]
        change.redo()
        self._done.append(self._undone.pop())
        return change

    def _save(self, note: Note) -> Change:
        before = self.notebook.get(note.id)
        return self._noted(before, self.notebook.put(note)[0])

    def _noted(self, before: Note | None, after: Note) -> Change:
        change = Change(_words(before, after), before, after, self.notebook)
        if before is None or differing(before, after):
            self.did(change)
        return change


def _words(before: Note | None, after: Note) -> str:
    if after.deleted:
        return f"{after.kind} deleted"
    if before is None or before.deleted:
        return f"{after.kind} added"
    if before.kind != after.kind:
        return "note added" if after.kind == "note" else "note removed"
    names = differing(before, after)
    for what, fields in _SINGLE.items():
        if fields.issuperset(names):
            return what
    return f"{after.kind} changed"
