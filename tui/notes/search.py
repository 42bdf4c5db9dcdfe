"""Which notes a query finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import is_
from typing import NamedTuple

from tui.folding import fold
from tui.notes.record import Note


class _Folded(NamedTuple):
    note: Note
    text: str
    tags: str
    """Each on a line of its own, after a line feed."""


class Searcher:
    """Looks for words; each note is folded once, as long as it stays the same object."""

    def __init__(self) -> None:
        self._folded: dict[str, _Folded] = {}
        self._last: list[_Folded] = []

    def find(self, notes: Iterable[Note], query: str) -> list[Note]:
        """The notes in which every word of `query` occurs, in their order; all of them for a blank query.

        Looked at are quote, sentence, own words, tags, shown translation, kind and colour, without case and accents. A
        word that begins with `#` is the beginning of a tag.
        """
        words = [fold(word).text for word in query.split()]
        tags = [f"\n{word}" for word in words if word.startswith("#")]
        plain = [word for word in words if not word.startswith("#")]
        if not words:
            return list(notes)
        found = self._all(list(notes))
        for word in plain:  # each looks through fewer
            found = [one for one in found if word in one[1]]
        for tag in tags:
            found = [one for one in found if tag in one[2]]
        return [one[0] for one in found]

    def prepare(self, notes: Iterable[Note]) -> Iterator[None]:
        """Fold notes that will be looked through, one with each step."""
        for note in notes:
            self._of(note)
            yield

    def _all(self, notes: list[Note]) -> list[_Folded]:
        """The notes folded; a query is typed letter by letter over the same ones."""
        if len(notes) != len(self._last) or not all(map(is_, notes, [one[0] for one in self._last])):
            self._last = [self._of(note) for note in notes]
        return self._last

    def _of(self, note: Note) -> _Folded:
        known = self._folded.get(note.id)
        if known is None or known.note is not note:
            known = self._folded[note.id] = _fold(note)
        return known


def search(notes: Iterable[Note], query: str) -> list[Note]:
    """`Searcher.find`, once."""
    return Searcher().find(notes, query)


def _fold(note: Note) -> _Folded:
    shown = note.translation.text if note.translation else ""
    tags = "".join(f"\n#{tag}" for tag in note.tags)
    text = "\n".join((note.quote, note.sentence, note.note, tags, shown, note.kind, note.color))
    return _Folded(note, fold(text).text, fold(tags).text)
