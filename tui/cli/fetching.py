"""One article's translations from a scheduler, as they come, on the thread that a Ctrl-C reaches."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue

from tui.cli.output import warn
from tui.errors import TranslationError
from tui.translation.model import Translation
from tui.translation.provider import Trouble
from tui.translation.scheduler import Scheduler
from tui.translation.state import State
from tui.translation.wanted import Wanted

PATIENCE = 60.0
"""Seconds without a translation after which nobody waits any longer …"""
PATIENCE_OFFLINE = 20.0
"""… and when there is no connection."""
LONGEST_PAUSE = 20.0
"""Seconds until the next try unbidden that are still waited for."""

_QUIET = 0.5
"""Seconds without news after which what was told last is how things are, and not how they were for a moment."""

Pieces = Sequence[tuple[int, Translation]]


class GivenUpError(TranslationError):
    """Not everything was translated; its text is a clause that says why."""

    def __init__(self, reason: str, *, for_all: bool) -> None:
        self.for_all = for_all
        """Whether other texts would fare no better now."""
        super().__init__(reason)


class Inbox:
    """A scheduler's listener that another thread reads."""

    def __init__(self) -> None:
        self._told: SimpleQueue[Pieces | State | str] = SimpleQueue()

    def translated(self, blocks: Pieces) -> None:
        """See `Listener`."""
        self._told.put(blocks)

    def progressed(self, state: State) -> None:
        """See `Listener`."""
        self._told.put(state)

    def noticed(self, notice: str) -> None:
        """See `Listener`."""
        self._told.put(notice)

    def next(self) -> Pieces | State | str | None:
        """What was told next; None if that is nothing for a moment."""
        try:
            return self._told.get(timeout=_QUIET)  # without a time-out Windows would not hear a Ctrl-C
        except Empty:
            return None


def fetched(scheduler: Scheduler, wanted: Sequence[Wanted], slowest: float = 0.0) -> Iterator[Pieces]:
    """Translations of `wanted` by block, each when it is kept, until there are no more. Raises GivenUpError.

    `slowest`: seconds that an answer may take.
    """
    inbox = Inbox()
    scheduler.open(wanted, inbox, (-1, -1), whole=True)  # nothing is on screen
    state = State(0, len(wanted))
    there = 0
    gained = time.monotonic()
    while there < len(wanted):
        match inbox.next():
            case State() as state:
                pass
            case str(notice):
                warn(notice)
            case None:
                _give_up_if_idle(state, there)
            case pieces:
                there += len(pieces)
                gained = time.monotonic()
                yield pieces
        offline = state.trouble is Trouble.OFFLINE and state.pause > 0  # else somebody is being asked
        patience = PATIENCE_OFFLINE if offline else max(PATIENCE, slowest)
        if time.monotonic() - gained > patience:
            raise GivenUpError(_why(state) or f"nothing was translated for {patience:.0f} s", for_all=True)


def _give_up_if_idle(state: State, there: int) -> None:
    """Raise GivenUpError if nothing is done any more, or not soon."""
    if there < state.done or state.done == state.wanted:
        return  # the rest of it is being written down
    if state.pause > LONGEST_PAUSE:
        raise GivenUpError(_why(state), for_all=state.pause < math.inf)


def _why(state: State) -> str:
    """The state without what the reader's keys would do about it."""
    return state.message.partition(": ")[0]
