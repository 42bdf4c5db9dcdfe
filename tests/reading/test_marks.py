"""Highlights as the page draws them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.notes.colour import Colour
from tui.reading.marks import FLAG, Mark, doubled, overlapping, sign_of, under_cursor
from tui.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))
one_mark = st.builds(Mark, spans, st.sampled_from(Colour), st.booleans(), st.sampled_from("abcd"), st.just(False))
some_marks = st.lists(one_mark, max_size=6)


def mark(start: int, end: int, id: str = "") -> Mark:
    return Mark(Span(start, end), Colour.MARK, False, id)


# the margin


@pytest.mark.parametrize(
    ("colour", "noted", "unsure", "bookmark", "sign"),
    [
        (Colour.MARK, False, False, False, "1 "),
        (Colour.WORD, True, False, False, "2•"),
        (Colour.GRAMMAR, False, False, False, "3 "),
        (Colour.QUESTION, True, False, False, "4•"),
        (Colour.WORD, True, True, False, "2?"),
        (Colour.MARK, False, True, False, "1?"),
        (Colour.MARK, False, False, True, "⚑ "),
        (Colour.MARK, True, False, True, "⚑•"),
        (Colour.MARK, True, True, True, "⚑?"),
    ],
)
def test_the_sign_says_kind_and_state(colour: Colour, noted: bool, unsure: bool, bookmark: bool, sign: str) -> None:
    assert sign_of([Mark(Span(0, 4), colour, noted, "", bookmark, unsure)]) == sign


def test_where_several_begin_the_sign_is_of_the_one_with_most_to_tell() -> None:
    plain, noted = mark(0, 9), Mark(Span(2, 4), Colour.WORD, True, "")
    unsure, flag = Mark(Span(6, 8), Colour.GRAMMAR, False, "", unsure=True), mark(3, 5)._replace(bookmark=True)
    assert sign_of([plain, mark(1, 2)._replace(colour=Colour.QUESTION)]) == "1 "
    assert sign_of([plain, noted]) == "2•"
    assert sign_of([plain, noted, unsure]) == "3?"
    assert sign_of([flag, flag]) == "⚑ "
    assert sign_of([flag, noted]) == sign_of([noted, plain, flag]) == "⚑2"


@given(some_marks.filter(bool), st.booleans())
def test_a_sign_is_two_cells_and_tells_of_highlight_and_bookmark(marks: list[Mark], bookmark: bool) -> None:
    sign = sign_of([*marks, *([mark(0, 1)._replace(bookmark=True)] if bookmark else [])])
    assert cell_len(sign) == 2
    assert (FLAG in sign) == bookmark
    assert {mark.colour.digit for mark in marks} & {*sign}


# where several are


@given(some_marks)
def test_doubled_is_where_two_notes_are(marks: list[Mark]) -> None:
    found = doubled(marks)
    covered = [at for span in found for at in range(*span)]
    assert covered == [at for at in range(60) if len({mark.id for mark in marks if at in range(*mark.span)}) > 1]


def test_two_pieces_of_one_note_are_not_doubled() -> None:
    assert doubled([mark(0, 6, "a"), mark(4, 9, "a")]) == []
    assert doubled([mark(0, 6, "a"), mark(4, 9, "a"), mark(5, 7, "b")]) == [Span(5, 6), Span(6, 7)]
    assert doubled([mark(0, 6, "a"), mark(6, 9, "b")]) == [], "they only touch"


@given(some_marks, spans)
def test_over_a_word_the_inner_ones_come_first_and_each_note_once(marks: list[Mark], word: Span) -> None:
    over = [mark for mark in marks if word.start in range(*mark.span)]
    found = overlapping(marks, word, Span(0, 60))
    assert [mark.id for mark in found] == list(dict.fromkeys(mark.id for mark in found))
    assert {mark.id for mark in found} == {mark.id for mark in over}
    lengths = [len(range(*mark.span)) for mark in found]
    assert lengths == sorted(lengths)
    for mark in found:
        assert len(range(*mark.span)) == min(len(range(*other.span)) for other in over if other.id == mark.id)
    if over:
        assert found[0] == [mark for mark in over if len(range(*mark.span)) == lengths[0]][-1], "of equals the last"
    assert under_cursor(marks, word, Span(0, 60)) == (found[0] if found else None)


def test_of_equal_marks_the_later_is_first() -> None:
    old, new, outer = mark(2, 6, "old"), mark(2, 6, "new"), mark(0, 9, "outer")
    assert overlapping(iter([old, new, outer]), Span(3, 5), Span(0, 9)) == [new, old, outer]


def test_a_mark_ends_before_its_end() -> None:
    found = [overlapping([mark(3, 7)], Span(at, at + 1), Span(0, 9)) for at in (2, 3, 6, 7)]
    assert found == [[], [mark(3, 7)], [mark(3, 7)], []]


def test_on_a_word_a_key_acts_on_the_innermost_mark_over_it() -> None:
    marks = [mark(0, 30, "sentence"), mark(10, 20, "phrase"), mark(21, 25, "word")]
    sentence = Span(0, 30)
    assert under_cursor(marks, Span(12, 15), sentence) == marks[1]
    assert under_cursor(marks, Span(21, 25), sentence) == marks[2]
    assert under_cursor(marks, Span(26, 30), sentence) == marks[0]
    assert under_cursor(marks[1:], Span(0, 5), sentence) is None, "not on another one of the sentence"


def test_on_a_sentence_its_own_mark_comes_first_and_then_those_that_touch_it_in_order() -> None:
    sentence = Span(10, 30)
    marks = [
        mark(20, 24, "c"),
        mark(5, 12, "a"),
        mark(10, 30, "own"),
        mark(12, 14, "b"),
        mark(26, 28, "b"),
        mark(30, 40),
    ]
    assert [mark.id for mark in overlapping(marks, None, sentence)] == ["own", "a", "b", "c"]


@given(some_marks, spans)
def test_on_a_sentence_a_key_acts_on_its_own_mark_else_on_the_first_that_touches_it(
    marks: list[Mark], sentence: Span
) -> None:
    touching = [mark for mark in marks if set(range(*mark.span)) & set(range(*sentence))]
    found = under_cursor(marks, None, sentence)
    assert (found is None) == (not touching)
    if found is not None:
        assert found in touching
        assert found.span == sentence or all(found.span <= other.span != sentence for other in touching)
