"""A book of a million words is read like an article: every journey here is made in both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from books import ARTICLE, BOOK, text
from journeys.steps import Journey, Opener, on_screen, press, reader, records, settle, until
from journeys.test_translating import google
from textual.pilot import Pilot
from translation.fake_services import FakeServices, translated

from tui.article.workspace import Workspace
from tui.reading.rows import WAITING

LIGHT = "Midden in het verhaal brandt één leeslamp. Daarna is het weer donker."
pytestmark = pytest.mark.parametrize("words", [ARTICLE, BOOK])


@pytest.fixture
def path(tmp_path: Path, words: int) -> Path:
    """A text with `LIGHT` in the middle."""
    blocks = text(words).split("\n\n")
    blocks.insert(len(blocks) // 2, LIGHT)
    file = tmp_path / "tekst.txt"
    file.write_text("\n\n".join(blocks), encoding="utf-8")
    return file


async def whole(pilot: Pilot[None]) -> None:
    """Wait until all of it is read."""
    await until(pilot, lambda: reader(pilot).rest is None, 30)
    await settle(pilot)


def read(run: Opener, path: Path) -> Journey:
    @asynccontextmanager
    async def journey() -> AsyncIterator[Pilot[None]]:
        async with run(str(path)) as pilot:
            yield pilot

    return journey()


async def test_it_is_searched_annotated_and_gone_on_with_in_the_middle(
    run: Opener, workspace: Workspace, path: Path
) -> None:
    async with read(run, path) as pilot:
        await press(pilot, "slash", *"leeslamp", "enter")  # at once: the key waits for all of the book
        screen = reader(pilot)
        number = screen.page.cursor.sentence
        assert screen.article.sentence_text(number).startswith("Midden in het verhaal")
        assert "1 of 1" in on_screen(pilot.app)
        await press(pilot, "escape", "2", "a", *"Hier ben ik #midden", "ctrl+s", "j")
        assert "2•" in on_screen(pilot.app)
    [record] = records(workspace)
    assert record["note"] == "Hier ben ik #midden"
    assert record["target"]["exact"] == "Midden in het verhaal brandt één leeslamp."
    assert path.read_text(encoding="utf-8")[record["target"]["start"] :].startswith(record["target"]["exact"])

    async with read(run, path) as pilot:
        shown = on_screen(pilot.app)
        assert "Daarna is het weer donker." in shown, "the place is on the first screen, whatever is read by then"
        await whole(pilot)
        assert reader(pilot).page.cursor.sentence == number + 1
        assert "Hier ben ik" not in on_screen(pilot.app)
        row = next(row for row in on_screen(pilot.app).splitlines() if "weer donker" in row)
        assert shown.splitlines().index(row) == on_screen(pilot.app).splitlines().index(row), "nothing moved"
        await press(pilot, "comma")
        assert reader(pilot).page.cursor.sentence == number
        assert "Hier ben ik" in on_screen(pilot.app)
        await press(pilot, "D", "u", "u")
    assert [record["color"] for record in records(workspace)] == ["word"]


async def test_its_ends_are_a_key_away(run: Opener, path: Path) -> None:
    async with read(run, path) as pilot:
        await press(pilot, "G")
        last = len(reader(pilot).article.sentences) - 1
        assert reader(pilot).rest is None
        assert reader(pilot).page.cursor.sentence == last
        assert f"sentence {last + 1}/{last + 1} · 100%" in on_screen(pilot.app)
        await press(
            pilot, "g", "5", "0", "j", "right_curly_bracket", "left_curly_bracket", "z", "T", "N", "N", "b", "g"
        )
        assert reader(pilot).page.cursor.sentence == 0


async def test_pages_lead_over_the_edge_of_what_is_read_first(run: Opener, path: Path) -> None:
    async with read(run, path) as pilot:
        seen = [reader(pilot).page.cursor.sentence]
        for _ in range(60):
            await pilot.press("space")
            seen.append(reader(pilot).page.cursor.sentence)
        await whole(pilot)
        assert seen == sorted(seen)
        article = reader(pilot).article
        assert seen[-1] == len(article.sentences) - 1 or seen[-1] > seen[-2] > 300


async def test_what_is_on_the_screen_is_translated(run: Opener, path: Path, words: int, fake: FakeServices) -> None:
    async with run(str(path), providers=google(fake)) as pilot:
        await whole(pilot)
        await press(pilot, "slash", *"leeslamp", "enter", "escape")

        def beside() -> bool:
            line = reader(pilot).page.sheet.line_of(reader(pilot).page.cursor.sentence)
            return bool(line and line.text)

        await until(pilot, beside)
        page = reader(pilot).page
        block = page.article.sentences[page.cursor.sentence].block
        assert page.sheet.translations[block].text == translated(LIGHT)
        await until(pilot, lambda: not any(WAITING in row for row in on_screen(pilot.app).splitlines()[1:-1]))
        asked = sum(map(len, fake.texts))
    assert asked < 100_000, "characters around two places, not a book"
