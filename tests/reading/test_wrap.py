"""Lines of a width: nothing lost, nothing invented, nothing torn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.reading_samples import any_texts, graphemes, many, narrow_texts
from rich.cells import cell_len, get_character_cell_size

from tui.reading.wrap import character_at, is_narrow, width_of, wrap

widths = st.one_of(st.integers(1, 12), st.integers(13, 90))


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *wrap(text, width)))]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 7, [""]),
        ("lamp", 4, ["lamp"]),
        ("de lamp brandt", 7, ["de lamp ", "brandt"]),
        ("de lamp brandt", 6, ["de ", "lamp ", "brandt"]),
        ("de   lamp", 4, ["de   ", "lamp"]),
        ("lamp    ", 4, ["lamp    "]),
        (" lampen", 6, [" ", "lampen"]),
        ("een windmolenpark", 6, ["een ", "windmo", "lenpar", "k"]),
        ("windmolen op zee", 6, ["windmo", "len op ", "zee"]),
        ("ruim 2\u00a0400 man", 8, ["ruim ", "2\u00a0400 ", "man"]),
        ("Sahel-landen", 8, ["Sahel-la", "nden"]),
        ("漢字漢字 lamp", 5, ["漢字", "漢字 ", "lamp"]),
        ("漢字", 1, ["漢", "字"]),
        ("ee\u0301e\u0301n", 2, ["ee\u0301", "e\u0301n"]),
        ("a 👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["a ", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("bel ☎\ufe0f nu", 5, ["bel ", "☎\ufe0f nu"]),
        ("漢\u00a0字 op", 5, ["漢\u00a0字 ", "op"]),
    ],
)
def test_lines_of_known_texts(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


@many
@given(any_texts, widths)
def test_the_lines_joined_are_the_text(text: str, width: int) -> None:
    ends = wrap(text, width)
    assert ends[-1] == len(text)
    assert not text or all(start < end for start, end in pairwise((0, *ends)))
    assert "".join(lines_of(text, width)) == text


@many
@given(any_texts, widths)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    for line in lines_of(text, width):
        drawn = line.rstrip(" ")
        assert cell_len(drawn) <= width or sum(1 for _, _, cells in graphemes(drawn) if cells) == 1


@many
@given(any_texts, widths)
def test_only_a_blank_or_a_word_longer_than_a_line_is_a_break(text: str, width: int) -> None:
    for end in wrap(text, width)[:-1]:
        before, after = text[:end].rpartition(" ")[2], text[end:].partition(" ")[0]
        if before:
            assert width_of(before + after) > width
            assert end - len(before) in (0, *wrap(text, width)), "a word that has to be cut begins a line"
        assert text[end] != " ", "blanks stay with the line they follow"


@many
@given(any_texts, widths)
def test_a_line_takes_all_that_fits(text: str, width: int) -> None:
    for start, end in pairwise((0, *wrap(text, width)[:-1])):
        line, word = text[start:end], text[end:].partition(" ")[0]
        if line.endswith(" "):
            assert width_of(line) + width_of(word) > width
        else:
            assert width_of(line) + graphemes(word)[0][2] > width


@many
@given(any_texts, widths)
def test_a_word_is_never_cut_inside_a_grapheme(text: str, width: int) -> None:
    starts = {start for start, _, _ in graphemes(text)}
    assert {end for end in wrap(text, width)[:-1] if text[end - 1] != " "} <= starts


@many
@given(narrow_texts, widths)
def test_a_wide_character_further_on_changes_no_line_above_it(text: str, width: int) -> None:
    assert is_narrow(text)
    assert not is_narrow(text + " 漢")
    above = tuple(end for end in wrap(text + " 漢", width) if end < len(text))
    assert above == wrap(text, width)[:-1]


def test_what_counts_as_narrow_is_one_cell_each_and_takes_no_neighbour_in() -> None:
    narrow = [chr(code) for code in range(0x20, 0x11000) if not 0x7F <= code < 0xA0 and is_narrow(chr(code))]
    assert {"a", "é", "’", "„", "…", "€", "–", "\u00a0"} <= set(narrow)
    assert not {"漢", "\u0301", "\u200d", "\ufe0f", "\u00ad", "\u2028", "👩"} & set(narrow)
    assert [character for character in narrow if get_character_cell_size(character) != 1] == []


@many
@given(any_texts)
def test_width_is_what_the_terminal_draws(text: str) -> None:
    printed = "".join(character for character in text if character.isprintable())
    assert width_of(printed) == cell_len(printed)


@many
@given(any_texts)
def test_the_character_under_a_cell_is_the_one_drawn_there(text: str) -> None:
    cell = 0
    for start, _, cells in graphemes(text) if not is_narrow(text) else [(at, 0, 1) for at in range(len(text))]:
        for within in range(cells):
            assert character_at(text, cell + within) == start
        cell += cells
    assert character_at(text, cell) == character_at(text, cell + 9) == len(text)
    assert character_at(text, -1) == 0
