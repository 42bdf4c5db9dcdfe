"""Moving, covering, searching, resuming."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from journeys.steps import Opener, on_screen, press, reader, settle, toasts
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.reading.layout import Layout
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen
from tui.translation.missing import missing
from tui.translation.model import maker
from tui.translation.provider import Limits
from tui.widgets.page import Page

SLUG = "stroomnet-zit-vol"


def place(pilot: Pilot[None]) -> tuple[int, int | None]:
    cursor = reader(pilot).page.cursor
    return cursor.sentence, cursor.word


def row_of_cursor(page: Page) -> int:
    """Row of the window on which the current sentence begins."""
    start = page.article.sentences[page.cursor.sentence].span.start
    return page.sheet.distance(page.top, page.sheet.place_of(start), 999)


async def test_dutch_and_english_stand_side_by_side(run: Opener, workspace: Workspace) -> None:
    async with run(SLUG) as pilot:
        screen = reader(pilot)
        rows = on_screen(pilot.app).splitlines()
        for index in range(3):
            dutch = screen.article.sentence_text(index)[:20]
            block = screen.article.blocks[screen.article.sentences[index].block]
            english = screen.page.sheet.translations[block.index].lines[index - block.sentences.start].text[:20]
            [row] = [row for row in rows if dutch in row]
            assert english in row


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["j", "j", "k"], (1, None)),
        (["5", "j"], (5, None)),
        (["5", "1", "j"], (37, None)),
        (["6", "0", "k"], (0, None)),
        (["J", "down", "up"], (1, None)),
        (["l", "l", "h"], (0, 0)),
        (["l", "right", "escape"], (0, None)),
        (["right_curly_bracket", "right_curly_bracket", "left_curly_bracket"], (3, None)),
        (["G"], (37, None)),
        (["end", "home"], (0, None)),
        (["G", "g"], (0, None)),
        (["9", "escape", "j"], (1, None)),
    ],
)
async def test_motions(run: Opener, keys: list[str], expected: tuple[int, int | None]) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, *keys)
        assert place(pilot) == expected


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (20, 6)])
@pytest.mark.parametrize(
    ("down", "up"), [("space", "b"), ("pagedown", "pageup"), ("ctrl+f", "ctrl+b"), ("ctrl+d", "ctrl+u")]
)
async def test_pages_lead_to_the_end_and_back(run: Opener, size: tuple[int, int], down: str, up: str) -> None:
    async with run("bibliotheek-op-wielen", size) as pilot:
        last = len(reader(pilot).article.sentences) - 1
        for key, end in ((down, last), (up, 0)):
            for _ in range(150):
                if place(pilot)[0] == end:
                    break
                before = place(pilot)
                await pilot.press(key)
                assert place(pilot) != before, "a page always moves the reader"
            assert place(pilot)[0] == end


async def test_the_cursor_is_always_on_the_screen(run: Opener) -> None:
    async with run(SLUG, (60, 12)) as pilot:
        page = reader(pilot).page
        for key in (
            ["j"] * 20 + ["k"] * 10 + ["G", "g", "space", "l", "l", "right_curly_bracket", "z", "j", "z", "T", "t", "k"]
        ):
            await pilot.press(key)
            assert 0 <= row_of_cursor(page) < page.size.height


async def test_a_resize_keeps_the_sentence_in_place(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        await press(pilot, *["j"] * 24, *["k"] * 4)
        row = row_of_cursor(page)
        for width in (100, 60, 200, 120):
            await pilot.resize_terminal(width, 36)
            await settle(pilot)
            assert page.cursor.sentence == 20
            assert row_of_cursor(page) == row


async def test_layouts_turn_and_narrow_terminals_choose_their_own(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        shown = []
        for _ in range(3):
            shown.append(page.sheet.columns.layout)
            await press(pilot, "z")
        assert shown == [Layout.BESIDE, Layout.UNDER, Layout.DUTCH]
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        shown = []
        for _ in range(3):
            shown.append(page.sheet.columns.layout)
            await press(pilot, "z")
        assert shown == [Layout.UNDER, Layout.DUTCH, Layout.UNDER]


async def test_study_mode_covers_until_turned_over(run: Opener) -> None:
    async with run("kat-in-de-trein") as pilot:
        english = reader(pilot).page.sheet.english_span
        first = "On Tuesday, a grey cat"
        assert first in on_screen(pilot.app)
        await press(pilot, "T")
        assert first not in on_screen(pilot.app)
        assert "░" in on_screen(pilot.app)
        await press(pilot, "t")
        assert first in on_screen(pilot.app)
        await press(pilot, "t")
        assert first not in on_screen(pilot.app)
        await press(pilot, "T")
        assert first in on_screen(pilot.app)
        await press(pilot, "t")
        assert first not in on_screen(pilot.app), "t hides a sentence outside study mode"
        assert english(0) is not None


async def test_a_paragraph_that_is_one_pair_is_turned_over_as_one(run: Opener, workspace: Workspace) -> None:
    (workspace.articles / "een.md").write_text("De kat slaapt. De hond blaft. Het regent.\n", encoding="utf-8")
    (workspace.articles / "een.en.md").write_text("The cat sleeps, the dog barks, and it rains.\n", encoding="utf-8")
    async with run("een") as pilot:
        await press(pilot, "j", "t")
        assert "The cat" not in on_screen(pilot.app)
        await press(pilot, "j", "t")
        assert "The cat" in on_screen(pilot.app)
        await press(pilot, "T", "t", "k")
        assert "The cat" in on_screen(pilot.app)
        await press(pilot, "t")
        assert "The cat" not in on_screen(pilot.app)


async def test_dutch_only_shows_a_translation_when_asked(run: Opener) -> None:
    async with run("kat-in-de-trein") as pilot:
        await press(pilot, "z", "z")
        assert "On Tuesday, a grey cat" not in on_screen(pilot.app)
        await press(pilot, "t")
        assert "On Tuesday, a grey cat" in on_screen(pilot.app)


async def test_search_finds_both_languages_and_n_goes_on(run: Opener) -> None:
    async with run("frankrijk-vertrekt-uit-mali") as pilot:
        await press(pilot, "slash", *"GOITA", "enter")
        hits = reader(pilot).page.hits
        assert {hit.side.value for hit in hits} == {"dutch", "english"}
        first = place(pilot)
        await press(pilot, *["n"] * len(hits))
        assert place(pilot) == first, "after the last comes the first"
        await press(pilot, "N")
        assert place(pilot)[0] == hits[-1].sentence
        await press(pilot, "escape")
        assert reader(pilot).page.hits == ()
        await press(pilot, "N")
        notes = reader(pilot).notes_list
        assert notes is not None
        assert notes.display, "without a search N shows the notes"


async def test_a_search_without_a_find_says_so(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "slash", *"[/b]xyz", "enter")
        assert any("[/b]xyz" in toast for toast in toasts(pilot.app))
        assert reader(pilot).page.has_focus


async def test_reading_goes_on_where_it_stopped(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, *["j"] * 12, "z", "T", "q")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "reading" in on_screen(pilot.app)
    async with run() as pilot:
        await settle(pilot)
        screen = reader(pilot)
        assert screen.article.id == SLUG
        assert screen.page.cursor.sentence == 12
        assert screen.page.arrangement is Layout.UNDER
        assert screen.page.study.on
        assert 0 <= row_of_cursor(screen.page) < screen.page.size.height


async def test_a_finished_article_is_not_reopened(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "G", "q")
        assert "done" in on_screen(pilot.app)
    async with run() as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_brackets_go_through_the_library(run: Opener, workspace: Workspace) -> None:
    ids = [entry.id for entry in workspace.entries()]
    async with run(ids[0]) as pilot:
        await press(pilot, "right_square_bracket")
        assert reader(pilot).article.id == ids[1]
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert reader(pilot).article.id == ids[0]
        assert any("first article" in toast for toast in toasts(pilot.app))


async def test_copying(run: Opener) -> None:
    async with run(SLUG) as pilot:
        article = reader(pilot).article
        await press(pilot, "c")
        assert pilot.app.clipboard == article.sentence_text(0)
        await press(pilot, "C")
        assert pilot.app.clipboard == next(block.text for block in article.blocks if block.sentences)
        await press(pilot, "l", "v", "l", "c")
        assert pilot.app.clipboard == " ".join(article.text.split()[:2])


class Slow:
    """A translator that answers when it is let."""

    maker = maker("slow", "Slow")
    limits = Limits(500, 1, per_second=1000, burst=100)
    notice = ""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.answered = threading.Event()

    def translate(self, texts: Sequence[str]) -> list[str]:
        if not self.let.wait(10):
            raise TimeoutError
        self.answered.set()
        return [" ".join("answer" for _ in text.split()) + "." for text in texts]


async def test_translations_arrive_while_reading_and_move_nothing(run: Opener, workspace: Workspace) -> None:
    for sidecar in workspace.articles.glob("*.en.md"):
        sidecar.unlink()
    slow = Slow()
    async with run(SLUG, (60, 24), providers=[slow]) as pilot:
        assert "waiting" in on_screen(pilot.app) or "0/" in on_screen(pilot.app)
        page = reader(pilot).page
        await press(pilot, *["j"] * 15)
        row = row_of_cursor(page)
        slow.let.set()
        for _ in range(400):
            await pilot.pause(0.01)
            if not missing(page.article, page.sheet.translations):
                break
        assert not missing(page.article, page.sheet.translations)
        assert page.cursor.sentence == 15
        assert row_of_cursor(page) == row
        assert "answer" in on_screen(pilot.app)
        assert "Slow" in on_screen(pilot.app)


async def test_every_key_can_be_pressed_in_the_smallest_terminal(run: Opener) -> None:
    async with run("bibliotheek-op-wielen", (20, 6)) as pilot:
        keys = "j k l h } { g G v o V H 1 2 3 4 a escape , . D u ctrl+r N N t T z r c C / x enter n N escape E escape"
        names = {"}": "right_curly_bracket", "{": "left_curly_bracket", ",": "comma", ".": "full_stop", "/": "slash"}
        for key in keys.split():
            await pilot.press(names.get(key, key))
        await press(
            pilot,
            "question_mark",
            "escape",
            "A",
            "slash",
            "a",
            "escape",
            "q",
            "colon",
            "escape",
            "q",
            "slash",
            "escape",
        )
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert pilot.app.is_running


async def test_escape_sequences_never_reach_the_screen(run: Opener, workspace: Workspace) -> None:
    evil = "Een \x1b]0;PWNED\x07zin met \x1b[31mrood\x1b[0m en \u202eomgekeerd. Nog een zin."
    (workspace.articles / "evil.md").write_text(f'---\ntitle: "Titel \\e[31m"\n---\n\n{evil}\n', encoding="utf-8")
    (workspace.articles / "evil.en.md").write_text("A \x1b[31mred one.\nAnother.\n", encoding="utf-8")
    async with run("evil") as pilot:
        text = on_screen(pilot.app)
        assert "Een zin met rood en omgekeerd." in text
        assert "A red one." in text
        assert not any(character in text for character in "\x1b\x07\u202e")


async def test_the_mouse_selects_and_scrolls(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        await pilot.mouse_down(Page, offset=(6, 10))
        await pilot.hover(Page, offset=(30, 11))
        await pilot.mouse_up(Page, offset=(30, 11))
        await settle(pilot)
        first = page.cursor.sentence
        await pilot.click(Page, offset=(90, 14))
        await settle(pilot)
        assert page.cursor.sentence > first
        assert page.cursor.unit is None


@pytest.mark.parametrize("text", ["Een lamp brandt in het huis. " * 180_000, "a" * 5_000_000], ids=["words", "letters"])
async def test_five_megabytes_on_one_line_are_read_like_any_text(run: Opener, workspace: Workspace, text: str) -> None:
    (workspace.articles / "lang.txt").write_text(text, encoding="utf-8")
    async with run("lang") as pilot:
        await press(pilot, "j", "space", "l", "v", "l", "escape", "escape", "z", "G", "c")
        page = reader(pilot).page
        assert page.cursor.sentence == len(page.article.sentences) - 1
        assert pilot.app.clipboard == page.article.sentence_text(page.cursor.sentence)
        assert page.article.sentence_text(page.cursor.sentence)[:16] in on_screen(pilot.app)


async def test_a_key_that_is_sooner_than_the_first_frame_finds_everything(
    run: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReaderScreen, "call_after_refresh", lambda *_: True)  # which would begin
    async with run(SLUG) as pilot:
        screen = reader(pilot)
        await press(pilot, "j")  # which needs nothing
        assert not screen.is_shown
        assert place(pilot) == (1, None)
        await press(pilot, "t")
        assert screen.page.sheet.translations
        assert screen.page.study.toggled == {1}


async def test_a_place_that_only_the_notebook_knows_is_gone_to_whatever_was_typed_before(
    run: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, *"jjjj")
    monkeypatch.setattr("tui.opening.places", lambda *_: [])
    monkeypatch.setattr(ReaderScreen, "call_after_refresh", lambda *_: True)
    async with run(SLUG) as pilot:
        await press(pilot, "j")
        assert place(pilot) == (1, None)
        reader(pilot).read_rest()
        await settle(pilot)
        assert place(pilot) == (4, None)
