"""What the subcommands work on: the workspace, an article of it, its notebook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article.fetch import is_url
from tui.article.finding import find_workspace
from tui.article.workspace import Entry, Workspace
from tui.cli.output import warn
from tui.errors import ArticleError, WorkspaceError

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.notes.notebook import Notebook
    from tui.notes.record import Note


def workspace_of(arguments: Namespace) -> Workspace:
    """The workspace the arguments, the environment and the current folder name. Raises WorkspaceError."""
    return workspace_called(arguments.workspace)


def workspace_called(given: str | None) -> Workspace:
    """`workspace_of` for the folder that was given, if any."""
    if given == "":  # an unset variable of a script, which must not mean another workspace
        raise WorkspaceError("--workspace is empty; name a folder")
    return find_workspace(given, os.environ, _current_folder())


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # it was deleted: it is no workspace, but another may be named
        return Path()


def find_article(workspace: Workspace, name: str) -> Entry:
    """The article a slug or a file name stands for. Raises ArticleError."""
    if not name:
        raise ArticleError("the name of the article is empty; `leeslamp articles` lists what there is")
    if "\n" in name:
        raise ArticleError("that is a text, not the name of one; pipe it into `leeslamp read -`")
    if is_url(name):
        raise ArticleError("a web page has to be kept before that; `leeslamp add URL` keeps it and prints its name")
    return workspace.find(name)


def open_notebook(workspace: Workspace) -> Notebook:
    """The notebook of a workspace; what it could not understand is said. Raises NotebookError."""
    from tui.notes.notebook import Notebook

    notebook = Notebook.open(workspace.notes)
    for _ in notebook.understand():
        pass
    for notice in notebook.notices:
        warn(notice)
    return notebook


def newer_notebook(workspace: Workspace) -> str:
    """Why a notebook may hold more than this leeslamp can tell, as a sentence, or ''. Raises NotebookError."""
    from tui.notes.notebook import Notebook
    from tui.notes.store.form import SCHEMA

    schema = Notebook.open(workspace.notes).schema
    if schema <= SCHEMA:
        return ""
    return f"{workspace.notes.name} was written by a newer leeslamp (schema {schema}); update leeslamp"


def notes_of(workspace: Workspace, notebook: Notebook, name: str | None) -> list[Note]:
    """The notes of the article called `name`, of all for None. Raises ArticleError for what is no article.

    An article that is gone is named by the id its notes have.
    """
    if name is None:
        return notebook.notes()
    if notes := notebook.notes(name):
        return notes
    entry = find_article(workspace, name)
    notes = notebook.notes(entry.id)
    if not notes:
        workspace.open(entry)  # tells a folder or a picture from an article without notes
    return notes
