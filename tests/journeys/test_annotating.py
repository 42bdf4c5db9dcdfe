"""Highlighting and writing, with real keys, down to the disk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeys.steps import Opener, marks, on_screen, press, reader, records, toasts, until
from notes.note_samples import full_disk
from textual.widgets import Input, TextArea

from tui.article.workspace import Workspace
from tui.cli.main import main
from tui.exports.formats import Format, default_name
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.store.storage import NotesStorage

SLUG = "kat-in-de-trein"


async def test_a_sentence_is_highlighted_noted_and_exported(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "2", "a", *"Mooi #werkwoord", "ctrl+s")
        sentence = reader(pilot).article.sentence_text(1)
        assert "2•" in on_screen(pilot.app)
        assert "Mooi #werkwoord" in on_screen(pilot.app), "the card shows the note under the cursor"
        await press(pilot, "E", "ctrl+s")

    [record] = records(workspace)
    assert record["note"] == "Mooi #werkwoord"
    assert record["tags"] == ["werkwoord"]
    assert record["color"] == "word"
    assert record["target"]["exact"] == sentence == record["sentence"]
    assert record["translation"]["scope"] == "sentence"
    assert record["translation"]["text"].startswith("Moes")
    written = workspace.root / default_name(Format.MD, SLUG)
    assert sentence in written.read_text(encoding="utf-8")


async def test_key_and_command_write_the_same_bytes(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "j", "3", "j", "a", *"Wat? “=1+1” | #x", "ctrl+s")
        for number, format in enumerate(Format):
            await press(pilot, "E", *["down", "space"] * number, "ctrl+s")
            await until(pilot, (workspace.root / default_name(format, SLUG)).exists)
    for format in Format:
        written = (workspace.root / default_name(format, SLUG)).read_bytes()
        again = workspace.root / "again"
        arguments = ["--workspace", str(workspace.root), "export", "--article", SLUG, "--format", format]
        assert main([*arguments, "-o", str(again)]) == 0
        assert written == again.read_bytes() != b""


async def test_words_are_selected_across_sentences(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "l", "l", "v", "5", "l", "o", "h", "1")
        article = reader(pilot).article
        assert reader(pilot).page.cursor.unit is None
    [record] = records(workspace)
    assert record["target"]["exact"] == " ".join(article.text.split()[:7])


async def test_the_same_kind_again_takes_it_away_and_undo_brings_it_back(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "3")
        [record] = records(workspace)
        assert record["color"] == "grammar"
        assert record["deleted"] is None
        await press(pilot, "3")
        [record] = records(workspace)
        assert record["deleted"]
        assert marks(pilot) == []
        await press(pilot, "u")
        assert len(marks(pilot)) == 1
        await press(pilot, "u", "u")
        assert marks(pilot) == []
        await press(pilot, "ctrl+r")
        [record] = records(workspace)
        assert (record["color"], record["deleted"]) == ("mark", None)


async def test_delete_acts_on_the_highlight_under_the_cursor(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "j", "1", "D")
        assert [bool(record["deleted"]) for record in _in_order(workspace)] == [False, True]
        await press(pilot, "G", "D")
        assert any("No highlight" in toast for toast in toasts(pilot.app))
        assert len(marks(pilot)) == 1


async def test_a_note_goes_on_the_sentence_just_highlighted_not_on_a_phrase_in_it(
    run: Opener, workspace: Workspace
) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "l", "l", "2", "a", *"woord", "ctrl+s", "escape")
        await press(pilot, "1", "a", *"zin", "ctrl+s")
        sentence = reader(pilot).article.sentence_text(0)
    assert {record["target"]["exact"]: record["note"] for record in records(workspace)} == {
        sentence: "zin",
        sentence.split()[1]: "woord",
    }


def drafts(workspace: Workspace) -> list[str]:
    texts = [record["text"] for record in NotesStorage(workspace.notes).read().get("drafts", {}).values()]
    return [text for text in texts if text]


async def test_a_draft_is_kept_when_the_editor_is_left(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "a", *"half af", "escape")
        assert records(workspace) == []
        await press(pilot, "j", "a")
        assert pilot.app.screen.query_one(TextArea).text == "", "a draft belongs to its passage"
        await press(pilot, "escape")
    async with run(SLUG) as pilot:
        await press(pilot, "g", "a")
        assert pilot.app.screen.query_one(TextArea).text == "half af"
        await press(pilot, *"!", "ctrl+s", "a")
        assert pilot.app.screen.query_one(TextArea).text == "half af!"
    [record] = records(workspace)
    assert record["note"] == "half af!"


async def test_words_that_were_taken_back_leave_no_draft(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        for leave in ("ctrl+s", "escape"):
            await press(pilot, "a", *"hm")
            await pilot.pause(2.5)
            assert drafts(workspace) == ["hm"]
            await press(pilot, "backspace", "backspace", leave)
            assert drafts(workspace) == []
        await press(pilot, "a")
        assert pilot.app.screen.query_one(TextArea).text == ""


async def test_a_draft_that_cannot_be_kept_is_told_once(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "j", "a")
        with full_disk():
            for letter in "ab":
                await press(pilot, letter)
                await pilot.pause(2.5)
            assert len([said for said in toasts(pilot.app) if "cannot be written" in said]) == 1
        await pilot.pause(2.5)
        assert drafts(workspace) == ["ab"], "there is room again"


async def test_a_failed_save_says_so_and_keeps_the_words(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1")
        before = records(workspace)
        await press(pilot, "j", "a", *"kostbaar")
        with full_disk():
            await press(pilot, "ctrl+s")
            assert pilot.app.screen.query_one(TextArea).text == "kostbaar"
            assert toasts(pilot.app)
            assert records(workspace) == before
        await press(pilot, "ctrl+s")
        assert len(marks(pilot)) == 2
    assert {record["note"] for record in records(workspace)} == {"", "kostbaar"}


async def test_a_failed_highlight_is_not_drawn(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1")
        with full_disk():
            await press(pilot, "j", "1")
            assert len(marks(pilot)) == 1
            assert any("cannot be written" in toast for toast in toasts(pilot.app)), toasts(pilot.app)


async def test_notes_are_walked_with_comma_and_full_stop(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "j", "j", "l", "l", "2", "escape", "5", "j", "3", "g")
        places = []
        for key in ("full_stop", "full_stop", "full_stop", "comma", "comma"):
            await press(pilot, key)
            places.append((reader(pilot).page.cursor.sentence, reader(pilot).page.cursor.word))
        assert places == [(2, 1), (7, None), (7, None), (2, 1), (0, None)]


async def test_notes_beside_the_text(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "G", "a", *"slot", "ctrl+s", "g", "N")
        assert "slot" in on_screen(pilot.app)
        await press(pilot, "enter")
        screen = reader(pilot)
        assert screen.page.cursor.sentence == len(screen.article.sentences) - 1
        assert screen.page.has_focus
        await press(pilot, "N", "N")
        assert not screen.notes_list or not screen.notes_list.display or screen.notes_list.has_focus


async def test_foreign_text_is_never_markup(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "a", *"[/b] [red]rood[/] $x", "ctrl+s", "N")
        assert "[/b] [red]rood[/] $x" in on_screen(pilot.app)
        await press(pilot, "N", "A")
        assert "[/b] [red]rood[/] $x" in on_screen(pilot.app)


def _in_order(workspace: Workspace) -> list[dict[str, Any]]:
    return sorted(records(workspace), key=lambda record: str(record["created"]))


async def test_what_another_instance_saves_appears(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1")
        other = Notebook.open(workspace.notes, device="tablet")
        [note] = other.notes()
        other.put(replace(note, color=Colour.QUESTION))
        await pilot.pause(2.5)
        assert [mark.colour for mark in marks(pilot)] == [Colour.QUESTION]
        await press(pilot, "j", "2")
        assert len(other.notes()) == 2


async def test_a_folder_is_kept_up_both_ways_from_the_dialog(run: Opener, workspace: Workspace) -> None:
    folder = workspace.root / "kluis"
    async with run(SLUG) as pilot:
        await press(pilot, "a", *"van hier", "ctrl+s", "E")
        dialog = pilot.app.screen
        assert "van hier" in on_screen(pilot.app), "the dialog shows how it looks"
        dialog.query_one(Input).value = f"{folder}/"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is not dialog)
        [page] = folder.glob("*.md")
        page.write_text(page.read_text(encoding="utf-8").replace("van hier", "van daar"), encoding="utf-8")
        await press(pilot, "E")
        dialog = pilot.app.screen
        dialog.query_one(Input).value = str(folder)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is not dialog)
        assert any("1 note changed there, taken over" in toast for toast in toasts(pilot.app)), toasts(pilot.app)
        reader(pilot).look_again()
        await press(pilot, "j", "k")
        assert "van daar" in on_screen(pilot.app)
    assert [record["note"] for record in records(workspace)] == ["van daar"]
