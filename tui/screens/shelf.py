"""A row of the library: an article and what is known of it, as cells of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from tui.article.model import Article, minutes
from tui.article.workspace import Entry
from tui.notes.progress import Progress

if TYPE_CHECKING:
    from tui.dutch.difficulty import Difficulty

COLUMNS = {
    "Date": 10, "Words": 5, "Min": 3, "Known": 5, "New": 4, "Bands %": 10, "Read": 4, "Notes": 5, "State": 7,
}  # fmt: skip
"""Cells of each column but the title, which has the rest."""
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


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article of the library, or why it cannot be read."""

    entry: Entry
    article: Article | None
    problem: str = ""

    @property
    def title(self) -> str:
        """Of the article, else the name of the file."""
        return self.article.title if self.article else self.entry.path.name


def cells(shelved: Shelved, progress: Progress | None, notes: int, hard: Difficulty | None) -> dict[str, Text]:
    """A row of the table by column; a file that cannot be read says so instead of its numbers."""
    article = shelved.article
    about = {"Title": Text(shelved.title, no_wrap=True, overflow="ellipsis")}
    if article is None:
        return about | dict.fromkeys(COLUMNS, Text("")) | {"Read": Text("–"), "State": Text("broken", style="bold red")}
    read = f"{round(100 * progress.furthest)}%" if progress else ""
    words = round(article.words / article.share)
    short = f"{words // 1000}k" if words >= 100_000 else words
    numbers = {"Words": short, "Min": minutes(words), "Read": read, "Notes": notes or ""}
    about |= {label: Text(str(number), justify="right") for label, number in numbers.items()}
    about |= hardness(hard)
    return about | {"Date": Text(article.date), "State": Text(progress.status if progress else "new")}


def hardness(hard: Difficulty | None) -> dict[str, Text]:
    """The cells that tell how hard an article is; empty as long as that is not known."""
    said = (f"{hard.share_known:.0%}", str(hard.new), hard.shares) if hard else ("", "", "")
    return {name: Text(text, justify="right") for name, text in zip(("Known", "New", "Bands %"), said, strict=True)}
