"""A row of the library: an article and what is known of it, as cells of a table."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.article.model import Article, minutes
from tui.article.summary import Summaries, Summary
from tui.article.workspace import Entry
from tui.errors import ArticleError
from tui.notes.progress import Progress
from tui.session import Session

if TYPE_CHECKING:
    from tui.dutch.difficulty import Difficulty

COLUMNS = {
    "Date": 10, "Words": 5, "Min": 3, "Known": 5, "New": 4, "Bands %": 10, "Read": 4, "Notes": 5, "State": 7,
}  # fmt: skip
"""Cells of each column but the title, which has the rest."""
_BREATH = 0.002
"""Seconds between two articles, in which the screen has its turn."""
_TIERS = (
    (100, tuple(COLUMNS)),
    (80, ("Date", "Min", "Known", "New", "Read", "Notes", "State")),
    (0, ("Min", "Read", "Notes")),
)
"""From how many cells of terminal which columns are shown."""


def columns_of(width: int) -> dict[str, int]:
    """The columns that a terminal so wide has room for, the title aside."""
    names = next(names for least, names in _TIERS if width >= least)
    return {name: COLUMNS[name] for name in names}


def cells(summary: Summary, progress: Progress | None, notes: int, hard: Difficulty | None) -> dict[str, str]:
    """A row by column; a file that cannot be read says so instead of its numbers."""
    if summary.problem:
        return {"Title": summary.title, "Read": "–", "State": "broken"}
    words = summary.words
    return {
        "Title": summary.title,
        "Date": summary.date,
        "Words": f"{words // 1000}k" if words >= 100_000 else str(words),
        "Min": str(minutes(words)),
        "Read": f"{round(100 * progress.furthest)}%" if progress else "",
        "Notes": str(notes or ""),
        "State": progress.status if progress else "new",
        **({"Known": f"{hard.share_known:.0%}", "New": str(hard.new), "Bands %": hard.shares} if hard else {}),
    }


def read_all(summaries: Summaries, entries: Iterable[Entry], *, in_haste: bool) -> None:
    """Read what is not known, or not as it was. In haste the screen has no turn between two files."""
    for entry in entries:
        if summaries.read(entry) and not in_haste:
            time.sleep(_BREATH)


def opened(session: Session, entries: Iterable[Entry]) -> list[Article]:
    """The articles that can be read."""
    articles = []
    for entry in entries:
        with suppress(ArticleError):  # the row says so
            articles.append(session.workspace.open_at(entry, 0))
    return articles
