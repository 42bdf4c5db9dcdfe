"""Where in a text most words of a passage stand, and which letters there are the passage's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from tui.patterns import pattern
from tui.span import Span

_WORD = pattern(r"\w+")
_RARE = 60
"""Times a word may occur in the text to say something about where a passage is."""
_STEP = 24
"""Letters; places that differ by fewer count as one."""
_TRIED = 4
"""Places with most of the words that are looked at."""
_BLOCK = 3
"""Letters in a row that must be the same to count as the passage's."""


class WordIndex:
    """Where the rare words of a text stand."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._places: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            places = self._places.setdefault(match[0], [])
            if len(places) <= _RARE:  # one more tells that it is not rare
                places.append(match.start())

    def stretches(self, passage: str) -> Iterator[Span]:
        """Where `passage` may be: each of its rare words votes for where it would begin, the rarer the more."""
        votes: Counter[int] = Counter()
        for match in _WORD.finditer(passage):
            places = self._places.get(match[0], [])
            if len(places) <= _RARE:
                weight = (1 + len(places)) ** -0.5
                for place in places:
                    step = (place - match.start()) // _STEP
                    votes[step] += weight
                    votes[step - 1] += weight / 2
                    votes[step + 1] += weight / 2
        spare = 4 * _STEP + len(passage) // 6
        for step, _ in votes.most_common(_TRIED):
            start = max(0, (step - 1) * _STEP)
            yield Span(start, min(self._length, start + len(passage) + spare))


def aligned(passage: str, quote: Span, text: str, stretch: Span) -> Span | None:
    """What `passage[quote]` is in a stretch of `text`, by the letters they share, in whole words; None if nothing."""
    start = end = behind = None
    whole = False
    matcher = SequenceMatcher(None, passage, text[slice(*stretch)], autojunk=False)
    for here, there, size in matcher.get_matching_blocks():
        if size < _BLOCK:
            continue
        if start is None and here < quote.end and here + size > quote.start:
            start = max(0, there + quote.start - here)  # what is missing before it is as long as it was
        if here < quote.end:
            end, whole = there + min(quote.end - here, size), here + size >= quote.end
        elif behind is None:
            behind = there + quote.end - here
    if start is None or end is None:
        return None
    if not whole and behind is not None:
        end = max(end, behind)
    return _whole_words(text, Span(start, end).shift(stretch.start), passage[quote.start], passage[quote.end - 1])


def _whole_words(text: str, span: Span, first: str, last: str) -> Span | None:
    """Without blanks at its ends, and with the rest of a word where the quote began or ended with a letter."""
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    if start >= end:
        return None
    while first.isalnum() and text[start].isalnum() and start and text[start - 1].isalnum():
        start -= 1
    while last.isalnum() and text[end - 1].isalnum() and end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
