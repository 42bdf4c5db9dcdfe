"""What is to be translated in one piece, and all such pieces of an article."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Sequence
from typing import NamedTuple, overload

from tui.translation.align import align
from tui.translation.model import Line, Maker, Translation


class Wanted(NamedTuple):
    """Some or all of a block, to be translated in one piece."""

    block: int
    text: str
    """On one line."""
    sentences: tuple[str, ...]
    """The same in sentences; empty for a heading."""
    first: int = 0
    """Number of the first of them within the block."""

    def made(self, english: str, by: Maker) -> tuple[int, Translation]:
        """The block, and `english` as the translation of what is wanted of it."""
        found = align(english, self.sentences, by).lines
        shifted = (Line(text, range(at.start + self.first, at.stop + self.first), by) for text, at, by in found)
        return self.block, Translation(tuple(shifted))


class Pieces(Sequence[Wanted]):
    """In the order of the page, with the block and the code points of each."""

    def __init__(self) -> None:
        self.blocks, self.sizes = array("I"), array("I")

    @abstractmethod
    def made(self, at: int) -> Wanted:
        """One of them."""

    def __len__(self) -> int:
        return len(self.blocks)

    @overload
    def __getitem__(self, at: int) -> Wanted: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Wanted]: ...
    def __getitem__(self, at: int | slice) -> Wanted | Sequence[Wanted]:
        if isinstance(at, slice):
            return [self.made(number) for number in range(*at.indices(len(self)))]
        return self.made(range(len(self))[at])


class Some(Pieces):
    """A few that are there already."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        super().__init__()
        self._wanted = wanted
        self.blocks.extend(one.block for one in wanted)
        self.sizes.extend(len(one.text) for one in wanted)

    def made(self, at: int) -> Wanted:
        return self._wanted[at]
