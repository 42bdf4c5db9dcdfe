"""The translation of one article: what it wants, what it has, and who is to be asked for what next."""

from __future__ import annotations

import random
import threading
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tui.translation.lane import Answer, Lane
from tui.translation.model import Maker
from tui.translation.provider import LinesLostError, ProviderError, Trouble
from tui.translation.queue import Queue
from tui.translation.state import Listener, State, said
from tui.translation.wanted import Pieces, Some, Wanted

TRIES = {Trouble.BUSY: 5, Trouble.FAULTY: 5, Trouble.SLOW: 5, Trouble.WRONG_ANSWER: 3}
"""How often one text is sent to a provider that fails. Being offline or refused is not the text's fault."""


class Pack(NamedTuple):
    """One request."""

    lane: Lane
    numbers: list[int]
    """Of the texts among those wanted."""
    texts: list[str]


class Right(NamedTuple):
    """A translation to show."""

    number: int
    english: str
    by: Maker


class Job:
    """Bookkeeping: every method is called under the scheduler's lock, and none takes long."""

    def __init__(self, wanted: Sequence[Wanted], listener: Listener, *, whole: bool) -> None:
        self.wanted = wanted
        self.listener = listener
        self.telling = threading.Lock()
        """Held while the listener is told something."""
        self.cancelled = False
        pieces = wanted if isinstance(wanted, Pieces) else Some(wanted)
        self._blocks = pieces.blocks
        self._queue = Queue(pieces.sizes, whole=whole)
        self._unseen = list(range(len(wanted)))  # not yet looked for in the cache
        self._done: set[int] = set()
        self._tries: dict[tuple[int, str, Trouble], int] = {}
        self._doubtful: dict[int, str] = {}
        self._asking = 0
        self._chance = random.Random()  # not the one of all, which a thread should not change under others
        self._told: State | None = None

    def look_at(self, first: int, last: int) -> bool:
        """The reader sees the blocks from `first` to `last`; whether these are others than before."""
        return self._queue.look_at(range(bisect_left(self._blocks, first), bisect_left(self._blocks, last + 1)))

    def unseen(self, most: int) -> list[int]:
        """The next texts to look for in the cache, those on screen first; none of those that are not asked for yet."""
        reach = self._queue.reach
        first, last = (bisect_left(self._unseen, at) for at in (reach.start, reach.stop))
        at = bisect_left(self._unseen, self._queue.view.start)
        at = at if first <= at < last else first
        numbers = self._unseen[at : min(at + most, last)]
        del self._unseen[at : at + most]
        self._asking += bool(numbers)
        return numbers

    def looked_up(self, numbers: Collection[int], found: Mapping[int, Right]) -> None:
        """What the cache had of some texts; the others wait for a provider."""
        self._asking -= 1
        self._done.update(found)
        self._queue.add(number for number in numbers if number not in found)

    def next_pack(self, lanes: Sequence[Lane], now: float) -> Pack | float:
        """What to ask whom now, or the seconds until that may have changed."""
        soonest = self._queue.wake(now) - now
        working: list[Lane] = []  # theirs is the first word on a text
        for lane in lanes:
            few = lane.limits.on_screen_only or lane.limits.stopgap
            before = [other.name for other in working if few or not other.limits.on_screen_only]
            closed, wait = lane.breaker.closed, lane.breaker.wait(now) or lane.bucket.wait(now)
            if wait > 0 and self._queue.wants(lane.name, lane.limits, before):
                soonest = min(soonest, wait)
            elif wait == 0 and (numbers := self._queue.take(lane.name, lane.limits, lane.texts, before)):
                pack = Pack(lane, numbers, [self.wanted[number].text for number in numbers])
                lane.asked(pack.texts)
                self._asking += 1
                return pack
            if closed:
                working.append(lane)
        return soonest

    def answered(self, pack: Pack, answers: Sequence[Answer], now: float) -> list[Right]:
        """Take in what a provider said; what of it can be shown."""
        self._asking -= 1
        lane = pack.lane
        right: list[Right] = []
        wrong: list[int] = []
        unsure: list[int] = []
        for number, answer in zip(pack.numbers, answers, strict=True):
            if answer.wrong:
                wrong.append(number)
            elif answer.doubtful and self._doubtful.get(number) != answer.english:
                self._doubtful[number] = answer.english
                unsure.append(number)
            else:
                right.append(Right(number, answer.english, lane.provider.maker))
        if right or unsure:
            lane.answered(len(answers))
        else:
            lane.failed(ProviderError(Trouble.WRONG_ANSWER, lane.label), now)
        for number in unsure:  # one by one, so that the same answer means the same
            self._queue.split([number])
        for again in filter(None, (wrong, unsure)):
            self._put_back(again, lane, Trouble.WRONG_ANSWER, now)
        numbers = [number for number, _, _ in right]
        if lane.limits.stopgap:  # a better one is still welcome
            self._queue.spend(numbers, lane.name)
            self._queue.add(numbers)
        else:
            self._done.update(numbers)
        return right

    def failed(self, pack: Pack, error: ProviderError | LinesLostError, now: float) -> None:
        """A provider did not answer, or nobody can tell which line is whose."""
        self._asking -= 1
        if isinstance(error, LinesLostError):
            pack.lane.lost(error)
            self._queue.split(pack.numbers)
            self._queue.add(pack.numbers)
        else:
            pack.lane.failed(error, now)
            self._put_back(pack.numbers, pack.lane, error.trouble, now)

    def _put_back(self, numbers: Sequence[int], lane: Lane, trouble: Trouble, now: float) -> None:
        """Let texts be tried again, later or by another provider."""
        tries = 0
        for number in numbers if trouble in TRIES else ():
            key = (number, lane.name, trouble)
            self._tries[key] = tries = self._tries.get(key, 0) + 1
            if tries >= TRIES[trouble]:
                self._queue.spend([number], lane.name)
        if tries > 1 and len(numbers) > 1:
            self._queue.split(numbers)  # one of them may be what is wrong
        if lane.breaker.closed:
            self._queue.rest(numbers, now + self._chance.uniform(0, min(30.0, 0.4 * 2.0**tries)))  # "full jitter"
        else:
            self._queue.add(numbers)  # the breaker sees to the pause, and others may have them at once

    def retry(self) -> None:
        """The reader asks for what could not be had."""
        self._tries.clear()
        self._doubtful.clear()
        self._queue.forgive()

    def news(self, lanes: Sequence[Lane], pause: float) -> State | None:
        """The state, if it is another than was told. `pause`: seconds until something is done if nothing is now."""
        whole = [lane.name for lane in lanes if not lane.limits.on_screen_only and not lane.limits.stopgap]
        few = [lane.name for lane in lanes if lane.limits.on_screen_only]
        failed = self._queue.hopeless(whole, few)
        blocks = frozenset(self._blocks[number] for number in failed)
        state = said(len(self._done), len(self.wanted), lanes, blocks, 0.0 if self._asking else pause)
        if self._told and state.same(self._told):
            return None
        self._told = state
        return state
