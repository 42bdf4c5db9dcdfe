"""Kindle's `My Clippings.txt`: an entry after the other, in the order things were done.

    The title (The author)
    - Your Highlight on page 12 | Location 170-173 | Added on Sunday, 1 March 2026 08:15:00

    the words that were marked
    ==========

The file only grows: a highlight whose ends were moved stands in it twice, and so does a note that was rewritten. Of
entries on one passage the last is taken, under the name of the first, which stays the same as the file grows. A note
belongs to the highlight it lies in. Times are the device's own, and are taken for UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256

from tui.clean import one_line
from tui.errors import NotesFileError
from tui.imports.clippings import END, Clipping, clipping
from tui.imports.model import Format, Imported

_LIKE = 0.5
"""Share of the shorter passage that two must have in common, in one piece, to be one whose ends were moved."""
_COMPARED = 1_000
"""Characters of a passage that are compared so."""
_LOCATIONS = 200
"""Locations (of 128 bytes each) a passage is looked for by; nobody marks more."""


def clippings_in(text: str) -> list[Imported]:
    """What was marked and noted, without what was replaced later. Raises NotesFileError."""
    books: defaultdict[str, list[Clipping]] = defaultdict(list)
    for part in text.split(END):
        if found := clipping(part):
            books[found.title].append(found)
    if not books:
        raise NotesFileError("there is neither highlight nor note in it that can be read as one of Kindle's")
    return [imported for clippings in books.values() for imported in _settled(clippings)]


def _settled(clippings: list[Clipping]) -> Iterator[Imported]:
    """The highlights of one book with the notes in them, then notes that lie in none."""
    highlights = _without_earlier(clipping for clipping in clippings if clipping.marked)
    notes: dict[int, tuple[Clipping, Clipping]] = {}
    for note in clippings:
        if not note.marked:
            notes[note.start] = notes.get(note.start, (note, note))[0], note
    around: dict[int, int] = {}
    for index, (_, highlight) in enumerate(highlights):
        for location in notes.keys() & set(_locations(highlight)):
            known = around.get(location)
            if known is None or abs(highlights[known][1].end - location) >= abs(highlight.end - location):
                around[location] = index
    words: defaultdict[int, list[str]] = defaultdict(list)
    for location, index in sorted(around.items()):
        words[index].append(notes[location][1].text)
    for index, (first, last) in enumerate(highlights):
        yield _imported(first, last, last.text, "\n\n".join(words[index]))
    for location, (first, last) in notes.items():
        if location not in around:
            yield _imported(first, last, "", last.text)


def _without_earlier(highlights: Iterable[Clipping]) -> list[tuple[Clipping, Clipping]]:
    """The first and the last highlight of each passage."""
    found: list[tuple[Clipping, Clipping]] = []
    at: defaultdict[int, list[int]] = defaultdict(list)  # which of them touch a location
    for highlight in highlights:
        near = dict.fromkeys(index for location in _locations(highlight) for index in at[location])
        index = next((index for index in near if _is_same(found[index][1].text, highlight.text)), len(found))
        if index == len(found):
            found.append((highlight, highlight))
        else:
            found[index] = found[index][0], highlight
        for location in _locations(highlight):
            at[location].append(index)
    return found


def _locations(clipping: Clipping) -> range:
    return range(clipping.start, min(clipping.end, clipping.start + _LOCATIONS) + 1)


def _is_same(first: str, second: str) -> bool:
    if first in second or second in first:
        return True
    first, second = first[:_COMPARED], second[:_COMPARED]
    common = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return common.size >= _LIKE * min(len(first), len(second))


def _imported(first: Clipping, last: Clipping, quote: str, note: str) -> Imported:
    name = "\n".join((first.title, str(first.start), first.created or first.text))
    return Imported(
        format=Format.KINDLE,
        origin=sha256(name.encode(errors="replace")).hexdigest(),
        title=first.title,
        quote=one_line(quote),
        note=note,
        created=last.created,
    )
