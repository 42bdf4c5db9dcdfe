"""Fetching beside the reading: order, cache, faults, trying again, leaving."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

import pytest
from translation.fake_google import ERROR_PAGE, FakeGoogle, translated

from tui.translation.cache import TranslationCache
from tui.translation.google import Google
from tui.translation.model import Translation
from tui.translation.provider import Provider, ProviderError, Trouble
from tui.translation.run import State, TranslationRun

TEXTS = [f"Dit is alinea nummer {number}. Zij is niet lang." for number in range(6)]
BLOCKS = [(number, text, 2) for number, text in enumerate(TEXTS)]
OFFLINE = "No connection: reading goes on without new translations. r tries again"
WRONG = "Scripted answered with something that is no translation; it is not shown. r tries again"


class Screen:
    """What a run told its screen, and a way to wait for it."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.shown: dict[int, Translation] = {}
        self.states: list[State] = []
        self.threads: set[str] = set()

    def on_translation(self, index: int, translation: Translation) -> None:
        with self.changed:
            assert index not in self.shown
            self.shown[index] = translation
            self.threads.add(threading.current_thread().name)
            self.changed.notify_all()

    def on_state(self, state: State) -> None:
        with self.changed:
            self.states.append(state)
            self.changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(true, 5), (self.shown, self.states)

    def until_done(self, count: int) -> None:
        self.until(lambda: bool(self.states) and self.states[-1].done == count)

    def until_trouble(self, trouble: Trouble, ends: str) -> None:
        self.until(
            lambda: bool(self.states) and self.states[-1].trouble is trouble and self.states[-1].message.endswith(ends)
        )


class Scripted:
    """A provider that does as it is told: for each request an exception, an answer, or (None) the right answer."""

    name = "scripted"
    label = "Scripted"
    online = False

    def __init__(self, screen: Screen, *script: Exception | str | None) -> None:
        self.screen = screen
        self.script = deque(script)
        self.asked: list[str] = []
        self.gate: threading.Semaphore | None = None
        """If there is one, a request waits for it to be released."""

    def translate(self, texts: Sequence[str]) -> list[str]:
        (text,) = texts
        with self.screen.changed:
            self.asked.append(text)
            self.screen.changed.notify_all()
        if self.gate is not None:
            assert self.gate.acquire(timeout=10)
        step = self.script.popleft() if self.script else None
        if isinstance(step, Exception):
            raise step
        return [translated(text) if step is None else step]


def _error(trouble: Trouble, after: float | None = None) -> ProviderError:
    return ProviderError(trouble, "Scripted", after)


@pytest.fixture
def screen() -> Screen:
    return Screen()


Begin = Callable[..., TranslationRun]


@pytest.fixture
def begin(screen: Screen, cache: TranslationCache) -> Iterator[Begin]:
    runs: list[TranslationRun] = []

    def _begin(
        provider: Provider, *blocks: tuple[int, str, int], pauses: Sequence[float] = (0.01, 0.01)
    ) -> TranslationRun:
        run = TranslationRun(provider, cache, screen.on_translation, screen.on_state, pauses)
        run.request(blocks)
        run.start()
        runs.append(run)
        return run

    yield _begin
    for run in runs:
        run.cancel()
        run.join(5)
        assert not run.is_alive()


def test_what_is_kept_comes_first_and_the_rest_in_order(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    cache.put_many("scripted", {TEXTS[4]: "This is four. It is not long.", TEXTS[5]: "This is five. It is not long."})
    provider = Scripted(screen)
    run = begin(provider, *BLOCKS)
    screen.until_done(6)
    assert provider.asked == TEXTS[:4]
    assert list(screen.shown) == [4, 5, 0, 1, 2, 3]
    assert screen.shown[4] == Translation(("This is four.", "It is not long."), "scripted", "Scripted")
    assert screen.states[0] == State(2, 6, "Scripted", active=True)
    assert screen.states[-1] == State(6, 6, "Scripted")
    assert cache.get_many("scripted", TEXTS).keys() == set(TEXTS)
    assert screen.threads == {run.name}
    assert run.daemon


def test_a_new_request_changes_the_order_of_what_waits(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen)
    provider.gate = threading.Semaphore(0)
    run = begin(provider, *BLOCKS[:4])
    screen.until(lambda: len(provider.asked) == 1)
    run.request([BLOCKS[5], BLOCKS[3], BLOCKS[0]])
    provider.gate.release(6)
    screen.until_done(5)
    assert provider.asked == [TEXTS[number] for number in (0, 5, 3, 1, 2)]


def test_what_is_there_is_not_asked_again(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen)
    run = begin(provider, *BLOCKS[:2])
    screen.until_done(2)
    run.request(BLOCKS[:3])
    screen.until_done(3)
    assert provider.asked == TEXTS[:3]
    assert screen.states[-1] == State(3, 3, "Scripted")


def test_sentences_are_paired_if_they_are_as_many(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen, "One. Two.", "One and two.", "Adrift. What now?")
    begin(provider, (0, "Een. Twee.", 2), (1, "Eén. Twee.", 2), (2, "Stuurloos. Wat nu?", 0))
    screen.until_done(3)
    assert [found.lines for found in screen.shown.values()] == [
        ("One.", "Two."),
        ("One and two.",),
        ("Adrift. What now?",),
    ]
    assert [found.aligned for found in screen.shown.values()] == [True, False, True]


def test_offline_waits_for_the_reader(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen, None, _error(Trouble.OFFLINE))
    run = begin(provider, *BLOCKS)
    screen.until_trouble(Trouble.OFFLINE, "r tries again")
    assert screen.states[-1] == State(1, 6, "Scripted", OFFLINE, Trouble.OFFLINE)
    run.request([BLOCKS[4]])
    run.retry()
    screen.until_done(6)
    assert provider.asked == [TEXTS[number] for number in (0, 1, 4, 1, 2, 3, 5)]
    assert screen.states[-1] == State(6, 6, "Scripted")
    after = screen.states.index(State(1, 6, "Scripted", OFFLINE, Trouble.OFFLINE)) + 1
    assert screen.states[after] == State(1, 6, "Scripted", active=True)  # the screen hears that it is tried again


def test_what_is_kept_is_shown_offline(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    cache.put_many("scripted", {TEXTS[4]: "This is four. It is not long."})
    run = begin(Scripted(screen, _error(Trouble.OFFLINE)), *BLOCKS[:2])
    screen.until_trouble(Trouble.OFFLINE, "r tries again")
    run.request(BLOCKS[2:])
    screen.until_done(1)
    assert list(screen.shown) == [4]
    assert screen.states[-1] == State(1, 6, "Scripted", OFFLINE, Trouble.OFFLINE)


@pytest.mark.parametrize("trouble", [Trouble.BUSY, Trouble.SLOW])
def test_busy_and_slow_are_tried_again_unbidden_twice(screen: Screen, begin: Begin, trouble: Trouble) -> None:
    provider = Scripted(screen, _error(trouble), _error(trouble), None, *[_error(trouble)] * 3)
    run = begin(provider, *BLOCKS[:2])
    screen.until_trouble(trouble, "r tries again")
    assert provider.asked == [TEXTS[0]] * 3 + [TEXTS[1]] * 3
    messages = [state.message for state in screen.states if state.message]
    assert [message.rpartition(". ")[2] for message in messages] == ["Next try in 1 s"] * 4 + ["r tries again"]
    assert [state.active for state in screen.states if state.message] == [True] * 4 + [False]
    run.retry()
    screen.until_done(2)


def test_the_reader_need_not_wait_for_the_next_try(screen: Screen, begin: Begin) -> None:
    run = begin(Scripted(screen, _error(Trouble.BUSY)), *BLOCKS, pauses=(60, 60))
    screen.until(lambda: bool(screen.states) and "Next try in" in screen.states[-1].message)
    seconds = int(screen.states[-1].message.split()[-2])
    assert 30 <= seconds <= 60
    run.retry()
    screen.until_done(6)


@pytest.mark.parametrize(("after", "asked"), [(0.05, 2), (3600.0, 1)])
def test_how_long_the_service_wants_to_be_left_alone(screen: Screen, begin: Begin, after: float, asked: int) -> None:
    """Its wish goes before our own pauses, but nobody is kept waiting for an hour without being told to press r."""
    provider = Scripted(screen, _error(Trouble.BUSY, after), _error(Trouble.REFUSED))
    begin(provider, *BLOCKS, pauses=(60, 60))
    screen.until(lambda: bool(screen.states) and screen.states[-1].message.endswith("r tries again"))
    assert provider.asked == [TEXTS[0]] * asked


def test_one_wrong_answer_does_not_hold_up_the_others(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    provider = Scripted(screen, None, ERROR_PAGE)
    run = begin(provider, *BLOCKS)
    screen.until_done(5)
    assert list(screen.shown) == [0, 2, 3, 4, 5]
    assert screen.states[-1] == State(5, 6, "Scripted", WRONG, Trouble.WRONG_ANSWER)
    assert TEXTS[1] not in cache.get_many("scripted", TEXTS)
    run.request(BLOCKS)  # scrolling does not ask for it again
    run.retry()
    screen.until_done(6)
    assert provider.asked == [*TEXTS, TEXTS[1]]
    assert screen.states[-1] == State(6, 6, "Scripted")


def test_wrong_answers_in_a_row_stop_the_run(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen, ERROR_PAGE, "")
    run = begin(provider, *BLOCKS)
    screen.until(lambda: bool(screen.states) and not screen.states[-1].active)
    assert screen.states[-1] == State(0, 6, "Scripted", WRONG, Trouble.WRONG_ANSWER)
    assert provider.asked == TEXTS[:2]
    run.retry()
    screen.until_done(6)
    assert provider.asked == [*TEXTS, TEXTS[0], TEXTS[1]]


def test_a_provider_that_breaks_down_is_only_a_wrong_answer(screen: Screen, begin: Begin) -> None:
    run = begin(Scripted(screen, RuntimeError(f"with the text: {TEXTS[0]}")), BLOCKS[0])
    screen.until_trouble(Trouble.WRONG_ANSWER, "r tries again")
    assert screen.states[-1].message == WRONG
    assert screen.shown == {}
    run.retry()
    screen.until_done(1)


def test_an_answer_after_leaving_is_kept_and_not_shown(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    provider = Scripted(screen)
    provider.gate = threading.Semaphore(0)
    run = begin(provider, *BLOCKS)
    screen.until(lambda: len(provider.asked) == 1)
    told = list(screen.states)
    run.cancel()
    provider.gate.release()
    run.join(5)
    assert not run.is_alive()
    assert cache.get_many("scripted", TEXTS) == {TEXTS[0]: translated(TEXTS[0])}
    assert screen.shown == {}
    assert screen.states == told
    assert provider.asked == [TEXTS[0]]


def test_leaving_ends_a_pause(screen: Screen, begin: Begin) -> None:
    run = begin(Scripted(screen, _error(Trouble.BUSY)), *BLOCKS, pauses=(60, 60))
    screen.until_trouble(Trouble.BUSY, "s")
    run.cancel()
    run.join(5)
    assert not run.is_alive()


def test_a_fault_after_leaving_is_not_told(screen: Screen, begin: Begin) -> None:
    provider = Scripted(screen, _error(Trouble.OFFLINE))
    provider.gate = threading.Semaphore(0)
    run = begin(provider, *BLOCKS)
    screen.until(lambda: len(provider.asked) == 1)
    run.cancel()
    provider.gate.release()
    run.join(5)
    assert not run.is_alive()
    assert {state.trouble for state in screen.states} == {None}


def test_nothing_is_locked_while_the_screen_is_told(screen: Screen, cache: TranslationCache) -> None:
    """The screen's own thread asks for more while the run waits for the screen."""
    told, asked = threading.Event(), threading.Event()

    def on_translation(index: int, translation: Translation) -> None:
        told.set()
        assert asked.wait(5)
        screen.on_translation(index, translation)

    run = TranslationRun(Scripted(screen), cache, on_translation, screen.on_state)
    run.request(BLOCKS[:1])
    run.start()
    assert told.wait(5)

    def ask() -> None:
        run.request(BLOCKS[:3])
        asked.set()

    helper = threading.Thread(target=ask, daemon=True)
    helper.start()
    screen.until_done(3)
    run.cancel()
    run.join(5)


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ("429", Trouble.BUSY),
        ("500", Trouble.BUSY),
        ("captcha", Trouble.REFUSED),
        ("error page", Trouble.WRONG_ANSWER),
        ("empty", Trouble.WRONG_ANSWER),
        ("cut", Trouble.WRONG_ANSWER),
        ("cut page", Trouble.WRONG_ANSWER),
        ("hang", Trouble.SLOW),
        ("drop", Trouble.OFFLINE),
    ],
)
def test_no_fault_of_google_is_shown_or_kept(
    screen: Screen, cache: TranslationCache, begin: Begin, fake: FakeGoogle, fault: str, trouble: Trouble
) -> None:
    fake.faults.extend((fault, "always"))
    text = "De nieuwe trein naar het noorden rijdt pas vanaf volgend voorjaar, omdat op het spoor nog wordt gewerkt."
    run = begin(Google(fake.url, read=0.3), (0, text, 1), pauses=())
    screen.until_trouble(trouble, "r tries again")
    assert screen.shown == {}
    assert cache.get_many("google", [text]) == {}
    fake.faults.clear()
    run.retry()
    screen.until_done(1)
    assert screen.shown[0].text == translated(text)
    assert cache.get_many("google", [text]) == {text: translated(text)}


LEAVER = """
import sys
from pathlib import Path
from tui.translation.cache import TranslationCache
from tui.translation.google import Google
from tui.translation.run import TranslationRun

cache = TranslationCache(Path(sys.argv[2]))
run = TranslationRun(Google(sys.argv[1], read=60), cache, print, print)
run.request([(0, "De kat.", 1)])
run.start()
sys.stdin.readline()
"""


def test_quitting_does_not_wait_for_a_hung_request(fake: FakeGoogle, tmp_path_factory: pytest.TempPathFactory) -> None:
    fake.faults.append("hang")
    file = tmp_path_factory.mktemp("cache") / "translations.sqlite3"
    command = [sys.executable, "-c", LEAVER, fake.url, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert fake.hanging.wait(20)
        began = time.monotonic()
        _, errors = process.communicate(b"q\n", timeout=10)
    assert time.monotonic() - began < 1.5
    assert (process.returncode, errors) == (0, b"")
