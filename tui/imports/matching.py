"""The texts of a workspace, and which of them a passage from elsewhere was marked in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tui.article.model import Article
from tui.article.workspace import Entry, Workspace
from tui.clean import one_line
from tui.errors import ArticleError
from tui.folding import fold
from tui.imports.model import Imported
from tui.notes.progress import ArticleInfo

_TELLING = 24
"""Characters of a quote that tell a text from all others, if no other has them."""
_AUTHOR = re.compile(r"\s*\([^()]*\)$")
"""What Kindle puts behind the title."""


class Text(NamedTuple):
    """An article of the workspace."""

    entry: Entry
    article: Article
    words: str
    """All of it on one line."""


class Texts:
    """Articles by id, address, title and words; what cannot be read is left out. Raises WorkspaceError."""

    def __init__(self, workspace: Workspace, known: Iterable[ArticleInfo]) -> None:
        """`known`: articles that notes are on, which may be gone."""
        self._texts = list(_readable(workspace))
        self._named: dict[str, Text | ArticleInfo] = {}
        here = {text.entry.id for text in self._texts}
        everything: list[Text | ArticleInfo] = [*self._texts, *(info for info in known if info.id not in here)]
        for one in everything:
            id, told = (one.entry.id, one.article) if isinstance(one, Text) else (one.id, one)
            for name in (f"id {id}", *_names(told.url, told.title)):
                self._named.setdefault(name, one)

    def of(self, imported: Imported) -> Text | ArticleInfo | None:
        """The text it was marked in, or what is known of it if that is gone; None if neither is."""
        if known := self._named.get(f"id {imported.article}"):
            return known
        title = one_line(imported.title)
        names = [*_names(imported.url, title), *_names("", _AUTHOR.sub("", title))]
        found = next((self._named[name] for name in names if name in self._named), None)
        return found or self._with(one_line(imported.quote))

    def _with(self, quote: str) -> Text | None:
        """The only text with those words."""
        if len(quote) < _TELLING:
            return None
        found = [text for text in self._texts if quote in text.words]
        return found[0] if len(found) == 1 else None


def _readable(workspace: Workspace) -> Iterable[Text]:
    for entry in workspace.everything():
        try:
            article = workspace.open(entry)
        except ArticleError:
            continue
        yield Text(entry, article, " ".join(article.text.split()))


def _names(url: str, title: str) -> list[str]:
    """What an article is known by: first its address, as far as that tells one page from another, then its title."""
    address, words = re.sub(r"^https?://(?:www\.)?|/?(?:#.*)?$", "", one_line(url)), fold(one_line(title)).text
    return [name for name, given in ((f"url {address}", address), (f"title {words}", words)) if given]
