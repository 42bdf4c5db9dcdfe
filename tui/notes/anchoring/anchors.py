"""Where the passages of notes stand once the text they were made on has changed."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tui.notes.anchoring.diff import DOUBT, TextDiff
from tui.notes.anchoring.evened import Evened
from tui.notes.anchoring.likeness import Sought
from tui.notes.anchoring.search import Hit, QuoteSearch, occurrences
from tui.notes.record import Target
from tui.span import Span

_SURE = {"same": 0.5, "diff": 0.6, "unique": 0.5, "exact": 0.85, "fuzzy": 0.9}
"""Score from which a place is not asked about, by how it was found."""
_CLEAR = 0.97
"""Score from which a place is not asked about when the old text is lost, which could tell it from a near copy."""
_TELLING = 4
"""Letters of a word that, if it stands once in both texts, is the same word whatever is around it."""


class State(StrEnum):
    """What is known of a note's place."""

    SURE = "sure"
    ASK = "ask"
    """Probably there; the reader should say."""
    ORPHAN = "orphan"
    """Its words are gone."""


class Found(NamedTuple):
    """Where a passage is: code points of the new text, never none."""

    start: int
    end: int
    how: str
    """`same`, at its old offset; `diff`, by what became of the old text; `unique`, the only place with its words and
    context; `exact`, the place with its words whose context fits best; `fuzzy`, where most of its letters are."""
    score: float
    """How well it fits, 0 to 1."""

    @property
    def state(self) -> State:
        """SURE or ASK."""
        return State.SURE if self.score >= _SURE[self.how] else State.ASK


class Anchors:
    """Finds passages of an old revision in a new text."""

    def __init__(self, old: str | None, new: str) -> None:
        """`old` is the canonical text the notes were made on, None if it is lost; then only their words are sought."""
        self._raw_old, self._raw_new = old, new

    def find(self, target: Target) -> Found | None:
        """Where the passage is now; None if it is gone, or if what is like it was another passage."""
        sought = Sought(*(Evened(part).text for part in (target.exact, target.prefix, target.suffix)))
        if not sought.exact:
            return None
        span = self._old_span(target, sought)
        if span is None:
            hit = self._by_words(sought, target.start)
        else:
            hit = self._by_diff(sought, span) or self._by_search(sought, span)
        return hit and Found(*self._new.original(hit.span), hit.how, hit.score)

    def _by_words(self, sought: Sought, start: int) -> Hit | None:
        """Without the old text."""
        near = self._new.evened(Span(max(0, start), max(0, start))).start
        hit = self._search.find(sought, near, lambda place: False)
        return _doubted(hit) if hit and hit.score < _CLEAR else hit

    def _by_diff(self, sought: Sought, span: Span) -> Hit | None:
        place = self._diff.place(span)
        return place and Hit(self._search.beside(sought.exact, place.span) or place.span, "diff", place.share)

    def _by_search(self, sought: Sought, span: Span) -> Hit | None:
        def taken(place: Span) -> bool:
            return self._diff.taken(place, span)

        hit = self._search.find(sought, span.start, taken)
        if hit is None and len(sought.exact) >= _TELLING and self._once(sought.exact):
            hit = self._search.only(sought, taken)
        return _doubted(hit) if hit and self._diff.doubts(hit.span) else hit

    def _once(self, words: str) -> bool:
        """Whether words stand once in the old text."""
        return self._old is not None and len(occurrences(self._old.text, words) or ()) == 1

    def _old_span(self, target: Target, sought: Sought) -> Span | None:
        """Where it stood in the old text, evened out; None if that is lost or has other words there."""
        if self._old is None or not 0 <= target.start < target.end <= len(self._old.raw):
            return None
        span = self._old.evened(Span(target.start, target.end))
        return span if self._old.text[slice(*span)].strip() == sought.exact.strip() else None

    @cached_property
    def _old(self) -> Evened | None:
        return None if self._raw_old is None else Evened(self._raw_old)

    @cached_property
    def _new(self) -> Evened:
        return Evened(self._raw_new)

    @cached_property
    def _diff(self) -> TextDiff:
        return TextDiff(self._old or Evened(""), self._new)

    @cached_property
    def _search(self) -> QuoteSearch:
        return QuoteSearch(self._new.text)


def _doubted(hit: Hit) -> Hit:
    return hit._replace(score=min(DOUBT, hit.score))
