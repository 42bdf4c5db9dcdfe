"""CSV as Readwise imports it (readwise.io/import_bulk), which any spreadsheet opens too.

The columns and the doubled quotes are Readwise's; `.tag` words on the first line of a note are its inline tags. Its
last line is the command that opens the article there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from tui.clean import clean, one_line
from tui.exports.arrange import arranged, tag_words, title_of
from tui.exports.links import deep_link
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

# what makes a spreadsheet take a cell for a formula (OWASP, CSV injection)
_FORMULA = re.compile("[=+@\t\r\n＝＋－＠-]")


def to_csv(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """A table of these notes, one a row."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for note in arranged(notes):
        known = articles.get(note.article)
        row = (
            one_line(note.quote) or title_of(note.article, articles),  # a highlight without words is refused
            title_of(note.article, articles),
            "",  # a notebook does not know who wrote an article
            one_line(known.url) if known else "",
            _note(note),
            str(note.target.start),
            one_line(note.created)[:19].replace("T", " "),
        )
        writer.writerow(map(_harmless, row))
    return table.getvalue()


def _note(note: Note) -> str:
    translation = one_line(note.translation.text) if note.translation else ""
    text = " — ".join(part for part in (translation, clean(note.note).strip()) if part)
    tags = " ".join(f".{word}" for word in tag_words(note.tags))
    return "\n".join(part for part in (tags, text, deep_link(note)) if part)


def _harmless(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
