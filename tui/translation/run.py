"""An article's translations, fetched beside the reading: from the cache, then block by block from a provider."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.clean import one_line
from tui.translation.align import align
from tui.translation.cache import TranslationCache
from tui.translation.check import objection
from tui.translation.model import Translation
from tui.translation.provider import Provider, ProviderError, Trouble

PAUSES = (2.0, 8.0)
"""Seconds before a busy or slow provider is asked again unbidden; after the last it is the reader's turn."""
PATIENCE = 120.0
"""Seconds; a provider that asks for more is not asked again unbidden."""
WRONG_IN_A_ROW = 2
"""Answers that are no translation before it is the provider and not the paragraph."""


@dataclass(frozen=True)
class State:
    """How far the translation of an article is."""

    done: int
    """Blocks delivered."""
    wanted: int
    """Blocks asked for so far, delivered ones too."""
    label: str
    """Of the provider."""
    message: str = ""
    """A plain sentence when something is wrong, else empty."""
    trouble: Trouble | None = None
    """What is wrong, in a word."""
    active: bool = False
    """Whether more comes without being asked; if not and something is missing, it is the reader's turn."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A block to translate."""

    index: int
    text: str
    sentences: int
    """How many; 0 for a heading."""


class TranslationRun(threading.Thread):
    """Fetches the translations of one article; `start()` it once.

    A daemon: leaving the app never waits for a request. Both callbacks are called from this thread, and none after
    `cancel()` but one that is already under way. One index always means the same text.
    """

    def __init__(
        self,
        provider: Provider,
        cache: TranslationCache,
        on_translation: Callable[[int, Translation], None],
        on_state: Callable[[State], None],
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        super().__init__(name=f"translation by {provider.name}", daemon=True)
        self._provider = provider
        self._cache = cache
        self._on_translation = on_translation
        self._on_state = on_state
        self._pauses = pauses
        self._told: State | None = None
        self._changed = threading.Condition()  # guards everything below
        self._waiting: dict[int, Wanted] = {}  # in the order they are wanted, the one being asked too
        self._unseen: set[int] = set()  # those of them that may be in the cache
        self._wrong: dict[int, Wanted] = {}  # answered with no translation; not asked again before `retry`
        self._delivered: set[int] = set()
        self._cancelled = False
        self._fresh_start()

    def _fresh_start(self) -> None:
        self._not_before = 0.0  # by time.monotonic(); infinite when it is the reader's turn
        self._pauses_taken = 0
        self._wrong_in_a_row = 0
        self._message = ""
        self._trouble: Trouble | None = None

    def request(self, blocks: Sequence[tuple[int, str, int]]) -> None:
        """Want these blocks (index, text, number of sentences) in this order, ahead of what waits already."""
        with self._changed:
            known = self._delivered | self._wrong.keys()
            named = {block[0]: Wanted(*block) for block in blocks if block[0] not in known}
            self._unseen |= named.keys() - self._waiting.keys()
            self._waiting = {**named, **self._waiting}
            self._changed.notify()

    def retry(self) -> None:
        """Try what could not be had again, now."""
        with self._changed:
            self._waiting.update(self._wrong)  # last: it must not keep the others waiting once more
            self._wrong.clear()
            self._fresh_start()
            self._changed.notify()

    def cancel(self) -> None:
        """Deliver nothing more. The answer under way is still kept in the cache."""
        with self._changed:
            self._cancelled = True
            self._changed.notify()

    def run(self) -> None:
        """Work until cancelled."""
        while True:
            with self._changed:
                while not self._cancelled and not self._unseen and (pause := self._pause()) > 0:
                    self._changed.wait(None if pause == math.inf else pause)
                if self._cancelled:
                    return
                unseen = [block for index, block in self._waiting.items() if index in self._unseen]
                self._unseen.clear()
                first = next(iter(self._waiting.values()))
            if unseen:
                self._look_up(unseen)
            else:
                self._ask(first)

    def _pause(self) -> float:
        """Seconds until there is something to ask; infinite when only another call can tell."""
        return self._not_before - time.monotonic() if self._waiting else math.inf

    def _look_up(self, blocks: list[Wanted]) -> None:
        kept = self._cache.get_many(self._provider.name, [block.text for block in blocks])
        for block in blocks:
            if block.text in kept:
                self._deliver(block, one_line(kept[block.text]))
        self._tell()

    def _ask(self, block: Wanted) -> None:
        with self._changed:
            self._message, self._trouble = "", None
        self._tell()
        answer = self._answer(block.text)
        if isinstance(answer, ProviderError):
            self._fail(block, answer)
        else:
            self._cache.put_many(self._provider.name, {block.text: answer})
            with self._changed:
                self._fresh_start()
            self._deliver(block, answer)
        self._tell()

    def _answer(self, text: str) -> str | ProviderError:
        try:
            english = one_line(*self._provider.translate([text]))
        except ProviderError as error:
            return error
        # a provider that breaks its promise must not end the thread, nor show the text it has in hand
        except Exception:
            return ProviderError(Trouble.WRONG_ANSWER, self._provider.label)
        return ProviderError(Trouble.WRONG_ANSWER, self._provider.label) if objection(text, english) else english

    def _deliver(self, block: Wanted, english: str) -> None:
        with self._changed:
            if self._cancelled:
                return
            self._waiting.pop(block.index, None)
            self._delivered.add(block.index)
        translation = align(english, block.sentences, self._provider.name, self._provider.label)
        self._on_translation(block.index, translation)

    def _fail(self, block: Wanted, error: ProviderError) -> None:
        with self._changed:
            self._trouble, self._message = error.trouble, str(error)
            self._not_before = math.inf
            if error.trouble is Trouble.WRONG_ANSWER:
                self._wrong_in_a_row += 1
                self._wrong[block.index] = self._waiting.pop(block.index)
                if self._wrong_in_a_row < WRONG_IN_A_ROW:
                    self._not_before = 0.0
            elif error.trouble in (Trouble.BUSY, Trouble.SLOW) and self._pauses_taken < len(self._pauses):
                pause = error.after or random.uniform(0.5, 1) * self._pauses[self._pauses_taken]
                if pause <= PATIENCE:
                    self._pauses_taken += 1
                    self._not_before = time.monotonic() + pause
                    self._message = error.again_in(pause)

    def _tell(self) -> None:
        """Say how things stand, if that is news."""
        with self._changed:
            message, trouble = self._message, self._trouble
            if self._wrong and not message:  # others went well since
                error = ProviderError(Trouble.WRONG_ANSWER, self._provider.label)
                message, trouble = str(error), error.trouble
            wanted = len(self._delivered) + len(self._waiting) + len(self._wrong)
            active = bool(self._waiting) and self._not_before < math.inf
            state = State(len(self._delivered), wanted, self._provider.label, message, trouble, active)
            if self._cancelled or state == self._told:
                return
            self._told = state
        self._on_state(state)
