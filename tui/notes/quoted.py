"""Where the quote stands in the sentence that is kept with it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from tui.notes.record import Note, Target
from tui.span import Span


def quote_in_sentence(note: Note) -> list[Span]:
    """A span of `note.sentence` for each piece of the passage that is in it, in their order.

    Of several places after the piece before it is the one whose context is most like the piece's own.
    """
    spans, end = list[Span](), 0
    for piece in note.pieces:
        starts = _starts(note.sentence, piece.exact, end)
        if starts:
            start = max(starts, key=lambda start: _likeness(note.sentence, start, piece))
            end = start + len(piece.exact)
            spans.append(Span(start, end))
    return spans


def _starts(sentence: str, exact: str, begin: int) -> list[int]:
    starts = []
    at = sentence.find(exact, begin) if exact else -1
    while at >= 0:
        starts.append(at)
        at = sentence.find(exact, at + 1)
    return starts


def _likeness(sentence: str, start: int, piece: Target) -> int:
    """How many characters around a place are those around the piece."""
    before = _same(reversed(sentence[:start]), reversed(piece.prefix))
    return before + _same(sentence[start + len(piece.exact) :], piece.suffix)


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
