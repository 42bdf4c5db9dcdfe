"""What is done to notes after they were made, with real keys, down to the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeys.steps import Opener, marks, on_screen, press, reader, records, settle, toasts, until
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.screens.review import ReviewScreen

SLUG = "kat-in-de-trein"


def change_file(workspace: Workspace, change: Callable[[str], str]) -> None:
    """As another program would."""
    path = workspace.articles / f"{SLUG}.md"
    old = path.read_text(encoding="utf-8")
    path.write_text(change(old), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != old


async def notice(pilot: Pilot[None]) -> None:
    """Let the screen look at the file as often as it needs to, and find the notes in it."""
    before = reader(pilot)
    for _ in range(2):
        before.look_at_file()
    await until(pilot, lambda: before.told != "" or pilot.app.screen is not before)
    await settle(pilot)
    await placed(pilot)


async def placed(pilot: Pilot[None]) -> None:
    """Wait until every note was looked for."""
    await until(pilot, lambda: all(one.state is not None for one in reader(pilot).placed))
    await settle(pilot)


def only(workspace: Workspace) -> dict[str, Any]:
    [record] = records(workspace)
    return record


def noted(pilot: Pilot[None]) -> str:
    """The words on the card."""
    card = reader(pilot).card
    assert card is not None
    assert card.note is not None
    return card.note.note


def quotes(workspace: Workspace) -> list[str]:
    return sorted(record["target"]["exact"] for record in records(workspace) if not record["deleted"])


async def test_the_ends_of_a_highlight_are_moved(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "l", "v", "l", "l", "1", "escape")
        id, before = only(workspace)["id"], only(workspace)["target"]
        assert before["exact"] == "Een grijze kat"
        await press(pilot, "j", "comma", "s", "l", "o", "l", "s")
        assert only(workspace)["target"]["exact"] == "grijze kat heeft"
        assert only(workspace)["id"] == id
        assert not reader(pilot).page.cursor.unit
        await press(pilot, "u")
        assert only(workspace)["target"] == before
        await press(pilot, "s", "l", "escape", "s", "escape")
        assert only(workspace)["target"] == before, "who leaves the selection leaves the ends"


async def test_two_pieces_are_one_highlight(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "j", *["l"] * 3, "ampersand", *["l"] * 3, "2")
        record = only(workspace)
        assert [record["target"]["exact"], *(piece["exact"] for piece in record["also"])] == ["vond", "haar"]
        assert len(marks(pilot)) == 2
        await press(pilot, "a", *"vinden", "ctrl+s")
        assert "vond … haar" in on_screen(pilot.app)
        await press(pilot, "D")
        assert not marks(pilot)


async def test_several_notes_are_on_one_passage_and_tab_goes_through_them(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "a", *"eerste", "ctrl+s", "i", *"tweede", "ctrl+s")
        assert [record["note"] for record in sorted(records(workspace), key=lambda one: str(one["created"]))] == [
            "eerste",
            "tweede",
        ]
        assert quotes(workspace)[0] == quotes(workspace)[1]
        shown = set()
        for _ in range(2):
            await press(pilot, "tab")
            shown.add(noted(pilot))
        assert shown == {"eerste", "tweede"}
        last = noted(pilot)
        await press(pilot, "D")
        assert [record["note"] for record in records(workspace) if record["deleted"]] == [last]


async def test_a_highlight_that_was_gone_to_changes_its_kind(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "l", "v", "l", "l", "1", "escape", "j", "comma", "3")
        assert only(workspace)["color"] == "grammar"
        assert only(workspace)["target"]["exact"] == "Een grijze kat"
        await press(pilot, "l", "h", "4")
        assert quotes(workspace) == ["Een", "Een grijze kat"], "after a motion the word is meant"


async def test_a_bookmark_comes_and_goes(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "m")
        assert only(workspace)["kind"] == "bookmark"
        assert "⚑" in on_screen(pilot.app)
        await press(pilot, "g", "full_stop")
        assert reader(pilot).page.cursor.sentence == 1
        await press(pilot, "m")
        assert only(workspace)["deleted"]
        assert "⚑" not in on_screen(pilot.app)


async def test_a_note_on_the_article_as_a_whole(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "5", "j", "asterisk", *"Leuk stuk", "ctrl+s")
        assert only(workspace)["target"]["exact"] == ""
        assert reader(pilot).placed[0].note.is_on_article
        await press(pilot, "asterisk", *"!", "ctrl+s", "N")
        assert only(workspace)["note"] == "Leuk stuk!"
        assert "Leuk stuk!" in on_screen(pilot.app)
        assert "to look at" not in on_screen(pilot.app)


async def test_the_kept_translation_is_taken_anew_only_when_asked(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "1", "e", *" Indeed.", "ctrl+s")
        assert not only(workspace)["translation"]["text"].endswith("Indeed.")
        await press(pilot, "y")
        assert only(workspace)["translation"]["text"].endswith("Indeed.")
        assert only(workspace)["translation"]["edited"]
        await press(pilot, "u")
        assert not only(workspace)["translation"]["text"].endswith("Indeed.")


async def test_an_article_that_changes_is_read_again_in_place(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "5", "j", "1")
        here = reader(pilot).article.sentence_text(5)
        change_file(workspace, lambda text: text.replace("Een grijze kat", "Een dikke, grijze kat. Een kat", 1))
        await notice(pilot)
        screen = reader(pilot)
        assert "dikke, grijze" in on_screen(pilot.app)
        assert screen.page.cursor.sentence == 6
        assert screen.article.sentence_text(6) == here
        [found] = screen.placed
        assert screen.article.text[slice(*found.spans[0])] == here
        assert found.state == "sure"
        await press(pilot, "u")
        assert only(workspace)["deleted"], "undo reaches over it"


async def test_a_file_is_not_read_again_under_a_selection(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "v", "l")
        change_file(workspace, lambda text: text.replace("grijze", "zwarte", 1))
        for _ in range(2):
            reader(pilot).look_at_file()
        await pilot.pause(0.2)
        assert "grijze" in on_screen(pilot.app)
        await press(pilot, "escape")
        await notice(pilot)
        assert "zwarte" in on_screen(pilot.app)


async def test_a_file_that_cannot_be_understood_is_told_once(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        change_file(workspace, lambda text: "")
        await notice(pilot)
        assert any("was not read" in toast for toast in toasts(pilot.app))
        assert "grijze" in on_screen(pilot.app)


async def test_what_lost_its_passage_is_reviewed(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "a", *"Moes!", "ctrl+s", "g")
        gone = only(workspace)["target"]
        change_file(workspace, lambda text: text.replace(gone["exact"], "Zo begint het.", 1))
        await notice(pilot)
        assert "1 to look at: R" in on_screen(pilot.app)
        [here] = reader(pilot).placed
        assert here.spans == ()
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "no such passage" in on_screen(pilot.app)
        assert "Moes!" in on_screen(pilot.app)
        await press(pilot, "o")
        assert "to look at" not in on_screen(pilot.app)
        assert only(workspace)["target"] == gone
        await press(pilot, "u", "R")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "s", "j", "V", "s")
        assert only(workspace)["target"]["exact"] == "Zo begint het."
        assert only(workspace)["note"] == "Moes!"
        assert "to look at" not in on_screen(pilot.app)
        await press(pilot, "u")
        assert only(workspace)["target"] == gone


async def test_what_the_reader_settled_stays_settled(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "1")
        gone = only(workspace)["target"]["exact"]
    change_file(workspace, lambda text: text.replace(gone, "Zo begint het.", 1))
    async with run(SLUG) as pilot:
        await placed(pilot)
        await press(pilot, "R", "o")
    async with run(SLUG) as pilot:
        await placed(pilot)
        assert "to look at" not in on_screen(pilot.app)
        await press(pilot, "R")
        assert not isinstance(pilot.app.screen, ReviewScreen)


async def test_an_unsure_place_is_shown_and_accepted(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, *["j"] * 3, *["h"] * 2, "v", *["h"] * 2, "1", "escape", "escape")
        assert only(workspace)["target"]["exact"] == "weer naast de"
        change_file(workspace, lambda text: text.replace("weer naast de", "weer bij de", 1))
        await notice(pilot)
        [here] = reader(pilot).placed
        assert (here.state, reader(pilot).article.text[slice(*here.spans[0])]) == ("ask", "weer bij de")
        assert "1?" in on_screen(pilot.app)
        await press(pilot, "R")
        assert "weer bij de kachel" in on_screen(pilot.app)
        await press(pilot, "enter")
        assert only(workspace)["target"]["exact"] == "weer bij de"
        assert Notebook.open(workspace.notes).notes()[0].rev == reader(pilot).article.rev
        assert "1?" not in on_screen(pilot.app)
        assert "to look at" not in on_screen(pilot.app)


async def test_notes_stand_beside_their_passages_where_there_is_room(run: Opener) -> None:
    async with run(SLUG, size=(150, 36)) as pilot:
        await press(pilot, "5", "j", "a", *"Hier staat iets", "ctrl+s", "g", "N")
        screen = reader(pilot)
        assert screen.page.has_focus
        rows = on_screen(pilot.app).split("\n")
        [row] = [number for number, line in enumerate(rows) if "Hier staat iets" in line]
        assert screen.article.sentence_text(5)[:20] in rows[row - 1], "the words are below the quote"
        await press(pilot, "G")
        assert "Hier staat iets" not in on_screen(pilot.app)
        await press(pilot, "g")
        assert "Hier staat iets" in on_screen(pilot.app)
        await pilot.click("#notes-beside", offset=(5, row - 1))
        assert screen.page.focused is not None
        assert screen.page.cursor.sentence == 5
        await press(pilot, "j", "escape")
        assert "Hier staat iets" not in on_screen(pilot.app)


async def test_tags_are_typed_with_completion(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "a", *"Zie #idioom", "ctrl+s", "j", "1", "number_sign", *"idi")
        await pilot.pause(0.1)
        await press(pilot, "tab", "enter")
        assert sorted(map(str, (record["tags"] for record in records(workspace)))) == ["['idioom']", "['idioom']"]
        assert reader(pilot).page.has_focus
        await press(pilot, "number_sign", *"!!", "enter")
        assert any("is no tag" in toast for toast in toasts(pilot.app))
        await press(pilot, "escape")
        assert reader(pilot).page.has_focus
        await press(pilot, "u", "k", "number_sign", *"-idioom x", "enter")
        assert sorted(map(str, (record["tags"] for record in records(workspace)))) == ["['idioom', 'x']", "[]"]
        assert any("#idioom stays" in toast for toast in toasts(pilot.app))


async def test_what_has_no_place_is_found_among_all_notes(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "1", "j", "2")
        gone = next(record for record in records(workspace) if record["color"] == "mark")["target"]["exact"]
        change_file(workspace, lambda text: text.replace(gone, "Zo begint het.", 1))
        await notice(pilot)
        await press(pilot, "A", "slash", *"orphan", "enter")
        assert "1 of 2 notes" in on_screen(pilot.app)
        assert gone[:20] in on_screen(pilot.app)
