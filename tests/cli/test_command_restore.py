"""`restore`: backups listed, tried, and gone back to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cli.command_samples import Leeslamp, files
from notes.note_samples import sample

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.notes.store.backups import backups_of, keep_backup


@pytest.fixture
def backup(workspace: Workspace) -> Path:
    """A backup of three notes, after which one was changed, one deleted and one added."""
    notebook = Notebook.open(workspace.notes)
    one, two, _ = notebook.put(sample("een"), sample("twee"), sample("drie"))
    notebook.close()
    kept = keep_backup(workspace.notes, workspace.notes.read_bytes(), "start")
    notebook.put(replace(one, note="een, anders"), sample("vier"))
    notebook.delete(two.id)
    notebook.close()
    return kept


def _texts(workspace: Workspace) -> set[str]:
    return {note.note for note in Notebook.open(workspace.notes).notes()}


def test_without_backups_it_says_so(leeslamp: Leeslamp, workspace: Workspace) -> None:
    ran = leeslamp("restore")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("there are no backups of ")
    assert "no backup called latest" in leeslamp("restore", "latest").err


def test_backups_are_listed_with_what_is_in_them(leeslamp: Leeslamp, workspace: Workspace, backup: Path) -> None:
    backup.with_name("notes-20250101-000000-start.json").write_bytes(b"{")
    lines = leeslamp("restore").out.splitlines()
    assert lines[-1].startswith("notes-20250101-000000-start.json  cannot be used: is damaged: it breaks off")
    assert f"{backup.name}  3 notes" in lines


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    leeslamp: Leeslamp, workspace: Workspace, backup: Path
) -> None:
    before = files(workspace.root)
    ran = leeslamp("restore", backup.stem)
    assert ran.out.splitlines() == [
        "comes back: mali: twee",
        "changes: mali: een",
        "is deleted: mali: vier",
        "nothing was changed; with --yes it will be",
    ]
    assert files(workspace.root) == before


def test_going_back_and_going_back_again(leeslamp: Leeslamp, workspace: Workspace, backup: Path) -> None:
    assert leeslamp("restore", backup.name, "--yes").code == 0
    assert _texts(workspace) == {"een", "twee", "drie"}
    assert leeslamp("restore", backup.name).out == "your notes are as in this backup\n"
    [undo] = [file for file in backups_of(workspace.notes) if file.stem.endswith("-restore")]
    assert leeslamp("restore", undo.name, "--yes").code == 0
    assert _texts(workspace) == {"een, anders", "drie", "vier"}


def test_an_older_copy_does_not_undo_it(leeslamp: Leeslamp, workspace: Workspace, backup: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(workspace.notes.read_bytes())
    leeslamp("restore", backup.name, "--yes")
    assert leeslamp("merge", copy).out == "copy.json: 0 notes added, 0 changed, 0 deleted\n"
    assert _texts(workspace) == {"een", "twee", "drie"}


@pytest.mark.parametrize("content", [b"", b"{}", b'{"notes": {}}', b"[]", b"\0\0\0"])
def test_an_empty_or_unreadable_backup_is_refused(
    leeslamp: Leeslamp, workspace: Workspace, backup: Path, content: bytes
) -> None:
    backup.write_bytes(content)
    before = _texts(workspace)
    ran = leeslamp("restore", backup.name, "--yes")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert _texts(workspace) == before


def test_copies_of_syncthing_are_told(leeslamp: Leeslamp, workspace: Workspace, backup: Path) -> None:
    workspace.notes.with_name("notes.sync-conflict-20261124-081500-ABCDEF7.json").write_bytes(backup.read_bytes())
    ran = leeslamp("check")
    assert ran.code == 1
    assert "problem: notes.sync-conflict-20261124-081500-ABCDEF7.json is not merged yet" in ran.out
