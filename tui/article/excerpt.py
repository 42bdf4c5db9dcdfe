"""The stretch of a book around one place, which is read at once; the rest can follow."""

from __future__ import annotations

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse, parsing
from tui.errors import ArticleError
from tui.span import Span

BOOK = 40_000
"""Code points; what is shorter is read whole in some milliseconds."""
BEFORE, AFTER = 10_000, 20_000
"""Code points around the place: several screens, so that a page or two can be turned before the rest is there."""
_FAR = 50_000
"""Code points within which a block must end, or there are none to speak of."""
_BETWEEN = "\n\n"


def excerpt(canonical: Canonical, id: str, at: int) -> Article:
    """The article, or of a book the part around the canonical offset `at`; ArticleError as `parse`."""
    part = stretch(canonical.text, at)
    if part is not None:
        try:
            *_, article = parsing(canonical, id, part)
        except ArticleError:  # only headings, just here
            article = None
        if article is not None:
            return article
    return parse(canonical, id)


def stretch(text: str, at: int) -> Span | None:
    """Where the part around `at` begins and ends, both between two blocks; None where the whole should be read."""
    if len(text) < BOOK:
        return None
    at = min(at, len(text))
    end = text.find(_BETWEEN, at + AFTER, at + AFTER + _FAR)
    if end < 0:
        if at + AFTER + _FAR < len(text):
            return None
        end = len(text)
    if at <= BEFORE:
        return Span(0, end)
    begin = text.rfind(_BETWEEN, max(0, at - BEFORE - _FAR), at - BEFORE)
    if begin < 0:
        return None if at > BEFORE + _FAR else Span(0, end)
    return Span(begin, end)
