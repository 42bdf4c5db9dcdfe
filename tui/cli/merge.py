"""`leeslamp merge`: another copy's notes are taken in; also git's merge driver for notes.json."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui.cli.context import open_notebook, workspace_of
from tui.cli.output import counted, print_line
from tui.errors import NotebookError
from tui.files import write_atomic
from tui.notes.store.copies import read_copy
from tui.notes.store.form import complete, dump
from tui.notes.store.merge import merge_tables


def run(arguments: Namespace) -> int:
    """Merge one copy into the notebook, or three files as git asks for it."""
    files = [Path(name) for name in arguments.file]
    if len(files) == 3:
        _drive(files)
        return 0
    if len(files) != 1:
        raise NotebookError("name one file to merge into your notes, or three, as git does: BASE OURS THEIRS")
    copy = read_copy(files[0])
    with closing(open_notebook(workspace_of(arguments))) as notebook:
        before = {note.id: note for note in notebook.notes()}
        notebook.merge(copy)
        after = {note.id: note for note in notebook.notes()}
    changed = sum(1 for id in before.keys() & after.keys() if before[id] != after[id])
    told = (
        f"{counted(len(after.keys() - before.keys()), 'note')} added",
        f"{changed} changed",
        f"{len(before.keys() - after.keys())} deleted",
    )
    print_line(f"{files[0].name}: {', '.join(told)}")
    return 0


def _drive(files: Sequence[Path]) -> None:
    """Git's `%O %A %B`: the merge of the last two takes the place of the second."""
    base, ours, theirs = files
    old = read_copy(base) if base.is_file() and base.stat().st_size else None  # both sides made the file: no base
    merged = merge_tables(read_copy(ours), read_copy(theirs), old)
    write_atomic(ours, dump(complete(merged)))
