"""Between the text as it is read and the file it came from no character gets lost."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.article.canonical import Canonical
from tui.article.kind import Kind
from tui.article.offsets import OffsetMap, fold, numbers
from tui.article.parse import parse
from tui.clean import clean, first_shown, one_line
from tui.dutch.words import word_spans
from tui.errors import ArticleError
from tui.span import Span

steady = settings(deadline=None, max_examples=300)

BLANK = st.sampled_from(
    [" ", " ", "  ", "\n", "\t", " \n ", "\u2003", "\u00a0", "\u202f", "\x85", "\x0b", " \u00a0 ", ""]
)
HIDDEN = st.sampled_from(
    ["\u00ad", "\u200b", "\ufeff", "\x1b[1m", "\x1b]0;x\x07", "\x1b", "\x00", "\x9b", "\u202e", "\ud800"]
)
LETTERS = st.sampled_from(
    ["de", "é", "e\u0301", "Goi\u0308ta", "x\u0301\u0302", "ß", "😀", "2.400", "‘", "’", "–", ".", "ij", "\u0301"]
)
ODD = st.lists(st.one_of(LETTERS, LETTERS, BLANK, HIDDEN), max_size=40).map("".join)
PAGE = st.lists(ODD, min_size=1, max_size=6).map("\n\n".join)


def folded(source: str, start: int = 0, end: int | None = None, at: int = 0) -> tuple[str, OffsetMap]:
    offsets = OffsetMap(source)
    return fold(source, Span(start, len(source) if end is None else end), offsets, at), offsets


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("een  twee\n drie", "een twee drie"),
        ("\n een \t", "een"),
        ("af\u00adgebroken", "afgebroken"),
        ("een \u00ad twee", "een twee"),
        ("een\u200b \u200btwee", "een twee"),
        ("\u200b een \u200b", "een"),
        ("\u200b\u00a0een\u00a0\u200b", "een"),
        ("\u200b\u00a0\u200b", ""),
        (" \n\t", ""),
        ("", ""),
        ("€\u00a015", "€\u00a015"),
        ("\x1b[31mrood\x1b[0m licht", "rood licht"),
        ("e\u0301e\u0301n", "één"),
        ("e\u00ad\u0301", "é"),
        ("een\x0btwee\x85drie\u2028vier", "een twee drie vier"),
    ],
)
def test_how_a_text_is_read(source: str, reading: str) -> None:
    assert folded(source)[0] == reading == one_line(source)


@pytest.mark.parametrize(
    ("source", "word", "there"),
    [
        ("Een  lamp\nbrandt hier", "brandt", "brandt"),
        ("Een lamp\u00adlicht brandt", "lamplicht", "lamp\u00adlicht"),
        ("Kolonel Goi\u0308ta\nzwijgt", "Goïta", "Goi\u0308ta"),
        ("\x1b[1mVet\x1b[0m en mager", "mager", "mager"),
        ("\x1b[1mVet\x1b[0m en mager", "Vet", "Vet"),
    ],
)
@pytest.mark.parametrize("at", [0, 1000])
def test_where_a_word_stands(source: str, word: str, there: str, at: int) -> None:
    reading, offsets = folded(source, at=at)
    span = Span(reading.index(word), reading.index(word) + len(word)).shift(at)
    start, end = offsets.source_span(span)
    assert source[start:end].rstrip("\x1b[0m") == there
    assert offsets.reading_span(Span(start, end)) == span


def test_what_is_not_shown_maps_to_the_next_thing_that_is() -> None:
    reading, offsets = folded("een\u00ad\u00ad  \u00adtwee")
    assert reading == "een twee"
    assert [offsets.to_reading(at) for at in range(12)] == [0, 1, 2, 3, 4, 4, 4, 4, 4, 5, 6, 7]


def test_an_empty_map_changes_nothing() -> None:
    assert OffsetMap("").source_span(Span(3, 9)) == OffsetMap("").reading_span(Span(3, 9)) == Span(3, 9)


@steady
@given(ODD)
@example("e\x1b]a\u0301b")
def test_the_reading_text_is_the_clean_text(source: str) -> None:
    reading, _ = folded(source)
    assert reading == one_line(source)
    assert reading == reading.strip()
    assert "  " not in reading
    assert clean(reading) == reading


@steady
@given(ODD, st.integers(0, 50), st.integers(0, 9))
def test_every_character_leads_to_what_it_was_made_from(source: str, at: int, margin: int) -> None:
    whole = "#" * margin + source + "#" * margin
    reading, offsets = folded(whole, margin, margin + len(source), at)
    for index, character in enumerate(reading):
        start, end = offsets.source_span(Span(at + index, at + index + 1))
        assert margin <= start <= end <= margin + len(source)
        written = whole[start : max(end, start + 1)]
        if character == " ":
            assert written[0].isspace() or clean(written[0]) == ""
        elif not unicodedata.combining(character):  # a mark that stays one belongs to the letter before it
            assert set(unicodedata.normalize("NFD", character)) & set(unicodedata.normalize("NFD", written))


def test_lines_that_are_wrapped_by_hand_run_in_step() -> None:
    reading, offsets = folded("De kat zit\nin de trein\nen kijkt.", at=7)
    assert reading == "De kat zit in de trein en kijkt."
    assert (list(offsets.reading), list(offsets.source)) == ([7], [0])


@steady
@given(ODD, st.integers(0, 50))
def test_both_directions_rise(source: str, at: int) -> None:
    reading, offsets = folded(source, at=at)
    there = [offsets.to_source(offset) for offset in range(at, at + len(reading) + 1)]
    back = [offsets.to_reading(offset) for offset in range(len(source) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert there[-1] <= len(source)
    assert all(at <= offset <= at + len(reading) for offset in back[: there[-1] + 1])  # behind that only blanks


@steady
@example("e\u0301.e\u0301\u0301", 0)  # of two accents only one can be one with its letter
@given(ODD, st.integers(0, 50))
def test_words_come_back(source: str, at: int) -> None:
    reading, offsets = folded(source, at=at)
    words = word_spans(reading)
    for word in words:
        span = word.shift(at)
        source_span = offsets.source_span(span)
        assert offsets.reading_span(source_span) == span
        assert one_line(source[slice(*source_span)]) == reading[slice(*word)]
    if words:
        span = Span(words[0].start, words[-1].end).shift(at)
        assert offsets.reading_span(offsets.source_span(span)) == span


@steady
@given(PAGE)
@example("de\u00a0\u00a0\u00a0\u00a0\u200b\n\nij")
def test_blocks_of_an_article_do_not_leak_into_each_other(source: str) -> None:
    try:
        article = parse(Canonical(source, ()), "x")
    except ArticleError:
        return
    body = [block for block in article.blocks if block.start is not None]
    before = 0
    for block in body:
        assert block.start is not None
        start, end = article.offsets.source_span(Span(block.start, block.start + len(block.text)))
        assert before <= start < end <= len(source)
        assert first_shown(source, start, end) == start
        assert one_line(source[start:end]) == block.text == clean(block.text)
        assert article.text[block.start : block.start + len(block.text)] == block.text
        before = end
    assert article.text == "\n\n".join(block.text for block in body)
    for start in range(len(article.text) + 1):
        for end in (start, start + 1, start + 2, start + 9, len(article.text), len(article.text) + 5):
            assert article.between(start, end) == article.text[start:end]
    for sentence in article.sentences:
        span = article.offsets.source_span(sentence.span)
        assert one_line(source[slice(*span)]) == article.sentence_text(sentence.index)
        assert article.offsets.reading_span(span) == sentence.span


@steady
@given(PAGE)
def test_every_visible_character_of_the_source_is_on_the_page(source: str) -> None:
    try:
        article = parse(Canonical(source, ()), "x")
    except ArticleError:
        return
    shown = " ".join(block.text for block in article.blocks)
    if all(block.kind in (Kind.HEADING, Kind.PARAGRAPH) for block in article.blocks):
        assert "".join(shown.split()) == "".join(clean(source).split())


@pytest.mark.parametrize(
    "repeat",
    [
        lambda n: "a " * n,
        lambda n: "a" + " " * n,
        lambda n: "\u00ad" * n,
        lambda n: "a\u0301" * n,
        lambda n: "a" + "\u0301" * n,
    ],
    ids=["words", "blank", "hidden", "marks", "one mark after another"],
)
def test_a_million_characters_fold_in_a_moment(repeat: Callable[[int], str]) -> None:
    source = repeat(1_000_000)
    reading, offsets = folded(source)
    assert len(reading) <= len(source)
    assert offsets.to_source(len(reading)) <= len(source)


@pytest.mark.parametrize(("text", "kind"), [("kort", list), ("lang" * 70_000, array)])
def test_numbers_of_a_long_text_take_less_room(text: str, kind: type[object]) -> None:
    kept = numbers(text, 3)
    kept.append(70_000)
    assert isinstance(kept, kind)
    assert [*kept] == [3, 70_000]
