"""Reading as the configuration has it: from the file to the keys."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import cast

import pytest
from journeys.steps import on_screen, press, reader, records, settle, toasts, until
from project import PROJECT
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.cli.read import _session
from tui.config.read import Config, read_config
from tui.keys import Keys
from tui.notes.colour import Colour
from tui.opening import at_last_place
from tui.reading.layout import Layout
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.notes import NotesScreen
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.widgets.styles import Styles

CAT = "kat-in-de-trein"
Configured = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def run(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Configured:
    """`async with run(text) as pilot`: the app with this configuration."""

    @asynccontextmanager
    async def opened(
        text: str, article: str | None = CAT, size: tuple[int, int] = (120, 36)
    ) -> AsyncIterator[Pilot[None]]:
        path = workspace.root / "config.toml"
        path.write_text(f"{text}\n[translation]\nchain = []\n", encoding="utf-8")
        monkeypatch.setenv("LEESLAMP_CONFIG", str(path))
        first = at_last_place(workspace, workspace.find(article)) if article else None
        app = Leeslamp(_session(workspace), first)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return opened


async def test_a_key_of_ones_own_does_it_and_the_old_one_does_not(run: Configured, workspace: Workspace) -> None:
    keys = 'next-sentence = "n, down"\nnext-find = "f2"\nhighlight-word = "!"\nundo = "z"\nlayout = "u"'
    async with run(f"[keys]\n{keys}") as pilot:
        await press(pilot, "n", "n", "j")
        assert reader(pilot).page.cursor.sentence == 2
        await press(pilot, "down", "exclamation_mark")
        assert [record["color"] for record in records(workspace)] == ["word"]
        assert "z undoes" in on_screen(pilot.app)
        await press(pilot, "z")
        assert [record["deleted"] is None for record in records(workspace)] == [False]
        await press(pilot, "u")
        assert reader(pilot).page.arrangement is Layout.UNDER
        await press(pilot, "5", "2", "n")
        assert reader(pilot).page.cursor.sentence == 36
        assert not toasts(pilot.app)


async def test_keys_are_shown_as_they_are(run: Configured) -> None:
    async with run('[keys]\nnext-sentence = "f"\nturn-over = "p"\nhelp = "f1"', size=(150, 36)) as pilot:
        shown = on_screen(pilot.app).splitlines()[-1]
        assert "f k sentence" in shown
        assert "p turn over" in shown
        assert "F1 help" in shown
        await press(pilot, "question_mark")
        reader(pilot)
        await press(pilot, "f1", *"study")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert "until p reveals it" in on_screen(pilot.app)


async def test_a_key_may_be_any_character(run: Configured, workspace: Workspace) -> None:
    """What is markup, or a place to fill in, elsewhere."""
    keys = 'note = "}"\nnext-paragraph = "f4"\nundo = "["\nprevious-article = "f6"\nnext-highlight = "{"'
    async with run(f'[keys]\n{keys}\nprevious-paragraph = "f7"', size=(150, 36)) as pilot:
        await press(pilot, "D")
        assert toasts(pilot.app) == ["No highlight under the cursor; , and { go to the next one."]
        await press(pilot, "l", "enter")
        await until(pilot, lambda: "} keep" in _status(pilot))
        await press(pilot, "right_curly_bracket")
        assert "} changes it, [ undoes" in on_screen(pilot.app)
        await press(pilot, "question_mark", *"delete")
        assert "no question asked: [ brings it back" in on_screen(pilot.app)
        await press(pilot, "escape", "left_square_bracket")
        assert [record["deleted"] is None for record in records(workspace)] == [False]


async def test_a_clash_is_told_and_everything_is_as_it_was(run: Configured, workspace: Workspace) -> None:
    async with run('[keys]\nnote = "j"\nspring = "f2"\n[look]\ntheme = "donker"') as pilot:
        await until(pilot, lambda: len(toasts(pilot.app)) == 3)
        said = "\n".join(toasts(pilot.app))
        assert "config.toml: keys.note would be j, which is next-sentence in the reader" in said
        assert "config.toml: keys.spring is nothing that can be done" in said
        assert "config.toml: look.theme must be one of leeslamp-evening" in said
        await press(pilot, "j", "a", *"Een poes", "ctrl+s")
    assert [record["note"] for record in records(workspace)] == ["Een poes"]


async def test_what_is_wrong_is_told_in_the_library_too(run: Configured) -> None:
    async with run("keys = 1", article=None) as pilot:
        await until(pilot, lambda: bool(toasts(pilot.app)))
        assert toasts(pilot.app) == ["config.toml: keys must be a table; the keys stay as they are"]


async def test_theme_layout_and_study_mode(run: Configured, workspace: Workspace) -> None:
    text = '[look]\ntheme = "leeslamp-day"\nlayout = "under"\nstudy = true\n'
    async with run(text) as pilot:
        page = reader(pilot).page
        assert pilot.app.theme == "leeslamp-day"
        assert (page.arrangement, page.study.on) == (Layout.UNDER, True)
        await press(pilot, "z", "T", "j")
        await press(pilot, "Q")
    async with run(text) as pilot:  # as it was left, not as it is set
        page = reader(pilot).page
        assert (page.arrangement, page.study.on) == (Layout.DUTCH, False)


@pytest.mark.parametrize(
    ("theme", "colour"),
    [("leeslamp-evening", "#010203"), ("leeslamp-day", "#fdfeff"), ("nord", "#010203"), ("textual-light", "#fdfeff")],
)
async def test_kinds_have_the_readers_colours(run: Configured, theme: str, colour: str) -> None:
    """Under a theme of Textual's as under ours."""
    kinds = '[kinds.mark]\nevening = "#010203"\nday = "#fdfeff"'
    async with run(f'[look]\ntheme = "{theme}"\n{kinds}') as pilot:
        style = Styles.under(cast("App[object]", pilot.app)).of(("kind-mark",))
        assert style.bgcolor is not None
        assert style.bgcolor.name == colour


async def test_kinds_have_the_readers_names_on_the_screen_only(run: Configured, workspace: Workspace) -> None:
    async with run('[kinds.word]\nname = "woordje"\n[kinds.grammar]\nname = "[b]zin"', size=(150, 36)) as pilot:
        await press(pilot, "2", "a", *"poes", "ctrl+s")
        assert "2 woordje" in on_screen(pilot.app)
        await press(pilot, "j", "3", "A")
        assert "3 [b]zin · highlight" in on_screen(pilot.app)
        await press(pilot, "slash", *"kind:woordje")
        assert "1 of 2 notes" in on_screen(pilot.app)
        assert "2 woordje · note" in on_screen(pilot.app)
        await press(pilot, "enter", "question_mark", *"woordje")
        assert "Kind woordje" in on_screen(pilot.app)
    assert {record["color"] for record in records(workspace)} == {Colour.WORD, Colour.GRAMMAR}


# help


async def test_help_is_searched_by_words_and_by_keys(run: Configured) -> None:
    async with run("", size=(60, 20)) as pilot:
        await press(pilot, "question_mark", *"éxport")
        assert "Markdown, CSV or JSON" in on_screen(pilot.app)
        assert "Next sentence" not in on_screen(pilot.app)
        pilot.app.screen.query_one(Input).value = "T"
        await settle(pilot)
        assert "Study mode" in on_screen(pilot.app)
        assert "Turn over" not in on_screen(pilot.app)
        pilot.app.screen.query_one(Input).value = "qqq"
        await settle(pilot)
        assert "Nothing that works now has 'qqq'." in on_screen(pilot.app)
        pilot.app.screen.query_one(Input).value = ""
        await press(pilot, *["pagedown"] * 12)
        assert "Quit at once" in on_screen(pilot.app)
        await press(pilot, "escape")
        reader(pilot)


async def test_help_has_only_what_works_now(run: Configured) -> None:
    async with run("") as pilot:
        await press(pilot, "question_mark", *"other end of")
        assert "Nothing that works now" in on_screen(pilot.app)
        await press(pilot, "escape", "v", "question_mark", *"other end of")
        assert "move the other end of the selection" in on_screen(pilot.app)


# the status line


def _status(pilot: Pilot[None]) -> str:
    return on_screen(pilot.app).splitlines()[-1]


async def test_the_status_line_shows_what_can_be_done(run: Configured, workspace: Workspace) -> None:
    async with run("", size=(150, 36)) as pilot:
        assert "t turn over  ? help" in _status(pilot)
        await press(pilot, "slash")
        assert _status_of(pilot).endswith("Enter done  Esc leave ")
        await press(pilot, *"trein", "enter", "j")
        assert "n N finds  Esc end" in _status(pilot)
        await press(pilot, "escape", "l")
        assert "Enter look up  Esc sentence" in _status(pilot)
        await press(pilot, "v")
        assert "o end" in _status(pilot)
        await press(pilot, "ampersand")
        assert "o end" not in _status(pilot)
    (workspace.articles / f"{CAT}.en.md").unlink()
    async with run("", size=(150, 36)) as pilot:
        assert "turn over" not in _status(pilot)


class _Asked(Keys):
    """Knows which it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def __getitem__(self, id: str) -> str:
        self.ids.add(id)
        return super().__getitem__(id)


@pytest.mark.parametrize("article", [CAT, None])
@pytest.mark.parametrize(
    "keys",
    [[], ["l"], ["v"], ["l", "v", "ampersand"], ["T"], ["slash"], ["slash", *"trein", "enter"], ["A"], ["A", "slash"]],
    ids=" ".join,
)
async def test_every_key_in_the_status_line_works(workspace: Workspace, article: str | None, keys: list[str]) -> None:
    asked = _Asked()
    first = at_last_place(workspace, workspace.find(article)) if article else None
    shutil.copy(PROJECT / "tests" / "sample_notes.json", workspace.notes)
    app = Leeslamp(Session(workspace, keys=asked), first)
    async with app.run_test(size=(200, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        asked.ids.clear()
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen | LibraryScreen | NotesScreen)
        screen.on_descendant_focus() if isinstance(screen, LibraryScreen) else screen.show_status()
        active = {one.binding.id for one in screen.active_bindings.values()}
        assert asked.ids
        assert asked.ids <= active


def _status_of(pilot: Pilot[None]) -> str:
    return reader(pilot).status_bar.text


async def test_where_there_is_little_room_the_most_important_stays(run: Configured) -> None:
    async with run("", size=(60, 20)) as pilot:
        assert "? help" in _status(pilot)
        await press(pilot, "l")
        assert "Esc sentence" in _status(pilot)
        await press(pilot, "v")
        assert "Esc leave" in _status(pilot)
        await press(pilot, "escape", "escape", "q")
        assert "Enter read  q quit  ? help" in _status(pilot)
        await press(pilot, "D")
        assert "Enter read  q quit  ? help" in _status(pilot)
        await press(pilot, "slash", *"xyz")
        assert "Esc leave" in _status(pilot)
        await press(pilot, "enter")
        assert "remove" not in _status(pilot)
        assert "read" not in _status(pilot)


async def test_what_sets_neither_look_nor_keys_is_read_after_the_first_frame(
    run: Configured, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    begin = ReaderScreen.begin

    def noted() -> Config:
        assert begun
        return read_config()

    def beginning(screen: ReaderScreen) -> None:
        begun.append(True)
        begin(screen)

    monkeypatch.setattr("tui.config.read.read_config", noted)
    monkeypatch.setattr(ReaderScreen, "begin", beginning)
    async with run("[vertaling]\nchain = []") as pilot:
        await until(pilot, lambda: bool(toasts(pilot.app)))
        assert "vertaling is not known here" in toasts(pilot.app)[0]
        await press(pilot, "right_square_bracket")
        await settle(pilot)
        assert len(begun) == 2
        assert len(toasts(pilot.app)) == 1, "it is told once"
