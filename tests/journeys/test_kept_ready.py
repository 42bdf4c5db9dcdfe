"""What the page keeps ready for the next key: painted rows, and what each key does."""

from __future__ import annotations

import random
from typing import Any

import pytest
from journeys.steps import Opener, marks, press, reader, settle, until
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.pilot import Pilot

from tui.notes.colour import Colour
from tui.reading.layout import Layout
from tui.reading.paint import Piece
from tui.reading.rows import RowPainter
from tui.reading.sheet import Place
from tui.shortcuts import Shortcuts
from tui.widgets.strips import Strips

SLUG = "stroomnet-zit-vol"
KEYS = [
    *"jjjkklhvVotTz1234aDu}{GgN&",
    *("space", "b", "ctrl+d", "escape", "escape", "plus", "minus", "full_stop", "comma"),
]


def painted_anew(pilot: Pilot[None]) -> list[Any]:
    """The rows of the window with nothing kept."""
    page = reader(pilot).page
    kept, page.strips = page.strips, Strips()
    page.repaint()
    rows = list(page.frame)
    page.strips = kept
    page.repaint()
    return rows


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_kept_looks_like_what_is_painted_anew(
    run: Opener, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("tui.widgets.sheet_view._AHEAD", 0)  # whatever the next key may ask for is painted before it
    chance = random.Random(seed)
    pressed: list[str] = []
    async with run(SLUG, size=(100, 24)) as pilot:
        page = reader(pilot).page
        for _ in range(80):
            key = chance.choice(KEYS)
            if key == "a":
                await pilot.resize_terminal(chance.choice((70, 100, 120)), chance.choice((16, 24)))
            else:
                await pilot.press(key)
                await pilot.pause()
            pressed.append(key)
            frame = list(page.frame)
            for row, (kept, anew) in enumerate(zip(frame, painted_anew(pilot), strict=True)):
                assert list(kept) == list(anew), (row, kept.text, anew.text, pressed[-6:])


async def painted_for(pilot: Pilot[None], key: str) -> list[Place | None]:
    """The rows that are painted for the next frame, which a key pressed after a pause brings about."""
    page = reader(pilot).page
    await until(pilot, lambda: not pilot.app.workers)
    page._around = None  # as when one has just come to this window
    page.repaint()  # from now on what comes next is painted, even after a call of this
    await until(pilot, lambda: page._ahead is None)
    before = list(page.frame)
    painted: list[Place | None] = []
    whole = RowPainter.whole

    def watched(self: RowPainter, place: Place | None, on_thumb: bool, width: int) -> list[Piece]:
        painted.append(place)
        return whole(self, place, on_thumb, width)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.widgets.sheet_view._AHEAD", 1e6)
        patch.setattr(RowPainter, "whole", watched)
        await press(pilot, key)
        await until(pilot, lambda: page.frame != before)
    return painted


@pytest.mark.parametrize(
    ("key", "most"), [("j", 0), ("k", 0), ("1", 0), ("T", 0), ("z", 0), ("space", 0), ("G", 40)], ids=str
)
async def test_what_a_key_asks_for_was_painted_before(run: Opener, key: str, most: int) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "j")
        assert len(await painted_for(pilot, key)) <= most


async def test_a_highlight_of_the_kind_made_last_was_painted_before(run: Opener) -> None:
    async with run(SLUG) as pilot:
        await press(pilot, "j", "3")
        for key, most in (("j", 0), ("3", 0), ("3", 0), ("4", 5), ("3", 0)):
            assert len(await painted_for(pilot, key)) <= most, key
        assert {mark.colour for mark in marks(pilot)} == {Colour.GRAMMAR}


@pytest.mark.parametrize("width", [100, 70])
async def test_each_layout_was_painted_before(run: Opener, width: int) -> None:
    async with run(SLUG, size=(width, 20)) as pilot:
        await press(pilot, "space", "j", "T", "t")
        layouts = set()
        for _ in Layout:
            assert await painted_for(pilot, "z") == []
            layouts.add(reader(pilot).page.sheet.columns)
        assert len(layouts) == (3 if width == 100 else 2)


async def test_the_next_find_was_painted_before(run: Opener) -> None:
    async with run(SLUG, size=(100, 12)) as pilot:
        page = reader(pilot).page
        await press(pilot, "slash", *"zijn", "enter")
        tops = [page.top]
        for _ in page.hits[:-1]:
            assert await painted_for(pilot, "n") == []
            tops.append(page.top)
        assert len({*tops}) > 2


@pytest.mark.parametrize("chosen", [{}, {"note": "f2", "next-sentence": "n"}], ids=["declared", "chosen"])
@pytest.mark.parametrize("before", [(), ("l", "v"), ("slash", *"de", "enter"), ("1",)], ids=str)
async def test_a_key_does_what_textual_would_do(
    run: Opener, monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...], chosen: dict[str, str]
) -> None:
    async with run(SLUG) as pilot:
        app, screen = pilot.app, reader(pilot)
        app.set_keymap(chosen)
        await press(pilot, *before)
        done: list[tuple[DOMNode, ActionParseResult]] = []

        async def do(app: App[None], action: ActionParseResult, node: DOMNode) -> bool:
            _, name, parameters = action
            done.append((node, action))
            return bool(node.check_action(name, parameters))

        shortcuts = Shortcuts(screen.page, chosen)
        active = screen.active_bindings
        monkeypatch.setattr(App, "run_action", do)
        for key in {*active, "n", "N", "a", "j", "f2", "7", "escape"}:
            done.clear()
            obeyed = await shortcuts.obey(key)
            there = active.get(key)
            if there is None or there.binding.priority:
                assert not obeyed
            else:
                node, (namespace, name, _) = done[-1]
                said = f"{namespace}.{name}" if namespace else name
                assert obeyed
                assert node is there.node
                assert there.binding.action.split("(")[0] == said


async def test_a_key_of_the_page_is_not_sent_around(run: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with run(SLUG) as pilot:
        seen: list[str] = []
        monkeypatch.setattr("tui.screens.reading.ReadingScreen.on_key", lambda self, event: seen.append(event.key))
        await press(pilot, "j", "slash", "x")
        await settle(pilot)
        assert reader(pilot).page.cursor.sentence == 1
        assert seen == [], "the page was asked by the app, and the search line keeps what is typed"
        await press(pilot, "enter", "f9")
        assert seen == ["enter", "f9"], "what is bound to nothing, or to something else, takes the long way"


async def test_esc_still_makes_a_maximized_page_smaller(run: Opener) -> None:
    async with run(SLUG) as pilot:
        screen = reader(pilot)
        screen.maximize(screen.page)
        await press(pilot, "j", "l", "escape")
        assert screen.maximized is None
        assert screen.page.cursor.word is not None, "Esc did that, and nothing else"
        await press(pilot, "escape")
        assert screen.page.cursor.word is None
