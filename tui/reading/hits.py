"""What a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tui.named import NamedTuple
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


def hits_by_block(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    """Finds gathered by their block."""
    gathered: dict[int, list[Hit]] = {}
    for hit in hits:
        gathered.setdefault(hit.block, []).append(hit)
    return gathered
