"""A sentence as words and single marks of punctuation."""

from __future__ import annotations

from tui.dutch.words import word_spans
from tui.span import Span


def token_spans(text: str) -> list[Span]:
    """Words and marks in order, without white space, as spans of `text`."""
    found: list[Span] = []
    at = 0
    for word in word_spans(text):
        found += _marks(text, at, word.start)
        found.append(word)
        at = word.end
    return [*found, *_marks(text, at, len(text))]


def _marks(text: str, start: int, end: int) -> list[Span]:
    return [Span(place, place + 1) for place in range(start, end) if not text[place].isspace()]
