"""What a list of articles tells of each: read once as long as the file does not change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.article.folder import Stamp, stamp_of, stamps_in
from tui.article.workspace import Entry, Workspace
from tui.errors import ArticleError


class Summary(NamedTuple):
    """Of an article, or why it cannot be read."""

    title: str
    date: str = ""
    """As `Article.date`."""
    words: int = 0
    """Of a book about, from the part that was read."""
    problem: str = ""
    """Empty, or a line that tells why there is nothing but a title."""


class Summaries:
    """Those that were read, by file. May be asked on any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[Entry, tuple[Stamp, Summary]] = {}

    def known(self, entry: Entry) -> Summary | None:
        """What was read last, without a look at the disk; None if nothing was."""
        found = self._read.get(entry)
        return found[1] if found else None

    def read(self, entry: Entry) -> bool:
        """Read the file if it is not as it was read last. Whether it was not."""
        stamp, found = stamp_of(entry.path), self._read.get(entry)
        if found and found[0] == stamp:
            return False
        self._read[entry] = stamp, self._summary(entry)
        return True

    def are_up_to_date(self, entries: Iterable[Entry]) -> bool:
        """Whether these are the articles of the workspace, and read as they are now. Raises WorkspaceError."""
        known = {str(entry.path): self._read[entry][0] if entry in self._read else None for entry in entries}
        return known == stamps_in(self._workspace.articles) | stamps_in(self._workspace.archive)

    def _summary(self, entry: Entry) -> Summary:
        try:
            article = self._workspace.open_at(entry, 0)
        except ArticleError as error:
            return Summary(entry.path.name, problem=str(error))
        return Summary(article.title, article.date, round(article.words / article.share))
