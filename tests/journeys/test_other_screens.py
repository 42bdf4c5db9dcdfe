"""Library, all notes, help, palette."""

from __future__ import annotations

import pytest
from journeys.steps import Opener, on_screen, press, reader, records, settle, toasts, until
from notes.note_samples import sample
from textual.widgets import Input

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.notes import NotesScreen
from tui.widgets.notes_list import NotesList

CAT = "kat-in-de-trein"


async def test_the_library_lists_filters_and_opens(run: Opener, workspace: Workspace) -> None:
    async with run() as pilot:
        assert f"{len(workspace.entries())} articles" in on_screen(pilot.app)
        await press(pilot, "slash", *"MAASTRICHT", "enter")
        assert "1 article " in on_screen(pilot.app)
        await press(pilot, "enter")
        assert reader(pilot).article.id == CAT
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "slash", "escape")
        assert f"{len(workspace.entries())} articles" in on_screen(pilot.app)
        await press(pilot, "q")
        assert not pilot.app.is_running or pilot.app._exit


async def test_how_hard_a_text_is_stands_in_the_library_and_on_the_page(
    run: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.reading._LATER", 0.0)
    async with run() as pilot:
        await until(pilot, lambda: on_screen(pilot.app).count("%") >= 10)
        first = on_screen(pilot.app).splitlines()[2]
        await press(pilot, "enter")
        await until(pilot, lambda: "% known, " in on_screen(pilot.app))
        title = on_screen(pilot.app).splitlines()[0]
        share = next(cell for cell in first.split() if cell.endswith("%"))
        assert f"{share} known" in title, "until something was read"


async def test_a_removed_article_comes_back_and_its_notes_never_went(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "a", *"blijft", "ctrl+s", "q")
        await press(pilot, "slash", *"maastricht", "enter", "D")
        assert not (workspace.articles / f"{CAT}.md").exists()
        assert not (workspace.articles / f"{CAT}.en.md").exists()
        await press(pilot, "A")
        assert "blijft" in on_screen(pilot.app)
        assert "Kat reist in haar eentje" in on_screen(pilot.app), "the notebook remembers the title"
        await press(pilot, "enter")
        assert any("is kept" in toast for toast in toasts(pilot.app))
        await press(pilot, "u")
        assert (workspace.articles / f"{CAT}.md").exists()
        assert (workspace.articles / f"{CAT}.en.md").exists()
    assert len(records(workspace)) == 1


async def test_an_empty_library_says_what_to_do(run: Opener, workspace: Workspace) -> None:
    for file in workspace.articles.iterdir():
        file.unlink()
    async with run() as pilot:
        assert "No articles yet" in on_screen(pilot.app)
        await press(pilot, "enter", "j", "k", "D", "u", "G", "A")
        assert "1-4 highlights" in on_screen(pilot.app)


async def test_broken_and_clashing_files_are_listed_and_told(run: Opener, workspace: Workspace) -> None:
    (workspace.articles / "leeg.md").write_bytes(b"")
    (workspace.articles / f"{CAT}.txt").write_text("Een andere kat. Die slaapt.\n", encoding="utf-8")
    async with run() as pilot:
        assert "broken" in on_screen(pilot.app)
        assert any("shares its name" in toast for toast in toasts(pilot.app))
        await press(pilot, "slash", *"leeg", "enter", "enter")
        assert any("is empty" in toast for toast in toasts(pilot.app))


async def test_all_notes_are_searched_edited_deleted_and_jumped_to(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "j", "a", *"over de kat", "ctrl+s")
        await press(pilot, "right_square_bracket")
        await press(pilot, "G", "a", *"Café #plek", "ctrl+s")
        await press(pilot, "A")
        assert "2 notes" in on_screen(pilot.app)
        await press(pilot, "slash", *"cafe", "enter")
        assert "1 of 2 notes" in on_screen(pilot.app)
        await press(pilot, "a", *" en meer", "ctrl+s")
        assert any(str(record["note"]).endswith("en meer") for record in records(workspace))
        await press(pilot, "D")
        assert "No note has" in on_screen(pilot.app)
        await press(pilot, "u")
        assert "1 of 2 notes" in on_screen(pilot.app)
        await press(pilot, "escape", "G", "enter")
        screen = reader(pilot)
        assert screen.article.id == CAT
        assert screen.page.cursor.sentence == 1


async def test_what_is_shown_is_exported(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(
            pilot, "a", *"een", "ctrl+s", "j", "a", *"twee", "ctrl+s", "A", "slash", *"twee", "enter", "E", "ctrl+s"
        )
        [written] = workspace.root.glob("notes-*.md")
        text = written.read_text(encoding="utf-8")
        assert "twee" in text
        assert "> een" not in text


async def test_an_export_that_cannot_be_written_keeps_the_dialog(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "1", "E")
        pilot.app.screen.query_one(Input).value = str(workspace.root / "nergens" / "notes.md")
        await press(pilot, "ctrl+s")
        assert any("there is no folder" in toast for toast in toasts(pilot.app))
        assert pilot.app.screen.query_one(Input).value.endswith("nergens/notes.md")


@pytest.mark.parametrize("article", [CAT, None])
async def test_help_lists_what_works_here(run: Opener, article: str | None) -> None:
    async with run(article) as pilot:
        active = {one.binding.id for one in pilot.app.screen.active_bindings.values() if one.enabled and one.binding.id}
        await press(pilot, "question_mark")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert {command.binding.id for command in screen.commands} == active
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_palette_does_what_a_key_does(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "colon", *"highlight question")
        await pilot.pause(0.5)
        await press(pilot, "down", "enter")
        await pilot.pause(0.3)
        await settle(pilot)
    assert [record["color"] for record in records(workspace)] == ["question"]


async def test_quit_at_once_keeps_the_place(run: Opener) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "j", "j", "Q")
    async with run() as pilot:
        await settle(pilot)
        assert reader(pilot).page.cursor.sentence == 2


async def test_all_notes_from_the_library_open_the_article(run: Opener) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "5", "j", "1", "q", "A")
        assert isinstance(pilot.app.screen, NotesScreen)
        await press(pilot, "enter")
        assert reader(pilot).page.cursor.sentence == 5


async def test_a_long_list_of_notes_is_walked_through(
    run: Opener, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.notes_list._WINDOW", 20)
    notebook = Notebook.open(workspace.notes)
    notebook.put(*(sample(f"nummer {number}", article=CAT, start=number) for number in range(90)))
    notebook.close()
    async with run(CAT) as pilot:
        await press(pilot, "N")
        listed = pilot.app.screen.query_one(NotesList)

        def here() -> str:
            return next(note.note for note in notebook.notes() if note.id == listed.note_id)

        seen = [here()]
        for _ in range(45):
            await press(pilot, "down")
            seen.append(here())
            assert f"  {seen[-1]} " in on_screen(pilot.app)
        assert seen == [f"nummer {number}" for number in range(46)]
        await press(pilot, "end", "down")
        assert here() == "nummer 89"
        await press(pilot, *["up"] * 30)
        assert here() == "nummer 59"
        assert "  nummer 59 " in on_screen(pilot.app)
        await press(pilot, "home", "up", "pageup")
        assert here() == "nummer 0"
