"""Sentences as a diff needs them: short, and the same whatever is changed before them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tui.notes.anchoring.evened import Evened
from tui.patterns import pattern
from tui.span import Span

_SENTENCE = pattern(r"\S.*?[.!?;:]+['\")\]]*(?!\S)|\S.*")
_CUT = pattern(r"(?=\S).*?\w{9,}|\S.*")
_ENDLESS = 400
"""Letters; a longer sentence is cut."""


def sentences(text: Evened) -> list[Span]:
    """The sentences or clauses of a text, in parts if they are very long; a paragraph ends the last of them."""
    found: list[Span] = []
    for start, end in pairwise([0, *text.breaks, len(text.text)]):
        for match in _SENTENCE.finditer(text.text, start, end):
            span = Span(*match.span())
            found += [span] if span.end - span.start <= _ENDLESS else cut(text.text, span)
    return found


def cut(text: str, span: Span) -> Iterator[Span]:
    """The parts of a span, each with a long word at its end: those are where they are, whatever is before them."""
    return (Span(*match.span()) for match in _CUT.finditer(text, *span))
