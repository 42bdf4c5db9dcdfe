"""`leeslamp export`: the same bytes as the E key; a folder of Markdown is read, too."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.article.workspace import Workspace
from tui.cli.context import newer_notebook, notes_of, open_notebook, workspace_of
from tui.cli.output import counted, print_line, warn
from tui.errors import ExportError, NotebookError
from tui.exports.destination import destination
from tui.exports.formats import Format, format_of, render, write
from tui.exports.template import Template
from tui.exports.vault.folder import export_vault
from tui.notes.notebook import Notebook
from tui.notes.placing import states_of
from tui.notes.record import Note
from tui.notes.search import search
from tui.parallel import chosen_from


def run(arguments: Namespace) -> int:
    """Write notes in a format, or make a vault and the notebook agree."""
    workspace = workspace_of(arguments)
    notebook = open_notebook(workspace)
    if newer := newer_notebook(workspace):
        raise NotebookError(f"{newer}, or the export might lack something")
    choice = _choice(workspace, notebook, arguments)
    chosen = list(filter(choice, notebook.notes()))
    if not chosen:
        warn("there are no such notes; the export is empty")
    path = None if arguments.output == "-" else destination(workspace, arguments.output)
    format = _format(arguments.format, path)
    template = _template(arguments.template, format)
    if arguments.full and format not in (Format.MD, Format.HTML):
        raise ExportError(f"--full is for --format html and md, not {format}")
    if path and format is Format.MD and _is_folder(path, arguments.output):
        if template or arguments.full:
            what = "a template is" if template else "whole articles are"
            raise ExportError(f"{path} is a folder, and {what} for one file; name a file in it")
        with closing(notebook):
            _sync(path, notebook, choice)
        return 0
    data = render(format, chosen_from(workspace, notebook, chosen, full=arguments.full, template=template))
    if path:
        write(path, data)
    else:
        _print(data)
    return 0


def _choice(workspace: Workspace, notebook: Notebook, arguments: Namespace) -> Callable[[Note], bool]:
    """Whether the options choose a note. Raises ArticleError, QueryError."""
    only = (
        {note.article for note in notes_of(workspace, notebook, arguments.article)}
        if arguments.article is not None
        else None
    )
    query = " ".join(arguments.query)
    titles = {id: info.title for id, info in notebook.articles().items()}
    states = states_of(notebook)

    def is_chosen(note: Note) -> bool:
        here = (only is None or note.article in only) and arguments.kind in (None, note.color)
        return here and (not query or bool(search([note], query, titles, states)))

    search([], query)  # a mistake in it is told also where there are no notes
    return is_chosen


def _is_folder(path: Path, name: str) -> bool:
    """Whether it is one, or is called like one that is to be made."""
    return name.endswith(("/", os.sep)) or os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a long name


def _sync(folder: Path, notebook: Notebook, choice: Callable[[Note], bool]) -> None:
    """Export into a vault, and tell what that did."""
    done = export_vault(folder, notebook, choice)
    for notice in done.notices:
        warn(notice)
    taken_over = f"{counted(done.taken_over, 'note')} changed there, taken over"
    print_line(f"{taken_over}; {counted(done.written, 'page')} written")


def _template(name: str | None, format: Format) -> Template | None:
    if name is None:
        return None
    if format is not Format.MD:
        raise ExportError(f"a template is for --format md, not {format}")
    return Template.read(Path(name).expanduser())


def _print(data: bytes) -> None:
    """All of it on standard output, which may take only a part at a time when Python does not buffer it."""
    left = memoryview(data)
    while left:
        left = left[sys.stdout.buffer.write(left) :]


def _format(given: str | None, path: Path | None) -> Format:
    """The format named, else the one a file's name ends in, else Markdown."""
    if given:
        return Format(given)
    return format_of(path) if path else Format.MD
