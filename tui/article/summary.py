"""What a list of articles tells of each: read once as long as the file does not change."""

from __future__ import annotations

from typing import NamedTuple

from tui.article.workspace import Entry, Workspace
from tui.errors import ArticleError

Stamp = tuple[int, int]
"""Bytes and time of a file, which change with it; zeros where there is none."""


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
        stamp, found = stamp_of(entry), self._read.get(entry)
        if found and found[0] == stamp:
            return False
        self._read[entry] = stamp, self._summary(entry)
        return True

    def _summary(self, entry: Entry) -> Summary:
        try:
            article = self._workspace.open_at(entry, 0)
        except ArticleError as error:
            return Summary(entry.path.name, problem=str(error))
        return Summary(article.title, article.date, round(article.words / article.share))


def stamp_of(entry: Entry) -> Stamp:
    """Of its file now."""
    try:
        status = entry.path.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns
