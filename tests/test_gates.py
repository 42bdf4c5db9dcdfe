"""What a key press costs is the same in an article and in a book of a million words: counted, not timed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from books import ARTICLE, BOOK, text
from journeys.steps import press, reader, settle
from project import PROJECT
from terminal import Terminal
from test_terminal import LEESLAMP, environment
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.opening import at_last_place
from tui.reading import layout, sheet
from tui.reading.look import EVENING, Look
from tui.reading.rows import RowPainter
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.widgets.sheet_view import SheetView

STEPS = 8
"""As many as need no scrolling, which moves the thumb of an article's bar and not of a book's."""
SOURCE = str(PROJECT / "tui")


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A text of each size, of which the longer begins like the shorter."""
    folder = tmp_path_factory.mktemp("texts")
    files = {words: folder / f"tekst-{words}.txt" for words in (ARTICLE, BOOK)}
    for words, file in files.items():
        file.write_text(text(words), encoding="utf-8")
    return files


@asynccontextmanager
async def opened(workspace: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """The app on a text, all of it read and counted."""
    monkeypatch.setattr("tui.widgets.sheet_view._AHEAD", 1e6)  # the next page is painted ahead: not counted here
    app = Leeslamp(Session(workspace), at_last_place(workspace, workspace.find(str(path))))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        while reader(pilot).rest or pilot.app.workers:
            await pilot.pause(0.05)
        yield pilot


@dataclass
class Counted:
    """What was done between two moments."""

    calls: int = 0
    """Of functions of ours."""
    wrapped: int = 0
    """Blocks."""
    painted: int = 0
    """Rows."""


@contextmanager
def counting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    counted = Counted()
    lay_out, pieces = layout.lay_out, RowPainter.pieces

    def wrapped(*arguments: Any) -> Any:
        counted.wrapped += 1
        return lay_out(*arguments)

    def painted(*arguments: Any) -> Any:
        counted.painted += 1
        return pieces(*arguments)

    def called(frame: FrameType, event: str, argument: Any) -> None:
        counted.calls += event == "call" and frame.f_code.co_filename.startswith(SOURCE)

    with monkeypatch.context() as patch:
        patch.setattr(sheet, "lay_out", wrapped)
        patch.setattr(RowPainter, "pieces", painted)
        sys.setprofile(called)
        try:
            yield counted
        finally:
            sys.setprofile(None)


async def forget_painted(pilot: Pilot[None]) -> None:
    """Only the window is painted from here on, as when one comes to a place for the first time."""
    await pilot.pause(0.2)
    reader(pilot).page.strips.clear()
    reader(pilot).page.repaint()


async def test_a_step_costs_the_same_at_any_size(
    workspace: Workspace, texts: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[int, Counted] = {}
    for words, path in texts.items():
        async with opened(workspace, path, monkeypatch) as pilot:
            await press(pilot, *["j"] * STEPS, *["k"] * STEPS)  # every row of it is wrapped by now
            await forget_painted(pilot)
            with counting(monkeypatch) as counted:
                await press(pilot, *["j"] * STEPS)
            found[words] = counted
    article, book = found[ARTICLE], found[BOOK]
    assert article.wrapped == book.wrapped == 0
    assert article.painted == book.painted > 0
    assert article.painted / STEPS < 12, "only the rows of the sentence left and of the one come to"
    assert abs(article.calls - book.calls) <= article.calls / 100


OTHERS = [
    ("G", "g"),
    ("space", "b"),
    ("z", "z", "z"),
    ("T", "T"),
    ("1", "1"),
    ("l", "v", "l", "plus", "ampersand", "j", "c"),
]
"""What else is done with keys; each time one is back where one began."""


async def test_neither_does_anything_else_cost_more(
    workspace: Workspace, texts: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[int, dict[tuple[str, ...], Counted]] = {words: {} for words in texts}
    for words, path in texts.items():
        async with opened(workspace, path, monkeypatch) as pilot:
            for keys in OTHERS:
                await press(pilot, "g", *keys)
                await forget_painted(pilot)
                with counting(monkeypatch) as counted:
                    await press(pilot, *keys)
                found[words][keys] = counted
    for keys in OTHERS:
        article, book = found[ARTICLE][keys], found[BOOK][keys]
        assert article.painted, keys
        assert book.painted <= 1.25 * article.painted, keys
        assert book.wrapped <= article.wrapped + 20, f"{keys}: blocks on the screen; an article may be kept whole"
        assert book.calls <= 1.5 * article.calls, keys


def test_a_step_writes_as_much_and_not_much(workspace: Workspace, texts: dict[int, Path]) -> None:
    (workspace.root / "config.toml").write_text("[translation]\nchain = []\n", encoding="utf-8")
    own = {**environment(workspace), "LEESLAMP_CONFIG": str(workspace.root / "config.toml"), "COLORTERM": "truecolor"}
    written: dict[int, int] = {}
    for words, path in texts.items():
        with Terminal([LEESLAMP, "read", str(path)], 100, 60, own) as terminal:
            terminal.wait("sentence 1/")
            terminal.wait("% known" if words == ARTICLE else " words")  # the last that the title bar tells
            terminal.press(*["j"] * 9)  # from here on the numbers in the status line are as long in both
            terminal.wait("sentence 10/")
            terminal.settle(1)
            before = len(terminal.written.encode())
            for step in range(11, 11 + STEPS):
                terminal.press("j")
                terminal.wait(f"sentence {step}/")
            terminal.settle()
            written[words] = (len(terminal.written.encode()) - before) // STEPS
            terminal.press("Q")
            assert terminal.exit_code() == 0
    assert abs(written[ARTICLE] - written[BOOK]) <= written[ARTICLE] / 100
    assert written[BOOK] < 5_522 / 2, "half of what the prototype wrote"


@pytest.mark.parametrize("theme", [EVENING, "nord"])
async def test_nothing_is_done_twice_for_the_first_frame(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    done: list[str] = []
    for owner, name in ((SheetView, "_paint"), (Stylesheet, "reparse")):
        monkeypatch.setattr(owner, name, noted(done, getattr(owner, name)))
    monkeypatch.setattr(ReaderScreen, "begin", lambda self: done.append("begin"))
    app = Leeslamp(Session(workspace, look=Look(theme)), at_last_place(workspace, workspace.find("kat-in-de-trein")))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert done[:2] == ["_paint", "begin"]
        assert app.screen.styles.background == Color.parse(app.theme_variables["background"])
        assert app.current_theme.name == theme


def noted(done: list[str], method: Callable[..., Any]) -> Callable[..., Any]:
    """A method whose calls are written down."""

    def called(*arguments: Any) -> Any:
        done.append(method.__name__)
        return method(*arguments)

    return called


def test_what_the_first_frame_imports(texts: dict[int, Path], workspace: Workspace) -> None:
    code = f"""
import asyncio, sys
from pathlib import Path
from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.opening import at_last_place
from tui.screens.reader import ReaderScreen
from tui.session import Session
import textual.app
import tui.widgets.sheet_view
tui.widgets.sheet_view._AHEAD = 1e6
workspace = Workspace(Path({str(workspace.root)!r}))
app = Leeslamp(Session(workspace), at_last_place(workspace, workspace.find("kat-in-de-trein")))
shown = ReaderScreen.begin
def begin(self):
    print(*sys.modules)
    raise SystemExit
ReaderScreen.begin = begin
async def run():
    async with app.run_test() as pilot:
        while True:
            await pilot.pause(0.01)
asyncio.run(run())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    modules = set(done.stdout.split())
    assert "tui.widgets.page" in modules, done.stderr
    late = ["tinydb", "msgspec", "sqlite3", "yaml", "urllib3", "requests", "deep_translator", "bs4", "hashlib"]
    late += ["tui.notes.notebook", "tui.notes.record", "tui.notes.store", "tui.translation.scheduler", "tui.config"]
    late += [
        "tomllib",
        "tui.keymap",
        "tui.screens.library",
        "tui.screens.notes",
        "tui.screens.editor",
        "tui.widgets.card",
        "tui.exports",
    ]
    assert not modules.intersection(late)
    assert len([name for name in modules if name.startswith("tui")]) <= 75
