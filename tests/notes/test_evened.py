"""A text evened out, and the way there and back."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.clean import one_line
from tui.notes.anchoring.evened import Evened
from tui.span import Span


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("‘Ja’, “nee” en «o»", "'ja', 'nee' en 'o'"),
        ("van 1990–1995 — of zo…", "van 1990-1995 - of zo."),
        ("en toen... niets", "en toen. niets"),
        ("twee  \n\n  alinea’s\tén\u00a0één", "twee alinea's én één"),
        ("cafe\u0301 re\u0301e\u0308l", "café réël"),
        ("waar\u00adden zonder\u200bgaten", "waarden zondergaten"),
        ("een \u200b gat, een\u00ad \u00adgat", "een gat, een gat"),
        ("\x1b[1mvet\x1b[0m en\x00 stil", "vet en stil"),
        ("İstanbul, I\u0307zmir", "istanbul, izmir"),
    ],
)
def test_what_is_evened_out(raw: str, text: str) -> None:
    assert Evened(raw).text == text


@pytest.mark.parametrize(
    ("raw", "words", "original"),
    [
        ("een  twee\n\ndrie", "twee", "twee"),
        ("een  twee\n\ndrie", "een twee drie", "een  twee\n\ndrie"),
        ("het cafe\u0301 is", "café", "cafe\u0301"),
        ("het cafe\u0301 is", "caf", "caf"),
        ("de\u00ad kat", "de", "de"),
        ("schu\u00adur hier", "schuur", "schu\u00adur"),
        ("en toen... niets", "toen.", "toen..."),
    ],
)
def test_a_span_leads_back_to_what_it_was_made_of(raw: str, words: str, original: str) -> None:
    evened = Evened(raw)
    at = evened.text.index(words)
    span = evened.original(Span(at, at + len(words)))
    assert raw[slice(*span)] == original
    assert evened.evened(span) == (at, at + len(words))


def test_paragraphs_are_known() -> None:
    evened = Evened("een\ntwee\n\ndrie \n \n\n vier\r\n\r\nvijf")
    assert [evened.text[at:] for at in evened.breaks] == [" drie vier vijf", " vier vijf", " vijf"]


def test_no_letter_becomes_two_when_it_is_made_small() -> None:
    """Or offsets would not run in step."""
    assert [letter for letter in map(chr, range(sys.maxunicode)) if len(letter.lower()) != 1] == ["İ"]


texts = st.text(st.sampled_from('abcIé  \n\t..…-–‘’"\u0301\u0307\u0308\u00ad\u200b\u00a0İßΣ\x1b[m\x07]'), max_size=60)


@settings(max_examples=400)
@given(texts, st.integers(0, 60), st.integers(1, 60))
def test_there_and_back_is_the_same_place(raw: str, start: int, length: int) -> None:
    evened = Evened(raw)
    span = Span(start, min(start + length, len(evened.text)))
    if span.start >= span.end:
        return
    original = evened.original(span)
    assert 0 <= original.start < original.end <= len(raw)
    back = evened.evened(original)
    assert back.start <= span.start
    assert span.end <= back.end
    assert evened.original(back) == original


@given(texts, texts)
def test_spans_keep_their_order(before: str, behind: str) -> None:
    evened = Evened(before + "x" + behind)
    spans = [evened.original(Span(at, at + 1)) for at in range(len(evened.text))]
    assert spans == sorted(spans)


marked = st.builds(
    str.__add__, st.sampled_from("aeUx"), st.text(st.characters(min_codepoint=0x300, max_codepoint=0x36F))
)
foreign = st.characters(max_codepoint=0x2FF) | st.sampled_from("‘’“”–…\u200b\u2028\u202f\ufeff") | marked


@given(st.lists(foreign).map("".join))
def test_what_a_note_keeps_of_a_text_is_evened_out_alike(raw: str) -> None:
    """The quote of a note is clean and on one line, the text is as it is in the file."""
    assert Evened(one_line(raw)).text.strip() == Evened(raw).text.strip()
