"""What of an article has no translation yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.article.model import Article
from tui.article.parts import Block
from tui.translation.job import Wanted
from tui.translation.model import Translation


def missing(article: Article, translations: Mapping[int, Translation]) -> list[Wanted]:
    """Whole blocks, and runs of sentences of blocks that have some; in the order of the page."""
    blocks = (block for block in article.blocks if block.kind.has_translation)
    return [one for block in blocks for one in _of(article, block, translations.get(block.index))]


def _of(article: Article, block: Block, translation: Translation | None) -> Iterator[Wanted]:
    if translation is None:
        yield Wanted(block.index, block.text, tuple(map(article.sentence_text, block.sentences)))
        return
    run: list[int] = []
    for number, index in enumerate(block.sentences):
        if translation.line_of(number) is None:
            run.append(index)
        if run and (run[-1] != index or number == len(block.sentences) - 1):
            sentences = tuple(map(article.sentence_text, run))
            yield Wanted(block.index, " ".join(sentences), sentences, run[0] - block.sentences.start)
            run = []
