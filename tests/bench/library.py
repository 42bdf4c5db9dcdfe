"""The library at 5,000 articles: `python tests/bench/library.py`.

A key is given to the app as its driver gives it, and timed until the frame that shows what it does is turned into what
a terminal would be sent. Beside the time on the clock, in which Textual waits for its next frame and other programs
have their turn, stands that of the processor, in all threads. Articles are made up.
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import sys
import time
from collections.abc import Awaitable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.hub import KEYS, Timed, is_typed, pressed
from bench.saving import PER_ARTICLE, WORDS, begin, tell
from journeys.steps import on_screen
from textual import events
from textual._compositor import CompositorUpdate
from textual.widgets import Input

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.notes.progress import Progress
from tui.opening import Opened
from tui.screens.library import LibraryScreen
from tui.screens.order import Order
from tui.session import Session

ARTICLES, NOTES, READ = 5_000, 5_000, 200
FIRST, LETTER = 300, 50
"""Milliseconds wanted."""
ROUNDS, LOOKS = 5, 5
QUERIES = ("minister kat", "zeldzaam", "trein", "artikel 49", "e")

chance = random.Random(9)


def make(workspace: Workspace) -> None:
    """Articles of twenty sentences, some of which were read."""
    workspace.articles.mkdir()
    words = WORDS.split()
    for number in range(ARTICLES):
        title = f"Artikel {number} {' '.join(chance.choices(words, k=4))}"
        lines = "\n\n".join(
            " ".join(f"{' '.join(chance.choices(words, k=9)).capitalize()}." for _ in range(5)) for _ in range(4)
        )
        text = f"---\ntitle: {title}\ndate: 2026-{1 + number % 12:02}-{1 + number % 28:02}\n---\n\n{lines}\n"
        (workspace.articles / f"artikel-{number}.md").write_text(text, encoding="utf-8")
    begin(workspace.notes, NOTES)
    notebook = Notebook.open(workspace.notes)
    for number in range(READ):
        notebook.save_progress(Progress(f"artikel-{number * PER_ARTICLE // 10}", furthest=0.4, status="reading"))
    notebook.close()


class Awaiting(Timed):
    """Tells when a frame with some words in it was done."""

    words = ""
    shown = 0.0

    def _display(self, screen: object, renderable: object) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            renderable.render_segments(self.console)
            self.painted = time.perf_counter()
            if self.words and not self.shown and self.screen.is_current and self.words in on_screen(self):
                self.shown = self.painted

    async def until(self, words: str, key: str = "") -> float:
        """Milliseconds until they are on the screen, from a key or from now."""
        self.words, self.shown, begun = words, 0.0, time.perf_counter()
        if key:
            self.post_message(events.Key(key, key))
        while not self.shown:
            await asyncio.sleep(0.001)
        self.words = ""
        return (self.shown - begun) * 1000


class Cost(NamedTuple):
    """Milliseconds of a key."""

    clock: float
    processor: float


async def cost(key: Awaitable[float]) -> Cost:
    """What a key costs, the looks for its last frame included."""
    begun = time.process_time()
    return Cost(await key, (time.process_time() - begun) * 1000)


async def letters(app: Awaiting, query: str) -> list[Cost]:
    """The costs of a query's letters, and of taking the last three back."""
    await pressed(app, "slash", lambda: True)
    line = app.screen.query_one(Input)
    line.cursor_blink = False  # its frames are of no key
    keys = [(KEYS.get(letter, letter), end) for end, letter in enumerate(query, 1)]
    keys += [("backspace", len(query) - taken) for taken in range(1, min(3, len(query)) + 1)]
    costs = [await cost(pressed(app, key, partial(is_typed, line, query[:end]))) for key, end in keys]
    await pressed(app, "escape", lambda: not line.display)
    return costs


async def started(workspace: Workspace) -> None:
    """From the screen being asked for to its first rows."""
    begun = time.perf_counter()
    app = Awaiting(Session(workspace), None)
    app.words = "5000 articles"
    async with app.run_test(size=(120, 36)):
        while not app.shown:
            await asyncio.sleep(0.001)
        print(f"app made to first rows: {(app.shown - begun) * 1000:.0f} ms")


async def used(workspace: Workspace) -> None:
    """From the reader to the library, which looks at everything for the first time, and what is typed there."""
    session = Session(workspace)
    entry = workspace.find("artikel-7")
    app = Awaiting(session, Opened(workspace.open(entry), entry))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        times = [await app.until("5000 articles", "q")]
        background = time.perf_counter()
        while app.workers:
            await pilot.pause(0.05)
        print(f"read in the background: {time.perf_counter() - background:.1f} s")
        for _ in range(ROUNDS):
            await pressed(app, "enter", lambda: not isinstance(app.screen, LibraryScreen))
            times.append(await app.until("5000 articles", "q"))
            await pilot.pause(0.2)
        print("first screen:", ", ".join(f"{value:.0f}" for value in times), "ms")
        tell("first screen at 5,000, the worst", max(times), FIRST, "ms")
        every = list[Cost]()
        for query in QUERIES:
            taken = await letters(app, query)
            every += taken
            clock, processor = zip(*taken, strict=True)
            told = [
                f"median {statistics.median(times):5.1f} worst {max(times):5.1f} ms" for times in (clock, processor)
            ]
            print(f"{query:<14} {told[0]}, of the processor {told[1]}")
        every.sort()
        tell("a letter typed at 5,000, 95 % of all", every[int(len(every) * 0.95)].clock, LETTER, "ms")
        tell("a letter typed at 5,000, the worst of all", every[-1].clock, LETTER, "ms")
        tell("the same, of the processor", max(one.processor for one in every), LETTER, "ms")
        library = app.screen
        assert isinstance(library, LibraryScreen)
        sorts = [(library.order.next.value, await pressed(app, "s", lambda: True)) for _ in Order]
        print("sorted anew:", ", ".join(f"{name} {value:.0f} ms" for name, value in sorts))
        begun = time.process_time()
        await pilot.pause(LOOKS * 2.0)
        print(f"a look at the folder: {(time.process_time() - begun) / LOOKS * 1000:.0f} ms of the processor every 2 s")
        steps = [await pressed(app, "j", lambda: True) for _ in range(20)]
        print(f"a step down: {statistics.median(steps):.1f} ms; end {await pressed(app, 'G', lambda: True):.1f} ms")


def known(workspace: Workspace) -> None:
    """Whether a text is kept already, which is asked before one is added."""
    last = max(workspace.entries()).path.read_text(encoding="utf-8")
    for what, text in (("one that is", last), ("one that is not", f"{last} Zo is dat.")):
        begun = time.process_time()
        workspace.same_text(text)
        print(f"whether a text is kept already, {what}: {(time.process_time() - begun) * 1000:.0f} ms of the processor")


def main() -> None:
    gc.disable()  # as leeslamp begins
    with TemporaryDirectory(prefix="leeslamp-bench-") as name:
        workspace = Workspace(Path(name))
        make(workspace)
        known(workspace)
        for run in (started, used):
            asyncio.run(run(workspace))


if __name__ == "__main__":
    main()
