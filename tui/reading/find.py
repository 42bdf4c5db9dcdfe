"""Searching what is read, not what is drawn: a phrase over a line end is found, in both languages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from tui.article.model import Article
from tui.article.parts import Block
from tui.folding import Folded, fold, folded_query, occurrences, places
from tui.reading.hits import Hit, Side
from tui.translation.model import Translation


class Finder:
    """Searches an article as often as asked, its Dutch folded once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._folded: list[Folded] = []

    def prepare(self) -> Iterator[None]:
        """Fold what is not folded yet, a block with each step: of a book that takes a moment."""
        while len(self._folded) < len(self._article.blocks):
            self._folded.append(fold(self._article.blocks[len(self._folded)].text))
            yield

    def find(self, translations: Mapping[int, Translation], query: str) -> list[Hit]:
        """Every occurrence of `query` in the article and its translations, case and accents aside."""
        for _ in self.prepare():
            pass
        wanted, article = folded_query(query), self._article
        hits: list[Hit] = []
        for index, folded in enumerate(self._folded):
            if wanted and wanted in folded.text:
                block = article.blocks[index]
                found = places(folded, wanted)
                hits += (Hit(_sentence(article, block, span.start), index, Side.DUTCH, span) for span in found)
        for index, translation in translations.items():
            starts = [span.start for span in translation.spans]
            for span in occurrences(translation.text, query):
                line = translation.lines[bisect_right(starts, span.start) - 1]
                block = article.blocks[index]
                sentence = block.sentences[line.sentences.start] if block.sentences else _sentence(article, block, 0)
                hits.append(Hit(sentence, index, Side.ENGLISH, span))
        return sorted(hits)


def _sentence(article: Article, block: Block, offset: int) -> int:
    if block.sentences and block.start is not None:
        return article.sentence_at(block.start + offset)
    return min(block.sentences.start, len(article.sentences) - 1)  # the first one below
