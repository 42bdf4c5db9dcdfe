"""An Anki package (.apkg) of notes; `leeslamp[anki]` installs what writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.errors import ExportError
from tui.exports.cards import cards
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note


def to_apkg(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> bytes:
    """A package of these notes, one deck an article. Raises ExportError where genanki is not installed."""
    try:
        from tui.exports.anki_package import packed  # only here: few have genanki
    except ModuleNotFoundError as error:
        hint = "pip install 'leeslamp[anki]' adds it; TSV for Anki works without"
        raise ExportError(f"a package for Anki needs {error.name}, which is not installed; {hint}") from error
    return packed(list(cards(notes, articles)))
