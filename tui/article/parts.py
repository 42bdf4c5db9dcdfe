"""The blocks and sentences of an article, kept as numbers: a book has tens of thousands of them."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right

from tui.article.kind import Kind
from tui.article.offsets import numbers
from tui.light import TYPE_CHECKING, NamedTuple, Sequence
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar, overload

    Part = TypeVar("Part", "Block", "Sentence")

BETWEEN = "\n\n"
"""What stands between two blocks of the reading text."""
_KINDS = tuple(Kind)
_KEPT = 500
"""Parts that are not made anew: those of some screens."""


class Block(NamedTuple):
    """A piece of the page set apart from its neighbours by white space."""

    index: int  # type: ignore[assignment]  # tuples have a method of that name, which nobody calls here
    kind: Kind
    text: str
    """Clean, on one line."""
    start: int | None
    """Reading offset of its first character; None for what stands above the body (title, caption, credit)."""
    sentences: range
    """Indices into `Article.sentences`; empty for all but paragraphs."""


class Sentence(NamedTuple):
    """One sentence of the body."""

    index: int  # type: ignore[assignment]  # as above
    block: int
    span: Span
    """In reading offsets."""


class _Parts(Sequence["Part"]):
    """Parts that are made when they are asked for, and kept for a while; equal to any sequence of the same."""

    def __init__(self) -> None:
        self._recent: dict[int, Part] = {}

    @abstractmethod
    def _made(self, index: int) -> Part: ...

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> Part: ...
        @overload
        def __getitem__(self, at: slice) -> Sequence[Part]: ...

    def __getitem__(self, at: int | slice) -> Part | Sequence[Part]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        part = self._recent.get(at)
        if part is None:
            if len(self._recent) >= _KEPT:
                self._recent.clear()
            part = self._recent[at] = self._made(range(len(self))[at])
        return part

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == same for one, same in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # what equals a list has no hash


class Sentences(_Parts[Sentence]):
    """All of an article, whose canonical text is given."""

    def __init__(self, canonical: str) -> None:
        super().__init__()
        self._starts, self._ends, self._blocks = numbers(canonical), numbers(canonical), numbers(canonical)

    def add(self, block: int, span: Span) -> None:
        """The next one."""
        self._starts.append(span.start)
        self._ends.append(span.end)
        self._blocks.append(block)

    def at(self, offset: int) -> int:
        """Index of the one at, or else last before, a reading offset; 0 before the first."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def __len__(self) -> int:
        return len(self._starts)

    def _made(self, index: int) -> Sentence:
        return Sentence(index, self._blocks[index], Span(self._starts[index], self._ends[index]))


class Blocks(_Parts[Block]):
    """All of an article, and so its reading text.

    Most blocks read as they are written, their line ends as spaces: what they say is taken from the canonical text when
    it is asked for, and kept only of the others.
    """

    def __init__(self, masthead: Sequence[tuple[Kind, str]], canonical: str) -> None:
        super().__init__()
        self._canonical, self._odd = canonical, dict[int, str]()
        self._above = [Block(index, kind, text, None, range(0)) for index, (kind, text) in enumerate(masthead)]
        self._kinds, self._starts, self._ends = bytearray(), numbers(canonical), numbers(canonical)
        self._sources, self._sentences = numbers(canonical), numbers(canonical, 0)

    def add(self, kind: Kind, text: str, start: int, source: int, sentences: int) -> None:
        """The next one of the body, from `start` of the reading text and `source` of the canonical one.

        There are so many `sentences` to its end.
        """
        number = len(self._kinds)
        self._kinds.append(_KINDS.index(kind))
        self._starts.append(start)
        self._ends.append(start + len(text))
        self._sources.append(source)
        self._sentences.append(sentences)
        if self._as_written(number) != text:
            self._odd[number] = text

    @property
    def length(self) -> int:
        """Code points of the reading text."""
        return self._ends[-1]

    def between(self, start: int, end: int) -> str:
        """The reading text from one offset to another."""
        first, last = self.at(start), self.at(end + 1)  # white space below a block ends where the next one begins
        texts = (self[index].text for index in range(first, last + 1))
        begin = self._starts[first - len(self._above)]
        return BETWEEN.join(texts)[start - begin : end - begin]

    def at(self, offset: int) -> int:
        """Index of the one of the body at, or else last before, a reading offset."""
        return max(0, len(self._above) + bisect_right(self._starts, offset) - 1)

    def sizes(self) -> Iterator[tuple[int, Kind, int]]:
        """Index, kind and code points of every one, none of them made."""
        for block in self._above:
            yield block.index, block.kind, len(block.text)
        body = zip(self._kinds, self._starts, self._ends, strict=True)
        for index, (kind, start, end) in enumerate(body, len(self._above)):
            yield index, _KINDS[kind], end - start

    def __len__(self) -> int:
        return len(self._above) + len(self._kinds)

    def _made(self, index: int) -> Block:
        number = index - len(self._above)
        if number < 0:
            return self._above[index]
        text = self._odd[number] if number in self._odd else self._as_written(number)
        sentences = range(self._sentences[number], self._sentences[number + 1])
        return Block(index, _KINDS[self._kinds[number]], text, self._starts[number], sentences)

    def _as_written(self, number: int) -> str:
        source, length = self._sources[number], self._ends[number] - self._starts[number]
        return self._canonical[source : source + length].replace("\n", " ")
