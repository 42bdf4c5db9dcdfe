"""One block as rows: all of both texts, each sentence on rows of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from reading.reading_samples import (
    few,
    graphemes,
    laid_out,
    sheets,
)

from tui.article.canonical import Canonical
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parse import parse
from tui.reading.layout import BETWEEN, BLANK, LEFT_MARGIN, MEASURE, NARROWEST_BESIDE, Layout, Row, columns, dateline
from tui.reading.sheet import Sheet
from tui.reading.wrap import width_of
from tui.span import Span
from tui.translation.model import maker, paired


def dutch(sheet: Sheet, block: int) -> list[str | None]:
    """The Dutch side of a block as it is drawn."""
    text = sheet.article.blocks[block].text
    return [text[slice(*row.dutch)].rstrip(" ") if row.dutch else None for row in sheet.rows(block)]


def english(sheet: Sheet, block: int) -> list[str | None]:
    text = sheet.translations[block].text if block in sheet.translations else ""
    return [text[slice(*row.english)].rstrip(" ") if row.english else None for row in sheet.rows(block)]


def shown(sheet: Sheet, block: int, sentence: int | None) -> bool:
    """Whether the English of a sentence (None: of a heading) has rows."""
    if block not in sheet.translations or (sentence is not None and sheet.line_of(sentence) is None):
        return False
    if sheet.columns.layout is not Layout.DUTCH:
        return True
    return sentence is not None and not sheet.revealed.isdisjoint(sheet.shown_together(sentence))


def units(sheet: Sheet, block: int) -> list[range]:
    """The sentences of a block that have rows of their own, or share them."""
    together = (sheet.shown_together(sentence) for sentence in sheet.article.blocks[block].sentences)
    return list(dict.fromkeys(together))


# columns


@pytest.mark.parametrize("layout", Layout)
def test_the_columns_fit_the_page_and_stand_in_its_middle(layout: Layout) -> None:
    for width in range(1, 260):
        shape = columns(width, layout)
        assert shape.layout is layout.on(width)
        beside = shape.layout is Layout.BESIDE
        text = shape.dutch + (BETWEEN + shape.english if beside else 0)
        after = width - shape.left - LEFT_MARGIN - text
        assert 1 <= shape.dutch <= MEASURE
        assert shape.english == (shape.dutch if beside else max(1, shape.dutch - 2)), "under, English is set in"
        if width > LEFT_MARGIN:
            assert after >= min(2, shape.dutch - 1), "the scrollbar's cell stays free, and one beside it"
            assert not shape.left or shape.left + LEFT_MARGIN <= after <= shape.left + LEFT_MARGIN + 1
            least = 6 if width >= 100 else 2
            assert shape.dutch == MEASURE or after + shape.left <= least + 1, "room is left where lines are long enough"
        if width >= (NARROWEST_BESIDE if beside else 51):
            assert 40 <= shape.dutch <= 75, "what is easily read, in columns too (Bringhurst)"


def test_two_columns_need_a_wide_terminal() -> None:
    assert Layout.BESIDE.on(NARROWEST_BESIDE) is Layout.BESIDE
    assert Layout.BESIDE.on(NARROWEST_BESIDE - 1) is Layout.UNDER
    for width in (1, 20, NARROWEST_BESIDE, 200):
        assert Layout.UNDER.on(width) is Layout.UNDER
        assert Layout.DUTCH.on(width) is Layout.DUTCH


# known pages

LAMP = "## De lamp\n\nDe lamp gaat aan. Iedereen in het dorp kijkt op.\n\n…\n\n## Bronnen van het verhaal"
HEADING, PARAGRAPH = 0, 1


@pytest.fixture
def lamp() -> Article:
    article = parse(Canonical(LAMP, ()), "lamp")
    assert [block.kind for block in article.blocks] == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING]
    return article


ALIGNED = paired(("The lamp goes on at last.", "All look up."), 2, maker("google"))
LOOSE = paired(("The lamp goes on and all look up.",), 2, maker("google"))


def test_beside_a_sentence_is_as_tall_as_its_taller_side(lamp: Article) -> None:
    sheet = laid_out(lamp, columns(90, Layout.BESIDE)._replace(dutch=17, english=14), {PARAGRAPH: ALIGNED})
    assert dutch(sheet, PARAGRAPH) == ["De lamp gaat aan.", None, "Iedereen in het", "dorp kijkt op.", None]
    assert english(sheet, PARAGRAPH) == ["The lamp goes", "on at last.", "All look up.", None, None]
    assert [row.sentence for row in sheet.rows(PARAGRAPH)] == [0, 0, 1, 1, None]


def test_under_each_sentence_stands_its_translation(lamp: Article) -> None:
    sheet = laid_out(lamp, columns(80, Layout.UNDER), {PARAGRAPH: ALIGNED})
    assert dutch(sheet, PARAGRAPH) == ["De lamp gaat aan.", None, "Iedereen in het dorp kijkt op.", None, None]
    assert english(sheet, PARAGRAPH) == [None, "The lamp goes on at last.", None, "All look up.", None]


def test_dutch_only_shows_the_english_of_what_is_revealed(lamp: Article) -> None:
    sheet = laid_out(lamp, columns(80, Layout.DUTCH), {PARAGRAPH: ALIGNED}, frozenset({1}))
    assert dutch(sheet, PARAGRAPH) == ["De lamp gaat aan.", "Iedereen in het dorp kijkt op.", None, None]
    assert english(sheet, PARAGRAPH) == [None, None, "All look up.", None]


@pytest.mark.parametrize("sentence", [0, 1])
def test_a_paragraph_that_cannot_be_told_apart_is_revealed_by_any_of_its_sentences(
    lamp: Article, sentence: int
) -> None:
    sheet = laid_out(lamp, columns(80, Layout.DUTCH), {PARAGRAPH: LOOSE}, frozenset({sentence}))
    assert english(sheet, PARAGRAPH) == [None, "The lamp goes on and all look up.", None]


def test_a_paragraph_that_cannot_be_told_apart_is_running_text(lamp: Article) -> None:
    sheet = laid_out(lamp, columns(90, Layout.BESIDE), {PARAGRAPH: LOOSE})
    assert dutch(sheet, PARAGRAPH)[:2] == ["De lamp gaat aan. Iedereen in het dorp", "kijkt op."]
    assert [row.sentence for row in sheet.rows(PARAGRAPH)] == [0, 0, None]


def test_a_heading_stands_close_to_its_text_and_a_masthead_apart() -> None:
    head = "---\ntitle: De lamp\ncaption: Het dorp bij nacht\ncredit: Roos\n---\n## Licht\n\nDe lamp brandt."
    sheet = laid_out(parse(Canonical(head, ()), "lamp"), columns(80, Layout.UNDER), {})
    kinds = [block.kind for block in sheet.article.blocks]
    assert kinds == [Kind.TITLE, Kind.CAPTION, Kind.CREDIT, Kind.HEADING, Kind.PARAGRAPH]
    assert [len(sheet.rows(block)) for block in range(5)] == [2, 1, 2, 1, 2]
    without = laid_out(parse(Canonical(head.replace("credit: Roos\n", ""), ()), "lamp"), sheet.columns, {})
    assert [len(without.rows(block)) for block in range(4)] == [2, 2, 1, 2], "a caption alone ends it too"


def test_under_a_title_stands_who_wrote_it_when_and_above_it_air_if_there_is_room() -> None:
    head = "---\ntitle: De lamp\ndate: 2026-02-12\nauthor: Roos\nsource: Dorpskrant\n---\nDe lamp brandt."
    article = parse(Canonical(head, ()), "lamp")
    assert dateline(article) == "12 februari 2026 · Roos · Dorpskrant"
    title, under = Row(Span(0, 7), None, None), Row(None, None, None, dateline=True)
    assert laid_out(article, columns(80, Layout.UNDER), {}).rows(0) == (title, under, BLANK)
    assert laid_out(article, columns(120, Layout.UNDER), {}).rows(0) == (BLANK, title, under, BLANK)
    unknown = parse(Canonical("---\ntitle: De lamp\n---\nDe lamp brandt.", ()), "lamp")
    assert laid_out(unknown, columns(80, Layout.UNDER), {}).rows(0) == (title, BLANK)


def test_titles_and_headings_are_no_sentence_but_have_a_translation(lamp: Article) -> None:
    sheet = laid_out(lamp, columns(120, Layout.BESIDE), {HEADING: paired(["The lamp"], 0, maker("google"))})
    assert sheet.rows(HEADING) == (Row(Span(0, 7), Span(0, 8), None),)
    sheet.set_columns(columns(120, Layout.DUTCH))
    assert sheet.rows(HEADING) == (Row(Span(0, 7), None, None),)


# laws


@few
@given(sheets())
def test_every_dutch_character_is_on_exactly_one_row(sheet: Sheet) -> None:
    for block in sheet.article.blocks:
        spans = [row.dutch for row in sheet.rows(block.index) if row.dutch]
        assert spans[0].start == 0
        assert spans[-1].end == len(block.text)
        starts = {sheet.article.sentences[at].span.start - (block.start or 0) for at in block.sentences}
        for above, below in pairwise(spans):
            if above.end != below.start:
                assert block.text[above.end : below.start].isspace()
                assert below.start in starts


@few
@given(sheets())
def test_every_english_character_is_on_exactly_one_row_where_it_is_shown(sheet: Sheet) -> None:
    for block, translation in sheet.translations.items():
        first = sheet.article.blocks[block].sentences.start
        lines = zip(translation.lines, translation.spans, strict=True)
        heading = not sheet.article.blocks[block].sentences
        spans = [row.english for row in sheet.rows(block) if row.english]
        wanted = [
            span for line, span in lines if shown(sheet, block, None if heading else first + line.sentences.start)
        ]
        assert [span.start for span in wanted if span.start not in {line.start for line in spans}] == []
        assert "".join(translation.text[slice(*line)] for line in spans) == "".join(
            translation.text[slice(*span)] for span in wanted
        )
        assert all(above.end <= below.start for above, below in pairwise(spans))
    for block_without in sheet.article.blocks:
        if block_without.index not in sheet.translations:
            assert all(row.english is None for row in sheet.rows(block_without.index))


@few
@given(sheets())
def test_each_sentence_begins_a_row_of_its_own_on_both_sides(sheet: Sheet) -> None:
    for block in sheet.article.blocks:
        rows = sheet.rows(block.index)
        for sentence in (unit.start for unit in units(sheet, block.index)):
            own = [row for row in rows if row.sentence == sentence]
            start = sheet.article.sentences[sentence].span.start - (block.start or 0)
            assert own[0].dutch is not None
            assert own[0].dutch.start == start
            if shown(sheet, block.index, sentence):
                span = sheet.translations[block.index].span_of(sentence - block.sentences.start)
                first = own[0] if sheet.columns.layout is Layout.BESIDE else next(row for row in own if not row.dutch)
                assert first.english is not None
                assert span is not None
                assert first.english.start == span.start


@few
@given(sheets())
def test_rows_never_mix_sentences(sheet: Sheet) -> None:
    for block in sheet.article.blocks:
        rows = sheet.rows(block.index)
        numbers = [row.sentence for row in rows if row is not BLANK]
        if not block.sentences:
            assert set(numbers) == {None}
        else:
            assert numbers == sorted(numbers, key=lambda number: -1 if number is None else number)
            assert set(numbers) == {unit.start for unit in units(sheet, block.index)}
            for row in rows:
                if row.sentence is not None and row.dutch:
                    unit = sheet.shown_together(row.sentence)
                    first, last = (sheet.article.sentences[at].span for at in (unit[0], unit[-1]))
                    whole = Span(first.start, last.end).shift(-(block.start or 0))
                    assert row.dutch.clip(whole) == row.dutch
                if row.sentence is not None and row.english:
                    span = sheet.translations[block.index].span_of(row.sentence - block.sentences.start)
                    assert span is not None
                    assert span.start <= row.english.start
                    assert row.english.end <= span.end


@few
@given(sheets())
def test_a_row_shows_something_or_is_the_blank_one_below_a_block_or_above_the_title(sheet: Sheet) -> None:
    for block in sheet.article.blocks:
        *text, last = sheet.rows(block.index)
        if block.kind is Kind.TITLE:
            text = [row for row in text[text[0] is BLANK :] if not row.dateline]
        assert BLANK not in text
        close = (Kind.HEADING, Kind.CAPTION)
        assert last is BLANK or (block.kind in close and last is not BLANK)
        assert block.kind not in (Kind.TITLE, Kind.CREDIT, Kind.PARAGRAPH) or last is BLANK
        if sheet.columns.layout is not Layout.BESIDE:
            assert all((row.dutch is None) != (row.english is None) for row in text)


@few
@given(sheets())
def test_no_row_is_wider_than_its_column(sheet: Sheet) -> None:
    def fits(line: str | None, width: int) -> bool:
        return line is None or width_of(line) <= width or sum(1 for _, _, cells in graphemes(line) if cells) == 1

    for block in sheet.article.blocks:
        assert all(fits(line, sheet.columns.dutch) for line in dutch(sheet, block.index))
        assert all(fits(line, sheet.columns.english) for line in english(sheet, block.index))
