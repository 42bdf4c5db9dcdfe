"""A text from elsewhere, from the library's `i` to the page, with real keys."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from article.fake_site import FakeSite
from article.html_samples import LEAD, PAGE, SECOND, THIRD
from journeys.steps import Opener, on_screen, press, reader, settle, until
from textual import events
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.screens.adding import AddingScreen
from tui.screens.keeping import KeepingScreen
from tui.screens.library import LibraryScreen

NAME = "veerpont-terug-in-vaartdorp"


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as site:
        yield site


def files(workspace: Workspace) -> set[str]:
    return {path.name for path in workspace.articles.iterdir()}


async def paste(pilot: Pilot[None], text: str) -> None:
    """As a terminal with bracketed paste tells it."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def given(pilot: Pilot[None], line: str) -> None:
    """From the library: an address or a path."""
    await press(pilot, "i")
    await paste(pilot, line)
    await press(pilot, "enter")


async def looked_at(pilot: Pilot[None]) -> KeepingScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, KeepingScreen))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, KeepingScreen)
    return screen


async def test_a_page_is_seen_before_it_is_kept_and_then_read(
    run: Opener, workspace: Workspace, site: FakeSite
) -> None:
    before = files(workspace)
    async with run() as pilot:
        await given(pilot, f"{site.url}/pont")
        await looked_at(pilot)
        shown = on_screen(pilot.app)
        for words in ("Veerpont terug in Vaartdorp", "2026-03-04", "8 sentences", "Dutch", "cut (byline): Door Hidde"):
            assert words in shown
        assert files(workspace) == before
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, (KeepingScreen, AddingScreen, LibraryScreen)))
        assert reader(pilot).article.id == NAME
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "Veerpont terug in Vaartdorp" in on_screen(pilot.app)
    assert files(workspace) - before == {f"{NAME}.md"}
    assert workspace.open(workspace.find(NAME)).url == f"{site.url}/pont"


async def test_what_is_thrown_away_was_never_there(run: Opener, workspace: Workspace, site: FakeSite) -> None:
    before = files(workspace)
    async with run() as pilot:
        await given(pilot, f"{site.url}/pont")
        await looked_at(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AddingScreen)
        assert pilot.app.screen.line.value == f"{site.url}/pont"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
    assert files(workspace) == before


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
async def test_many_pasted_lines_are_the_text(run: Opener, workspace: Workspace, line_end: str) -> None:
    async with run() as pilot:
        await press(pilot, "i")
        await paste(pilot, f"{LEAD}\n\n{THIRD}\n".replace("\n", line_end))
        await looked_at(pilot)
        await press(pilot, "t", "ctrl+u", *"Een pont", "enter")
        await until(pilot, lambda: "Een pont" in on_screen(pilot.app))
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
        await settle(pilot)
        assert "Kept: een-pont" in on_screen(pilot.app)
    article = workspace.open(workspace.find("een-pont"))
    assert (article.title, article.text) == ("Een pont", f"{LEAD}\n\n{THIRD}")


async def test_one_pasted_line_is_a_text_if_it_is_long(run: Opener, workspace: Workspace) -> None:
    async with run() as pilot:
        await press(pilot, "i")
        await paste(pilot, LEAD)
        await press(pilot, "enter")
        assert (await looked_at(pilot)).here.article.text == LEAD


async def test_what_was_copied_in_leeslamp_is_taken_by_a_key(run: Opener) -> None:
    async with run() as pilot:
        pilot.app.copy_to_clipboard(f"{LEAD}\n\n{THIRD}")
        await press(pilot, "i", "ctrl+v")
        assert (await looked_at(pilot)).here.article.text == f"{LEAD}\n\n{THIRD}"


async def test_a_text_that_is_there_and_one_that_is_not_dutch_are_said(
    run: Opener, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.keep(f"{LEAD}\n\n{THIRD}\n", "De pont")
    before = files(workspace)
    english = (
        "The ferry leaves at every quarter and it takes twelve people, but there is no light for them on the quay."
    )
    (tmp_path / "ferry.txt").write_text(english, encoding="utf-8")
    async with run() as pilot:
        await press(pilot, "i")
        await paste(pilot, f"{LEAD}\n\n{THIRD}")
        await looked_at(pilot)
        assert "kept already, as de-pont" in on_screen(pilot.app)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
        assert files(workspace) == before
        await paste(pilot, str(tmp_path / "ferry.txt"))
        await press(pilot, "enter")
        await looked_at(pilot)
        assert "English, it seems, not Dutch" in on_screen(pilot.app)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
    assert len(files(workspace) - before) == 1


async def test_a_book_shows_its_chapters_to_choose_from(run: Opener, workspace: Workspace, site: FakeSite) -> None:
    before = files(workspace)
    async with run() as pilot:
        await given(pilot, f"{site.url}/boek")
        await looked_at(pilot)
        assert "2 of 2 chapters" in on_screen(pilot.app)
        assert SECOND[:40] in on_screen(pilot.app), "the first chapter"
        await press(pilot, "x")
        assert "1 of 2 chapters" in on_screen(pilot.app)
        assert LEAD[:40] in on_screen(pilot.app), "the second"
        await press(pilot, "X", "X", "s")
        assert any("No chapter is marked" in one.message for one in pilot.app._notifications)
        await press(pilot, "x", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
    assert files(workspace) - before == {"varen-de-pont.md"}


async def test_fetching_is_left_with_escape(run: Opener, workspace: Workspace, site: FakeSite) -> None:
    before = files(workspace)
    async with run() as pilot:
        await given(pilot, f"{site.url}/trickle")
        await until(pilot, lambda: "kB" in on_screen(pilot.app) and "Esc stops" in on_screen(pilot.app))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AddingScreen)
        assert "Esc back" in on_screen(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
    assert files(workspace) == before
    assert site.left.wait(5), "the connection was closed"


async def test_leaving_the_app_does_not_wait_for_a_page(run: Opener, site: FakeSite) -> None:
    async with run() as pilot:
        await given(pilot, f"{site.url}/trickle")
        await until(pilot, lambda: "kB" in on_screen(pilot.app))
        pilot.app.exit()
    assert site.left.wait(5), "the connection was closed"


@pytest.mark.parametrize(
    ("path", "said"), [("login", "asks to log in"), ("404", "no such page"), ("film", "video/mp4")]
)
async def test_what_cannot_be_had_is_said_under_the_line(
    run: Opener, workspace: Workspace, site: FakeSite, path: str, said: str
) -> None:
    before = files(workspace)
    async with run() as pilot:
        await given(pilot, f"{site.url}/{path}")
        await until(pilot, lambda: said in on_screen(pilot.app))
        assert isinstance(pilot.app.screen, AddingScreen)
        await press(pilot, "ctrl+u")
        await paste(pilot, "~nobody-of-that-name/x")
        await press(pilot, "enter")
        await until(pilot, lambda: "not the name of a file" in on_screen(pilot.app))
    assert files(workspace) == before


async def test_the_text_is_edited_outside_before_it_is_kept(
    run: Opener, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pont.html").write_text(PAGE, encoding="utf-8")
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text(encoding='utf-8')\n"
        "file.write_text(text.replace('- Honden mogen mee.', 'Katten niet.'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    async with run() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)  # a test has no terminal to give away
        await given(pilot, str(tmp_path / "pont.html"))
        screen = await looked_at(pilot)
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", "import sys; open(sys.argv[1], 'w').close()"]))
        await press(pilot, "e")
        await until(pilot, lambda: any("no text to read" in one.message for one in pilot.app._notifications))
        assert LEAD in screen.here.article.text
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script)]))
        await press(pilot, "e")
        await until(pilot, lambda: "Katten niet." in screen.here.article.text)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
    assert workspace.open(workspace.find(NAME)).text.endswith("Katten niet.")


async def test_what_cannot_be_written_is_not_lost(
    run: Opener, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(workspace)
    async with run() as pilot:
        await press(pilot, "i")
        await paste(pilot, f"{LEAD}\n\n{THIRD}")
        await looked_at(pilot)
        away = workspace.articles.rename(workspace.root / "elders")
        workspace.articles.write_text("in the way", encoding="utf-8")
        await press(pilot, "s")
        await until(pilot, lambda: any("cannot be written" in one.message for one in pilot.app._notifications))
        assert isinstance(pilot.app.screen, KeepingScreen)
        workspace.articles.unlink()
        away.rename(workspace.articles)
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
    assert len(files(workspace) - before) == 1


async def test_of_what_was_added_the_whole_goes_out_only_where_that_is_ticked(
    run: Opener, workspace: Workspace
) -> None:
    name = workspace.keep(f"{LEAD}\n\n{THIRD}\n", "De pont").id
    async with run(name) as pilot:
        await press(pilot, "1", "E", "ctrl+s")
        await until(pilot, lambda: (workspace.root / f"notes-{name}.md").exists())
        assert THIRD not in (workspace.root / f"notes-{name}.md").read_text(encoding="utf-8")
        await press(pilot, "E", "tab", "tab", "space", "ctrl+s")
        await until(pilot, lambda: THIRD in (workspace.root / f"notes-{name}.md").read_text(encoding="utf-8"))
