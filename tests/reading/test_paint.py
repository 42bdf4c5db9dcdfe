"""Rows as styled pieces: the text as it is, in exactly its cells."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading.reading_samples import (
    any_texts,
    articles,
    few,
    graphemes,
    hard_texts,
    laid_out,
    many,
    page_of,
    shapes,
    sheets,
)
from rich.cells import cell_len

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.notes.colour import Colour
from tui.reading.bars import bar, words
from tui.reading.cursor import Cursor, Unit
from tui.reading.find import Finder
from tui.reading.layout import LEFT_MARGIN, Layout, columns
from tui.reading.marks import Mark, Marked, by_block, sign_of
from tui.reading.paint import COVER, Overlay, Piece, covered, paint
from tui.reading.rows import RowPainter
from tui.reading.sheet import Place, Sheet
from tui.reading.study import Study
from tui.span import Span

BASE = ("paragraph",)
RED, BLUE, BOLD = "current", "hit", "word"


def drawn(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def styles(pieces: Iterable[Piece]) -> list[tuple[str, ...]]:
    """The style of every character."""
    return [piece.looks for piece in pieces for _ in piece.text]


def cells(pieces: Iterable[Piece]) -> int:
    """What Textual reckons the row to be wide: segment by piece."""
    return sum(cell_len(piece.text) for piece in pieces)


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, Span, list[Overlay]]:
    """A text, a line of it that cuts no grapheme, and overlays anywhere."""
    text = draw(st.one_of(any_texts, hard_texts))
    assume(not text.startswith("\u200d"))  # rich itself measures that in two ways
    edges = [0, *(end for _, end, _ in graphemes(text))]
    start, end = sorted((draw(st.sampled_from(edges)), draw(st.sampled_from(edges))))
    places = st.tuples(st.integers(-3, len(text) + 3), st.integers(-3, len(text) + 3))
    overlay = st.builds(Overlay, places.map(lambda pair: Span(*sorted(pair))), st.sampled_from((RED, BLUE, BOLD)))
    return text, Span(start, end), draw(st.lists(overlay, max_size=5))


@many
@given(rows(), st.integers(0, 20))
def test_the_text_is_drawn_as_it_is_in_exactly_the_width(row: tuple[str, Span, list[Overlay]], room: int) -> None:
    text, line, overlays = row
    shown = text[slice(*line)].rstrip(" ")
    width = cell_len(shown) + room
    pieces = paint(text, line, width, BASE, overlays)
    assert drawn(pieces) == shown + " " * room
    assert cells(pieces) == width


@many
@given(rows())
def test_each_character_wears_the_overlays_on_it_the_later_on_top(row: tuple[str, Span, list[Overlay]]) -> None:
    text, line, overlays = row
    found = styles(paint(text, line, 200, BASE, overlays))
    shown = text[slice(*line)].rstrip(" ")
    for start, end, _ in graphemes(shown):
        here = Span(line.start + start, line.start + end)
        wanted: tuple[str, ...] = BASE
        for span, look in overlays:
            if span.clip(here):
                wanted += (look,)
        assert found[start:end] == [wanted] * (end - start), "what is drawn as one wears one style"
    assert set(found[len(shown) :]) <= {BASE}, "the filling is plain"


def test_overlays_are_clipped_and_laid_in_order() -> None:
    overlays = [Overlay(Span(0, 7), RED), Overlay(Span(6, 40), BLUE), Overlay(Span(8, 9), BOLD)]
    pieces = paint("de lampen branden", Span(3, 9), 8, BASE, overlays)
    assert [(piece.text, piece.looks) for piece in pieces] == [
        ("lam", (*BASE, RED)),
        ("p", (*BASE, RED, BLUE)),
        ("e", (*BASE, BLUE)),
        ("n", (*BASE, BLUE, BOLD)),
        ("  ", BASE),
    ]


def test_an_overlay_on_part_of_an_emoji_does_not_tear_it() -> None:
    family = "👨\u200d👩\u200d👧"
    pieces = paint(f"een {family}!", Span(0, 10), 9, BASE, [Overlay(Span(6, 7), RED)])
    assert [(piece.text, piece.looks) for piece in pieces] == [
        ("een ", BASE),
        (family, (*BASE, RED)),
        ("!", BASE),
        ("  ", BASE),
    ]


def test_the_blanks_a_line_was_wrapped_at_wear_nothing() -> None:
    pieces = paint("de lamp brandt", Span(0, 8), 9, BASE, [Overlay(Span(0, 14), RED)])
    assert [(piece.text, piece.looks) for piece in pieces] == [("de lamp", (*BASE, RED)), ("  ", BASE)]


def test_an_empty_line_is_filled() -> None:
    assert [piece.text for piece in paint("", Span(0, 0), 3, BASE, [Overlay(Span(0, 4), RED)])] == ["   "]
    assert paint("", Span(0, 0), 0, BASE, []) == []


# what is covered


@many
@given(any_texts)
def test_a_cover_keeps_every_cell_and_every_blank_and_shows_no_letter(text: str) -> None:
    assume(not text.startswith("\u200d"))  # rich itself measures that in two ways
    cover = covered(text)
    assert cell_len(cover) == cell_len(text)
    assert set(cover) <= {COVER, " "}
    if "\u200d" not in text:  # which takes a blank after it in
        assert [len(word) for word in cover.split(" ")] == [cell_len(word) for word in text.split(" ")]


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("", ""),
        ("The lamp burns.", "░░░ ░░░░ ░░░░░░"),
        ("漢字 op", "░░░░ ░░"),
        ("cafe\u0301 x\u0302", "░░░░ ░"),
        ("a 👨\u200d👩\u200d👧 b", "░ ░░ ░"),
        ("bel ☎\ufe0f!", "░░░ ░░░"),
    ],
)
def test_covers(text: str, cover: str) -> None:
    assert covered(text) == cover


# whole rows


def on_blocks(article: Article, marks: Iterable[Mark]) -> dict[int, Marked]:
    """What a row painter asks for."""
    return {block: Marked(there, article.blocks[block]) for block, there in by_block(article, marks).items()}


def painter(sheet: Sheet, cursor: Cursor, study: Study) -> RowPainter:
    """Marks, finds and the cursor all over the page."""
    article = sheet.article
    span = article.sentences[cursor.sentence].span
    marks = tuple(Mark(Span(at, at + 5), Colour.WORD, True, str(at)) for at in range(span.start, span.end, 7))
    hits = (*Finder(article).find(sheet.translations, "👩"), *Finder(article).find(sheet.translations, "e"))
    grouped = {block: [hit for hit in hits if hit.block == block] for block in range(len(article.blocks))}
    failed = frozenset({0, 2})
    return RowPainter(sheet, cursor, on_blocks(article, marks), grouped, study, True, failed)


@few
@given(sheets(), st.booleans(), st.data())
def test_every_row_of_a_page_is_equally_wide_and_the_rule_stands_in_one_line(
    sheet: Sheet, on: bool, data: st.DataObject
) -> None:
    article, shape = sheet.article, sheet.columns
    cursor = Cursor(data.draw(st.integers(0, len(article.sentences) - 1))).select(Unit.WORDS).by_words(article, 3)
    row_painter = painter(sheet, cursor, Study(on, sheet.revealed))
    beside = shape.layout is Layout.BESIDE
    rule = shape.left + LEFT_MARGIN + shape.dutch + 1
    for block in article.blocks:
        for number, row in enumerate(sheet.rows(block.index)):
            pieces = row_painter.pieces(Place(block.index, number))
            assert cells(pieces) == shape.width
            if beside:
                before = next(at for at in range(len(pieces)) if cells(pieces[:at]) == rule)
                assert pieces[before].text in ("│", "▌")
            if row.dutch is not None:
                assert block.text[slice(*row.dutch)].rstrip(" ") in drawn(pieces)


@few
@given(sheets(), st.integers(-2, 4), st.booleans())
def test_a_whole_row_fills_the_page(sheet: Sheet, more: int, on_thumb: bool) -> None:
    row_painter = painter(sheet, Cursor(), Study())
    width = sheet.columns.width + more
    for place in (Place(0, 0), None):
        pieces = row_painter.whole(place, on_thumb, width)
        assert cells(pieces) == (width if more > 0 or place is None else sheet.columns.width)
        assert (pieces[-1].text == "▐") == (on_thumb and (more > 0 or place is None))


@many
@given(st.lists(any_texts, max_size=3), st.lists(any_texts, max_size=2), st.integers(0, 60))
def test_a_bar_is_as_wide_as_it_should_be(left: list[str], right: list[str], width: int) -> None:
    pieces = bar([words(text) for text in left], [(words(text),) for text in right], width)
    assert width - 1 <= cells(pieces) <= width, "a cell may be left where a wide character does not fit"
    whole = "".join(left)
    if cell_len(whole) <= width and "".join(left).isascii():
        assert drawn(pieces).startswith(whole)
    if cell_len(whole) + cell_len("".join(right)) <= width - 2:
        assert drawn(pieces).endswith("".join(right))


# marks


@st.composite
def marked(draw: st.DrawFn) -> tuple[Sheet, list[Mark]]:
    """An article with highlights anywhere, some of them in pieces, and bookmarks."""
    article = draw(articles())
    sheet = laid_out(article, draw(shapes), {})
    ends = st.integers(0, len(article.text))
    spans = st.tuples(ends, ends).map(lambda pair: Span(*sorted(pair))).filter(lambda span: span.start < span.end)
    kinds = st.sampled_from(Colour)
    mark = st.builds(Mark, spans, kinds, st.booleans(), st.sampled_from("abc"), st.booleans(), st.booleans())
    return sheet, draw(st.lists(mark, max_size=6))


@few
@given(marked())
def test_every_mark_is_drawn_wherever_it_is_and_nowhere_else(given: tuple[Sheet, list[Mark]]) -> None:
    sheet, marks = given
    article, cursor = sheet.article, Cursor()
    row_painter = RowPainter(sheet, cursor, on_blocks(article, marks), {}, Study(), False, frozenset(), focused="a")
    highlights = [mark for mark in marks if not mark.bookmark]
    seen: set[Mark] = set()
    for block in article.blocks:
        for number, row in enumerate(sheet.rows(block.index)):
            if row.dutch is None or block.start is None:
                continue
            pieces = row_painter.pieces(Place(block.index, number))
            line = row.dutch.shift(block.start)
            begin = sheet.columns.left + LEFT_MARGIN
            before = next(at for at in range(len(pieces)) if cells(pieces[:at]) == begin)
            shown = block.text[slice(*row.dutch)].rstrip(" ")
            looks = styles(pieces[before:])[: len(shown)]
            torn = {at for start, end, _ in graphemes(shown) if end - start > 1 for at in range(start, end)}
            for at, worn in enumerate(looks):
                over = [mark for mark in highlights if line.start + at in range(*mark.span)]
                if at not in torn:
                    assert {look for look in worn if look.startswith("kind-")} == {f"kind-{one.colour}" for one in over}
                    assert ("doubled" in worn) == (len({mark.id for mark in over}) > 1)
                    assert ("focused" in worn) == ("a" in {mark.id for mark in over})
                if over:
                    inner = min(len(range(*mark.span)) for mark in over)
                    paper = [look for look in worn if look.startswith("kind-")][-1]
                    on_top = [mark for mark in over if len(range(*mark.span)) == inner]
                    assert at in torn or paper in {f"kind-{mark.colour}" for mark in on_top}
                    seen.update(over if "doubled" in worn else on_top)
            beginning = [mark for mark in marks if mark.span.start in range(*line)]
            sign = drawn(pieces[:before])[sheet.columns.left :][:2]
            assert sign == (sign_of(beginning) if beginning else "  ")
            seen.update(beginning)
    for mark in {*marks} - seen:  # a bookmark on the blank between two sentences, a highlight of blanks
        begin, end = mark.span
        assert article.text[begin : begin + 1 if mark.bookmark else end].isspace()
    assert cells(row_painter.pieces(Place(0, 0))) == sheet.columns.width


@few
@given(marked())
def test_a_row_looks_as_the_marks_it_is_kept_by(given: tuple[Sheet, list[Mark]]) -> None:
    sheet, marks = given
    painter = RowPainter(sheet, Cursor(), on_blocks(sheet.article, marks), {}, Study(), False, frozenset(), focused="a")
    for block in sheet.article.blocks:
        for number, row in enumerate(sheet.rows(block.index)):
            looks = painter.marked(block.index, row)
            alone = {block.index: Marked(looks, block)} if looks else {}
            other = painter._replace(marks=alone, focused="focused")
            assert other.pieces(Place(block.index, number)) == painter.pieces(Place(block.index, number))
            assert {mark.id for mark in looks}.isdisjoint("abc"), "notes made later look the same"


def test_pieces_are_drawn_as_selected_and_the_blank_between_paragraphs_is_not() -> None:
    article = parse(Canonical("De lamp brandt weer.\n\n## Laat\n\nHet is stil.", ()), "lamp")
    sheet = laid_out(article, columns(60, Layout.DUTCH), {})
    apart = Cursor(word=0).join(article).by_words(article, 2)
    across = Cursor(word=3).select(Unit.WORDS).by_words(article, 1)

    def selected(cursor: Cursor) -> list[str]:
        row_painter = RowPainter(sheet, cursor, {}, {}, Study(), False, frozenset())
        pieces = (piece for place in page_of(sheet).places for piece in row_painter.pieces(place))
        return [piece.text for piece in pieces if "selection" in piece.looks]

    assert selected(apart) == ["De"]
    assert selected(apart.join(article)) == ["De", "brandt"]
    assert selected(across) == ["weer.", "Laat", "Het"]
