"""The library at 5,000 articles: `python tests/bench/library.py`.

A key is given to the app as its driver gives it, and timed until the frame that shows what it does is turned into what
a terminal would be sent. Articles are made up.
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

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
from tui.session import Session

ARTICLES, NOTES, READ = 5_000, 5_000, 200
FIRST, LETTER = 300, 50
"""Milliseconds wanted."""
ROUNDS = 5
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


async def letters(app: Awaiting, query: str) -> list[float]:
    """The times of a query's letters, and of taking the last three back."""
    await pressed(app, "slash", lambda: True)
    line = app.screen.query_one(Input)
    line.cursor_blink = False  # its frames are of no key
    keys = [(KEYS.get(letter, letter), end) for end, letter in enumerate(query, 1)]
    keys += [("backspace", len(query) - taken) for taken in range(1, min(3, len(query)) + 1)]
    times = [await pressed(app, key, partial(is_typed, line, query[:end])) for key, end in keys]
    await pressed(app, "escape", lambda: not line.display)
    return times


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
        worst = 0.0
        for query in QUERIES:
            taken = await letters(app, query)
            worst = max(worst, *taken)
            print(f"{query:<14} median {statistics.median(taken):5.1f} ms, worst letter {max(taken):5.1f} ms")
        tell("a letter typed at 5,000, the worst of all", worst, LETTER, "ms")
        steps = [await pressed(app, "j", lambda: True) for _ in range(20)]
        print(f"a step down: {statistics.median(steps):.1f} ms; end {await pressed(app, 'G', lambda: True):.1f} ms")


def main() -> None:
    gc.disable()  # as leeslamp begins
    with TemporaryDirectory(prefix="leeslamp-bench-") as name:
        workspace = Workspace(Path(name))
        make(workspace)
        for run in (started, used):
            asyncio.run(run(workspace))


if __name__ == "__main__":
    main()
