"""Selecting by keys and by the mouse, which do the same to the same selection."""

from __future__ import annotations

import pytest
from journeys.steps import Opener, marks, press, reader, settle
from rich.style import Style
from textual.events import MouseMove
from textual.pilot import Pilot

from tui.notes.colour import Colour
from tui.reading.layout import LEFT_MARGIN
from tui.reading.marks import Mark
from tui.span import Span
from tui.widgets.page import Page

SLUG = "kat-in-de-trein"


def selected(pilot: Pilot[None]) -> str:
    """The words a key would act on."""
    page = reader(pilot).page
    return page.article.text[slice(*page.cursor.span(page.article))]


def cell_of(page: Page, offset: int) -> tuple[int, int]:
    """Where in the widget a character stands that is in sight."""
    y = page.row_of(Span(offset, offset + 1))
    assert y is not None
    block = page.article.blocks[page.article.block_at(offset)]
    place = page.sheet.place_of(offset)
    line = page.sheet.rows(place.block)[place.row].dutch
    assert line is not None
    assert block.start is not None
    return page.sheet.columns.left + LEFT_MARGIN + offset - block.start - line.start, y


def word(page: Page, words: str, after: int = 0) -> tuple[int, int]:
    """The cell of the first letter of some words of the text."""
    return cell_of(page, page.article.text.index(words, after))


async def drag(pilot: Pilot[None], page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(page, offset=start)
    await pilot.mouse_up(page, offset=end)  # which the mouse has to get to first
    await settle(pilot)


def styles_of(page: Page, offset: int) -> Style:
    """How a character is drawn."""
    x, y = cell_of(page, offset)
    [segment] = page.frame[y].crop(x, x + 1)
    assert segment.style
    return segment.style


async def test_plus_and_minus_grow_and_shrink_the_selection(run: Opener) -> None:
    async with run(SLUG) as pilot:
        article = reader(pilot).article
        await press(pilot, "l", "l")
        first = selected(pilot)
        found = []
        for _ in range(3):  # its sentence is one phrase
            await press(pilot, "plus")
            found.append(selected(pilot))
        assert found[0] == first
        assert found[-1] == article.blocks[article.sentences[0].block].text
        assert found[-2] == article.sentence_text(0)
        assert found == sorted(found, key=len)
        for larger in reversed(found):
            assert selected(pilot) == larger
            await press(pilot, "minus")
        assert reader(pilot).page.cursor.unit is None
        await press(pilot, "escape", "plus", "5", "j")
        assert selected(pilot).startswith(article.sentence_text(0) + " " + article.sentence_text(1))


@pytest.mark.parametrize(("motion", "sentence"), [("ctrl+d", None), ("space", None), ("G", -1), ("}", 4)])
async def test_pages_and_paragraphs_extend_a_selection_too(run: Opener, motion: str, sentence: int | None) -> None:
    async with run(SLUG, (60, 20)) as pilot:
        page = reader(pilot).page
        await press(pilot, "l", "v", "right_curly_bracket" if motion == "}" else motion)
        assert page.cursor.sentence > 0
        last = sentence if sentence is not None else page.cursor.sentence
        assert selected(pilot).startswith(page.article.sentence_text(0))
        assert page.article.sentence_text(last).startswith(selected(pilot)[-10:], -11)


async def test_words_that_stand_apart_are_joined_and_drawn(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        await press(pilot, "l", "ampersand", "6", "l", "ampersand", "j")
        spans = page.cursor.pieces
        assert [page.article.text[slice(*span)] for span in spans] == [
            page.article.text.split()[number] for number in (0, 6)
        ]
        paper = page.looks.of(("selection",)).bgcolor
        shown = [at for at in range(page.article.sentences[0].span.end) if styles_of(page, at).bgcolor == paper]
        assert shown == [at for span in spans for at in range(*span)]
        await press(pilot, "escape")  # the cursor is in another sentence by now
        assert page.cursor.pieces == ()
        assert all(styles_of(page, at).bgcolor != paper for at in range(page.article.sentences[0].span.end))


async def test_a_double_click_selects_the_word_and_a_triple_click_the_sentence(run: Opener) -> None:
    async with run(SLUG, (80, 16)) as pilot:
        page = reader(pilot).page
        last = page.article.sentences[1].span.start
        assert page.row_of(Span(last, last + 1)) == page.rows_shown - 2, "where a key would move the window"
        for offset in (page.article.text.index("grijze"), last):
            sentence = page.article.sentence_at(offset)
            for clicks in (1, 2, 3):
                await press(pilot, "g")
                await pilot.click(page, offset=cell_of(page, offset), times=clicks)
                await settle(pilot)
                words = selected(pilot)
                if clicks == 2:
                    assert page.article.text.startswith(words, offset)
                    assert " " not in words
                else:
                    assert words == page.article.sentence_text(sentence)
                assert (page.cursor.unit is None) == (clicks == 1)
        await press(pilot, "minus")
        assert len(selected(pilot)) < len(words), "keys go on with what the mouse selected"


async def test_dragging_selects_words_up_and_down_and_over_paragraphs(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        text = page.article.text
        second = page.article.blocks[page.article.block_at(0) + 1].start
        assert second is not None
        one, other = text.index("grijze"), text.index(" ", second + 3) + 1
        begin, end = cell_of(page, one), cell_of(page, other)
        await drag(pilot, page, (begin[0] + 2, begin[1]), end)
        downwards = selected(pilot)
        assert downwards.startswith("grijze ")
        assert "\n\n" in downwards
        assert downwards == text[one : text.index(" ", other)]
        await drag(pilot, page, end, (begin[0] + 2, begin[1]))
        assert selected(pilot) == downwards
        assert page.cursor.spot < page.cursor.anchor
        await drag(pilot, page, begin, (page.size.width - 3, begin[1]))
        assert selected(pilot).startswith("grijze "), "over the English the words of the line go on"
        assert selected(pilot) != "grijze"


def hold(pilot: Pilot[None], x: int, y: int) -> None:
    """The mouse with its button down, anywhere on the terminal."""
    pilot.app.post_message(MouseMove(None, x, y, 0, 1, 1, False, False, False))


async def test_a_drag_out_of_the_window_scrolls_until_it_comes_back(run: Opener) -> None:
    async with run(SLUG, (80, 14)) as pilot:
        page = reader(pilot).page
        await pilot.mouse_down(page, offset=word(page, page.article.sentence_text(0)[:8]))
        hold(pilot, 20, page.region.bottom)
        while page.sheet.distance(page.top, page.sheet.last, 99) >= page.rows_shown:
            await pilot.pause(0.02)
        assert len(selected(pilot)) > len(page.article.text) * 0.9
        hold(pilot, 20, page.region.y - 1)
        while page.top.block or page.top.row:
            await pilot.pause(0.02)
        await pilot.mouse_up(page, offset=(20, 3))
        await settle(pilot)
        assert page.rolling is None
        assert page.cursor.unit is not None
        top = page.top
        await pilot.pause(0.2)
        assert page.top == top


async def test_a_click_on_a_highlight_goes_to_its_word_which_opens_its_note(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        await press(pilot, "l", "l", "v", "l", "a", *"Een woord vooraf", "ctrl+s", "escape", "escape", "5", "j")
        [mark] = marks(pilot)
        assert page.cursor.sentence == 5
        await pilot.click(page, offset=cell_of(page, mark.span.end - 2))
        await settle(pilot)
        card = reader(pilot).card
        assert card is not None
        assert card.note is not None
        assert card.note.note == "Een woord vooraf"
        await pilot.click(page, offset=word(page, page.article.sentence_text(3)[:8]))
        await settle(pilot)
        assert (page.cursor.sentence, page.cursor.word) == (3, None)


async def test_the_mouse_adds_pieces_as_well(run: Opener) -> None:
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        await pilot.double_click(page, offset=word(page, "grijze"))
        await press(pilot, "ampersand")
        await pilot.double_click(page, offset=word(page, page.article.sentence_text(2)[:4]))
        await settle(pilot)
        spans = page.cursor.spans(page.article)
        first_of_third = page.article.sentence_text(2).split()[0]
        assert [page.article.text[slice(*span)] for span in spans] == ["grijze", first_of_third]


@pytest.mark.parametrize(
    ("terminal", "everywhere"),
    [
        ({"COLORTERM": "truecolor"}, False),
        ({"COLORTERM": ""}, True),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, True),
    ],
    ids=("millions of colours", "sixteen", "none"),
)
async def test_only_what_two_notes_are_on_is_underlined_unless_papers_may_not_be_seen(
    run: Opener, monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str], everywhere: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"TERM": "xterm", **terminal}.items():
        monkeypatch.setenv(name, value)
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        page.marks = {id: (Mark(Span(*at), Colour.WORD, False, id),) for id, at in (("a", (0, 20)), ("b", (3, 12)))}
        underlined = [at for at in range(30) if styles_of(page, at).underline]
        assert underlined == [*(range(20) if everywhere else range(3, 12))]


async def test_the_focused_of_overlapping_notes_is_bold_and_only_its_rows_are_painted_anew(
    run: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")  # with few colours kinds are bold
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with run(SLUG) as pilot:
        page = reader(pilot).page
        outer, inner = page.article.sentences[0].span, Span(3, 12)
        far = page.article.sentences[3].span
        spans = {"outer": outer, "inner": inner, "far": far}
        page.marks = {id: (Mark(span, Colour.WORD, False, id),) for id, span in spans.items()}
        page.focused = "inner"
        bold = [at for at in range(outer.end) if styles_of(page, at).bold]
        assert bold == [*range(*inner)]
        before = list(page.frame)
        page.focused = "far"
        rows = [y for y, (old, new) in enumerate(zip(before, page.frame, strict=True)) if old is not new]
        first, last = page.row_of(far), page.row_of(Span(far.end - 1, far.end))
        assert first is not None
        assert last is not None
        assert rows == [cell_of(page, 5)[1], *range(first, last + 1)]


async def test_the_row_of_a_passage_is_told_while_it_is_in_sight(run: Opener) -> None:
    async with run(SLUG, (80, 14)) as pilot:
        page = reader(pilot).page
        last = page.article.sentences[-1].span
        row = page.row_of(page.article.sentences[0].span)
        assert row is not None
        assert page.frame[row].text.lstrip("▌ ").startswith(page.article.text[:8])
        assert page.row_of(last) is None
        await press(pilot, "G")
        row = page.row_of(last)
        assert row is not None
        assert page.frame[row].text.lstrip("▌ ").startswith(page.article.text[last.start : last.start + 8])
        assert page.row_of(page.article.sentences[0].span) is None
