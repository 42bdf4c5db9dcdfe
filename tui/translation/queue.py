"""What to ask for next: what is on screen, then what is below it, then what is above."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from tui.translation.provider import Limits

FIRST = 700
"""Code points of the first request for a screen: a small one is answered sooner."""
WHOLE = 150_000
"""Code points up to which a text is translated as a whole, at most about 35 requests; of a longer one …"""
AROUND = 20_000
"""… only so much on each side of the screen."""


class Queue:
    """The texts of an article that have no translation yet, by their number in the order of the page.

    A text is waiting, resting (not to be asked for before some time), or in somebody's hands; then it is done or put
    back. Names are those of providers.
    """

    def __init__(self, lengths: Sequence[int], *, whole: bool = False) -> None:
        self._lengths = lengths
        self._upto = [0, *accumulate(lengths)]
        self._whole = whole or self._upto[-1] <= WHOLE
        self._waiting: list[int] = []  # sorted
        self._resting: dict[int, float] = {}
        self._spent: dict[int, set[str]] = {}
        self._most: dict[int, int] = {}  # texts in a request with this one
        self._first = True
        self.view = range(0)
        """The texts that can be seen."""
        self.reach = range(0)
        """The texts that are to be translated now: all, or those around the screen."""

    def look_at(self, view: range) -> bool:
        """The reader sees these now; whether they are others than before."""
        if view == self.view and self.reach:
            return False
        self.view = view
        self._first = True
        self.reach = range(len(self._lengths))
        if not self._whole:
            upper, lower = self._upto[view.start] - AROUND, self._upto[view.stop] + AROUND
            self.reach = range(bisect_left(self._upto, upper), min(bisect_left(self._upto, lower), len(self._lengths)))
        return True

    def add(self, numbers: Iterable[int]) -> None:
        """These wait."""
        for number in numbers:
            insort(self._waiting, number)

    def rest(self, numbers: Iterable[int], until: float) -> None:
        """These are not to be asked for before a time."""
        self._resting.update(dict.fromkeys(numbers, until))

    def wake(self, now: float) -> float:
        """Let wait what has rested; the time at which the next one will have, or infinity."""
        for number in [number for number, until in self._resting.items() if until <= now]:
            del self._resting[number]
            insort(self._waiting, number)
        return min((until for until in self._resting.values()), default=math.inf)

    def spend(self, numbers: Iterable[int], name: str) -> None:
        """A provider has no translation for these."""
        for number in numbers:
            self._spent.setdefault(number, set()).add(name)

    def split(self, numbers: Collection[int]) -> None:
        """Ask for these in packs half as large."""
        self._most.update(dict.fromkeys(numbers, max(1, len(numbers) // 2)))

    def forgive(self) -> None:
        """Forget every failure."""
        self._spent.clear()
        self._most.clear()
        self.wake(math.inf)
        self._first = True

    def take(self, name: str, limits: Limits, texts: int, before: Collection[str]) -> list[int]:
        """The next texts to ask a provider for in one request, in page order; they wait no more. Empty if none.

        `texts`: no more than so many. `before`: providers that must have failed a text before it is this one's turn.
        """
        reach = self._within(limits)
        head = self._head(name, reach, before)
        if head is None:
            return []
        room = FIRST if self._first and head in self.view else limits.characters
        self._first = self._first and head not in self.view
        picked = deque([head])
        at = bisect_left(self._waiting, head)
        room -= self._lengths[head]

        def fits(number: int) -> bool:
            most = min(texts, self._most.get(head, texts), self._most.get(number, texts))
            return (
                len(picked) < most
                and self._lengths[number] < room
                and number in reach
                and self._suits(number, name, before)
            )

        below = at + 1
        while below < len(self._waiting) and fits(self._waiting[below]):
            room -= self._lengths[self._waiting[below]] + 1
            picked.append(self._waiting[below])
            below += 1
        above = at
        while above > 0 and fits(self._waiting[above - 1]):
            above -= 1
            room -= self._lengths[self._waiting[above]] + 1
            picked.appendleft(self._waiting[above])
        del self._waiting[above:below]
        return list(picked)

    def wants(self, name: str, limits: Limits, before: Collection[str]) -> bool:
        """Whether there is anything to ask this provider for."""
        return self._head(name, self._within(limits), before) is not None

    def hopeless(self, names: Collection[str], on_screen: Collection[str]) -> list[int]:
        """What these providers have failed, and for what is on screen those as well: it is the reader's turn."""
        found = []
        for number, spent in self._spent.items():
            needed = {*names, *on_screen} if number in self.view else {*names}
            if needed and spent.issuperset(needed) and self._is_waiting(number):
                found.append(number)
        return found

    def _within(self, limits: Limits) -> range:
        return self.view if limits.on_screen_only or limits.stopgap else self.reach

    def _head(self, name: str, reach: range, before: Collection[str]) -> int | None:
        """The text of highest rank: from the top of the screen down, then upwards, where distance counts double."""
        # whose turn comes after others' failures finds it among the failures
        among = sorted(filter(self._is_waiting, self._spent)) if before else self._waiting
        first, middle, last = (bisect_left(among, at) for at in (reach.start, self.view.start, reach.stop))
        below = next((at for at in among[middle:last] if self._suits(at, name, before)), None)
        above = next((at for at in reversed(among[first:middle]) if self._suits(at, name, before)), None)
        if below is None or above is None:
            return above if below is None else below
        return above if 2 * (self.view.start - above) < below - self.view.stop else below

    def _is_waiting(self, number: int) -> bool:
        at = bisect_left(self._waiting, number)
        return at < len(self._waiting) and self._waiting[at] == number

    def _suits(self, number: int, name: str, before: Collection[str]) -> bool:
        spent = self._spent.get(number, set())
        return name not in spent and spent.issuperset(before)
