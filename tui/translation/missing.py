"""What of an article has no translation yet."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

from tui.article.model import Article
from tui.article.parts import Block
from tui.translation.model import Translation
from tui.translation.wanted import Pieces, Wanted

_WHOLE = 0xFFFF_FFFF
"""Instead of the first sentence: the whole block."""


class Gaps(Pieces):
    """Whole blocks, and runs of sentences of blocks that have some translated, in the order of the page.

    Each is made when it is asked for: of a book there are many, and only some on the screen.
    """

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._first, self._stop = array("I"), array("I")

    def add(self, block: int, size: int) -> None:
        """A block without any translation."""
        self._add(block, size, _WHOLE, 0)

    def add_run(self, block: int, sentences: range) -> None:
        """Sentences that have none, by their number within a block that has some."""
        first = self._article.blocks[block].sentences.start
        size = sum(len(self._article.sentence_text(first + number)) + 1 for number in sentences) - 1
        self._add(block, size, sentences.start, sentences.stop)

    def _add(self, block: int, size: int, first: int, stop: int) -> None:
        self.blocks.append(block)
        self.sizes.append(size)
        self._first.append(first)
        self._stop.append(stop)

    def made(self, at: int) -> Wanted:
        block, first = self._article.blocks[self.blocks[at]], self._first[at]
        if first == _WHOLE:
            return Wanted(block.index, block.text, tuple(map(self._article.sentence_text, block.sentences)))
        run = block.sentences[first : self._stop[at]]
        sentences = tuple(map(self._article.sentence_text, run))
        return Wanted(block.index, " ".join(sentences), sentences, first)


def missing(article: Article, translations: Mapping[int, Translation]) -> Gaps:
    """What has no translation among `translations`, which are by block."""
    gaps = Gaps(article)
    for index, kind, size in article.blocks.sizes():
        if kind.has_translation:
            if translation := translations.get(index):
                for run in _runs(article.blocks[index], translation):
                    gaps.add_run(index, run)
            else:
                gaps.add(index, size)
    return gaps


def _runs(block: Block, translation: Translation) -> Iterator[range]:
    """The runs of sentences without a line, by their number within the block."""
    first: int | None = None
    lacking: Iterable[bool] = (translation.line_of(number) is None for number in range(len(block.sentences)))
    for number, lacks in enumerate([*lacking, False]):
        if lacks and first is None:
            first = number
        elif not lacks and first is not None:
            yield range(first, number)
            first = None
