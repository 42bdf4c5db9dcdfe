"""A search finds what a reader means, and marks exactly that."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.folding import fold, occurrences
from tui.span import Span

ODD = st.text(
    st.sampled_from([*"aAsSfiIeE'\"- ‘’“”«–—ïßﬁﬀİıſΣςŉK\u0301\u0308\u00a0\u202f"]) | st.characters(codec="utf-8")
)


def found(text: str, query: str) -> list[str]:
    return [text[slice(*span)] for span in occurrences(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("kolonel Goïta en GOÏTA", "goita", ["Goïta", "GOÏTA"]),
        ("kolonel Goi\u0308ta", "Goïta", ["Goi\u0308ta"]),
        ("een café, twee cafe\u0301s", "cafe", ["café", "cafe\u0301"]),
        ("de foto’s", "foto's", ["foto’s"]),
        ("FOTO'S", "foto’s", ["FOTO'S"]),
        ('‘onwettig’ en "wet"', "'onwettig'", ["‘onwettig’"]),
        ("„Ja” zei ze", '"ja"', ["„Ja”"]),
        ("2024–2025", "2024-2025", ["2024–2025"]),
        ("€\u00a015", "€ 15", ["€\u00a015"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "as", ["aß"]),
        ("de oﬃcier", "officier", ["oﬃcier"]),
        ("ﬁets en fiets", "fiets", ["ﬁets", "fiets"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("één", "een", ["één"]),
        ("een twee", "een   twee", ["een twee"]),
        ("een twee", " twee ", ["twee"]),
        ("een", "tweeën", []),
        ("een", "", []),
        ("een", " \t", []),
        ("een", "\u0301", []),
        ("", "een", []),
    ],
)
def test_hits(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [("Straße ﬀ", "s", ["S", "ß"]), ("ﬀf", "f", ["ﬀ", "f"]), ("ßßß", "sss", ["ßß"]), ("ßs", "ss", ["ß"])],
)
def test_a_character_that_folds_to_two_letters_is_one_hit(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@settings(deadline=None)
@given(ODD, ODD)
@example("ßßß", "sss")
@example("x\u0301\u0301y", "x")
def test_hits_lie_in_the_text_apart_and_hold_the_query(text: str, query: str) -> None:
    spans = occurrences(text, query)
    wanted = fold(" ".join(query.split())).text
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert wanted in fold(text[slice(*span)]).text
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert bool(spans) == bool(wanted and wanted in fold(text).text)


@settings(deadline=None)
@given(ODD, st.data())
def test_every_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = " ".join(text[start : data.draw(st.integers(start, len(text)))].split())
    if piece in text:
        hits = occurrences(text, piece)
        assert bool(hits) == bool(fold(piece).text)


@settings(deadline=None)
@given(ODD)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@settings(deadline=None)
@given(ODD, st.data())
def test_the_way_back_holds_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        back = folded.original(Span(start, end))
        assert folded.text[start:end] in fold(text[slice(*back)]).text
        assert back.end - back.start <= len(text)
