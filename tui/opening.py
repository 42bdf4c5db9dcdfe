"""An article at the place where reading stopped."""

from __future__ import annotations

from tui.article.model import Article
from tui.article.workspace import Entry, Workspace
from tui.errors import ArticleError
from tui.light import TYPE_CHECKING, NamedTuple
from tui.notes.glance import Place, last_of, places, to_go_on_with

if TYPE_CHECKING:
    from tui.notes.progress import Progress


class Opened(NamedTuple):
    """An article to read, its file if it has one, and where reading stopped if that is known."""

    article: Article
    entry: Entry | None = None
    last: Progress | None = None
    note: str | None = None
    """The id of a note to be at instead."""


def at_last_place(workspace: Workspace, entry: Entry) -> Opened:
    """An article as it was left, without the notebook being opened. Raises ArticleError."""
    return _at(workspace, entry, last_of(places(str(workspace.notes), entry.id), entry.id))


def last_read(workspace: Workspace) -> Opened | None:
    """The article that was being read, or the first; one that was finished, or cannot be read now, is left alone."""
    known = places(str(workspace.notes))
    id = to_go_on_with(known)
    entry = next((entry for entry in workspace.entries() if entry.id == id), None)
    try:
        return _at(workspace, entry, last_of(known)) if entry else None
    except ArticleError:
        return None


def _at(workspace: Workspace, entry: Entry, place: Place | None) -> Opened:
    last = _understood(place) if place else None
    return Opened(workspace.open_at(entry, last.start if last else 0), entry, last)


def _understood(place: Place) -> Progress | None:
    from tui.notes.progress import progress_from  # for texts that were read before

    try:
        return progress_from(place)
    except (KeyError, TypeError, ValueError):
        return None
