"""Highlights as the page draws them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.colour import Colour
from tui.reading.marks import Mark, innermost, under_cursor
from tui.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))
some_marks = st.lists(st.builds(Mark, spans, st.sampled_from(Colour), st.booleans(), st.uuids().map(str)), max_size=6)


def mark(start: int, end: int, id: str = "") -> Mark:
    return Mark(Span(start, end), Colour.MARK, False, id)


@pytest.mark.parametrize(
    ("colour", "noted", "sign"),
    [
        (Colour.MARK, False, "1 "),
        (Colour.WORD, True, "2•"),
        (Colour.GRAMMAR, False, "3 "),
        (Colour.QUESTION, True, "4•"),
    ],
)
def test_the_sign_says_kind_and_note_in_two_cells(colour: Colour, noted: bool, sign: str) -> None:
    assert Mark(Span(0, 4), colour, noted, "").sign == sign


@given(some_marks, st.integers(0, 50))
def test_the_innermost_is_over_the_offset_and_none_is_shorter(marks: list[Mark], offset: int) -> None:
    over = [mark for mark in marks if offset in range(*mark.span)]
    found = innermost(marks, offset)
    assert (found is None) == (not over)
    if found is not None:
        lengths = [len(range(*mark.span)) for mark in over]
        assert found in over
        assert len(range(*found.span)) == min(lengths)
        assert found == [mark for mark, length in zip(over, lengths, strict=True) if length == min(lengths)][-1]


def test_of_equal_marks_the_later_is_on_top() -> None:
    assert innermost([mark(0, 4, "old"), mark(2, 6, "new")], 3) == mark(2, 6, "new")
    assert innermost(iter([mark(2, 6, "old"), mark(0, 4, "new")]), 3) == mark(0, 4, "new")


def test_a_mark_ends_before_its_end() -> None:
    assert innermost([mark(3, 7)], 3) == innermost([mark(3, 7)], 6) == mark(3, 7)
    assert innermost([mark(3, 7)], 2) is innermost([mark(3, 7)], 7) is None


def test_on_a_word_a_key_acts_on_the_innermost_mark_over_it() -> None:
    marks = [mark(0, 30, "sentence"), mark(10, 20, "phrase"), mark(21, 25, "word")]
    sentence = Span(0, 30)
    assert under_cursor(marks, Span(12, 15), sentence) == marks[1]
    assert under_cursor(marks, Span(21, 25), sentence) == marks[2]
    assert under_cursor(marks, Span(26, 30), sentence) == marks[0]
    assert under_cursor(marks[1:], Span(0, 5), sentence) is None, "not on another one of the sentence"


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
