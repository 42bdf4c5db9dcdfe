"""Copies of the notebook that Syncthing left beside it when two machines had changed it."""

from __future__ import annotations

from pathlib import Path

from tui.errors import NotebookError
from tui.notes.notebook import Notebook
from tui.notes.store.backups import keep_backup
from tui.notes.store.copies import read_copy


def conflicts_of(path: Path) -> list[Path]:
    """The copies of the notebook at `path`, called `notes.sync-conflict-20261124-081500-ABCDEFG.json`. Raises OSError.

    Source: https://docs.syncthing.net/users/syncing.html#conflicting-changes
    """
    file = path.resolve()
    if not file.parent.is_dir():
        return []
    start, end = f"{file.stem}.sync-conflict-", file.suffix
    return sorted(copy for copy in file.parent.iterdir() if copy.name.startswith(start) and copy.name.endswith(end))


def take_in_conflicts(notebook: Notebook) -> list[str]:
    """Merge every copy and put it among the backups; returns what to tell. One that cannot be read stays.

    Raises NotebookError where nothing can be saved; the copies then stay, too.
    """
    if notebook.read_only:
        return []
    try:
        return [_take_in(notebook, copy) for copy in conflicts_of(notebook.path)]
    except OSError as error:
        return [f"copies of {notebook.path} cannot be merged: {error.strerror or error}"]


def _take_in(notebook: Notebook, copy: Path) -> str:
    try:
        tables = read_copy(copy)
    except NotebookError as error:
        return str(error)
    before = {note.id: note for note in notebook.notes()}
    notebook.back_up("outside")
    notebook.merge(tables)
    kept = keep_backup(notebook.path.resolve(), copy.read_bytes(), "conflict")
    copy.unlink()
    news = sum(1 for note in notebook.notes() if before.get(note.id) != note)
    notes = "1 note" if news == 1 else f"{news} notes"
    return f"{copy.name} was merged: {notes} new or changed; it is kept as {kept.parent.name}/{kept.name}"
