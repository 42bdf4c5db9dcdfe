"""Sentences as a diff needs them: short, and the same whatever is changed before them."""

from __future__ import annotations

from collections.abc import Iterator

from tui.patterns import pattern
from tui.span import Span

_SENTENCE = pattern(r"\S.*?[.!?;:]+['\")\]]*(?!\S)|\S.*")
_CUT = pattern(r"(?=\S).*?\w{9,}|\S.*")
_ENDLESS = 400
"""Letters; a longer sentence is cut."""


def sentences(text: str) -> list[Span]:
    """The sentences of a text that is evened out, or clauses, in parts if they are very long."""
    found: list[Span] = []
    for match in _SENTENCE.finditer(text):
        span = Span(*match.span())
        found += [span] if span.end - span.start <= _ENDLESS else cut(text, span)
    return found


def cut(text: str, span: Span) -> Iterator[Span]:
    """The parts of a span, each with a long word at its end: those are where they are, whatever is before them."""
    return (Span(*match.span()) for match in _CUT.finditer(text, *span))
