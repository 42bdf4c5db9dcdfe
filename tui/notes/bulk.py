"""One change to many notes, saved and taken back in one write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tui.notes.history import History, carried_over
from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.notes.stamps import differing


@dataclass(frozen=True, slots=True)
class Changes:
    """One thing the reader did to some notes. Undoing it touches only the fields that it changed."""

    words: str
    """For a toast: `12 notes tagged`."""
    before: tuple[Note, ...]
    after: tuple[Note, ...]
    """The same notes in the same order."""
    notebook: Notebook = field(compare=False, repr=False)

    def undo(self) -> None:
        """Take it back. Raises NotebookError."""
        self._set(self.after, self.before)

    def redo(self) -> None:
        """Do it again. Raises NotebookError."""
        self._set(self.before, self.after)

    def _set(self, olds: Iterable[Note], news: Iterable[Note]) -> None:
        pairs = zip(olds, news, strict=True)
        self.notebook.put(*(carried_over(self.notebook.get(new.id), old, new) for old, new in pairs))


def change_all(history: History, ids: Iterable[str], edit: Callable[[Note], Note], done: str) -> Changes:
    """Save what `edit` makes of the notes as they are in the notebook now; `done` says it in a word: `tagged`.

    Notes it makes no difference to are left out; where that is all of them, there is nothing to undo. Raises
    NotebookError, and then nothing is changed.
    """
    notebook = history.notebook
    present = [note for id in ids if (note := notebook.get(id))]
    pairs = [(note, new) for note in present if differing(note, new := edit(note))]
    after = notebook.put(*(new for _, new in pairs))
    words = f"{len(pairs)} {'note' if len(pairs) == 1 else 'notes'} {done}"
    changes = Changes(words, tuple(note for note, _ in pairs), after, notebook)
    if pairs:
        history.did(changes)
    return changes
