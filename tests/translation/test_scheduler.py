"""Fetching beside the reading: order, packs, cache, faults, the chain, trying again, leaving."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from translation.fake_services import ERROR_PAGE, translated

from tui.errors import TranslationError
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.job import Job
from tui.translation.model import Line, Maker, Translation, maker
from tui.translation.provider import Limits, LinesLostError, NotSetUpError, Provider, ProviderError, Trouble
from tui.translation.scheduler import Scheduler, Services
from tui.translation.state import State
from tui.translation.wanted import Wanted

SENTENCES = [(f"Dit is alinea nummer {number}.", "Zij is niet lang, maar wel helemaal af.") for number in range(40)]
WANTED = [Wanted(number, " ".join(sentences), sentences) for number, sentences in enumerate(SENTENCES)]
TEXTS = [one.text for one in WANTED]
FAST = Limits(4500, 100, per_second=1e6, burst=1000)
ONE = replace(FAST, texts=1)


class Screen:
    """What a listener was told, and a way to wait for it."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.shown: dict[int, Translation] = {}
        self.order: list[int] = []
        self.states: list[State] = []
        self.notices: list[str] = []
        self.calls = 0

    def translated(self, blocks: Sequence[tuple[int, Translation]]) -> None:
        self.shown.update(blocks)
        self.order += [block for block, _ in blocks]
        self._told()

    def progressed(self, state: State) -> None:
        self.states.append(state)
        self._told()

    def noticed(self, notice: str) -> None:
        self.notices.append(notice)
        self._told()

    def _told(self) -> None:
        with self.changed:
            self.calls += 1
            self.changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(true, 8), (sorted(self.shown), self.states[-3:])

    @property
    def state(self) -> State:
        return self.states[-1] if self.states else State(0, -1)

    def until_done(self) -> None:
        self.until(lambda: self.state.done == self.state.wanted)

    def until_reader(self) -> None:
        """Nothing more happens unbidden."""
        self.until(lambda: self.state.pause == math.inf)


class Scripted:
    """A provider that does as it is told: for each request an exception, answers, or (None) the right ones."""

    notice = ""

    def __init__(self, *script: Exception | list[str] | None, name: str = "google", limits: Limits = ONE) -> None:
        self.maker: Maker = maker(name)
        self.limits = limits
        self.script = deque(script)
        self.always: Exception | None = None
        self.asked: list[list[str]] = []
        self.gate: threading.Semaphore | None = None
        """If there is one, a request waits for it to be released."""
        self.called = threading.Event()

    def translate(self, texts: Sequence[str]) -> list[str]:
        self.asked.append(list(texts))
        self.called.set()
        if self.gate is not None:
            assert self.gate.acquire(timeout=10)
        step = self.script.popleft() if self.script else self.always
        if isinstance(step, Exception):
            raise step
        return [translated(text) for text in texts] if step is None else step

    @property
    def numbers(self) -> list[list[int]]:
        """Which texts each request was for."""
        return [[TEXTS.index(text) for text in pack] for pack in self.asked]


def _error(trouble: Trouble, after: float | None = None, name: str = "google") -> ProviderError:
    return ProviderError(trouble, maker(name).label, after)


@pytest.fixture
def screen() -> Screen:
    return Screen()


Begin = Callable[..., tuple[Scheduler, Job]]


@pytest.fixture
def begin(screen: Screen, cache: TranslationCache, tmp_path: Path) -> Iterator[Begin]:
    schedulers: list[Scheduler] = []

    def _begin(
        *providers: Provider,
        wanted: Sequence[Wanted] = WANTED[:6],
        view: tuple[int, int] = (0, 2),
        workers: int = 1,
        notices: Sequence[str] = (),
    ) -> tuple[Scheduler, Job]:
        services = Services(providers, cache, FirstUse(tmp_path / "told"), notices)
        scheduler = Scheduler(lambda: services, workers)
        schedulers.append(scheduler)
        return scheduler, scheduler.open(wanted, screen, view)

    yield _begin
    for scheduler in schedulers:
        scheduler.close()


def test_what_is_kept_comes_first_and_the_rest_from_the_screen_on(
    screen: Screen, cache: TranslationCache, begin: Begin
) -> None:
    cache.put_many("google", {TEXTS[4]: "This is four. It is not long, but all done.", TEXTS[5]: translated(TEXTS[5])})
    provider = Scripted()
    begin(provider, view=(2, 3))
    screen.until_done()
    assert provider.numbers == [[2], [3], [1], [0]]
    assert set(screen.order[:2]) == {4, 5}
    assert screen.shown[4] == Translation(
        (
            Line("This is four.", range(1), maker("google")),
            Line("It is not long, but all done.", range(1, 2), maker("google")),
        )
    )
    assert screen.state == State(6, 6, pause=math.inf)
    assert cache.get_many("google", TEXTS).keys() == set(TEXTS[:6])


def test_texts_travel_in_packs_and_each_gets_its_own_line(screen: Screen, begin: Begin) -> None:
    provider = Scripted(limits=FAST)
    begin(provider, wanted=WANTED, view=(20, 24))
    screen.until_done()
    assert [len(pack) for pack in provider.asked] == [10, 30]
    assert all(screen.shown[number].text == translated(text) for number, text in enumerate(TEXTS))
    assert len(screen.shown) == 40


def test_two_threads_share_the_work(screen: Screen, begin: Begin) -> None:
    provider = Scripted()
    provider.gate = threading.Semaphore(0)
    begin(provider, wanted=WANTED[:4], workers=2)
    screen_sees = threading.Event()
    while len(provider.asked) < 2 and not screen_sees.wait(0.01):
        pass
    provider.gate.release(4)
    screen.until_done()
    assert sorted(provider.numbers) == [[0], [1], [2], [3]]


def test_a_jump_goes_before_what_was_waiting(screen: Screen, begin: Begin) -> None:
    provider = Scripted()
    provider.gate = threading.Semaphore(0)
    scheduler, job = begin(provider, wanted=WANTED[:20])
    assert provider.called.wait(5)
    scheduler.look_at(job, (15, 17))
    provider.gate.release(20)
    screen.until_done()
    assert provider.numbers[:4] == [[0], [15], [16], [17]]


def test_part_of_a_block_keeps_its_place_in_it(screen: Screen, begin: Begin) -> None:
    begin(Scripted(["Two. Three."]), wanted=[Wanted(7, "Twee. Drie.", ("Twee.", "Drie."), 1)], view=(0, 9))
    screen.until_done()
    google = maker("google")
    assert screen.shown == {7: Translation((Line("Two.", range(1, 2), google), Line("Three.", range(2, 3), google)))}


def test_lost_lines_halve_the_pack_until_they_fit(screen: Screen, begin: Begin) -> None:
    provider = Scripted(LinesLostError(7), LinesLostError(3), limits=FAST)
    begin(provider, wanted=WANTED[:8], view=(0, 9))
    screen.until_done()
    assert [len(pack) for pack in provider.asked] == [8, 4, 2, 2, 4]
    assert all(screen.shown[number].text == translated(TEXTS[number]) for number in range(8))


def test_a_service_that_never_keeps_lines_is_asked_one_by_one(screen: Screen, begin: Begin) -> None:
    class Glueing(Scripted):
        def translate(self, texts: Sequence[str]) -> list[str]:
            answers = super().translate(texts)
            if len(answers) > 1:
                raise LinesLostError(1)
            return answers

    provider = Glueing(limits=FAST)
    begin(provider, wanted=WANTED, view=(0, 9))
    screen.until_done()
    assert [len(pack) for pack in provider.asked].count(1) == 40
    assert len(provider.asked) == 42


def test_more_answers_than_questions_are_nobodys(screen: Screen, begin: Begin) -> None:
    provider = Scripted([translated(text) for text in TEXTS[:7]], limits=FAST)
    begin(provider, view=(0, 9))
    screen.until_done()
    assert all(screen.shown[number].text == translated(TEXTS[number]) for number in range(6))


@pytest.mark.parametrize("step", [[], ["Een.", "Twee."], LinesLostError(0), LinesLostError(2)])
def test_one_text_has_one_answer(screen: Screen, begin: Begin, step: list[str] | Exception) -> None:
    provider = Scripted(*[step] * 3)
    begin(provider, wanted=WANTED[:1])
    screen.until_reader()
    assert screen.shown == {}
    assert (len(provider.asked), screen.state.failed) == (3, frozenset({0}))


def test_one_wrong_answer_in_a_pack_spoils_only_itself(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    answers = [translated(text) for text in TEXTS[:6]]
    provider = Scripted([*answers[:3], ERROR_PAGE, *answers[4:]], limits=FAST)
    begin(provider, view=(0, 9))
    screen.until_done()
    assert provider.numbers == [[0, 1, 2, 3, 4, 5], [3]]
    assert screen.shown[3].text == translated(TEXTS[3])
    assert cache.get_many("google", TEXTS)[TEXTS[3]] == translated(TEXTS[3])


def test_an_answer_that_may_be_cut_is_believed_when_it_comes_twice(
    screen: Screen, cache: TranslationCache, begin: Begin
) -> None:
    once, always = TEXTS[:2]

    class Cutting(Scripted):
        def translate(self, texts: Sequence[str]) -> list[str]:
            cut = [text == always or (text == once and len(self.asked) == 0) for text in texts]
            return [
                answer[:-4] if short else answer for answer, short in zip(super().translate(texts), cut, strict=True)
            ]

    provider = Cutting(limits=FAST)
    begin(provider, wanted=WANTED[:3], view=(0, 2))
    screen.until_done()
    assert [screen.shown[number].text for number in range(3)] == [
        translated(once),
        translated(always)[:-4],
        translated(TEXTS[2]),
    ]
    assert sorted(provider.numbers) == [[0], [0, 1, 2], [1]]
    assert cache.get_many("google", TEXTS)[once] == translated(once)


def test_what_never_is_a_translation_is_marked_and_hidden(
    screen: Screen, cache: TranslationCache, begin: Begin
) -> None:
    class Spiteful(Scripted):
        def translate(self, texts: Sequence[str]) -> list[str]:
            answers = super().translate(texts)
            return [
                ERROR_PAGE if text == TEXTS[1] and self.always is None else answer
                for text, answer in zip(texts, answers, strict=True)
            ]

    provider = Spiteful()
    scheduler, job = begin(provider, wanted=WANTED[:3], view=(0, 2))
    screen.until_reader()
    assert sorted(screen.shown) == [0, 2]
    assert screen.state == State(
        2,
        3,
        "1 without a translation: no answer was one. r tries again",
        Trouble.WRONG_ANSWER,
        math.inf,
        frozenset({1}),
    )
    assert provider.numbers.count([1]) == 3
    assert cache.get_many("google", TEXTS).keys() == {TEXTS[0], TEXTS[2]}
    scheduler.look_at(job, (1, 2))  # scrolling does not ask for it again
    scheduler.retry(job)
    screen.until(lambda: provider.numbers.count([1]) == 6)


def test_offline_is_told_at_once_and_found_out_when_it_is_over(screen: Screen, begin: Begin) -> None:
    provider = Scripted(*[_error(Trouble.OFFLINE)] * 2)
    begin(provider)
    screen.until_done()
    messages = [state.message for state in screen.states if state.message]
    assert messages
    assert all(message.startswith("No connection to Google: ") for message in messages)
    assert screen.state == State(6, 6, pause=math.inf)


def test_a_dead_service_is_left_alone_and_r_does_not_wait(screen: Screen, begin: Begin) -> None:
    provider = Scripted(*[_error(Trouble.OFFLINE)] * 4)
    scheduler, job = begin(provider)
    screen.until(lambda: screen.state.pause > 1)
    assert screen.state.message == "No connection to Google: next try in 2 s, r tries now"
    assert len(provider.asked) == 4
    scheduler.retry(job)
    screen.until_done()


@pytest.mark.parametrize(("after", "words"), [(40.0, "40 s"), (1200.0, "20 min"), (36000.0, "10 h")])
def test_a_service_that_asks_for_a_pause_gets_it(screen: Screen, begin: Begin, after: float, words: str) -> None:
    provider = Scripted(_error(Trouble.BUSY, after))
    begin(provider)
    screen.until(lambda: screen.state.pause > 1)
    assert screen.state.message == f"Google is busy: next try in {words}, r tries now"
    assert len(provider.asked) == 1


def test_refused_goes_to_the_next_for_what_is_on_screen(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    google = Scripted(_error(Trouble.REFUSED))
    memory = Scripted(name="mymemory", limits=replace(ONE, on_screen_only=True))
    scheduler, job = begin(google, memory, view=(2, 3))
    screen.until(lambda: sorted(screen.shown) == [2, 3])
    said = "Google refuses this computer: MyMemory steps in. r tries Google again"
    screen.until(lambda: screen.state.message == said)
    assert memory.numbers == [[2], [3]]
    assert screen.shown[2].makers == (maker("mymemory"),)
    scheduler.look_at(job, (5, 5))
    screen.until(lambda: 5 in screen.shown)
    scheduler.retry(job)
    screen.until_done()
    assert google.numbers[1:] == [[4], [1], [0]]
    assert cache.get_many("mymemory", TEXTS).keys() == {TEXTS[2], TEXTS[3], TEXTS[5]}


def test_what_one_cannot_translate_the_next_may(screen: Screen, begin: Begin) -> None:
    google = Scripted(*[["" for _ in range(1)]] * 3)
    libre = Scripted(name="libretranslate")
    begin(google, libre, wanted=WANTED[:1])
    screen.until_done()
    assert (google.numbers, libre.numbers) == ([[0]] * 3, [[0]])


def test_a_stopgap_is_shown_until_a_better_one_answers_and_never_kept(
    screen: Screen, cache: TranslationCache, begin: Begin
) -> None:
    google = Scripted(*[_error(Trouble.OFFLINE)] * 4)
    gloss = Scripted(["the lamp"], ["the lamp"], name="gloss", limits=replace(ONE, stopgap=True))
    scheduler, job = begin(google, gloss, wanted=WANTED[:4], view=(1, 2))
    screen.until(lambda: sorted(screen.shown) == [1, 2])
    assert screen.shown[1].text == "the lamp"
    assert screen.state.done == 0
    scheduler.retry(job)
    screen.until_done()
    assert screen.shown[1].text == translated(TEXTS[1])
    assert len(gloss.asked) == 2
    assert cache.get_many("gloss", TEXTS) == {}


def test_a_provider_that_breaks_its_promise_is_only_a_fault(screen: Screen, begin: Begin) -> None:
    provider = Scripted(RuntimeError(f"with the text {TEXTS[0]}"), NotSetUpError("the key is gone"))
    scheduler, job = begin(provider, wanted=WANTED[:1])
    screen.until(lambda: screen.state.trouble is Trouble.REFUSED)
    assert TEXTS[0] not in " ".join(state.message for state in screen.states)
    scheduler.retry(job)
    screen.until_done()


def test_errors_never_hold_the_text() -> None:
    for trouble in Trouble:
        assert str(_error(trouble)).startswith(("Google", "No connection to Google"))
    assert issubclass(ProviderError, TranslationError)


def test_first_use_is_told_once_ever(screen: Screen, cache: TranslationCache, tmp_path: Path) -> None:
    class Online(Scripted):
        notice = "What is read here goes to Google."

    notices: list[list[str]] = []
    for _ in range(2):
        other = Screen()
        services = partial(Services, [Online()], cache, FirstUse(tmp_path / "state" / "told"))
        scheduler = Scheduler(services, 2)
        scheduler.open([WANTED[len(notices)], WANTED[len(notices) + 5]], other, (0, 9))
        other.until_done()
        scheduler.close()
        notices.append(other.notices)
    assert notices == [["What is read here goes to Google."], []]


def test_what_is_kept_tells_nobody_anything(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    class Online(Scripted):
        notice = "What is read here goes to Google."

    cache.put_many("google", dict.fromkeys(TEXTS[:6], "A lamp is burning here for everybody."))
    begin(Online(), notices=["deepl has no key"])
    screen.until_done()
    assert screen.notices == ["deepl has no key"]


def test_an_answer_after_leaving_is_kept_and_not_shown(screen: Screen, cache: TranslationCache, begin: Begin) -> None:
    provider = Scripted()
    provider.gate = threading.Semaphore(0)
    scheduler, job = begin(provider)
    assert provider.called.wait(5)
    scheduler.cancel(job)
    calls = screen.calls
    provider.gate.release(6)
    done = threading.Event()
    while not cache.get_many("google", TEXTS) and not done.wait(0.01):
        pass
    assert cache.get_many("google", TEXTS) == {TEXTS[0]: translated(TEXTS[0])}
    assert (screen.calls, screen.shown, len(provider.asked)) == (calls, {}, 1)


def test_another_article_takes_the_place_of_the_one_before(
    screen: Screen, cache: TranslationCache, begin: Begin
) -> None:
    provider = Scripted()
    provider.gate = threading.Semaphore(0)
    scheduler, _ = begin(provider)
    assert provider.called.wait(5)
    other = Screen()
    scheduler.open(WANTED[30:33], other, (30, 32))
    provider.gate.release(10)
    other.until_done()
    assert screen.shown == {}
    assert provider.numbers == [[0], [30], [31], [32]]
    assert TEXTS[0] in cache.get_many("google", TEXTS)


def test_nobody_translates(screen: Screen, begin: Begin) -> None:
    begin()
    screen.until_reader()
    assert screen.state.message == "No translator is set up: `chain` in config.toml names them"


def test_nothing_is_locked_while_the_screen_is_told(cache: TranslationCache, tmp_path: Path) -> None:
    """The screen's own thread asks for more while a thread tells it something."""
    told, asked = threading.Event(), threading.Event()

    class Waiting(Screen):
        def translated(self, blocks: Sequence[tuple[int, Translation]]) -> None:
            told.set()
            assert asked.wait(5)
            super().translated(blocks)

    screen = Waiting()
    scheduler = Scheduler(lambda: Services([Scripted()], cache, FirstUse(tmp_path / "told")))
    job = scheduler.open(WANTED[:3], screen, (0, 2))
    assert told.wait(5)
    scheduler.look_at(job, (1, 2))
    scheduler.retry(job)
    asked.set()
    screen.until_done()
    scheduler.close()


def test_threads_end_when_the_scheduler_is_closed(screen: Screen, begin: Begin) -> None:
    before = set(threading.enumerate())
    scheduler, _ = begin(Scripted(), workers=2)
    screen.until_done()
    threads = set(threading.enumerate()) - before
    assert len(threads) == 2
    assert all(thread.daemon for thread in threads)
    scheduler.close()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
