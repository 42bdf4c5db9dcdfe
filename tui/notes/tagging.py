"""Tags given to notes and taken from them: `#idioom -#oud`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.errors import QueryError
from tui.notes.record import Note, tags_in
from tui.patterns import pattern

_LAST = pattern(r"((?:.*\s)?-?#?)(\S+)")


class Tagging(NamedTuple):
    """Names of tags, without `#`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]

    def of(self, note: Note) -> Note:
        """The note with the tags it has then. Those in its words stay: they are there to be read."""
        tagged = note.with_tags(tag for tag in (*note.tags, *self.added) if tag not in self.removed)
        return note if set(tagged.tags) == set(note.tags) else tagged

    def kept_by(self, note: Note) -> list[str]:
        """What cannot be taken away, because it is in the note's words."""
        return [tag for tag in tags_in(note.note) if tag in self.removed]


def parse_tagging(text: str) -> Tagging:
    """What was typed: tags with or without `#`, after `-` those to take away. Raises QueryError for what is no tag."""
    added, removed = dict[str, None](), dict[str, None]()
    for word in text.split():
        name = word.removeprefix("-").removeprefix("#")
        if tags_in(f"#{name}") != (name,):
            raise QueryError(f"{word} is no tag; a tag is letters, digits, _, - and /, as in #b2/werkwoord")
        (removed if word.startswith("-") else added)[name] = None
    return Tagging(tuple(added), tuple(removed))


def completed(text: str, tags: Iterable[str]) -> str:
    """`text` with its last word made the first of `tags` that begins with it and is longer; '' where none does."""
    match = _LAST.fullmatch(text)
    begun = match[2] if match else ""
    found = next((tag for tag in tags if begun and tag.startswith(begun) and tag != begun), "")
    return f"{match[1]}{found}" if match and found else ""
