"""From the text as it is read back to the file it came from."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from tui.clean import HARMFUL, first_shown
from tui.light import TYPE_CHECKING
from tui.patterns import pattern
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import MutableSequence, Sequence

_BLANK = "[^\\S\u00a0\u202f]"
_ODD_BLANK = "[^\\S \u00a0\u202f]"
_MARK = "[\u0300-\u036f]"
# What reads differently from how it is written: harmful characters are dropped, white space becomes one space, a letter
# with combining marks becomes one character. A plain space between words is not odd: it must not cost a match.
_ODD = pattern(
    f"(?P<gap>(?:{_ODD_BLANK}|{HARMFUL}| (?={_BLANK}|{HARMFUL}))(?:{_BLANK}|{HARMFUL})*)"
    f"|(?P<marks>.(?:{HARMFUL}*{_MARK})+)"
)
_HARMFUL = pattern(HARMFUL)
_SPACE = pattern(r"\s")
_LONG = 1 << 18
"""Code points of a text of which so many numbers are kept that their size counts."""


def numbers(text: str, *first: int) -> MutableSequence[int]:
    """Numbers, not negative, to be kept of a text: in a list, or where there are many in four bytes each."""
    if len(text) < _LONG:
        return list(first)
    from array import array  # which imports all of `collections`: 3 ms

    return array("I", first)


class OffsetMap:
    """Which code point of the canonical text each code point of the reading text came from.

    Two rising lists of break points; between two of them both texts run in step. The same idea as the position
    maps of text editors' soft wrapping: look-up is a binary search.
    """

    __slots__ = ("reading", "source")

    def __init__(self, canonical: str) -> None:
        self.reading, self.source = numbers(canonical), numbers(canonical)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and (self.reading, self.source) == (other.reading, other.source)

    __hash__ = None  # type: ignore[assignment]  # it grows

    def add(self, reading: int, source: int) -> None:
        """From here on reading offset `reading` is canonical offset `source`."""
        self.reading.append(reading)
        self.source.append(source)

    def cut(self, reading: int) -> None:
        """Forget what was added for reading offsets beyond `reading`."""
        while self.reading[-1] > reading:
            self.reading.pop()
            self.source.pop()

    def to_source(self, offset: int) -> int:
        """Canonical offset of a reading offset."""
        return _move(offset, self.reading, self.source)

    def to_reading(self, offset: int) -> int:
        """Reading offset of a canonical offset; what is not shown maps to the next thing that is."""
        return _move(offset, self.source, self.reading)

    def source_span(self, span: Span) -> Span:
        """The canonical span of a reading span."""
        return Span(self.to_source(span.start), self.to_source(span.end))

    def reading_span(self, span: Span) -> Span:
        """The reading span of a canonical span."""
        return Span(self.to_reading(span.start), self.to_reading(span.end))


def _move(offset: int, here: Sequence[int], there: Sequence[int]) -> int:
    if not here:
        return offset
    at = max(0, bisect_right(here, offset) - 1)
    moved = there[at] + max(0, offset - here[at])
    return moved if at + 1 == len(here) else min(moved, there[at + 1])


def fold(source: str, span: Span, offsets: OffsetMap, reading: int) -> str:
    """The stretch `span` of the canonical text as it is read, its offsets noted from reading offset `reading` on.

    White space runs, line ends too, become one space; none is left at either end.
    """
    start, end = first_shown(source, *span), span.end
    while end > start and source[end - 1].isspace():
        end -= 1
    offsets.add(reading, start)
    whole = source[start:end].replace("\n", " ")
    if whole.isprintable() and "  " not in whole and unicodedata.is_normalized("NFC", whole):
        return whole  # most paragraphs: both texts run in step, and to see that piece by piece takes long
    pieces: list[str] = []
    length, last = 0, start
    for match in _ODD.finditer(source, start, end):
        kept = source[last : match.start()]
        if match["marks"] is not None:
            new = unicodedata.normalize("NFC", _HARMFUL.sub("", match[0]))
        else:
            new = " " if _SPACE.search(_HARMFUL.sub("", match[0])) else ""
        pieces += (kept, new)
        length += len(kept) + len(new)
        last = match.end()
        offsets.add(reading + length, last)
    pieces.append(source[last:end])
    text = "".join(pieces).rstrip()  # a blank may have stood in front of something hidden
    offsets.cut(reading + len(text))
    return text
