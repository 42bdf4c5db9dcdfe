"""What a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tui.article.model import Article
from tui.light import NamedTuple
from tui.span import Span


class Side(StrEnum):
    """Which column."""

    DUTCH = "dutch"
    ENGLISH = "english"


class Hit(NamedTuple):
    """A find, in reading order."""

    sentence: int
    """The sentence to go to; for a heading the one below it."""
    block: int
    side: Side
    span: Span
    """Within the block's text, or its translation's."""

    def offset(self, article: Article) -> int | None:
        """Where it begins in reading offsets; None for one that is not in a sentence of the Dutch."""
        block = article.blocks[self.block]
        if self.side is Side.ENGLISH or block.start is None or not block.sentences:
            return None
        return block.start + self.span.start


def hits_by_block(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    """Finds gathered by their block."""
    gathered: dict[int, list[Hit]] = {}
    for hit in hits:
        gathered.setdefault(hit.block, []).append(hit)
    return gathered
