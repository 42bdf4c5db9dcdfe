"""Two threads that fetch translations beside the reading; nothing ever waits for them.

Daemon threads and no executor: a program that ends waits for an executor's threads, and so for a service that hangs.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.errors import TranslationError
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.job import Job, Pack, Right
from tui.translation.lane import Lane
from tui.translation.model import Maker
from tui.translation.provider import Provider
from tui.translation.state import Listener
from tui.translation.wanted import Wanted

_AT_ONCE = 100
"""Texts looked for in the cache before the reader is shown what there is."""


class Services(NamedTuple):
    """What the threads work with."""

    providers: Sequence[Provider]
    """In the order in which they are asked."""
    cache: TranslationCache
    first_use: FirstUse
    notices: Sequence[str] = ()
    """What the reader should know about their setting up."""


class Asked(NamedTuple):
    """An answer to the reader."""

    label: str
    """Whose it is."""
    english: list[str]
    notice: str = ""
    """What the reader must know about who was asked for the first time."""


class Scheduler:
    """Translates one article at a time. Its methods may be called on any thread, and return at once."""

    def __init__(self, services: Callable[[], Services], workers: int = 2) -> None:
        self._open_services = services  # called on a worker: what it imports takes a while
        self._workers = workers
        self._opening = threading.Lock()
        self._services: Services | None = None
        self._changed = threading.Condition()  # guards everything below
        self._changes = 0
        self._lanes: list[Lane] = []
        self._job: Job | None = None
        self._started = self._closed = False

    def open(self, wanted: Sequence[Wanted], listener: Listener, view: tuple[int, int], *, whole: bool = False) -> Job:
        """Translate another article; what is under way for the one before is only kept.

        `wanted`: in the order of the page. `view`: the first and the last block on screen. `whole`: all of it, however
        long it is, and not only what lies around the screen.
        """
        job = Job(wanted, listener, whole=whole)
        with self._changed:
            if self._job:
                self._job.cancelled = True
            self._job = job
            job.look_at(*view)
            if not self._started:
                self._started = True
                for number in range(self._workers):
                    threading.Thread(target=self._run, name=f"translation {number + 1}", daemon=True).start()
            self._wake()
        return job

    def look_at(self, job: Job, view: tuple[int, int]) -> None:
        """The reader sees other blocks now."""
        with self._changed:
            if job.look_at(*view):
                self._wake()

    def retry(self, job: Job) -> None:
        """Ask again for what could not be had, now."""
        with self._changed:
            job.retry()
            for lane in self._lanes:
                lane.reset()
            self._wake()

    def ask(self, texts: Sequence[str]) -> Asked:
        """A few texts that the reader asks for, beside all jobs: what was kept, else of the first that answers.

        Blocks, so for a thread of its own. Raises TranslationError if nobody answers.
        """
        services = self._opened()
        lanes = [lane for lane in self._lanes if not lane.limits.stopgap]
        for lane in lanes:
            kept = services.cache.get_many(lane.name, texts)
            if all(text in kept for text in texts):
                return Asked(lane.label, [kept[text] for text in texts])
        wrong: TranslationError = TranslationError("No translator is set up: `chain` in config.toml names them")
        for lane in lanes:
            notice = lane.provider.notice if services.first_use.of(lane.name) else ""
            with self._changed:
                lane.asked(texts)
            answers = lane.ask(texts)
            if isinstance(answers, list) and all(answer.english for answer in answers):
                english = [answer.english for answer in answers]
                services.cache.put_many(lane.name, dict(zip(texts, english, strict=True)))
                return Asked(lane.label, english, notice)
            if isinstance(answers, TranslationError):
                wrong = answers
        raise wrong

    def cancel(self, job: Job) -> None:
        """Tell its listener nothing more, but for what is being told at this moment."""
        with self._changed:
            job.cancelled = True
            if self._job is job:
                self._job = None
            self._wake()

    def close(self) -> None:
        """Ask for nothing more. A thread that waits for an answer ends when that comes, or with the program."""
        with self._changed:
            self._closed = True
            self._job = None
            self._wake()

    def _wake(self) -> None:
        self._changes += 1
        self._changed.notify_all()

    def _run(self) -> None:
        services = self._opened()
        pause = math.inf
        while True:
            with self._changed:
                seen, job = self._changes, self._job
                if self._closed:
                    return
                numbers = job.unseen(_AT_ONCE) if job else []
                task = job.next_pack(self._lanes, time.monotonic()) if job and not numbers else math.inf
            if job and numbers:
                self._look_up(services.cache, job, numbers)
            elif job and isinstance(task, Pack):
                self._ask(services, job, task)
            else:
                pause = task if isinstance(task, float) else math.inf
                if job:
                    self._tell(job, pause)
                with self._changed:
                    if self._changes == seen:
                        self._changed.wait(None if pause == math.inf else pause)

    def _opened(self) -> Services:
        """The services; the first thread to come sets them up."""
        with self._opening:
            if self._services is None:
                self._services = services = self._open_services()
                with self._changed:
                    self._lanes = [Lane(provider) for provider in services.providers]
                    job = self._job
                if job:
                    self._notice(job, services.notices)
            return self._services

    def _look_up(self, cache: TranslationCache, job: Job, numbers: list[int]) -> None:
        found: dict[int, Right] = {}
        for lane in self._lanes:
            texts = {job.wanted[number].text: number for number in numbers if number not in found}
            kept = cache.get_many(lane.name, list(texts))
            by: Maker = lane.provider.maker
            same = (number for number in numbers if job.wanted[number].text in kept and number not in found)
            found.update({number: Right(number, kept[job.wanted[number].text], by) for number in list(same)})
        with self._changed:
            job.looked_up(numbers, found)
            self._wake()
        self._show(job, list(found.values()))

    def _ask(self, services: Services, job: Job, pack: Pack) -> None:
        lane, cache = pack.lane, services.cache
        if lane.provider.notice and services.first_use.of(lane.name):
            self._notice(job, [lane.provider.notice])
        said = len(cache.notices)
        answers = lane.ask(pack.texts)
        right: list[Right] = []
        with self._changed:
            if isinstance(answers, list):
                right = job.answered(pack, answers, time.monotonic())
            else:
                job.failed(pack, answers, time.monotonic())
            self._wake()
        if right and not lane.limits.stopgap:
            cache.put_many(lane.name, {job.wanted[one.number].text: one.english for one in right})
            self._notice(job, cache.notices[said:])
        self._show(job, right)

    def _show(self, job: Job, right: Sequence[Right]) -> None:
        blocks = [job.wanted[number].made(english, by) for number, english, by in right]
        with job.telling:
            if blocks and not job.cancelled:
                job.listener.translated(blocks)
        self._tell(job, 0.0)  # whoever finds nothing to do tells for how long

    def _notice(self, job: Job, notices: Sequence[str]) -> None:
        with job.telling:
            for notice in notices:
                if not job.cancelled:
                    job.listener.noticed(notice)

    def _tell(self, job: Job, pause: float) -> None:
        with job.telling:
            with self._changed:
                state = None if job.cancelled else job.news(self._lanes, pause)
            if state:
                job.listener.progressed(state)
