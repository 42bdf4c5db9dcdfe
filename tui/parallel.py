"""Articles beside their translations and notes, as they are kept: for an export. Nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tui.article.workspace import Workspace
from tui.errors import ArticleError
from tui.exports.arrange import arranged, title_of
from tui.exports.formats import Chosen
from tui.exports.html.page import Page
from tui.kept import with_kept
from tui.notes.annotator import Placed
from tui.notes.places import Place
from tui.notes.placing import located
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note
from tui.translation.sidecar import read_sidecar

if TYPE_CHECKING:
    from tui.exports.template import Template
    from tui.notes.notebook import Notebook


def chosen_from(
    workspace: Workspace,
    notebook: Notebook,
    notes: Sequence[Note],
    *,
    full: bool | None = None,
    template: Template | None = None,
) -> Chosen:
    """Notes with what an export needs to know about them. Raises NotebookError."""
    articles = notebook.articles()
    places = {place.note: place for place in notebook.places.values()}
    return Chosen(notes, articles, lambda: pages_of(workspace, notes, articles, places), full, template)


def pages_of(
    workspace: Workspace, notes: Sequence[Note], articles: Mapping[str, ArticleInfo], places: Mapping[str, Place]
) -> list[Page]:
    """The articles that notes are on, each as it is now with those notes; may take seconds, and any thread.

    Of one that is gone, or cannot be read, there are only the notes.
    """
    entries = {entry.id: entry for entry in workspace.everything()}
    pages = []
    for name, group in groupby(arranged(notes), key=lambda note: note.article):
        here, info, entry = list(group), articles.get(name), entries.get(name)
        try:
            article = workspace.open(entry) if entry else None
        except ArticleError:
            article = None
        date, url = (info.published, info.url) if info else ("", "")
        if article is None or entry is None:
            gone = [Placed(note, (), None) for note in here]
            pages.append(Page(title_of(name, articles), date, url, None, {}, gone))
            continue
        translations, _ = with_kept(article, read_sidecar(entry.sidecar, article).blocks)
        found = located(article, here, places, workspace.kept_revision)
        placed = [Placed(note, spans, state) for note, spans, state, _ in found]
        pages.append(Page(article.title, article.date, article.url, article, translations, placed))
    return pages
