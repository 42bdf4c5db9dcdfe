"""Undo and redo of what was done to notes in this session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.notes.stamps import differing


@dataclass(frozen=True, slots=True)
class Change:
    """One thing the reader did to one note."""

    words: str
    """For a toast: `highlight added`."""
    before: Note | None
    """None for a note that was added."""
    after: Note


class History:
    """Changes go through here to the notebook, and can be taken back in order.

    A change that cannot be saved raises NotebookError and leaves everything as it was.
    """

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def add(self, note: Note) -> Change:
        """Save a new note."""
        return self._save(note)

    def edit(self, note: Note) -> Change:
        """Save a note over its earlier state. Without a difference nothing is saved and there is nothing to undo."""
        return self._save(note)

    def delete(self, id: str) -> Change:
        """Delete a note."""
        before = self.notebook.get(id)
        return self._did(before, self.notebook.delete(id))

    def undo(self) -> Change | None:
        """Take back the last change, and only its own fields; returns it, or None when there is none.

        The note as it is now is in the notebook.
        """
        if not self._done:
            return None
        change = self._done[-1]
        self._set(change.after, change.before)
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change | None:
        """Do again what was last taken back; returns it, or None when there is nothing."""
        if not self._undone:
            return None
        change = self._undone[-1]
        self._set(change.before, change.after)
        self._done.append(self._undone.pop())
        return change

    def _save(self, note: Note) -> Change:
        before = self.notebook.get(note.id)
        return self._did(before, self.notebook.put(note)[0])

    def _did(self, before: Note | None, after: Note) -> Change:
        change = Change(_words(before, after), before, after)
        if before is None or differing(before, after):
            self._done.append(change)
            self._undone.clear()
        return change

    def _set(self, old: Note | None, new: Note | None) -> None:
        """Give the note in the notebook those fields in which `new` differs from `old`; None is a note that is not."""
        if new is None:
            if old and self.notebook.get(old.id):
                self.notebook.delete(old.id)
            return
        present = self.notebook.get(new.id)
        if present is None:  # another program took it out
            self.notebook.put(new)
            return
        names = differing(old, new) if old else ["deleted"]
        fields: dict[str, Any] = {name: getattr(new, name) for name in names}
        self.notebook.put(replace(present, **fields))


def _words(before: Note | None, after: Note) -> str:
    if after.deleted:
        return f"{after.kind} deleted"
    if before is None or before.deleted:
        return f"{after.kind} added"
    if before.kind != after.kind:
        return "note added" if after.kind == "note" else "note removed"
    return "colour changed" if differing(before, after) == ["color"] else f"{after.kind} changed"
