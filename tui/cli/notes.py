"""`leeslamp notes`."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.context import newer_notebook, notes_of, open_notebook, workspace_of
from tui.cli.output import print_json, print_line, warn
from tui.notes.placing import states_of
from tui.notes.record import to_record
from tui.notes.search import search


def run(arguments: Namespace) -> int:
    """List the notes that a query finds."""
    workspace = workspace_of(arguments)
    notebook = open_notebook(workspace)
    if newer := newer_notebook(workspace):
        warn(newer)
    there = notes_of(workspace, notebook, arguments.article)
    titles = {id: info.title for id, info in notebook.articles().items()}
    found = search(there, " ".join(arguments.query), titles, states_of(notebook))
    if arguments.json:
        print_json({"notes": [to_record(note) for note in found]})
        return 0
    if not found:
        where = "on this article" if arguments.article else "yet; `leeslamp annotate` or a key makes them"
        warn("no notes match" if there else f"there are no notes {where}")
    for note in found:
        print_line(f"{note.article}  {note.color.digit} {note.color}  {note.quote}")
        for line in note.note.splitlines():
            print_line(f"    {line}")
    return 0
