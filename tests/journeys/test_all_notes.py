"""The notes of all articles: walked through, searched, sorted, changed many at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from journeys.steps import Opener, on_screen, press, reader, records, toasts, until
from notes.note_samples import sample, shipped
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown
from tui.notes.store.times import days_before, now
from tui.screens.notes import NotesScreen

CAT = "kat-in-de-trein"
Put = Callable[..., None]


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Notes that are there before leeslamp is."""

    def keep(*notes: Note) -> None:
        notebook = Notebook.open(workspace.notes)
        notebook.put(*notes)
        notebook.remember(ArticleInfo("mali", "Frankrijk vertrekt uit Mali"))
        notebook.close()

    return keep


def hub(pilot: Pilot[None]) -> NotesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, NotesScreen)
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    return [note.note for note in hub(pilot).shown]


def here(pilot: Pilot[None]) -> str:
    note = hub(pilot).rows.note
    return note.note if note else ""


def by_words(workspace: Workspace) -> dict[str, dict[str, Any]]:
    return {record["note"]: record for record in records(workspace)}


async def test_a_long_list_is_walked_through(run: Opener, put: Put) -> None:
    put(*(sample(f"nummer {number}") for number in range(90)))
    async with run() as pilot:
        await press(pilot, "A")
        seen = [here(pilot)]
        for _ in range(45):
            await press(pilot, "j")
            seen.append(here(pilot))
            assert f"  {seen[-1]} " in on_screen(pilot.app)
        assert seen == [f"nummer {89 - number}" for number in range(46)]
        await press(pilot, "G", "j", "down")
        assert here(pilot) == "nummer 0"
        assert "  nummer 0 " in on_screen(pilot.app)
        await press(pilot, *["k"] * 29, "up")
        assert here(pilot) == "nummer 30"
        await press(pilot, "g", "k", "up", "pageup")
        assert here(pilot) == "nummer 89"
        await press(pilot, "pagedown", "pageup", "end", "home", "j", "D", "u")
        assert here(pilot) == "nummer 87"


async def test_many_notes_are_all_listed_in_the_end(run: Opener, put: Put) -> None:
    put(*(sample(f"nummer {number}") for number in range(1500)))
    async with run() as pilot:
        pilot.app.workers.cancel_all()  # nothing is looked at beforehand
        pilot.app.simulate_key("A")
        await until(pilot, lambda: isinstance(pilot.app.screen, NotesScreen) and bool(hub(pilot).shown))
        assert listed(pilot)[:2] == ["nummer 1499", "nummer 1498"]
        await until(pilot, lambda: len(listed(pilot)) == 1500)
        assert "1500 notes" in on_screen(pilot.app)


async def test_a_long_note_is_scrolled_beside_the_list(run: Opener, put: Put) -> None:
    put(sample("x" * 90 + "\n" + "\n".join(f"regel {number}." for number in range(90))))
    async with run() as pilot:
        await press(pilot, "A")
        preview = hub(pilot).preview

        async def roll(event: type[MouseScrollDown | MouseScrollUp], times: int) -> str:
            for _ in range(times):
                preview.post_message(event(preview, 1, 1, 0, 1, 0, False, False, False))
            await pilot.pause()
            return on_screen(pilot.app)

        assert "regel 0." in on_screen(pilot.app)
        text = await roll(MouseScrollDown, 20)
        assert "regel 0." not in text
        assert "regel 20." in text
        assert "the article is gone" in await roll(MouseScrollDown, 200)
        assert "regel 0." in await roll(MouseScrollUp, 300)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "regel 0." in on_screen(pilot.app)


async def test_the_mouse_chooses(run: Opener, put: Put) -> None:
    put(*(sample(f"nummer {number}") for number in range(9)))
    async with run() as pilot:
        await press(pilot, "A")
        await pilot.click("#rows", offset=(5, 6))
        assert here(pilot) == "nummer 5"
        await pilot.click("#rows", offset=(5, 30))
        assert here(pilot) == "nummer 5", "there is nothing"
        await pilot.click("#rows", offset=(5, 5), times=2)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, NotesScreen)


async def test_filters_say_how_they_were_understood(run: Opener, put: Put) -> None:
    put(sample("een #oud", color=Colour.WORD), sample("twee"), sample("drie #oud"))
    async with run(size=(150, 30)) as pilot:
        await press(pilot, "A", "slash", *"kind:word,grammar #o")
        assert listed(pilot) == ["een #oud"]
        assert "1 of 3 notes · kind word or grammar · #o" in on_screen(pilot.app)
        await press(pilot, "ctrl+u", *"-#oud mali")
        assert listed(pilot) == ["twee"]
        await press(pilot, *" kind:no", "x")
        assert "there is no kind nox: mark word" in on_screen(pilot.app)
        assert listed(pilot) == ["twee"], "it was all right before"
        await press(pilot, "backspace", "enter", "escape")
        assert len(listed(pilot)) == 3


async def test_notes_are_sorted(run: Opener, put: Put) -> None:
    put(
        sample("een", article="b", start=9, color=Colour.QUESTION),
        sample("twee", article="a", color=Colour.WORD),
        sample("drie", article="b", start=3, color=Colour.MARK),
    )
    async with run() as pilot:
        await press(pilot, "A", "1")
        seen = {}
        for _ in range(5):
            seen[hub(pilot).order.value] = " ".join(listed(pilot))
            assert hub(pilot).order.value in on_screen(pilot.app).splitlines()[0]
            await press(pilot, "s")
        assert seen == {
            "newest first": "drie twee een",
            "oldest first": "een twee drie",
            "by article": "twee drie een",
            "by kind": "drie twee een",
            "last changed first": "drie twee een",
        }
        await press(pilot, "G", "2", "s", "s", "s", "s")
        assert listed(pilot) == ["een", "drie", "twee"]


async def test_the_preview_tells_all_of_a_note(run: Opener, put: Put, workspace: Workspace) -> None:
    shown = Shown("France [b]leaves[/b]", "google", now(), "sentence")
    put(
        replace(sample("Er is [/b] niets mis #plek", translation=shown), sentence="Dus houdt [red]men[/red] op."),
        sample("weg", article="weg"),
    )
    article = next(article for article in shipped() if article.id == CAT)
    put(new_note(article, article.sentences[2].span, note="er nog", color=Colour.MARK, translation=None))
    async with run() as pilot:
        await press(pilot, "A")
        assert "in its place" in on_screen(pilot.app)
        await press(pilot, "s", "g")
        text = on_screen(pilot.app)
        for part in (
            "[red]men[/red]",
            "[b]leaves[/b]",
            "(google)",
            "[/b] niets",
            "#plek",
            "Frankrijk vertrekt",
            "made ",
        ):
            assert part in text
        await press(pilot, "j")
        assert "the article is gone" in on_screen(pilot.app)
        await press(pilot, "enter")
        assert any("The note itself is kept" in toast for toast in toasts(pilot.app))


async def test_many_notes_are_tagged_in_one_step(run: Opener, put: Put, workspace: Workspace) -> None:
    put(*(sample(f"nummer {number}", tags=("oud",)) for number in range(4)), sample("vast #oud"), sample("los"))
    async with run() as pilot:
        await press(pilot, "A", "slash", *"nummer", "enter", "j", "x", "space", "escape")
        assert "2 marked" in on_screen(pilot.app)
        assert on_screen(pilot.app).count("✓") == 2
        await press(pilot, "number_sign", *"id/iets! ", "enter")
        assert any("id/iets! is no tag" in toast for toast in toasts(pilot.app))
        await press(pilot, "ctrl+u", *"#idioom -#ou", "tab", "enter")
        assert "2 notes tagged  ·  u undoes" in toasts(pilot.app)
        assert by_words(workspace)["nummer 2"]["tags"] == ["idioom"]
        assert by_words(workspace)["nummer 1"]["tags"] == ["idioom"]
        assert by_words(workspace)["nummer 0"]["tags"] == ["oud"]
        await press(pilot, "u")
        assert "undone: 2 notes tagged" in toasts(pilot.app)
        assert by_words(workspace)["nummer 2"]["tags"] == by_words(workspace)["nummer 1"]["tags"] == ["oud"]
        await press(pilot, "ctrl+r", "X", "number_sign", *"-oud", "enter")
        assert {name: record["tags"] for name, record in by_words(workspace).items()} == {
            "nummer 0": [],
            "nummer 1": ["idioom"],
            "nummer 2": ["idioom"],
            "nummer 3": [],
            "vast #oud": ["oud"],
            "los": [],
        }
        assert any("#oud stays where it is in a note's words" in toast for toast in toasts(pilot.app))
        await press(pilot, "number_sign", *"-oud", "enter")
        assert "That changes nothing." in toasts(pilot.app)
        await press(pilot, "number_sign", *"half", "escape", "u", "u")
        assert by_words(workspace)["nummer 3"]["tags"] == ["oud"]
        await press(pilot, "u")
        assert "Nothing to undo." in toasts(pilot.app)


async def test_marked_notes_get_another_kind_and_are_exported(run: Opener, put: Put, workspace: Workspace) -> None:
    put(*(sample(f"nummer {number}") for number in range(4)))
    async with run() as pilot:
        await press(pilot, "A", "x", "j", "x", "3")
        assert "2 notes made grammar  ·  u undoes" in toasts(pilot.app)
        colours = {name: record["color"] for name, record in by_words(workspace).items()}
        assert colours == {"nummer 0": "mark", "nummer 1": "grammar", "nummer 2": "mark", "nummer 3": "grammar"}
        await press(pilot, "E", "ctrl+s")
        [written] = workspace.root.glob("notes-*.md")
        assert "nummer 1" in written.read_text(encoding="utf-8")
        assert "nummer 2" not in written.read_text(encoding="utf-8")
        await press(pilot, "escape", "4")
        assert by_words(workspace)["nummer 0"]["color"] == "question", "nothing is marked: the one under the bar"
        await press(pilot, "asterisk", "asterisk")
        assert "marked" not in on_screen(pilot.app)


async def test_deleted_notes_come_back(run: Opener, put: Put, workspace: Workspace) -> None:
    old = replace(sample("oud"), deleted=days_before(now(), 31))
    put(*(sample(f"nummer {number}") for number in range(5)), old)
    async with run() as pilot:
        await press(pilot, "A", "R")
        assert "Nothing was deleted" in on_screen(pilot.app)
        await press(pilot, "R", "x", "x", "x", "D")
        assert "3 notes deleted  ·  u brings back" in toasts(pilot.app)
        assert "marked" not in on_screen(pilot.app)
        assert listed(pilot) == ["nummer 1", "nummer 0"]
        await press(pilot, "D", "R")
        assert "Deleted notes" in on_screen(pilot.app).splitlines()[0]
        assert here(pilot) == "nummer 1", "the last one deleted"
        assert "deleted 2" in on_screen(pilot.app)
        assert sorted(listed(pilot)) == ["nummer 1", "nummer 2", "nummer 3", "nummer 4"]
        await press(pilot, "D", "a", "1", "number_sign")
        assert sorted(listed(pilot)) == ["nummer 1", "nummer 2", "nummer 3", "nummer 4"], "those keys do nothing here"
        await press(pilot, "slash", *"nummer -2 -3", "enter", "x", "x", "enter")
        assert "2 notes brought back  ·  u undoes" in toasts(pilot.app)
        await press(pilot, "escape", "escape")
        assert listed(pilot) == ["nummer 4", "nummer 1", "nummer 0"]
        await press(pilot, "u")
        assert listed(pilot) == ["nummer 0"]
        await press(pilot, "u", "u")
        assert len(listed(pilot)) == 5
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, NotesScreen)


async def test_what_another_instance_saved_is_not_written_over(run: Opener, put: Put, workspace: Workspace) -> None:
    put(sample("een"), sample("twee"))
    async with run() as pilot:
        await press(pilot, "A")
        other = Notebook.open(workspace.notes)
        other.put(*(note.with_note(f"{note.note}, elders") for note in other.notes()))
        await press(pilot, "X", "2")
        notes = by_words(workspace)
        assert sorted(notes) == ["een, elders", "twee, elders"]
        assert {record["color"] for record in notes.values()} == {"word"}


@pytest.mark.parametrize("size", [(60, 20), (60, 10), (30, 8), (120, 36)])
async def test_every_size_shows_the_list(run: Opener, put: Put, size: tuple[int, int]) -> None:
    put(sample("een"), sample("日本語 🏳️‍🌈 " * 40))
    async with run(size=size) as pilot:
        await press(pilot, "A", "j", "x", "slash", *"zz")
        assert "No note has" in on_screen(pilot.app)
        await press(pilot, "escape", "g")
        assert "日本語" in on_screen(pilot.app)


async def test_enter_goes_to_the_passage(run: Opener) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "5", "j", "1", "A", "enter")
        assert reader(pilot).page.cursor.sentence == 5
