"""Which notes a query finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui.folding import fold
from tui.notes.record import Note


def search(notes: Iterable[Note], query: str) -> list[Note]:
    """The notes in which every word of `query` occurs, in their order; all of them for a blank query.

    Looked at are quote, sentence, own words, tags, shown translation, kind and colour, without case and accents. A word
    that begins with `#` is the beginning of a tag.
    """
    words = [fold(word).text for word in query.split()]
    tags = [word for word in words if word.startswith("#")]
    plain = [word for word in words if not word.startswith("#")]
    return [note for note in notes if _has_tags(note, tags) and _has_words(note, plain)]


def _has_tags(note: Note, wanted: list[str]) -> bool:
    own = [_folded(f"#{tag}") for tag in note.tags] if wanted else []
    return all(any(tag.startswith(word) for tag in own) for word in wanted)


def _has_words(note: Note, wanted: list[str]) -> bool:
    if not wanted:
        return True
    shown = note.translation.text if note.translation else ""
    tags = [f"#{tag}" for tag in note.tags]
    text = _folded("\n".join((note.target.exact, note.sentence, note.note, *tags, shown, note.kind, note.color)))
    return all(word in text for word in wanted)


@lru_cache(maxsize=20_000)  # a query is typed letter by letter over the same notes
def _folded(text: str) -> str:
    return fold(text).text
