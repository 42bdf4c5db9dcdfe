"""How far translating has come, in figures and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tui.translation.lane import Lane
from tui.translation.model import Translation
from tui.translation.provider import Trouble

_AGAIN = "r tries again"


@dataclass(frozen=True)
class State:
    """How far the translation of an article is."""

    done: int
    """Texts that have their translation."""
    wanted: int
    """Texts that had none in the beginning."""
    message: str = ""
    """A plain sentence if something is wrong, else empty."""
    trouble: Trouble | None = None
    """What is wrong, in a word."""
    pause: float = 0.0
    """Seconds until more is done unbidden; infinite when there is nothing to do, or it is the reader's turn."""
    failed: frozenset[int] = frozenset()
    """Blocks that will have no translation before the reader asks again."""

    def same(self, other: State) -> bool:
        """Whether both tell a reader the same."""
        kinds = [(one.pause > 0) + (one.pause == math.inf) for one in (self, other)]
        return kinds[0] == kinds[1] and replace(self, pause=0.0) == replace(other, pause=0.0)


class Listener(Protocol):
    """Who is told. Called on the scheduler's threads, one call at a time; must not wait for anything."""

    def translated(self, blocks: Sequence[tuple[int, Translation]]) -> None:
        """Some or all sentences of these blocks."""

    def progressed(self, state: State) -> None:
        """The state is another."""

    def noticed(self, notice: str) -> None:
        """Something the reader should know, in plain words."""


def said(done: int, wanted: int, lanes: Sequence[Lane], failed: frozenset[int], pause: float) -> State:
    """The state in words. `lanes`: in the order of the chain; `pause`: see `State`."""
    if done == wanted:
        return State(done, wanted, pause=math.inf)
    if not lanes:
        message = "No translator is set up: `chain` in config.toml names them"
        return State(done, wanted, message, pause=math.inf)
    ill = next((lane for lane in lanes if _is_ill(lane)), None)
    if ill is None or ill.error is None:
        message = f"{len(failed)} without a translation: no answer was one. {_AGAIN}"
        return State(done, wanted, message if failed else "", Trouble.WRONG_ANSWER if failed else None, pause, failed)
    well = [lane for lane in lanes if lane is not ill and lane.breaker.closed and not lane.error]
    helper = next((lane for lane in well if not lane.limits.stopgap), None)
    if pause == 0.0:
        then = "trying again"
    elif pause == math.inf:
        then = _AGAIN
    else:
        then = f"next try in {_spoken(pause)}, r tries now"
    if helper:
        then = f"{helper.label} steps in. r tries {ill.label} again"
    elif well:
        then = f"glosses shown, word by word; {then}"
    return State(done, wanted, f"{ill.error}: {then}", ill.error.trouble, pause, failed)


def _is_ill(lane: Lane) -> bool:
    """Whether a reader should know; a service that stumbles once is none of their business."""
    return lane.error is not None and (not lane.breaker.closed or lane.error.trouble is Trouble.OFFLINE)


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{round(seconds / 3600)} h"
