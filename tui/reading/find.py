"""Searching what is read, not what is drawn: a phrase over a line end is found, in both languages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from tui.article.model import Article
from tui.article.parts import Block
from tui.folding import occurrences
from tui.reading.hits import Hit, Side
from tui.translation.model import Translation


def find(article: Article, translations: Mapping[int, Translation], query: str) -> list[Hit]:
    """Every occurrence of `query` in the article and its translations, case and accents aside."""
    hits: list[Hit] = []
    for block in article.blocks:
        hits += (
            Hit(_sentence(article, block, span.start), block.index, Side.DUTCH, span)
            for span in occurrences(block.text, query)
        )
        translation = translations.get(block.index)
        if translation:
            starts = [span.start for span in translation.spans]
            for span in occurrences(translation.text, query):
                line = translation.lines[bisect_right(starts, span.start) - 1]
                sentence = block.sentences[line.sentences.start] if block.sentences else _sentence(article, block, 0)
                hits.append(Hit(sentence, block.index, Side.ENGLISH, span))
    return sorted(hits)


def _sentence(article: Article, block: Block, offset: int) -> int:
    if block.sentences and block.start is not None:
        return article.sentence_at(block.start + offset)
    return min(block.sentences.start, len(article.sentences) - 1)  # the first one below
