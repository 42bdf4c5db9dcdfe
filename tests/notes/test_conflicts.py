"""Copies that Syncthing leaves beside the notebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from notes.note_samples import sample

from tui.article.workspace import Workspace
from tui.notes.conflicts import conflicts_of, take_in_conflicts
from tui.notes.notebook import Notebook
from tui.notes.store.backups import backups_of
from tui.session import Session

COPY = "notes.sync-conflict-20261124-081500-ABCDEF7.json"


def _two_copies(folder: Path) -> Notebook:
    notebook = Notebook.open(folder / "notes.json", device="laptop")
    (shared,) = notebook.put(sample("samen"))
    notebook.close()
    (folder / COPY).write_bytes(notebook.path.read_bytes())
    phone = Notebook.open(folder / COPY, device="phone")
    phone.put(sample("van de telefoon"), replace(shared, note="daar"))
    phone.close()
    notebook.put(sample("van de laptop"), replace(shared, note="hier"))
    return notebook


def test_a_copy_is_merged_told_and_put_among_the_backups(tmp_path: Path) -> None:
    notebook = _two_copies(tmp_path)
    data = (tmp_path / COPY).read_bytes()
    [told] = take_in_conflicts(notebook)
    assert told.startswith(f"{COPY} was merged: 2 notes new or changed; it is kept as notes.json.backups/")
    texts = {note.note.partition("]\n")[2] or note.note for note in notebook.notes()}
    assert {"van de telefoon", "van de laptop"} < texts
    assert any("hier" in text and "daar" in text for text in texts), "words changed in both stay"
    assert conflicts_of(notebook.path) == []
    assert data in [file.read_bytes() for file in backups_of(notebook.path)]
    assert take_in_conflicts(notebook) == []


def test_a_copy_that_cannot_be_read_stays_and_is_told(tmp_path: Path) -> None:
    notebook = _two_copies(tmp_path)
    (tmp_path / COPY).write_bytes(b'{"notes": {')
    [told] = take_in_conflicts(notebook)
    assert f"{COPY} is damaged: it breaks off" in told
    assert len(conflicts_of(notebook.path)) == 1


def test_the_app_takes_them_in_at_the_start(workspace: Workspace) -> None:
    _two_copies(workspace.root).close()
    session = Session(workspace)
    assert any(COPY in news for news in session.news())
    assert session.news() == []
    assert len(session.notebook.notes()) == 3
    session.close()
