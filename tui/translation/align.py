"""Which English sentence belongs to which Dutch one.

Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993): the
pairing whose lengths fit best, found by dynamic programming. Unlike there, no sentence is left without a partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, log, sqrt
from typing import NamedTuple

from tui.clean import one_line
from tui.translation.check import LENGTHY, SHORT
from tui.translation.english import english_sentences
from tui.translation.model import Line, Maker, Translation

_PRIORS = {(1, 1): 0.89, (1, 2): 0.045, (2, 1): 0.045, (2, 2): 0.01, (1, 3): 0.003, (3, 1): 0.003}
"""How often so many Dutch sentences become so many English ones."""
_VARIANCE = 6.8
"""Of the English length per character of Dutch; the paper's figure."""
_RATIO = 0.95
"""English length to Dutch. Fixed: taken from the paragraph itself it would hide a sentence that was left out."""
_SURPRISE = 3.0
"""Cost of a pair (minus the logarithm of its probability) from which on it is not believed."""
_BAND = 12
"""How far, in sentences, a pair may be from where the same share of both texts would put it."""


class Bead(NamedTuple):
    """Sentences that belong together: a few on each side, at least one."""

    dutch: range
    english: range


def align(english: str, dutch: Sequence[str], by: Maker) -> Translation:
    """The English of a block whose sentences are `dutch` (none: a heading), in pairs as small as can be told.

    Line ends in `english` part its sentences; without any they are looked for. Where the pairs are in doubt the whole
    is the translation of the whole.
    """
    given = [line for line in map(one_line, english.splitlines()) if line]
    found = given if len(given) > 1 else english_sentences(" ".join(given))
    beads = pair([len(text) for text in dutch], [len(text) for text in found]) if len(dutch) > 1 else None
    if beads is None:
        return Translation((Line(" ".join(given), range(len(dutch)), by),))
    texts = (" ".join(found[bead.english.start : bead.english.stop]) for bead in beads)
    return Translation(tuple(Line(text, bead.dutch, by) for text, bead in zip(texts, beads, strict=True)))


def pair(dutch: Sequence[int], english: Sequence[int]) -> list[Bead] | None:
    """The likeliest beads for sentences of these lengths, in order; None if nothing likely takes up all of both."""
    if not dutch or not english:
        return None
    if len(dutch) != len(english) and not SHORT <= sum(english) / max(1, sum(dutch)) <= LENGTHY:
        return None  # something was left out or added, and nobody knows where
    slope = len(english) / len(dutch)
    best: dict[tuple[int, int], tuple[float, Bead | None]] = {(0, 0): (0.0, None)}
    for i in range(1, len(dutch) + 1):
        middle = round(i * slope)
        for j in range(max(1, middle - _BAND), min(len(english), middle + _BAND) + 1):
            for (u, v), prior in _PRIORS.items():
                before = best.get((i - u, j - v))
                if before is None:
                    continue
                surprise = _cost(sum(dutch[i - u : i]), sum(english[j - v : j]))
                if surprise > _SURPRISE:
                    continue
                cost = before[0] + surprise - log(prior)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, Bead(range(i - u, i), range(j - v, j)))
    beads: list[Bead] = []
    at = (len(dutch), len(english))
    while at in best and (bead := best[at][1]) is not None:
        beads.append(bead)
        at = (bead.dutch.start, bead.english.start)
    return beads[::-1] if at == (0, 0) else None


def _cost(dutch: int, english: int) -> float:
    """Minus the logarithm of the probability that texts of these lengths differ so much by chance."""
    deviation = abs(dutch * _RATIO - english) / sqrt(_VARIANCE * max(1.0, (dutch + english / _RATIO) / 2))
    return -log(max(erfc(deviation / sqrt(2)), 1e-12))
