"""How much two short texts are alike, and when that is enough to take one for the other."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

SHORT, LONG = 16, 32
"""Letters of a quote: a shorter one needs its context, a longer one that is the same needs none."""
_COMPARED = 1_000_000
"""Pairs of letters up to which two texts are compared; beyond, no word and no sentence is that long."""
_NEAR = 0.95
"""Weight of the half of a context that is next to the quote, when the far half has changed."""


def likeness(one: str, other: str) -> float:
    """Share of the letters that two texts have in common in the same order, 0 to 1: difflib's ratio.

    0 for texts so long that it would take seconds, unless they are equal.
    """
    if one == other:
        return 1.0
    if not one or not other or len(one) * len(other) > _COMPARED:
        return 0.0
    return SequenceMatcher(None, other, one, autojunk=False).ratio()


class Fit(NamedTuple):
    """How well a place fits what is sought, 0 to 1 each."""

    quote: float
    best: float
    """The more alike of the two contexts."""
    mean: float
    """Both."""

    @property
    def score(self) -> float:
        """All in one figure."""
        return 0.5 * self.quote + 0.3 * self.best + 0.2 * self.mean


class Sought(NamedTuple):
    """A quote and its context, evened out."""

    exact: str
    prefix: str
    suffix: str

    @property
    def whole(self) -> str:
        """As it stood in the text."""
        return self.prefix + self.exact + self.suffix

    def fit(self, text: str, start: int, end: int) -> Fit:
        """How well `text[start:end]` and what is around it fit."""
        here = text[start:end]
        sides = []
        if self.prefix:
            sides.append(_context(self.prefix[::-1], text[max(0, start - len(self.prefix)) : start][::-1]))
        if self.suffix:
            sides.append(_context(self.suffix, text[end : end + len(self.suffix)]))
        sides = sides or [1.0]
        return Fit(likeness(self.exact, here), max(sides), sum(sides) / len(sides))

    def accepts(self, fit: Fit, *, alone: bool) -> bool:
        """Whether a place that fits so well is taken; `alone` if the quote stands nowhere else in the text."""
        length = len(self.exact)
        if fit.quote == 1:
            if length >= LONG:
                return True
            if length >= SHORT:
                return fit.best >= 0.5 or (alone and length >= 24)
            return fit.best >= 0.9 or (fit.best >= 0.7 and fit.mean >= 0.45)
        if fit.quote < 0.6:
            return False
        if length >= 24:
            return 0.6 * fit.quote + 0.4 * fit.best >= 0.62 and (fit.best >= 0.45 or fit.quote >= 0.8)
        return fit.best >= 0.7 and fit.mean >= 0.55


def _context(wanted: str, here: str) -> float:
    """Likeness of a context, counted from the quote outwards."""
    if wanted == here:
        return 1.0
    half = max(8, len(wanted) // 2)
    return max(likeness(wanted, here), _NEAR * likeness(wanted[:half], here[:half]))
