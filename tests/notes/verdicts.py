"""Passages marked in a text, and whether they were found again after it was edited."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from notes.edited_texts import NEW, SENTENCE, Edited

from tui.clean import clean, one_line
from tui.notes.anchoring.anchors import Found
from tui.notes.record import CONTEXT, Target
from tui.span import Span

_SHARES = (35, 30, 25, 10)
"""Per cent of `highlights` that are a word or two, a phrase, a sentence, longer."""


class Verdict(StrEnum):
    """What is to be said of the place that was found."""

    RIGHT = "right"
    """At least 70 % the same characters; none found where they are gone; anything of it where part of it is."""
    SLOPPY = "sloppy"
    """Some of the same characters."""
    WRONG = "wrong"
    """Other characters than the passage's."""
    LOST = "lost"
    """The passage is there and was not found."""


def target_at(text: str, span: Span) -> Target:
    """The anchor of a span, as `tui.notes.passage.target_of` makes it of an article."""
    before, after = text[max(0, span.start - 8 * CONTEXT) : span.start], text[span.end : span.end + 8 * CONTEXT]
    return Target(
        exact=one_line(text[slice(*span)]),
        prefix=(one_line(before) + (" " if clean(before)[-1:].isspace() else ""))[-CONTEXT:],
        suffix=((" " if clean(after)[:1].isspace() else "") + one_line(after))[:CONTEXT],
        start=span.start,
        end=span.end,
    )


def highlights(text: str, number: int, seed: int) -> list[Span]:
    """Passages as learners mark them: 35 % one or two words, 30 % phrases, 25 % sentences, 10 % longer ones."""
    chance = random.Random(seed)
    words = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    sentences = list(_sentences(text))
    found: list[Span] = []
    while len(found) < number:
        count = chance.choices(
            (chance.choice((1, 1, 1, 2)), chance.randint(3, 10), 0, chance.randint(25, 80)), _SHARES
        )[0]
        if count == 0:
            found.append(chance.choice(sentences))
            continue
        first = chance.randrange(len(words) - count)
        span = Span(words[first].start, words[first + count - 1].end)
        if count <= 2:
            bare = re.search(r"\w.*\w", text[slice(*span)])
            span = Span(*bare.span()).shift(span.start) if bare else Span(0, 0)
        if span.end > span.start and (count > 10 or "\n\n" not in text[slice(*span)]):
            found.append(span)
    return found


def _sentences(text: str) -> Iterator[Span]:
    """Those of at least four words."""
    at = 0
    for paragraph in text.split("\n\n"):
        for match in SENTENCE.finditer(paragraph):
            if len(match[0].split()) >= 4:
                yield Span(match.start(), match.start() + len(match[0].rstrip())).shift(at)
        at += len(paragraph) + 2


class Truth(NamedTuple):
    """Where the characters of a passage are in the new text."""

    span: Span
    """From the first to the last that is left; empty if none is."""
    left: float
    """Share of its characters, white space aside, that are left."""
    torn: bool
    """Whether others have come in between, so many that there is no one place."""


class Judge:
    """Knows where every passage of an edited text went."""

    def __init__(self, text: Edited) -> None:
        self._text = text
        self._at = {origin: at for at, origin in enumerate(text.origins) if origin >= 0}

    def truth(self, span: Span) -> Truth:
        """What is left of a passage of the old text, and where."""
        letters = [at for at in range(*span) if not self._text.old[at].isspace()]
        places = [self._at[at] for at in letters if at in self._at]
        if not places:
            return Truth(Span(0, 0), 0.0, False)
        now = Span(min(places), max(places) + 1)
        return Truth(now, len(places) / len(letters), now.end - now.start > 2 * (span.end - span.start) + 40)

    def verdict(self, span: Span, found: Found | None) -> Verdict:
        """Whether `found` is where the passage `span` of the old text went."""
        truth = self.truth(span)
        if truth.left >= 0.7 and not truth.torn:
            return self._whole(truth.span, found)
        if found is None:
            return Verdict.RIGHT
        place = Span(found.start, found.end)
        if truth.left >= 0.3:
            near = not truth.torn and _overlap(place, truth.span) >= 0.3
            return Verdict.RIGHT if near or self._share(place, span) >= 0.4 else Verdict.WRONG
        near = truth.left > 0 and _overlap(place, truth.span) > 0.1
        return Verdict.RIGHT if near or self._rewritten(place, span) else Verdict.WRONG

    def _whole(self, now: Span, found: Found | None) -> Verdict:
        if found is None:
            return Verdict.LOST
        place = Span(found.start, found.end)
        overlap = _overlap(place, now)
        if overlap >= 0.7 or (abs(place.start - now.start) <= 2 and abs(place.end - now.end) <= 2):
            return Verdict.RIGHT
        return Verdict.SLOPPY if overlap > 0.1 else Verdict.WRONG

    def _share(self, place: Span, span: Span) -> float:
        """Of the characters found that are not new, how many are the passage's."""
        old = [origin for origin in self._text.origins[slice(*place)] if origin != NEW]
        return sum(span.start <= origin < span.end for origin in old) / len(old) if old else 0.0

    def _rewritten(self, place: Span, span: Span) -> bool:
        """Whether the place is in what was put for the passage."""
        numbers = {self._text.rewritten.get(at) for at in range(*span)} - {None}
        return bool(numbers & set(self._text.origins[slice(*place)]))


def _overlap(one: Span, other: Span) -> float:
    """Intersection over union."""
    common = one.clip(other)
    if common is None:
        return 0.0
    shared = common.end - common.start
    return shared / (one.end - one.start + other.end - other.start - shared)
