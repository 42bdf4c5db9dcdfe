"""`leeslamp restore`: the backups, what one of them would change, and going back to it."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from tui.cli.context import open_notebook, workspace_of
from tui.cli.output import counted, print_line
from tui.errors import NotebookError
from tui.notes.restore import Plan, plan, restore
from tui.notes.store.backups import backups_of
from tui.notes.store.copies import read_copy


def run(arguments: Namespace) -> int:
    """List the backups; with one of them, say what it would change, or change it."""
    path = workspace_of(arguments).notes.resolve()
    try:
        files = backups_of(path)
    except OSError as error:
        raise NotebookError(f"the backups of {path} cannot be read: {error.strerror or error}") from error
    if arguments.backup is None:
        for file in files:
            print_line(f"{file.name}  {_contents(file)}")
        if not files:
            print_line(f"there are no backups of {path} yet; they are made as notes are saved")
        return 0
    backup = read_copy(_chosen(files, arguments.backup))
    with closing(open_notebook(workspace_of(arguments))) as notebook:
        planned = (restore if arguments.yes else plan)(notebook, backup)
    for line in _told(planned):
        print_line(line)
    if not any(planned):
        print_line("your notes are as in this backup")
    elif not arguments.yes:
        print_line("nothing was changed; with --yes it will be")
    return 0


def _chosen(files: list[Path], name: str) -> Path:
    """The backup of that name. Raises NotebookError."""
    if name == "latest" and files:
        return files[0]
    found = next((file for file in files if name in (file.name, file.stem)), None)
    if found is None:
        raise NotebookError(f"there is no backup called {name}; `leeslamp restore` lists them")
    return found


def _contents(file: Path) -> str:
    try:
        notes = read_copy(file).get("notes", {}).values()
    except NotebookError as error:
        return f"cannot be used: {str(error).removeprefix(f'{file} ')}"
    return counted(sum(1 for note in notes if not note.get("deleted")), "note")


def _told(planned: Plan) -> list[str]:
    kinds = (("comes back", planned.back), ("changes", planned.changed), ("is deleted", planned.deleted))
    return [f"{what}: {note.article}: {note.note or note.quote}" for what, notes in kinds for note in notes]
