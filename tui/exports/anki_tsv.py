"""Tab-separated cards that Anki imports as they are: into its own note type Basic, with nothing to install.

The lines above the table say how it is to be read (docs.ankiweb.net/importing/text-files.html, "File Headers"). Cards
with the passage left out need a note type of their own: only the package has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.exports.cards import Card, cards, guid
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

COLUMNS = "#columns:guid\tdeck\tFront\tBack\ttags"
_HEAD = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
    COLUMNS,
    "#if matches:update current",
)


def to_tsv(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """A table of these notes, a card a row, for whatever has a translation or words."""
    rows = (_row(card) for card in cards(notes, articles) if card.translation or card.words)
    return "\n".join((*_HEAD, *map("\t".join, rows))) + "\n"


def _row(card: Card) -> tuple[str, ...]:
    name = guid("leeslamp", card.note.id).replace('"', '""')
    translation = f"<i>{card.translation}</i>" if card.translation else ""  # else it could not be told from the words
    answer = "<br><br>".join(filter(None, (translation, card.words, card.source)))
    front = f"{card.passage}<br><br>{card.sentence}" if card.sentence else card.passage
    return f'"{name}"', f'"{card.deck.replace(chr(34), chr(34) * 2)}"', front, answer, " ".join(card.tags)
