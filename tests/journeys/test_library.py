"""The library: sorted, read in the background, kept up with its folder, put in order by the reader."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from journeys.steps import Opener, marks, on_screen, press, reader, records, toasts, until
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook
from tui.notes.progress import Progress
from tui.screens.library import LibraryScreen

CAT, MALI = "kat-in-de-trein", "frankrijk-vertrekt-uit-mali"


def library(pilot: Pilot[None]) -> LibraryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    """The ids, as they are listed."""
    return [*library(pilot).rows.ids]


def titles(pilot: Pilot[None]) -> list[str]:
    """The first nineteen cells of the rows that can be seen, without the bar."""
    return [row[1:20].strip() for row in on_screen(pilot.app).splitlines()[2:-1] if row[1:].strip()]


async def test_the_bar_is_on_the_article_that_was_read(run: Opener) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "q")
        assert library(pilot).rows.chosen == CAT
        number = listed(pilot).index(CAT)
        following = listed(pilot)[number + 1]
        await press(pilot, "g", "enter")
        assert reader(pilot).article.id == "bibliotheek-op-wielen"
        await press(pilot, "q")
        assert library(pilot).rows.chosen == "bibliotheek-op-wielen"
        await press(pilot, *("j" * number), "enter", "right_square_bracket")
        assert reader(pilot).article.id == following
        await press(pilot, "q")  # to the same list, in which another was chosen
        assert library(pilot).rows.chosen == following


async def test_s_sorts_and_the_bar_stays_on_its_article(run: Opener, workspace: Workspace) -> None:
    articles = {entry.id: workspace.open(entry) for entry in workspace.entries()}
    notebook = Notebook.open(workspace.notes)
    notebook.save_progress(Progress(MALI, furthest=1.0, status="done"))
    notebook.save_progress(Progress(CAT, furthest=0.4, status="done"))  # read last, and not to be gone on with
    notebook.close()
    async with run() as pilot:
        assert listed(pilot) == sorted(articles)
        assert "11 articles · by file name" in on_screen(pilot.app)
        await press(pilot, "j", "j", "j")
        chosen = library(pilot).rows.chosen
        seen = {}
        for _ in range(6):
            await press(pilot, "s")
            assert library(pilot).rows.chosen == chosen
            seen[on_screen(pilot.app).splitlines()[-1].split(" · ")[1].partition("  ")[0]] = listed(pilot)
        assert seen["by title"] == sorted(articles, key=lambda name: articles[name].title.lower())
        newest = [articles[id].date for id in seen["newest first"]]
        assert newest == sorted(newest, reverse=True)
        assert [articles[id].date for id in seen["oldest first"]] == sorted(newest)
        assert seen["last read first"][:2] == [CAT, MALI]
        assert seen["begun first"][-2:] == [MALI, CAT]
        words = [articles[id].words for id in seen["shortest first"]]
        assert words == sorted(words)
        await press(pilot, "s")
        assert listed(pilot) == sorted(articles)


async def test_an_order_holds_under_a_filter_and_after_reading(run: Opener) -> None:
    async with run() as pilot:
        await press(pilot, "s", "s")
        every = listed(pilot)
        await press(pilot, "slash", *"de", "enter")
        left = listed(pilot)
        assert 1 < len(left) < len(every)
        assert left == [id for id in every if id in left]
        await press(pilot, "enter", "q")
        assert listed(pilot) == left
        await press(pilot, "escape")
        assert listed(pilot) == every


async def test_an_archived_article_is_away_until_it_is_taken_out(run: Opener, workspace: Workspace) -> None:
    archive = workspace.articles / "archive"
    async with run(CAT) as pilot:
        await press(pilot, "j", "a", *"blijft", "ctrl+s", "q")
        await press(pilot, "slash", *"maastricht", "enter", "x", "escape")
        assert {path.name for path in archive.iterdir()} == {f"{CAT}.md", f"{CAT}.en.md"}
        assert CAT not in listed(pilot)
        await press(pilot, "X")
        assert listed(pilot) == [CAT]
        assert "leeslamp · archive" in on_screen(pilot.app)
        row = on_screen(pilot.app).splitlines()[2].split()
        assert row[-2:] == ["1", "reading"], "its note and how far it was read"
        await press(pilot, "enter")
        assert reader(pilot).article.id == CAT
        assert reader(pilot).page.cursor.sentence == 1
        await press(pilot, "q", "escape")
        assert len(listed(pilot)) == 10
        await press(pilot, "A", "enter")  # a note of an article that is put away opens it
        assert reader(pilot).article.id == CAT
        await press(pilot, "q", "X", "x")
        assert "Nothing is in the archive" in on_screen(pilot.app)
        assert (workspace.articles / f"{CAT}.en.md").exists()
        await press(pilot, "u")
        assert (archive / f"{CAT}.en.md").exists()
        await press(pilot, "u", "X")
        assert len(listed(pilot)) == 11
        assert not list(archive.iterdir())
    assert [record["article"] for record in records(workspace)] == [CAT]


async def test_an_archived_article_is_removed_and_restored_in_its_place(run: Opener, workspace: Workspace) -> None:
    away = workspace.put_away(workspace.find(CAT))
    async with run() as pilot:
        await press(pilot, "X", "D")
        assert not away.path.exists()
        await press(pilot, "u")
        assert away.path.exists()
        assert away.sidecar.exists()
        assert listed(pilot) == [CAT]


async def test_leeslamp_does_not_begin_with_an_archived_article(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "j")
    workspace.put_away(workspace.find(CAT))
    async with run() as pilot:
        assert CAT not in listed(pilot)
    workspace.take_out(workspace.find(CAT))
    async with run() as pilot:
        assert reader(pilot).page.cursor.sentence == 1


async def test_the_bar_is_on_what_came_back(run: Opener) -> None:
    async with run() as pilot:
        await press(pilot, "j", "x")
        assert library(pilot).rows.at == 1
        assert library(pilot).rows.chosen != "eerste-nachttrein"
        await press(pilot, "G", "u")
        assert library(pilot).rows.chosen == "eerste-nachttrein"


async def test_what_cannot_be_put_away_stays(run: Opener, workspace: Workspace) -> None:
    (workspace.articles / "archive").mkdir()
    (workspace.articles / "archive" / f"{CAT}.en.md").write_text("Another translation.\n", encoding="utf-8")
    async with run() as pilot:
        await press(pilot, "slash", *"maastricht", "enter", "x")
        assert any(f"there is another {CAT}.en.md" in toast for toast in toasts(pilot.app))
        assert (workspace.articles / f"{CAT}.md").exists()
        await press(pilot, "u")
        assert any("Nothing was changed" in toast for toast in toasts(pilot.app))


async def test_another_title_is_written_into_the_file_and_notes_follow(run: Opener, workspace: Workspace) -> None:
    entry = workspace.find(CAT)
    before = entry.path.read_bytes()
    old = workspace.open(entry)
    async with run(CAT) as pilot:
        await press(pilot, "j", "j", "a", *"blijft", "ctrl+s", "q")
        await press(pilot, "slash", *"maastricht", "enter", "r", "ctrl+u", *"Moes: een reis", "enter")
        article = workspace.open(entry)
        assert article.title == "Moes: een reis"
        assert article.text == old.text
        await press(pilot, "escape", "slash", *"moes", "enter")
        assert "Moes: een reis" in on_screen(pilot.app)
        await press(pilot, "A")
        assert "Moes: een reis" in on_screen(pilot.app)
        await press(pilot, "enter")
        assert reader(pilot).page.cursor.sentence == 2
        assert [mark.span for mark in marks(pilot)] == [old.sentences[2].span]
        await press(pilot, "q", "u")
        assert entry.path.read_bytes() == before
        await press(pilot, "escape", "A")
        assert "Kat reist in haar eentje" in on_screen(pilot.app)


async def test_a_title_that_cannot_be_is_corrected_or_left(run: Opener, workspace: Workspace) -> None:
    entry = workspace.find(CAT)
    before = entry.path.read_bytes()
    async with run() as pilot:
        await press(pilot, "slash", *"maastricht", "enter", "r", "ctrl+u", "enter")
        assert any("needs a title" in toast for toast in toasts(pilot.app))
        await press(pilot, *"Niet", "escape")
        assert library(pilot).rows.has_focus
        assert entry.path.read_bytes() == before
        await press(pilot, "r", "ctrl+u", *"Wel", "enter")
        changed = entry.path.read_bytes() + b"\nEn nog een alinea.\n"
        entry.path.write_bytes(changed)
        await press(pilot, "u")
        assert any("was changed meanwhile" in toast for toast in toasts(pilot.app))
        assert entry.path.read_bytes() == changed


@pytest.fixture
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.gathering._LOOK_AGAIN", 0.05)


@pytest.mark.usefixtures("look_often")
async def test_what_others_do_to_the_folder_is_noticed(run: Opener, workspace: Workspace) -> None:
    async with run() as pilot:
        await press(pilot, "slash", *"maastricht", "enter", "escape")
        assert library(pilot).rows.chosen == CAT
        first = workspace.articles / "aap.md"
        first.write_text("---\ntitle: Een aap\n---\nDe aap slaapt. Hij droomt.\n", encoding="utf-8")
        await until(pilot, lambda: "Een aap" in on_screen(pilot.app))
        assert library(pilot).rows.chosen == CAT
        assert library(pilot).rows.at == listed(pilot).index(CAT)
        first.write_text("---\ntitle: Twee apen\n---\nDe apen slapen nu. Zij dromen.\n", encoding="utf-8")
        await until(pilot, lambda: "Twee apen" in on_screen(pilot.app))
        (workspace.articles / f"{MALI}.md").unlink()
        await until(pilot, lambda: MALI not in listed(pilot))
        assert library(pilot).rows.chosen == CAT
        first.rename(workspace.articles / "zeehond.md")
        await until(pilot, lambda: listed(pilot)[-3] == "zeehond")
        assert library(pilot).rows.chosen == CAT
        (workspace.articles / f"{CAT}.md").unlink()
        await until(pilot, lambda: CAT not in listed(pilot))
        assert library(pilot).rows.chosen in listed(pilot)


@pytest.mark.usefixtures("look_often")
async def test_a_folder_that_cannot_be_read_is_told_once(run: Opener, workspace: Workspace, tmp_path: Path) -> None:
    async with run() as pilot:
        workspace.articles.rename(tmp_path / "elders")
        workspace.articles.touch()
        await until(pilot, lambda: any("cannot be read" in toast for toast in toasts(pilot.app)))
        assert "No articles yet" in on_screen(pilot.app)
        await pilot.pause(0.3)
        assert len(toasts(pilot.app)) == 1
        workspace.articles.unlink()
        (tmp_path / "elders").rename(workspace.articles)
        await until(pilot, lambda: len(listed(pilot)) == 11)


@pytest.fixture
def slow(workspace: Workspace) -> Callable[[], None]:
    """A file on a disk that does not answer, first of the list, until this is called."""
    path = workspace.articles / "aap.md"
    os.mkfifo(path)

    def answer() -> None:
        path.write_text("", encoding="utf-8")  # whoever waits for it sees an empty file
        path.unlink()
        path.write_text("---\ntitle: Een aap\n---\nDe aap slaapt. Hij droomt.\n", encoding="utf-8")

    return answer


@pytest.mark.usefixtures("look_often")
async def test_files_are_read_in_the_background_and_nothing_waits_for_them(
    run: Opener, slow: Callable[[], None]
) -> None:
    async with run() as pilot:
        assert titles(pilot)[:2] == ["aap", "bibliotheek-op-wiel"], "file names, for nothing could be read yet"
        await press(pilot, "j", "s", "slash", *"trein", "enter")
        assert listed(pilot) == ["eerste-nachttrein", CAT]
        await press(pilot, "j", "enter")
        assert reader(pilot).article.id == CAT
        await press(pilot, "q", "escape", "slash", *"mali", "enter", "x", "u", "escape")
        assert library(pilot).rows.chosen == MALI
        slow()
        await until(pilot, lambda: {"Een aap", "Kat reist in haar e"} <= {*titles(pilot)})
        await until(pilot, lambda: titles(pilot) == sorted(titles(pilot), key=str.lower))  # once all titles are known
        assert library(pilot).rows.chosen == MALI


async def test_what_can_be_seen_is_read_first(
    run: Opener, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.shelf._BREATH", 0.05)
    for number in range(400):
        (workspace.articles / f"x-{number:03}.md").write_text(
            f"Nummer {number} is kort. Het is uit.\n", encoding="utf-8"
        )
    async with run(size=(120, 20)) as pilot:
        known = library(pilot).session.summaries.known
        shelf = library(pilot).shelf
        await press(pilot, "G")
        await until(pilot, lambda: known(shelf["x-399"]) is not None, 15)
        assert sum(known(entry) is not None for entry in shelf.values()) < 300


async def test_a_list_that_shrinks_below_the_window_is_shown_from_its_top(run: Opener, workspace: Workspace) -> None:
    for number in range(100):
        (workspace.articles / f"x-{number:03}.md").write_text(
            f"---\ntitle: Nummer {number}\n---\nKort is het. Het is uit.\n", encoding="utf-8"
        )
    async with run(size=(120, 30)) as pilot:
        await press(pilot, "G")
        await until(pilot, lambda: "Nummer 99" in on_screen(pilot.app))
        await press(pilot, *"kkk", "slash", *"nummer 9")
        assert "19 articles" in on_screen(pilot.app)
        assert titles(pilot)[:2] == ["Nummer 9", "Nummer 19"]
        assert library(pilot).rows.chosen == "x-098"
        await press(pilot, "backspace")
        assert "100 articles" in on_screen(pilot.app)
        assert "Nummer 98" in titles(pilot), "the bar is in sight"
        await press(pilot, "escape", "home")
        assert titles(pilot)[0].startswith("Bibliotheekbus")
        await press(pilot, "end", "slash", *"nergens", "enter")
        assert "No article has these words" in on_screen(pilot.app)
