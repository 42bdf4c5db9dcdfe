"""Which lines belong together, and which are headings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article.structure import MAX_HEADING, MAX_HEADING_WORDS, chunks, looks_like_heading, without_hashes
from tui.clean import one_line
from tui.span import Span

LONG = (
    "Op de kade van Zeedorp stonden dinsdag honderden mensen te wachten op de eerste haring van het jaar, die met "
    "vlaggen en muziek aan land werd gebracht."
)


def blocks(text: str, start: int = 0) -> list[str]:
    return [text[slice(*span)] for span in chunks(text, start)]


@pytest.mark.parametrize(
    "blank",
    ["\n\n", "\n\n\n\n", "\n \n", "\n\t\u00a0\n", "\n\u200b\n", "\n\u200b \u00ad\n", "\n\x1b[0m\n", "\n\u2003\n"],
)
def test_blank_lines_part_blocks(blank: str) -> None:
    assert blocks(f"Een.{blank}Twee,\nen nog wat.{blank}Drie.\n") == ["Een.", "Twee,\nen nog wat.", "Drie."]


def test_blocks_begin_where_they_are_told() -> None:
    assert blocks("title\n\nEen.\n\nTwee.", 7) == ["Een.", "Twee."]


@pytest.mark.parametrize("text", ["", "\n\n", " \n\t\n", "\u200b\n\u00ad"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert list(chunks(text, 0)) == []


def test_a_line_for_a_paragraph_when_lines_are_long() -> None:
    lines = [LONG.rstrip("."), LONG, "Kop van drie", LONG]
    assert blocks("\n".join(lines)) == lines


def test_a_line_for_a_paragraph_when_lines_end_in_punctuation() -> None:
    lines = ["Het regent.", "‘Toch gaan we!’", "Tussenkop", "Waarheen?", "Naar zee (of het bos)."]
    assert blocks("\n".join(lines)) == lines


@pytest.mark.parametrize("width", [40, 72, 90])
def test_lines_wrapped_by_hand_are_one_block(width: int) -> None:
    words = f"{LONG} {LONG}".split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert blocks("\n".join(lines)) == ["\n".join(lines)]
    assert blocks("\n".join(lines) + "\n\n" + "\n".join(lines)) == ["\n".join(lines)] * 2


def test_three_blocks_are_believed() -> None:
    """Short sentences on lines of their own are an address or a poem when the text has blank lines too."""
    text = "Een.\nTwee.\n\nDrie.\nVier.\n\nVijf.\nZes."
    assert blocks(text) == ["Een.\nTwee.", "Drie.\nVier.", "Vijf.\nZes."]


@pytest.mark.parametrize("hashes", ["#", "##", "######"])
def test_a_marked_heading_needs_no_blank_lines(hashes: str) -> None:
    text = f"Een zin.\n{hashes} Tussenkop\nNog een zin\nen een half.\n{hashes}\tTweede\n{hashes} Derde"
    assert blocks(text) == [
        "Een zin.", f"{hashes} Tussenkop", "Nog een zin\nen een half.", f"{hashes}\tTweede", f"{hashes} Derde",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words", "level"),
    [
        ("# Kop", "Kop", 1),
        ("## Kop van twee", "Kop van twee", 2),
        ("######\t ‘Kop’", "‘Kop’", 6),
        ("####### Kop", "####### Kop", 0),
        ("#Kop", "#Kop", 0),
        ("#", "#", 0),
        ("# ", "# ", 0),
        ("Kop # één", "Kop # één", 0),
    ],
)
def test_hashes(line: str, words: str, level: int) -> None:
    span, found = without_hashes(f"..{line}..", Span(2, 2 + len(line)))
    assert (f"..{line}.."[slice(*span)], found) == (words, level)


@pytest.mark.parametrize(
    "line",
    [
        "Topdrukte Zeedorp",
        "‘Uitgevaren’",
        "“Nooit meer haring”",
        "Haring",
        "Wat nu?",
        "‘Wie eet er mee?’",
        "Feest!",
        "Haring, bier en muziek",
        "2.400 haringen per uur",
        "Van 10.00 tot 20.30 uur",
        "’s Avonds feest",
        "Zeedorp – de haven",
        "A" * MAX_HEADING,
        " ".join(["Woord"] * MAX_HEADING_WORDS),
    ],
)
def test_headings(line: str) -> None:
    assert looks_like_heading(line, LONG)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Dit is een zin.",
        "‘Dit is een zin.’",
        "Dit loopt door,",
        "Dit volgt:",
        "En toen…",
        "haring met uitjes",
        "- Haring",
        "• Haring",
        "* Haring",
        "– Haring",
        "Lees ook Haring is gezond",
        "Lees meer over haring",
        "Bekijk ook de haring",
        "Luister verder",
        "Tekst gaat verder onder de foto",
        "Tekst loopt door onder de foto",
        "Bron: Zeedorper Courant",
        "Advertentie",
        "Wie eet er dit jaar nog haring met zijn handen?",
        "Wie had ooit gedacht dat de haring dit jaar zo vet zou zijn?",
        "A" * (MAX_HEADING + 1),
        " ".join(["Woord"] * (MAX_HEADING_WORDS + 1)),
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert not looks_like_heading(line, LONG)


@pytest.mark.parametrize("following", ["", "Kort.", "Ook een kop", "x" * 60])
def test_a_heading_stands_above_something(following: str) -> None:
    assert not looks_like_heading("Topdrukte Zeedorp", following)
    assert not looks_like_heading("Wat nu?", following)


@settings(deadline=None)
@given(st.text(st.sampled_from([*"ab.!# \n\n\n\t\u00a0\u200b\x1b‘’éZ"]), max_size=120), st.integers(0, 5))
def test_blocks_are_the_text_in_order(text: str, start: int) -> None:
    spans = list(chunks(text, start))
    at = start
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert one_line(text[at : span.start]) == ""
        assert one_line(text[slice(*span)])
        assert not text[slice(*span)].startswith("\n")
        assert not text[slice(*span)].endswith("\n")
        at = span.end
    assert one_line(text[at:] if at < len(text) else "") == ""
