"""The page as a whole, against the plain list of all its rows."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.reading_samples import (
    Page,
    articles,
    few,
    graphemes,
    laid_out,
    page_of,
    pages,
    revealed_of,
    shapes,
    sheets,
    translation_of,
    translations_of,
)

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Workspace
from tui.reading.layout import Layout, columns
from tui.reading.sheet import TOP, Place, Sheet
from tui.span import Span
from tui.translation.model import maker, paired
from tui.translation.sidecar import read_sidecar

data = st.data()
heights = st.integers(1, 40)


def any_row(page: Page) -> st.SearchStrategy[int]:
    return st.integers(0, len(page.places) - 1)


def same_rows(one: Sheet, other: Sheet) -> bool:
    return all(one.rows(block.index) == other.rows(block.index) for block in one.article.blocks)


# stepping


@few
@given(pages, data)
def test_a_step_is_that_many_rows_and_no_further_than_the_page(page: Page, data: st.DataObject) -> None:
    places, counts = page.places, (-999, -2, -1, 0, 1, 2, 999, data.draw(st.integers(-60, 60)))
    for at, rows in product(range(len(places)), counts):
        place = page.sheet.step(places[at], rows)
        assert place == places[max(0, min(at + rows, len(places) - 1))]
        if 0 <= at + rows < len(places):
            assert page.sheet.step(place, -rows) == places[at]


@few
@given(pages, data, st.integers(1, 60))
def test_distance_counts_the_steps_up_to_a_limit(page: Page, data: st.DataObject, limit: int) -> None:
    upper, lower = sorted((data.draw(any_row(page)), data.draw(any_row(page))))
    distance = page.sheet.distance(page.places[upper], page.places[lower], limit)
    assert distance == min(lower - upper, limit)
    if distance < limit:
        assert page.sheet.step(page.places[upper], distance) == page.places[lower]


@few
@given(pages)
def test_places_are_in_page_order(page: Page) -> None:
    assert page.places[0] == TOP
    assert page.places == sorted(page.places)
    assert page.sheet.last == page.places[page.last]


# characters and rows


@few
@given(pages)
def test_the_place_of_a_character_shows_it(page: Page) -> None:
    sheet, text = page.sheet, page.sheet.article.text
    before = TOP
    for offset in range(len(text) + 1):
        place = sheet.place_of(offset)
        assert place >= before
        before = place
        block = sheet.article.blocks[place.block]
        line = sheet.rows(place.block)[place.row].dutch
        assert line is not None
        assert block.start is not None
        shown = line.shift(block.start)
        if not shown.start <= offset < shown.end:
            assert text[offset : shown.start].isspace() or text[shown.end : offset].isspace() or shown.end == offset


@few
@given(pages)
def test_the_offset_at_a_cell_is_the_character_drawn_there(page: Page) -> None:
    for place in page.places:
        block = page.sheet.article.blocks[place.block]
        line = page.sheet.rows(place.block)[place.row].dutch
        if line is None or block.start is None or not block.sentences:
            assert page.sheet.offset_at(place, 0) is None
            continue
        drawn = block.text[slice(*line)].rstrip(" ")
        cell, last = 0, 0
        for start, _, cells in graphemes(drawn):
            if cells:
                for within in range(cells):
                    offset = page.sheet.offset_at(place, cell + within)
                    assert offset == block.start + line.start + start
                    assert page.sheet.place_of(offset) == place
                last = start
            cell += cells
        beyond = page.sheet.offset_at(place, cell + 5)
        assert beyond is not None
        assert last <= beyond - block.start - line.start <= max(0, len(drawn) - 1), "past its end, its last character"


@few
@given(pages)
def test_a_sentence_reaches_over_all_its_rows(page: Page) -> None:
    sheet = page.sheet
    for sentence in sheet.article.sentences:
        first, last = sheet.extent(sentence.index)
        assert first <= last
        assert first.block == last.block == sentence.block
        start, end = sheet.place_of(sentence.span.start), sheet.place_of(sentence.span.end - 1)
        own = [place for place in page.places if sheet.rows(place.block)[place.row].sentence == sentence.index]
        assert first == start
        assert last == max([end, *own])
        if len(sheet.shown_together(sentence.index)) == 1:
            assert (first, last) == (own[0], own[-1])


@few
@given(pages)
def test_the_sentence_near_a_row_is_on_it_or_the_first_below(page: Page) -> None:
    numbers = [page.sheet.rows(block)[row].sentence for block, row in page.places]
    for at, place in enumerate(page.places):
        below = [number for number in numbers[at:] if number is not None]
        assert page.sheet.sentence_near(place) == (below or [len(page.sheet.article.sentences) - 1])[0]


@few
@given(sheets())
def test_english_is_told_by_sentence_where_it_can_be(sheet: Sheet) -> None:
    for sentence in sheet.article.sentences:
        line = sheet.line_of(sentence.index)
        found = sheet.english_span(sentence.index)
        if line is None:
            assert found is None
            continue
        assert found is not None
        first = sheet.article.blocks[sentence.block].sentences.start
        assert found[0] == sentence.block
        assert sheet.translations[found[0]].text[slice(*found[1])] == line.text
        assert sentence.index - first in line.sentences


# the window


@few
@given(pages, data, heights)
def test_following_shows_the_wanted_rows(page: Page, data: st.DataObject, height: int) -> None:
    first, last = sorted((data.draw(any_row(page)), data.draw(any_row(page))))
    check_window(page, data.draw(any_row(page)), height, first, last)


@pytest.mark.parametrize("height", [1, 2, 3, 4, 5, 8, 13, 30])
def test_following_from_anywhere_to_anywhere(small: Article, height: int) -> None:
    page = page_of(Sheet(small, columns(30, Layout.DUTCH)))
    number = len(page.places)
    assert number >= 20
    for top, first in product(range(number), repeat=2):
        for last in range(first, min(first + height + 2, number)):
            check_window(page, top, height, first, last)


def check_window(page: Page, top: int, height: int, first: int, last: int) -> None:
    """That `follow` shows rows `first` to `last`, moves when it must, and then little; all as row numbers."""
    wanted, end = (page.places[first], page.places[last]), len(page.places) - 1
    place = page.sheet.follow(page.places[top], height, *wanted)
    assert page.sheet.follow(place, height, *wanted) == place, "nothing is left to do"
    found = page.places.index(place)
    bottom = found + height - 1
    tall = last - first + 1
    if tall > height:
        assert found == first, "what does not fit is shown from its beginning"
        return
    assert found <= first <= last <= bottom
    if height >= 4 and tall + 2 <= height:
        assert found <= max(0, first - 1), "a row above shows where it comes from"
        assert bottom >= min(last + 1, end), "a row below shows what comes"
    if top <= max(0, first - 3) and min(last + 3, end) <= top + height - 1:
        assert found == top, "what can be seen is left where it is"
    elif found < top:
        assert first - found <= 3
    elif found > top:
        assert bottom - last <= 3


@few
@given(pages, data, heights)
def test_the_window_ends_with_the_page(page: Page, data: st.DataObject, height: int) -> None:
    top = data.draw(any_row(page))
    clamped = page.places.index(page.sheet.clamp(page.places[top], height))
    assert clamped == min(top, max(0, page.last - height + 1))


def test_the_last_row_of_a_closing_heading_can_be_seen() -> None:
    article = parse(Canonical("De lamp brandt.\n\n## Bronnen", ()), "lamp")
    sheet = Sheet(article, columns(60, Layout.UNDER))
    sheet.set_translation(1, paired(("Sources",), 0, maker("google")))
    assert sheet.rows(1)[sheet.last.row].english == Span(0, 7)
    assert sheet.clamp(Place(1, 1), 2) == Place(1, 0)


# changes


@st.composite
def changed(draw: st.DrawFn) -> tuple[Sheet, Sheet]:
    """A sheet looked at between changes, and one nobody has looked at before."""
    article = draw(articles())
    shape, translations, revealed = draw(shapes), draw(translations_of(article)), frozenset[int]()
    sheet = laid_out(article, shape, translations)
    for kind in draw(st.lists(st.sampled_from(("columns", "translation", "revealed", "look")), max_size=8)):
        if kind == "columns":
            shape = draw(shapes)
            sheet.set_columns(shape)
        elif kind == "translation":
            block = draw(st.sampled_from([block for block in article.blocks if block.kind.has_translation]))
            translations[block.index] = draw(translation_of(block))
            sheet.set_translation(block.index, translations[block.index])
        elif kind == "revealed":
            revealed = draw(revealed_of(article))
            sheet.set_revealed(revealed)
        else:
            page_of(sheet)
    return sheet, laid_out(article, shape, translations, revealed)


@few
@given(changed())
def test_however_it_came_about_a_page_is_laid_out_the_same(both: tuple[Sheet, Sheet]) -> None:
    assert same_rows(*both)


@few
@given(pages, data)
def test_a_translation_moves_no_row_of_another_block(page: Page, data: st.DataObject) -> None:
    sheet = page.sheet
    block = data.draw(st.sampled_from([block for block in sheet.article.blocks if block.kind.has_translation]))
    before = {other.index: sheet.rows(other.index) for other in sheet.article.blocks}
    sheet.set_translation(block.index, data.draw(translation_of(block)))
    for index, rows in before.items():
        assert index == block.index or sheet.rows(index) is rows


def test_the_same_columns_again_lay_nothing_out(small: Article) -> None:
    sheet = Sheet(small, columns(120, Layout.BESIDE))
    rows = sheet.rows(2)
    sheet.set_columns(columns(120, Layout.BESIDE))
    assert sheet.rows(2) is rows
    sheet.set_columns(columns(119, Layout.BESIDE))
    assert sheet.rows(2) is not rows


@pytest.mark.parametrize("layout", Layout)
def test_the_shipped_articles_lie_on_the_page_whole(workspace: Workspace, layout: Layout) -> None:
    for entry, width in product(workspace.entries(), (20, 57, 90, 141)):
        article = workspace.open(entry)
        sheet = laid_out(article, columns(width, layout), read_sidecar(entry.sidecar, article).blocks)
        starts = [sheet.extent(sentence.index)[0] for sentence in article.sentences]
        assert all(above < below for above, below in pairwise(starts))
        for block in article.blocks:
            lines = [block.text[slice(*row.dutch)] for row in sheet.rows(block.index) if row.dutch]
            assert "".join("".join(lines).split()) == "".join(block.text.split())
