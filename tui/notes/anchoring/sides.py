"""One of two texts, and what is known of its sentences in the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property

from tui.notes.anchoring.changed import Piece, pieces
from tui.span import Span


class Words:
    """A changed stretch, compared word by word when it is first asked for."""

    def __init__(self, old: str, new: str, gone: list[Span], came: list[Span]) -> None:
        self._made_of = old, new, gone, came

    @cached_property
    def pieces(self) -> list[Piece]:
        """In the order of the old text."""
        return pieces(*self._made_of)

    @cached_property
    def turned(self) -> list[Piece]:
        """Seen from the new text, in its order."""
        return sorted(piece.turned() for piece in self.pieces)


class Side:
    """The sentences of one text: of the same ones where they are in the other, else the changed stretch they are in."""

    def __init__(self, sentences: list[Span]) -> None:
        self.sentences = sentences
        self.same: dict[int, Span] = {}
        self.changed: dict[int, Words] = {}

    def numbers(self, span: Span) -> range:
        """The sentences a span touches."""
        first = max(0, bisect_right(self.sentences, span.start, key=_start) - 1)
        return range(first, bisect_left(self.sentences, span.end, key=_start))

    def pieces(self, span: Span, words: Callable[[Words], list[Piece]]) -> Iterator[Piece]:
        """What is known of the parts of a span, in their order."""
        for number in self.numbers(span):
            sentence = self.sentences[number]
            if part := sentence.clip(span):
                if number in self.same:
                    known = [Piece(sentence, self.same[number])]
                elif number in self.changed:
                    known = _within(words(self.changed[number]), part)
                else:
                    continue
                yield from filter(None, (piece.clip(part) for piece in known))


def _within(known: list[Piece], span: Span) -> list[Piece]:
    first = max(0, bisect_right(known, span.start, key=_old_start) - 1)
    return known[first : bisect_left(known, span.end, key=_old_start)]


def _start(span: Span) -> int:
    return span.start


def _old_start(piece: Piece) -> int:
    return piece.old.start
