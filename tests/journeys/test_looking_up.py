"""Looking words up with real keys."""

from __future__ import annotations

from journeys.steps import Opener, on_screen, press, reader, records, toasts, until
from journeys.test_translating import google
from translation.fake_services import FakeServices, translated

from tui.article.workspace import Workspace

LAMP = """# De lamp

Het dorp trok zich echter niets aan van de klachten. De lamp bleef branden. Xyzzyplugh zei niets.
"""


def lamp(workspace: Workspace) -> str:
    (workspace.articles / "lamp.md").write_text(LAMP, encoding="utf-8")
    return "lamp"


async def test_a_verb_in_two_is_one_and_both_halves_are_lit(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "l", "l", "l", "enter")
        await until(pilot, lambda: "aan|trekken" in on_screen(pilot.app))
        shown = on_screen(pilot.app)
        assert "trok … aan: scheidbaar" in shown
        assert "zich aantrekken van: to care about" in shown
        page = reader(pilot).page
        assert [page.article.text[slice(*span)] for span in page.lit] == ["trok", "aan"]
        await press(pilot, "l")
        assert "zich" in on_screen(pilot.app).splitlines()[-10:][0] or "aan|trekken" not in on_screen(pilot.app)
        await press(pilot, "escape")
        assert page.lit == ()
        assert not reader(pilot).is_looking_up
        assert page.cursor.word is not None, "a layer at a time"


async def test_without_a_word_cursor_the_first_word_is_looked_up(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "d")
        assert reader(pilot).page.cursor.word == 0
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        await press(pilot, "j")
        found = reader(pilot).looked_up
        assert found is not None
        assert found.word == "De", "the card goes along to the next sentence"


async def test_what_was_looked_up_is_kept_as_a_note(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "l", "l", "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        await press(pilot, "a")
        assert "u undoes" in on_screen(pilot.app)
        assert not reader(pilot).is_looking_up
        [record] = records(workspace)
        assert record["color"] == "word"
        assert record["target"]["exact"] == "trok"
        assert record["note"].startswith("**aan|trekken** (verb, trok aan, heeft aangetrokken, trok … aan: scheidbaar)")
        assert "zich aantrekken van" in record["note"]
        await press(pilot, "u")
    assert [record["deleted"] is None for record in records(workspace)] == [False]


async def test_what_is_not_in_the_lexicon_is_said_to_be(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "j", "j", "enter")
        await until(pilot, lambda: "“Xyzzyplugh” is not in the lexicon." in on_screen(pilot.app))


async def test_a_covered_translation_stays_covered(run: Opener) -> None:
    async with run("kat-in-de-trein") as pilot:
        english = "a grey cat made a train journey"
        await press(pilot, "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        assert english in reader(pilot).word_card_foot()
        await press(pilot, "escape", "T", "enter")
        assert reader(pilot).word_card_foot() == ""


async def test_two_words_are_linked_and_taken_apart_by_hand(run: Opener, workspace: Workspace) -> None:
    (workspace.articles / "lamp.md").write_text(
        "De lamp brandde het dorp ver. Zij trok zich dat aan.\n", encoding="utf-8"
    )
    async with run("lamp") as pilot:
        await press(pilot, "l", "l", "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        assert "scheidbaar" not in on_screen(pilot.app)
        await press(pilot, "x")
        assert "other half" in on_screen(pilot.app)
        await press(pilot, "l", "l", "l", "x")
        assert "brandde … ver: scheidbaar" in on_screen(pilot.app)
        await press(pilot, "j", "l", "enter")
        assert "trok … aan: scheidbaar" in on_screen(pilot.app)
        await press(pilot, "x")
        assert "trok … aan" not in on_screen(pilot.app)
        assert "taken apart" in on_screen(pilot.app)
    async with run("lamp") as pilot:
        await press(pilot, "g", "l", "l", "l", "enter")
        await until(pilot, lambda: "brandde … ver: scheidbaar" in on_screen(pilot.app))
        await press(pilot, "j", "l", "x")
        assert "trok … aan: scheidbaar" in on_screen(pilot.app), "x again puts it right"


async def test_what_is_no_verb_is_not_linked(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "x")
        assert "Look a word up first" in toasts(pilot.app)[-1]
        await press(pilot, "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        await press(pilot, "x", "l", "x")
        assert "Neither of these two" in toasts(pilot.app)[-1]


async def test_the_card_tells_where_else_the_word_stands(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "j", "l", "l", "1", "l", "h", "enter")
        await until(pilot, lambda: "lamp in: " in on_screen(pilot.app))
        line = next(line for line in on_screen(pilot.app).splitlines() if "lamp in: " in line)
        assert "De lamp" in line
        assert "1 marked" in line


async def test_a_translator_is_asked_only_when_the_reader_asks(
    run: Opener, workspace: Workspace, fake: FakeServices
) -> None:
    (workspace.articles / "lamp.md").write_text(LAMP, encoding="utf-8")
    lines = LAMP.strip().replace("# ", "").replace("klachten. De", "klachten.\nDe").replace("branden. X", "branden.\nX")
    (workspace.articles / "lamp.en.md").write_text(lines, encoding="utf-8")  # translated already
    async with run("lamp", providers=google(fake)) as pilot:
        await press(pilot, "l", "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        before = len(fake.packs)
        await press(pilot, "w")
        await until(pilot, lambda: f"Google: dorp = {translated('dorp')}" in on_screen(pilot.app))
        assert len(fake.packs) == before + 1
        await press(pilot, "escape", "enter", "w")
        await until(pilot, lambda: f"Google: dorp = {translated('dorp')}" in on_screen(pilot.app))
        assert len(fake.packs) == before + 1, "kept"


async def test_who_cannot_be_asked_says_so(run: Opener, workspace: Workspace) -> None:
    async with run(lamp(workspace)) as pilot:
        await press(pilot, "w")
        assert "Look a word up first" in toasts(pilot.app)[-1]
        await press(pilot, "l", "enter")
        await until(pilot, lambda: reader(pilot).looked_up is not None)
        await press(pilot, "w")
        assert "No translator is set up" in toasts(pilot.app)[-1]
