"""`leeslamp export`: the same bytes as the E key."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tui.cli.context import newer_notebook, notes_of, open_notebook, workspace_of
from tui.cli.output import warn
from tui.errors import NotebookError
from tui.exports.destination import destination
from tui.exports.formats import Format, render, write


def run(arguments: Namespace) -> int:
    """Write notes in a format."""
    workspace = workspace_of(arguments)
    notebook = open_notebook(workspace)
    if newer := newer_notebook(workspace):
        raise NotebookError(f"{newer}, or the export might lack something")
    chosen = notes_of(workspace, notebook, arguments.article)
    if arguments.kind:
        chosen = [note for note in chosen if note.color == arguments.kind]
    if not chosen:
        warn("there are no such notes; the export is empty")
    path = None if arguments.output == "-" else destination(workspace, arguments.output)
    text = render(_format(arguments.format, path), chosen, notebook.articles())
    if path:
        write(path, text)
    else:
        _print(text.encode())
    return 0


def _print(data: bytes) -> None:
    """All of it on standard output, which may take only a part at a time when Python does not buffer it."""
    left = memoryview(data)
    while left:
        left = left[sys.stdout.buffer.write(left) :]


def _format(given: str | None, path: Path | None) -> Format:
    """The format named, else the one a file's name ends in, else Markdown."""
    if given:
        return Format(given)
    ending = path.suffix.lower() if path else ""
    return next((format for format in Format if format.suffix == ending), Format.MD)
