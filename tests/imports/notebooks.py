"""Notebooks of their own for the tests of this folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note


@contextmanager
def fresh(*notes: Note, articles: tuple[ArticleInfo, ...] = ()) -> Iterator[tuple[Notebook, Workspace]]:
    """A notebook of its own with these notes."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with closing(Notebook.open(workspace.notes, device="hier")) as notebook:
            notebook.put(*notes)
            for info in articles:
                notebook.remember(info)
            yield notebook, workspace
