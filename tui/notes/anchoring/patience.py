"""Which sentences of an old text are those of a new one, by patience: Bram Cohen's diff, as in Bazaar and git."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_MOVABLE = 25
"""Letters of a sentence that is known again at another place; shorter ones may stand anywhere."""


class Gap(NamedTuple):
    """Numbers of old sentences in whose stead there are these new ones; either may be none."""

    old: list[int]
    new: list[int]


class Matching(NamedTuple):
    """Pairs of the same sentence, by number, and the gaps between them."""

    pairs: list[tuple[int, int]]
    gaps: list[Gap]


def matched(old: Sequence[str], new: Sequence[str]) -> Matching:
    """Match equal sentences: at both ends, then those that occur once on each side, then the same within each gap.

    A long one that occurs once in both texts is matched though it moved.
    """
    pairs = _moved(old, new)
    left, right = ({pair[side] for pair in pairs} for side in (0, 1))
    gaps: list[Gap] = []
    todo = [Gap([i for i in range(len(old)) if i not in left], [j for j in range(len(new)) if j not in right])]
    while todo:
        gap = _trimmed(todo.pop(), old, new, pairs)
        between = _rising(_once(gap, old, new)) if gap.old and gap.new else []
        if between:
            todo += _cut(gap, between)
            pairs += [(gap.old[i], gap.new[j]) for i, j in between]
        elif gap.old or gap.new:
            gaps.append(gap)
    return Matching(pairs, gaps)


def _moved(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    once = _once(Gap(list(range(len(old))), list(range(len(new)))), old, new)
    stayed = set(_rising(once))
    return [pair for pair in once if pair not in stayed and len(old[pair[0]]) >= _MOVABLE]


def _trimmed(gap: Gap, old: Sequence[str], new: Sequence[str], pairs: list[tuple[int, int]]) -> Gap:
    """The gap without equal sentences at its ends, which become pairs."""
    ours, theirs = gap
    start, most = 0, min(len(ours), len(theirs))
    while start < most and old[ours[start]] == new[theirs[start]]:
        start += 1
    end = 0
    while end < most - start and old[ours[-1 - end]] == new[theirs[-1 - end]]:
        end += 1
    pairs += zip(ours[:start], theirs[:start], strict=True)
    pairs += zip(ours[len(ours) - end :], theirs[len(theirs) - end :], strict=True)
    return Gap(ours[start : len(ours) - end], theirs[start : len(theirs) - end])


def _once(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places in the gap's two lists of what occurs once in both, in the order of the old text."""
    ours, theirs = (Counter(text[number] for number in numbers) for text, numbers in ((old, gap.old), (new, gap.new)))
    where = {new[number]: at for at, number in enumerate(gap.new)}
    return [
        (at, where[old[number]]) for at, number in enumerate(gap.old) if ours[old[number]] == 1 == theirs[old[number]]
    ]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that rises on both sides; they rise on the first already."""
    ends: list[int] = []  # the least second number in which a series of that length ends, and which pair that is
    at: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        at[length : length + 1] = [number]
    series, number = [], at[-1] if at else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]


def _cut(gap: Gap, pairs: list[tuple[int, int]]) -> list[Gap]:
    """What lies before, between and behind the pairs."""
    parts, i, j = [], 0, 0
    for first, second in [*pairs, (len(gap.old), len(gap.new))]:
        if first > i or second > j:
            parts.append(Gap(gap.old[i:first], gap.new[j:second]))
        i, j = first + 1, second + 1
    return parts
