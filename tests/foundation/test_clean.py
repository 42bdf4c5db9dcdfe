"""Nothing that a text brings along reaches the terminal as a command."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.clean import HARMFUL, clean, first_shown, one_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WEIRD = st.text(
    st.sampled_from(
        [*"ab;é[](0m\\\x1b\x07\x90\x9b\x9c\x9d\r\n\t\x0b\x0c\x1c\x85 \u00a0\u2028\u00ad\u200b\ud800e\u0301", *BIDI]
    )
    | st.characters()
    | st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Mn"])
)


@pytest.mark.parametrize(
    ("sequence", "left"),
    [
        ("\x1b[31m", ""),
        ("\x1b[2J", ""),
        ("\x1b[?1049h", ""),
        ("\x1b[38;2;255;0;0m", ""),
        ("\x1b]0;titel\x07", ""),
        ("\x1b]0;titel\x1b\\", ""),
        ("\x1b]52;c;cm0gLXJmIH4=\x07", ""),
        ("\x1b]8;;http://voorbeeld.nl\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP+q544e\x1b\\", ""),
        ("\x1b_geheim\x1b\\", ""),
        ("\x1b^geheim\x1b\\", ""),
        ("\x1bXgeheim\x1b\\", ""),
        ("\x1bc", ""),
        ("\x1b(B", ""),
        ("\x1b#8", ""),
        ("\x1b\x1b[31m", ""),
        ("\x1b", ""),
        ("\x1b\x1b", ""),
        ("\x1b é", " é"),
        ("\x9b31m", "31m"),
        ("\x9d0;x\x9c", "0;x"),
        ("\x90q\x9c", "q"),
    ],
)
def test_escape_sequences_go(sequence: str, left: str) -> None:
    assert clean(f"voor{sequence}") == f"voor{left}"
    assert clean(f"vóór{sequence}Één") == f"vóór{left}Één"


@pytest.mark.parametrize("opening", ["\x1b]0;", "\x1bP", "\x1b_"])
def test_an_unfinished_sequence_costs_no_more_than_its_line(opening: str) -> None:
    assert clean(f"voor{opening}de rest van de regel\nDe volgende regel.") == "voor\nDe volgende regel."


@pytest.mark.parametrize(
    "code", [*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]
)
def test_controls_go(code: int) -> None:
    assert clean(f"a{chr(code)}é") == "aé"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_is_a_line_feed(end: str) -> None:
    assert clean(f"een{end}twee") == "een\ntwee"
    assert one_line(f"een{end}twee{end}") == "een twee"


@pytest.mark.parametrize("character", [*BIDI, "\u00ad", "\u200b", "\u2060", "\ufeff", chr(0xD800), chr(0xDFFF)])
def test_invisible_characters_go(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["een\u00a0twee", "een\u202ftwee", "👩\u200d💻", "een  twee", "“Één” – ’s avonds…"])
def test_what_a_writer_means_stays(text: str) -> None:
    assert clean(text) == text


def test_tabs_are_spaces() -> None:
    assert clean("een\ttwee") == "een twee"


def test_letters_are_composed() -> None:
    assert clean("Goi\u0308ta") == "Goïta"
    assert clean("e\u00ad\u0301e\u0301n") == "één"


def test_one_line_keeps_no_break_spaces_but_not_at_the_ends() -> None:
    assert one_line("\u00a0 \t€\u00a015 \n per  dag\u00a0") == "€\u00a015 per dag"


@settings(deadline=None)
@given(WEIRD)
def test_nothing_harmful_is_left(text: str) -> None:
    cleaned = clean(text)
    assert {character for character in cleaned if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}} <= {"\n"}
    assert not set(BIDI) & set(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode()


@settings(deadline=None)
@given(WEIRD)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert "  " not in line
    assert one_line(line) == line


@settings(deadline=None)
@given(WEIRD, WEIRD)
def test_cleaning_adds_nothing(text: str, more: str) -> None:
    """Two clean texts joined are clean: no command can be smuggled in halves."""
    joined = clean(text) + clean(more)
    assert unicodedata.normalize("NFC", joined) == clean(joined)


@settings(deadline=None)
@given(WEIRD, WEIRD)
def test_first_shown_is_where_one_line_begins(before: str, text: str) -> None:
    start, end = len(before), len(before) + len(text)
    shown = first_shown(before + text + "x", start, end)
    assert start <= shown <= end
    assert one_line(text[: shown - start]) == ""
    assert (shown == end) == (one_line(text) == "")


def test_nothing_that_can_be_printed_is_left_out() -> None:
    """Which is why it is not looked for."""
    printed = [character for character in map(chr, range(0x110000)) if character.isprintable()]
    assert re.sub(HARMFUL, "", "".join(printed)) == "".join(printed)
    assert [character for character in printed if character.isspace()] == [" "]
