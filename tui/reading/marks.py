"""Notes as the page draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tui.article.model import Article
from tui.article.parts import Block
from tui.light import NamedTuple
from tui.notes.colour import Colour
from tui.span import Span

FLAG = "⚑"


class Mark(NamedTuple):
    """A highlight, or a piece of one, at its place in the text as it is now."""

    span: Span
    """In reading offsets."""
    colour: Colour
    noted: bool
    """Whether it has words of the reader's own."""
    id: str
    """The note's."""

    bookmark: bool = False
    """Whether it is only told of in the margin."""
    unsure: bool = False
    """Whether the text changed so much that the reader should look whether this is the place."""


class Marked:
    """The marks on a block."""

    def __init__(self, marks: Iterable[Mark], block: Block) -> None:
        self.marks = tuple(marks)
        self._start = block.start or 0
        self._notes = {mark.id for mark in self.marks}
        self._looks: dict[tuple[Span, str | None], tuple[Mark, ...]] = {}

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.marks)

    def looks(self, line: Span, focused: str | None) -> tuple[Mark, ...]:
        """What the looks of a line within the block's text depend on: the marks that touch it, with numbers for ids."""
        key = line, focused if focused in self._notes else None
        looks = self._looks.get(key)
        if looks is None:
            start, end = line.shift(self._start)
            numbers = {focused: "focused"}
            looks = self._looks[key] = tuple(
                mark._replace(id=numbers.setdefault(mark.id, str(len(numbers))))
                for mark in self.marks
                if mark.span.start <= end and start <= mark.span.end
            )
        return looks


def sign_of(beginning: Iterable[Mark]) -> str:
    """Two cells for the margin beside a line in which these begin, one at least; readable without colour.

    The kind's number, and a dot for a note or a question mark for an unsure place: of the mark that has most to tell.
    A bookmark has a flag instead of a number; beside a highlight the flag goes before the number.
    """
    marks = sorted(beginning, key=lambda mark: (mark.bookmark, not mark.unsure, not mark.noted, mark.span))
    first = marks[0]
    number = "" if first.bookmark else first.colour.digit
    state = "?" if first.unsure else "•" if first.noted else " "
    return f"{FLAG if marks[-1].bookmark else ''}{number}{state}"[:2]


def by_block(article: Article, marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Marks by the blocks they touch."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = mark.span
        for block in range(article.block_at(start), article.block_at(max(start, end - 1)) + 1):
            found.setdefault(block, []).append(mark)
    return found


def doubled(marks: Iterable[Mark]) -> list[Span]:
    """The stretches that marks of two notes or more are over, in order."""
    edges = sorted((at, step, mark.id) for mark in marks for at, step in ((mark.span.start, 1), (mark.span.end, -1)))
    over: dict[str, int] = {}  # how many pieces of each note
    found: list[Span] = []
    for (at, step, id), following in pairwise(edges):
        over[id] = over.get(id, 0) + step
        if not over[id]:
            del over[id]
        if len(over) > 1 and at < following[0]:
            found.append(Span(at, following[0]))
    return found


def overlapping(marks: Iterable[Mark], word: Span | None, sentence: Span) -> list[Mark]:
    """The marks a key can act on, one of each note, in the order to go through them.

    Those over the cursor's word, the innermost first (of equals the last); without a word that on exactly the
    sentence, then the others that touch it as they stand in the text.
    """
    if word is None:
        found = [mark for mark in marks if mark.span.clip(sentence)]
        found.sort(key=lambda mark: (mark.span != sentence, mark.span))
    else:
        found = [mark for mark in marks if mark.span.start <= word.start < mark.span.end]
        found.reverse()
        found.sort(key=lambda mark: mark.span.end - mark.span.start)
    first: dict[str, Mark] = {}
    for mark in found:
        first.setdefault(mark.id, mark)
    return list(first.values())


def under_cursor(marks: Iterable[Mark], word: Span | None, sentence: Span) -> Mark | None:
    """The mark a key acts on: the first of those that overlap."""
    return next(iter(overlapping(marks, word, sentence)), None)
