"""What every format has in common: which notes, in which order, under which title, with which tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tui.clean import one_line
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

WHOLE = "On the article as a whole"
"""What stands for the quote of a note that has none."""

_UNFIT = re.compile(r"[^\w/-]+")


def arranged(notes: Iterable[Note]) -> list[Note]:
    """The notes that are not deleted, by article, then by place, whatever order they came in."""
    return sorted(
        (note for note in notes if note.deleted is None),
        key=lambda note: (note.article, note.target.start, note.target.end, note.created, note.id),
    )


def title_of(article: str, articles: Mapping[str, ArticleInfo]) -> str:
    """What the article is called; its id when nobody knows."""
    known = articles.get(article)
    return (one_line(known.title) if known else "") or one_line(article)


def tag_words(tags: Iterable[str]) -> list[str]:
    """Tags as Obsidian, Logseq and Readwise read them, each one word: letters, digits, `_`, `-` and `/`."""
    words = (_UNFIT.sub("-", tag).strip("-/") for tag in tags)
    return list(dict.fromkeys(word for word in words if word))
