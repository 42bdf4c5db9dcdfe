"""An article in Markdown: each paragraph, its translation in italics, and the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.article.kind import Kind
from tui.exports.literal import literal

if TYPE_CHECKING:
    from tui.exports.html.page import Page


def whole_article(page: Page, notes: Mapping[str, str]) -> Iterator[str]:
    """The parts below the title. `notes`: what is written of each, by id, in the order of the article.

    A note stands behind the paragraph in which it begins; one on the article as a whole, or without a place, last.
    """
    article = page.article
    left = dict(notes)
    places: dict[int, list[str]] = {}
    for placed in page.notes:
        if article and placed.spans and placed.note.id in notes:
            places.setdefault(article.block_at(placed.spans[0].start), []).append(placed.note.id)
    for block in article.blocks if article else ():
        if block.kind is not Kind.TITLE:
            yield f"{'## ' if block.kind is Kind.HEADING else ''}{literal(block.text)}"
            if english := page.translations.get(block.index):
                yield f"*{literal(english.text)}*"
        here = places.get(block.index, ())
        yield from (left.pop(id) for id in notes if id in here)
    yield from left.values()
