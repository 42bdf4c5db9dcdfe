"""Notes from a file taken into the notebook, each once, and never over something newer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.article.workspace import Workspace
from tui.errors import NotebookError
from tui.imports.model import Imported
from tui.imports.own import Collection
from tui.imports.placed import Placed, placed
from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo, info_record
from tui.notes.record import to_record
from tui.notes.shelf import named_key, note_key
from tui.notes.store.form import Records
from tui.notes.store.merge import merge_record


class Told(NamedTuple):
    """How many notes of a file are what; together all of them."""

    new: int
    changed: int
    """Known, and newer in the file."""
    known: int
    unplaced: int
    """New, but their passage was not found, or not for sure."""

    @property
    def news(self) -> int:
        """How many there are to save."""
        return self.new + self.changed + self.unplaced


def take_in(found: Collection | list[Imported], workspace: Workspace, notebook: Notebook, *, dry: bool = False) -> Told:
    """Save what of a file is new, after a backup; with `dry` only tell. Raises NotebookError, WorkspaceError."""
    if isinstance(found, Collection):
        return _merged(found, workspace, notebook, dry)
    made = placed(found, workspace, notebook)
    unplaced = sum(1 for one in made if one.article is None)
    told = Told(len(made) - unplaced, 0, len(found) - len(made), unplaced)
    if made and not dry:
        notebook.back_up("import")
        _keep_texts(made, workspace)
        _remember((one.info for one in made), notebook)
        notebook.put(*(one.note for one in made))
        notebook.places.save(*(one.place for one in made if one.place))
    return told


def _merged(collection: Collection, workspace: Workspace, notebook: Notebook, dry: bool) -> Told:
    here = {entry.id for entry in workspace.everything()}
    news: Records = {}
    new = changed = 0
    for note in collection.notes:
        record, ours = to_record(note), notebook.get(note.id)
        if ours is None:
            new += note.article in here
        elif merge_record(to_record(ours), record) == to_record(ours):
            continue
        else:
            changed += 1
        news[note_key(note.id)] = record
    told = Told(new, changed, len(collection.notes) - len(news), len(news) - new - changed)
    if news and not dry:
        notebook.back_up("import")
        _remember(collection.articles, notebook)
        notebook.merge({"notes": news})
    return told


def _remember(infos: Iterable[ArticleInfo], notebook: Notebook) -> None:
    """What articles are called, as far as that is not known."""
    known = notebook.articles()
    told = {info.id: info for info in infos if info.id not in known}
    fresh = {named_key("articles", info.id): info_record(info) for info in told.values()}
    if fresh:
        notebook.merge({"articles": fresh})


def _keep_texts(made: Iterable[Placed], workspace: Workspace) -> None:
    articles = {one.article.id: one.article for one in made if one.article}
    try:
        for article in articles.values():
            workspace.keep_revision(article)
    except OSError as error:
        raise NotebookError(f"nothing was taken in: {error.strerror or error}") from error
