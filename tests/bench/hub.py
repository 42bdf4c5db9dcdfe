"""The list of all notes at 100,000: `python tests/bench/hub.py`.

A key is given to the app as its driver gives it, and timed until the frame that shows what it does is turned into what
a terminal would be sent. Notes are made up.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.saving import MANY, begin, tell
from project import PROJECT
from textual import events
from textual._compositor import CompositorUpdate
from textual.widgets import Input

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.screens.notes import NotesScreen
from tui.session import Session

FIRST, LETTER = 300, 100
"""Milliseconds wanted."""
ROUNDS = 5
QUERIES = (
    "minister kat",
    "zeldzaam",
    '"de krant"',
    "-minister -kat trein",
    "kind:mark,word minister",
    "kind:note -kind:word",
    "article:artikel-19 lamp",
    "after:2026-06-01 kat",
    "#idioom -#oud",
    "-orphan krant",
)
KEYS = {" ": "space", '"': "quotation_mark", "#": "number_sign", ":": "colon", ",": "comma", "-": "minus"}


class Timed(Leeslamp):
    """Does the work of painting without a terminal, and tells when each frame was done."""

    CSS_PATH = str(PROJECT / "tui" / "leeslamp.tcss")
    painted = 0.0

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            renderable.render_segments(self.console)
            self.painted = time.perf_counter()


async def pressed(app: Timed, key: str, done: Callable[[], bool]) -> float:
    """Milliseconds from a key to the last frame it caused."""
    character = key if len(key) == 1 else next((sign for sign, name in KEYS.items() if name == key), None)
    app.painted = 0.0
    begun = time.perf_counter()
    app.post_message(events.Key(key, character))
    while not (app.painted and done()):
        await asyncio.sleep(0.001)
    last = 0.0
    while last != app.painted:  # frames that follow are of the same key: the list, then the preview
        last = app.painted
        for _ in range(3):
            await asyncio.sleep(0.03)
    return (last - begun) * 1000


def hub(app: Timed) -> NotesScreen:
    screen = app.screen
    assert isinstance(screen, NotesScreen)
    return screen


async def opened(app: Timed) -> float:
    return await pressed(app, "A", lambda: isinstance(app.screen, NotesScreen) and bool(hub(app).shown))


def is_typed(line: Input, text: str) -> bool:
    return line.value == text


async def letters(app: Timed, query: str) -> list[float]:
    """The times of a query's letters, and of taking the last three back."""
    await pressed(app, "slash", lambda: True)
    line = hub(app).search_line
    line.cursor_blink = False  # its frames are of no key
    keys = [(KEYS.get(letter, letter), end) for end, letter in enumerate(query, 1)]
    keys += [("backspace", len(query) - taken) for taken in (1, 2, 3)]
    times = [await pressed(app, key, partial(is_typed, line, query[:end])) for key, end in keys]
    await pressed(app, "escape", lambda: not line.display)
    return times


async def ready(workspace: Workspace) -> None:
    """What is timed once the background work after the start is done."""
    app = Timed(Session(workspace), None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        while app.workers:
            await pilot.pause(0.05)
        times = []
        for _ in range(ROUNDS):
            times.append(await opened(app))
            await pressed(app, "q", lambda: not isinstance(app.screen, NotesScreen))
        print("first screen:", ", ".join(f"{value:.0f}" for value in times), "ms")
        tell("first screen at 100,000, the worst", max(times), FIRST, "ms")
        await opened(app)
        every = list[float]()
        for query in QUERIES:
            taken = await letters(app, query)
            every += taken
            print(f"{query:<28} median {statistics.median(taken):5.1f} ms, worst letter {max(taken):5.1f} ms")
        every.sort()
        tell("a letter typed at 100,000, 95 % of all", every[int(len(every) * 0.95)], LETTER, "ms")
        tell("a letter typed at 100,000, the worst of all", every[-1], LETTER, "ms")
        steps = [await pressed(app, "j", lambda: True) for _ in range(20)]
        print(f"a step down: {statistics.median(steps):.1f} ms; end {await pressed(app, 'G', lambda: True):.1f} ms")
        sorts = [(hub(app).order.next.value, await pressed(app, "s", lambda: True)) for _ in range(5)]
        print("sorted anew:", ", ".join(f"{name} {value:.0f} ms" for name, value in sorts))
        deleted = await pressed(app, "D", lambda: len(hub(app).shown) < MANY)
        print(f"one deleted, and the list read again: {deleted:.0f} ms")


async def at_once(workspace: Workspace) -> None:
    """The same key before any of that work is done."""
    app = Timed(Session(workspace), None)
    async with app.run_test(size=(120, 36)):
        while not app.is_running or not app.painted:
            await asyncio.sleep(0.001)
        app.workers.cancel_all()
        print(f"first screen when nothing is ready: {await opened(app):.0f} ms")


def main() -> None:
    gc.disable()  # as leeslamp begins
    with TemporaryDirectory(prefix="leeslamp-bench-") as name:
        workspace = Workspace(Path(name))
        workspace.articles.mkdir()
        begin(workspace.notes, MANY)
        for run in (ready, at_once):
            asyncio.run(run(workspace))


if __name__ == "__main__":
    main()
