"""A passage looked for by its words: exactly first, then by what is left of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tui.notes.anchoring.fuzzy import WordIndex, aligned
from tui.notes.anchoring.likeness import Sought
from tui.span import Span

_FEW = 12
"""Places with the words of a quote that are compared; where there are more, its context is looked for with it."""
_LOOKED_AT = 2000
"""Places with its letters, mostly inside longer words, after which a quote is taken for one that is everywhere."""
_WIDER = (4, 8, 16, 32)
"""Letters of context beside the words of a frequent quote, fewest first."""
_HERE = 0.9
"""Likeness of a context from which a passage at its old offset is not looked for any further."""
_TAIL = 240
"""Letters at each end by which a quote of more than twice as many is looked for when it has changed."""


class Hit(NamedTuple):
    """A place, how it was found (`same`, `unique`, `exact`, `fuzzy`), and how well it fits, 0 to 1."""

    span: Span
    how: str
    score: float


class QuoteSearch:
    """Finds quotes in a text that is evened out."""

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, sought: Sought, near: int, taken: Callable[[Span], bool]) -> Hit | None:
        """The place that fits best, the nearest of equals, if it fits well enough. Places that are `taken` do not."""
        return (
            self._same(sought, near, taken)
            or self._unique(sought, taken)
            or self._exact(sought, near, taken)
            or self._fuzzy(sought, near, taken)
        )

    def beside(self, words: str, span: Span) -> Span | None:
        """Where all the words stand, of which some are in `span`."""
        at = self._text.find(words, max(0, span.start - len(words)), span.end + len(words))
        found = Span(at, at + len(words))
        return found if at >= 0 and found.clip(span) and not _part_of_word(self._text, found) else None

    def only(self, sought: Sought, taken: Callable[[Span], bool]) -> Hit | None:
        """The one place with the words of the quote, whatever is around it."""
        places = occurrences(self._text, sought.exact) or []
        span = Span(places[0], places[0] + len(sought.exact)) if len(places) == 1 else None
        return Hit(span, "exact", sought.fit(self._text, *span).score) if span and not taken(span) else None

    def _same(self, sought: Sought, near: int, taken: Callable[[Span], bool]) -> Hit | None:
        span = Span(near, near + len(sought.exact))
        if not self._text.startswith(sought.exact, near) or taken(span):
            return None
        return Hit(span, "same", 1.0) if sought.fit(self._text, *span).best >= _HERE else None

    def _unique(self, sought: Sought, taken: Callable[[Span], bool]) -> Hit | None:
        at = self._text.find(sought.whole)
        if at < 0 or self._text.find(sought.whole, at + 1) >= 0:
            return None
        span = Span(at, at + len(sought.exact)).shift(len(sought.prefix))
        return None if taken(span) else Hit(span, "unique", 1.0)

    def _exact(self, sought: Sought, near: int, taken: Callable[[Span], bool]) -> Hit | None:
        places, alone = self._places(sought)
        free = [Span(at, at + len(sought.exact)) for at in places]
        fits = [(sought.fit(self._text, *span), span) for span in free if not taken(span)]
        if not fits:
            return None
        fit, span = max(fits, key=lambda found: (found[0].score, -abs(found[1].start - near)))
        return Hit(span, "exact", fit.score) if sought.accepts(fit, alone=alone) else None

    def _places(self, sought: Sought) -> tuple[list[int], bool]:
        """Places with the words of the quote, and whether there is but one; of a frequent one those with context."""
        places = occurrences(self._text, sought.exact)
        if places is not None:
            return places, len(places) == 1
        for width in _WIDER:
            before = sought.prefix[-width:]
            left, right = (
                occurrences(self._text, before + sought.exact),
                occurrences(self._text, sought.exact + sought.suffix[:width]),
            )
            if left is not None and right is not None:
                break
        return [*(at + len(before) for at in left or []), *(right or [])], False

    def _fuzzy(self, sought: Sought, near: int, taken: Callable[[Span], bool]) -> Hit | None:
        if len(sought.exact) > 2 * _TAIL:
            return self._by_its_ends(sought, near, taken)
        quote = Span(len(sought.prefix), len(sought.prefix) + len(sought.exact))
        found: Hit | None = None
        for stretch in self._index.stretches(sought.whole):
            span = aligned(sought.whole, quote, self._text, stretch)
            if span is None:
                continue
            fit = sought.fit(self._text, *span)
            if (found is None or fit.score > found.score) and sought.accepts(fit, alone=True) and not taken(span):
                found = Hit(span, "fuzzy", fit.score)
        return found

    def _by_its_ends(self, sought: Sought, near: int, taken: Callable[[Span], bool]) -> Hit | None:
        """Of a long quote its first and its last letters are found: to compare all of them takes quadratic time."""
        exact = sought.exact
        head = Sought(exact[:_TAIL], sought.prefix, exact[_TAIL : _TAIL + len(sought.prefix)])
        tail = Sought(exact[-_TAIL:], exact[-_TAIL - len(sought.suffix) : -_TAIL], sought.suffix)
        first, last = (
            self._unique(part, taken) or self._exact(part, near, taken) or self._fuzzy(part, near, taken)
            for part in (head, tail)
        )
        if first is None or last is None:
            return None
        span = Span(first.span.start, last.span.end)
        if not 0.5 <= (span.end - span.start) / len(exact) <= 1.5 or taken(span):
            return None
        return Hit(span, "fuzzy", min(first.score, last.score))

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._text)


def occurrences(text: str, words: str) -> list[int] | None:
    """Where words stand, not inside longer ones; None if that is in many places."""
    found: list[int] = []
    at = -1
    for _ in range(_LOOKED_AT):
        at = text.find(words, at + 1)
        if at < 0:
            return found
        if not _part_of_word(text, Span(at, at + len(words))):
            found.append(at)
            if len(found) > _FEW:
                break
    return None


def _part_of_word(text: str, span: Span) -> bool:
    """Whether a word goes on before or behind a span."""
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in span)
