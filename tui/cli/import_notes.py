"""`leeslamp import-notes`: what was marked elsewhere, taken into the notebook."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from tui.cli.context import open_notebook, workspace_of
from tui.cli.output import counted, of_file, print_line
from tui.errors import NotebookError, NotesFileError
from tui.imports.files import format_of, notes_in, read_notes_file
from tui.imports.model import Format
from tui.imports.taking_in import take_in


def run(arguments: Namespace) -> int:
    """Take in a file, or say what that would do."""
    workspace = workspace_of(arguments)
    path = Path(arguments.file)
    content = read_notes_file(path)
    format = Format(arguments.format) if arguments.format else format_of(content)
    if format is None:
        raise NotesFileError(f"{path} has none of the known forms; --format says which it is ({', '.join(Format)})")
    try:
        found = notes_in(content, format)
    except NotesFileError as error:
        raise NotesFileError(of_file(str(path), str(error))) from error
    with closing(open_notebook(workspace)) as notebook:
        if notebook.read_only:
            raise NotebookError(notebook.read_only)
        told = take_in(found, workspace, notebook, dry=arguments.dry_run)
    changed = f"{told.changed} changed, " if told.changed else ""
    placeless = f", {told.unplaced} without a place" if told.unplaced else ""
    print_line(f"{counted(sum(told), 'note')}: {told.new} new, {changed}{told.known} known{placeless}")
    if arguments.dry_run and told.news:
        print_line("nothing was changed; without --dry-run it will be")
    return 0
