"""What counts as a running word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dutch.sentences import sentence_spans
from tui.dutch.words import word_spans
from tui.span import Span

# Each text with its words, divided by spaces.
CASES = [
    ("De raad besloot, alsnog.", "De raad besloot alsnog"),
    ("‘Losgeslagen’", "Losgeslagen"),
    ("‘foto’s’", "foto’s"),
    ("'foto's'", "foto's"),
    ("de auto’s, zo’n auto", "de auto’s zo’n auto"),
    ("’s Avonds is ’t stil; 'n mens", "’s Avonds is ’t stil 'n mens"),
    ("‘’s Avonds’, zei hij", "’s Avonds zei hij"),
    ("‘s Avonds", "‘s Avonds"),
    ("’s-Hertogenbosch en ’s-Gravenhage", "’s-Hertogenbosch en ’s-Gravenhage"),
    ("de letter ‘s’ of 't'", "de letter s of t"),
    ("rock-’n-roll", "rock-’n-roll"),
    ("Hans’ fiets", "Hans fiets"),
    ("O’Neill, d'Ancona, A’dam", "O’Neill d'Ancona A’dam"),
    ("Sahel-landen, Jean-Yves, A4-papier", "Sahel-landen Jean-Yves A4-papier"),
    ("in- en uitvoer", "in en uitvoer"),
    ("Amsterdam–Rotterdam – heen en terug", "Amsterdam Rotterdam heen en terug"),
    ("Noord‑Holland", "Noord‑Holland"),
    ("2.400 leden, 1,5 procent om 20.30 of 20:30.", "2.400 leden 1,5 procent om 20.30 of 20:30"),
    ("1.234.567,89", "1.234.567,89"),
    ("in 2013, 2014.", "in 2013 2014"),
    ("50% van €5 (of $7)", "50 van 5 of 7"),
    ("een 12-jarige, de 1e en de 20ste", "een 12-jarige de 1e en de 20ste"),
    ("Ajax won met 3-1.", "Ajax won met 3-1"),
    ("o.a. Frans, d.w.z. taal", "o.a. Frans d.w.z. taal"),
    ("(o.a.)", "o.a."),
    ("het O.L.V.-college", "het O.L.V.-college"),
    ("in 44 v.Chr., dus", "in 44 v.Chr. dus"),
    ("J.R.R. Tolkien, J.-P. Dubois en H. Mulisch", "J.R.R. Tolkien J.-P. Dubois en H Mulisch"),
    ("dr. Jansen, bijv.", "dr Jansen bijv"),
    ("op nu.nl, www.nos.nl en Booking.com.", "op nu.nl www.nos.nl en Booking.com"),
    ("zin.Volgende", "zin Volgende"),
    ("R&D bij V&D & co", "R&D bij V&D co"),
    ("en/of collega(’s)", "en of collega ’s"),
    ("coördinatie, één, Éen, ĳs, Łódź", "coördinatie één Éen ĳs Łódź"),
    ("coo\u0308rdinatie", "coo\u0308rdinatie"),
    ("AFP en de VS", "AFP en de VS"),
    ("_nadruk_ en **vet**", "nadruk en vet"),
    ("„Ja”, «nee», ,,goed'' en \"fout\"!", "Ja nee goed en fout"),
    ("… – !?", ""),
    ("", ""),
]

texts = st.text(st.one_of(st.sampled_from("abzAÉ12.-’'‘&,: \u0301_ſß"), st.characters()))


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_found_without_what_surrounds_them(text: str, words: str) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == words.split()


def test_a_range_gives_spans_of_the_whole_text() -> None:
    assert word_spans("een twee drie vier", 4, 13) == [Span(4, 8), Span(9, 13)]


def test_a_word_cut_by_the_range_counts_with_its_part() -> None:
    assert word_spans("een twee drie", 5, 11) == [Span(5, 8), Span(9, 11)]


@given(texts)
def test_words_are_in_order_and_hold_every_letter_and_digit(text: str) -> None:
    spans = word_spans(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert not any(map(str.isalnum, "".join(text[end:start] for end, start in zip(ends, starts, strict=True))))
    assert all(start < end for start, end in spans)
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(texts)
def test_no_word_holds_space_or_ends_in_a_quote(text: str) -> None:
    for start, end in word_spans(text):
        word = text[start:end]
        assert not any(map(str.isspace, word))
        assert word[-1] not in "'’‘-&,:"


@given(texts)
def test_the_words_of_the_sentences_are_the_words_of_the_text(text: str) -> None:
    assert [word for start, end in sentence_spans(text) for word in word_spans(text, start, end)] == word_spans(text)


# Pieces to repeat, divided by |.
SLOW = "woord |a|a.|A.|a’|a-|1.|1,|'s|’s |A.Bcdef|&a|a\u0301|\u0301|.|o.a. |-’"


@pytest.mark.parametrize("piece", SLOW.split("|"))
def test_a_megabyte_without_relief_takes_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece)) + "!"
    begin = time.process_time()
    word_spans(text)
    # It takes well under a second; a quadratic pattern would take many minutes.
    assert time.process_time() - begin < 10
