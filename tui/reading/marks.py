"""Notes as the page draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.article.model import Article
from tui.notes.colour import Colour
from tui.span import Span


class Mark(NamedTuple):
    """A highlight at its place in the text as it is now."""

    span: Span
    """In reading offsets."""
    colour: Colour
    noted: bool
    """Whether it has words of the reader's own."""
    id: str
    """The note's."""

    @property
    def sign(self) -> str:
        """Two cells for the margin, readable without colour: the kind's number, a dot for a note."""
        return self.colour.digit + ("•" if self.noted else " ")


def by_block(article: Article, marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Marks by the blocks they touch."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = mark.span
        for block in range(article.block_at(start), article.block_at(max(start, end - 1)) + 1):
            found.setdefault(block, []).append(mark)
    return found


def innermost(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The shortest mark over a reading offset; of equals the last."""
    over = [mark for mark in marks if mark.span.start <= offset < mark.span.end]
    return min(reversed(over), key=lambda mark: mark.span.end - mark.span.start, default=None)


def under_cursor(marks: Iterable[Mark], word: Span | None, sentence: Span) -> Mark | None:
    """The mark a key acts on.

    The innermost over the cursor's word; without one that on exactly the sentence, else the first that touches it.
    """
    if word is not None:
        return innermost(marks, word.start)
    touching = [mark for mark in marks if mark.span.clip(sentence)]
    return min(touching, key=lambda mark: (mark.span != sentence, mark.span), default=None)
