"""From a stretch of an article to a note and back, on the same text and on a changed one."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import article_of, shipped

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.notes.colour import Colour
from tui.notes.passage import new_note, target_of
from tui.notes.placing import look_for, spans_here
from tui.notes.record import CONTEXT, Note, from_record, to_record
from tui.span import Span

TEXT = """---
title: Een proef
---

De kat zat op de mat en keek naar de hond. De hond keek naar de kat, want die zat op de mat.

## Wat de hond dacht

‘Straks is de mat van mij’, dacht de hond. Maar de kat bleef zitten tot het donker werd,
en zelfs toen nog. Niemand weet waarom zij nooit van de mat opstond.
"""


def _note(article: Article, words: str, nth: int = 0) -> Note:
    at = -1
    for _ in range(nth + 1):
        at = article.text.index(words, at + 1)
    return new_note(article, Span(at, at + len(words)), color=Colour.MARK)


def find(article: Article, note: Note, *before: Article) -> Span | None:
    """Where the note is, `before` being the texts that were kept."""
    texts = {one.rev: one.canonical for one in before}
    here = spans_here(article, note, None)
    if here is None:
        (place,) = look_for(article, [note], texts.get)
        here = spans_here(article, note, place)
    assert here is not None, "once it was looked for"
    return here[0][0] if here[0] else None


def _words(text: str) -> str:
    return " ".join(text.split())


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Article, Span]:
    article = shipped()[draw(st.integers(0, len(shipped()) - 1))]
    start = draw(st.integers(0, len(article.text) - 1))
    span = Span(start, min(len(article.text), start + draw(st.integers(1, 400))))
    return (article, span) if article.text[slice(*span)].strip() else (article, Span(0, 5))


@settings(deadline=None)
@given(stretches())
def test_a_passage_is_found_where_it_was_made(stretch: tuple[Article, Span]) -> None:
    article, span = stretch
    note = from_record(to_record(new_note(article, span, color=Colour.WORD)))
    place = find(article, note)
    assert place is not None
    assert article.text[slice(*place)] == article.text[slice(*span)].strip()
    assert span.start <= place.start < place.end <= span.end
    assert note.target == target_of(article, place)
    assert len(note.target.prefix) <= CONTEXT
    assert len(note.target.suffix) <= CONTEXT


@settings(deadline=None)
@given(stretches(), st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 60)), min_size=1, max_size=3))
def test_every_piece_comes_back_from_json(stretch: tuple[Article, Span], others: list[tuple[int, int]]) -> None:
    article, first = stretch
    further = [Span(start, min(start + length, len(article.text))) for start, length in others]
    spans = (first, *(span for span in further if article.text[slice(*span)].strip()))
    note = from_record(to_record(new_note(article, *spans, color=Colour.WORD)))
    here = spans_here(article, note, None)
    assert here is not None
    assert [article.text[slice(*span)] for span in here[0]] == [
        article.text[slice(*one)].strip() for one in sorted(spans)
    ]
    assert new_note(article, *here[0], color=Colour.WORD).pieces == note.pieces


@settings(deadline=None)
@given(stretches())
def test_a_passage_is_found_when_the_article_got_a_new_beginning(stretch: tuple[Article, Span]) -> None:
    article, span = stretch
    start = article.offsets.to_source(0)
    added = "Dit is een eerste alinea die er later bij is gezet, met genoeg woorden voor een zin.\n\n"
    later = parse(Canonical(article.canonical[:start] + added + article.canonical[start:], ()), article.id)
    if later.text == article.text:  # taken for a caption or a title
        return
    note = new_note(article, span, color=Colour.WORD)
    place = find(later, note)
    if place is None:  # a letter or two that occur everywhere and lie at the edge, where the context changed
        assert len(note.target.exact) < CONTEXT
        assert span.start < CONTEXT
        return
    assert _words(later.text[slice(*place)]) == _words(article.text[slice(*span)])
    assert later.offsets.to_source(place.start) == note.target.start + len(added) or span.start < CONTEXT


def test_an_anchor_has_quote_context_and_canonical_place() -> None:
    article = article_of(TEXT)
    target = _note(article, "keek naar de hond").target
    assert target.exact == "keek naar de hond"
    assert target.prefix == "De kat zat op de mat en "
    assert target.suffix == ". De hond keek naar de kat, want die zat op de mat. ## Wat de ho"
    assert TEXT[target.start : target.end] == target.exact
    assert len(target.suffix) == CONTEXT


def test_context_crosses_blocks_but_never_into_the_front_matter() -> None:
    article = article_of(TEXT)
    assert _note(article, "De kat").target.prefix == ""
    heading = _note(article, "Wat de hond dacht")
    assert heading.sentence == "Wat de hond dacht"
    assert heading.target.prefix.endswith("zat op de mat. ## ")
    assert heading.target.suffix.startswith(" ‘Straks")
    assert _note(article, "opstond").target.suffix == "."


def test_white_space_at_the_ends_of_a_selection_is_left_out() -> None:
    article = article_of(TEXT)
    at = article.text.index(" De hond keek")
    note = new_note(article, Span(at - 1, at + 9), color=Colour.MARK, note=" zie #hond\n")
    assert note.target.exact == ". De hond"
    note = new_note(article, Span(at, at + 9), color=Colour.MARK, note=" zie #hond\n")
    assert note.target.exact == "De hond"
    assert note.sentence == "De hond keek naar de kat, want die zat op de mat."
    assert (note.note, note.tags, note.article, note.rev) == ("zie #hond", ("hond",), "proef", article.rev)
    assert (len(note.id), note.created) == (32, note.updated)


@pytest.mark.parametrize("span", [Span(5, 5), Span(2, 3), Span(9, 4)])
def test_nothing_is_no_passage(span: Span) -> None:
    with pytest.raises(ValueError, match="at least one word"):
        new_note(article_of(TEXT), span, color=Colour.MARK)


def test_a_passage_across_a_heading_is_found_in_a_changed_text() -> None:
    article = article_of(TEXT)
    words = article.text[article.text.index("want die") : article.text.index(" is de mat van mij")]
    note = _note(article, words)
    assert "## Wat de hond dacht" in note.target.exact
    later = article_of(TEXT.replace("Niemand weet", "Geen mens weet"))
    place = find(later, note)
    assert place is not None
    assert later.text[slice(*place)] == words


@pytest.mark.parametrize("nth", range(6))
def test_of_many_equal_words_the_one_with_its_context_is_found(nth: int) -> None:
    article = article_of(TEXT)
    note = _note(article, "mat", nth) if nth < 4 else _note(article, "de kat", nth - 4)
    later = article_of(
        "Vooraf staat hier nu een alinea meer, die lang genoeg is voor een zin.\n\n" + TEXT.partition("---\n\n")[2]
    )
    place = find(later, note)
    assert place is not None
    assert target_of(later, place).suffix == note.target.suffix


def test_a_refrain_is_found_where_it_was_marked() -> None:
    refrain = "Ze liep door de straat en ze zong een lied dat zij zelf had bedacht over de zee en het zand. " * 9
    article = article_of(refrain)
    later = article_of(refrain + "Toen was het uit.")
    for nth in range(9):
        note = _note(article, "een lied", nth)
        place = find(article, note)
        assert place is not None
        assert article.offsets.to_source(place.start) == note.target.start
        assert find(later, note) == place


def test_the_whole_context_far_away_counts_more_than_half_of_it_near() -> None:
    before, after = "Op de brug in het oude dorp stond die dag", "met een hoed en een stok, en niemand kende hem."
    article = article_of(f"{before} een man {after} Verder was er niets te zien dan water, riet en lucht.")
    later = article_of(
        f"Daar stond die dag een man {after} Verder was er niets te zien dan water, riet en lucht.\n\n"
        f"Later werd het verhaal anders verteld.\n\n{before} een man {after} Verder was er niets te zien."
    )
    place = find(later, _note(article, "een man"))
    assert place is not None
    assert later.text[: place.start].endswith(f"{before} ")


def test_a_hash_between_words_is_no_obstacle() -> None:
    article = article_of("De bus met lijn # 5 stopt hier elke tien minuten, zegt men.")
    later = article_of("Nu al. De bus met lijn # 5 stopt hier elke tien minuten, zegt men.")
    place = find(later, _note(article, "lijn # 5"))
    assert place is not None
    assert later.text[slice(*place)] == "lijn # 5"


def test_rewrapped_text_is_the_same_text() -> None:
    article = article_of(TEXT)
    later = article_of(TEXT.replace("tot het donker werd,\nen zelfs", "tot het\n   donker werd, en\nzelfs"))
    assert later.rev != article.rev
    for sentence in article.sentences:
        note = new_note(article, sentence.span, color=Colour.MARK)
        place = find(later, note)
        assert place is not None
        assert later.text[slice(*place)] == article.text[slice(*sentence.span)]


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("donker", "don\u00adker\u200b"),
        unicodedata.normalize("NFD", TEXT.replace("zitten", "zítten")),
        TEXT.replace("bleef zitten tot", "bleef\u00a0zitten  tot"),
    ],
)
def test_unseen_characters_do_not_matter(other: str) -> None:
    article = article_of(TEXT.replace("zitten", "zítten") if "i\u0301" in other else TEXT)
    later = article_of(other)
    words = "kat bleef zítten tot het donker" if "i\u0301" in other else "kat bleef zitten tot het donker"
    place = find(later, _note(article, words))
    assert place is not None
    assert _words(later.text[slice(*place)]) == words
    again = find(article, new_note(later, place, color=Colour.MARK))
    assert again is not None
    assert article.text[slice(*again)] == words


def test_words_that_are_gone_are_not_guessed() -> None:
    article = article_of(TEXT)
    note = _note(article, "zelfs toen nog")
    assert find(article_of(TEXT.replace("en zelfs toen nog", "en daarna ook")), note) is None
    # of several places that all lost their context none is taken
    note = _note(article, "de mat", 1)
    assert (
        find(article_of("Zo is de mat daar. Zulke dingen. En waar de mat was lag niets meer, zei men ons."), note)
        is None
    )
    # nor is a word found within another
    assert (
        find(article_of("Een automatische katapult is geen ding dat men op zolder zet."), _note(article, "kat")) is None
    )


def test_the_nearest_place_with_half_of_its_context_is_taken() -> None:
    article = article_of(TEXT)
    note = _note(article, "de hond", 1)
    assert note.target.prefix.endswith("kat, want die zat op de mat. ## Wat ")
    later = article_of(TEXT.replace("dacht\n", "dacht toen\n").replace("De kat zat", "De kater zat"))
    place = find(later, note)
    assert place is not None
    assert later.text[: place.end].endswith("Wat de hond")


def test_a_record_with_a_wrong_place_is_looked_for_by_its_words() -> None:
    article = article_of(TEXT)
    note = _note(article, "Straks")
    for start, end in ((0, 6), (60, 66), (-4, 2), (10**9, 10**9 + 6), (9, 3)):
        place = find(article, replace(note, target=replace(note.target, start=start, end=end)))
        assert place is not None
        assert article.text[slice(*place)] == "Straks"
    empty = replace(note, target=replace(note.target, exact="", start=3, end=3))
    assert find(article, empty) is None
