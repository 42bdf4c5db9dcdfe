"""What there is to say of a text from elsewhere before it is kept, and keeping it.

`leeslamp add` and the screen behind the library's `i` do both with these functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.article.canonical import Canonical
from tui.article.imported import Imported
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Entry, Workspace
from tui.dutch.language import NAMES, language_of


class Candidate(NamedTuple):
    """A text that may become an article."""

    imported: Imported
    article: Article
    """How it would be read."""
    language: str
    """Its code, by the commonest words; empty where they do not tell."""
    known: Entry | None
    """The article that has this text already."""

    def remarks(self) -> Iterator[str]:
        """What was noticed about it: how it was read, and whether it seems not to be Dutch."""
        yield from self.imported.notices
        if self.language not in ("", "nl"):
            yield f"this text is {NAMES[self.language]}, it seems, not Dutch"
        if self.known:
            yield f"this text is kept already, as {self.known.id}"


def candidates(workspace: Workspace, texts: Iterable[Imported]) -> list[Candidate]:
    """Look at texts, and whether the workspace has them. Raises ArticleError for one without a sentence."""
    found = []
    for imported in texts:
        article = parse(Canonical(imported.text, ()), "")
        found.append(Candidate(imported, article, language_of(article.text), workspace.same_text(imported.text)))
    return found


def keep(workspace: Workspace, candidate: Candidate) -> Entry:
    """The article that a candidate becomes, or is already. Raises WorkspaceError."""
    return candidate.known or workspace.keep(candidate.imported.text, candidate.imported.title)
