"""Moving and selecting: whatever the keys, the cursor stays in the article."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.reading_samples import articles, few

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.reading.cursor import Cursor, Spot, Unit, words_of
from tui.span import Span

# Paragraphs of one, three, one (no word in it) and two sentences.
TALE = """De lamp brandt weer.

Iedereen in het dorp kijkt op. Roos lacht. ‘Eindelijk!’

…

Nu leest men. Tot laat."""
LAST = 6

Motion = Callable[[Article, Cursor], Cursor]

counts = st.one_of(st.integers(-3, 3).filter(bool), st.sampled_from((-9999, -40, 40, 9999)))
steps: st.SearchStrategy[Motion] = st.one_of(
    counts.map(lambda count: lambda article, cursor: cursor.by_sentences(article, count)),
    counts.map(lambda count: lambda article, cursor: cursor.by_words(article, count)),
    counts.map(lambda count: lambda article, cursor: cursor.by_paragraphs(article, count)),
    st.integers(-5, 50).map(lambda sentence: lambda article, cursor: cursor.to(article, sentence)),
    st.tuples(st.integers(0, 600), st.booleans()).map(
        lambda where: lambda article, cursor: cursor.at(article, where[0], on_word=where[1])
    ),
)
"""What moves the cursor and nothing else."""
modes: st.SearchStrategy[Motion] = st.sampled_from(
    (
        lambda article, cursor: cursor.join(article),
        lambda article, cursor: cursor.select(Unit.WORDS),
        lambda article, cursor: cursor.select(Unit.SENTENCES),
        lambda article, cursor: cursor.swap(),
        lambda article, cursor: cursor.escape(),
    )
)


@pytest.fixture
def tale() -> Article:
    article = parse(Canonical(TALE, ()), "tale")
    assert [len(block.sentences) for block in article.blocks] == [1, 3, 1, 2]
    return article


@st.composite
def places(draw: st.DrawFn) -> tuple[Article, Cursor]:
    """An article and a cursor that keys and mouse can have brought there."""
    article, cursor = draw(articles()), Cursor()
    for motion in draw(st.lists(st.one_of(steps, modes), max_size=12)):
        cursor = motion(article, cursor)
    return article, cursor


def all_words(article: Article) -> list[Spot]:
    numbers = range(len(article.sentences))
    return [Spot(sentence, word) for sentence in numbers for word in range(len(words_of(article, sentence)))]


def text_of(article: Article, cursor: Cursor) -> str:
    return article.text[slice(*cursor.span(article))]


def inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


# wherever the keys lead


@few
@given(places())
def test_the_cursor_stays_in_the_article(place: tuple[Article, Cursor]) -> None:
    article, cursor = place
    words = all_words(article)
    assert 0 <= cursor.sentence < len(article.sentences)
    assert cursor.word is None or cursor.spot in words
    assert cursor.unit is None or cursor.anchor in words
    span = cursor.span(article)
    assert 0 <= span.start < span.end <= len(article.text)


@few
@given(places())
def test_a_selection_holds_both_its_ends_and_whole_sentences_where_those_are_selected(
    place: tuple[Article, Cursor],
) -> None:
    article, cursor = place
    selection = cursor.selection(article)
    assert (selection is None) == (cursor.unit is None)
    if selection is None:
        return
    ends = sorted((cursor.anchor, cursor.spot))
    if cursor.unit is Unit.SENTENCES:
        first, last = (article.sentences[end.sentence].span for end in ends)
    else:
        first, last = (words_of(article, end.sentence)[end.word] for end in ends)
    assert selection == Span(first.start, last.end)
    assert inside(words_of(article, cursor.spot.sentence)[cursor.spot.word], selection)
    assert inside(words_of(article, cursor.anchor.sentence)[cursor.anchor.word], selection)


@few
@given(places())
def test_a_key_acts_on_the_selection_else_the_word_else_the_sentence(place: tuple[Article, Cursor]) -> None:
    article, cursor = place
    sentence = article.sentences[cursor.sentence].span
    word = cursor.word_span(article)
    if cursor.unit is None:
        assert cursor.span(article) == (word or sentence)
    assert (word is None) == (cursor.word is None)
    assert word is None or inside(word, sentence)
    layers = [cursor]
    while layers[-1].escape() != layers[-1]:
        layers.append(layers[-1].escape())
    assert len(layers) <= 4
    assert layers[-1].span(article) == sentence
    assert {layer.sentence for layer in layers} == {cursor.sentence}


@few
@given(places())
def test_swapping_the_ends_twice_changes_nothing(place: tuple[Article, Cursor]) -> None:
    article, cursor = place
    other = cursor.swap()
    assert other.swap() == cursor
    assert other.selection(article) == cursor.selection(article)
    assert cursor.unit is None or (other.spot == cursor.anchor and other.anchor == cursor.spot)


@few
@given(places(), st.sampled_from(list(Unit)))
def test_selecting_by_the_same_unit_again_leaves_off(place: tuple[Article, Cursor], unit: Unit) -> None:
    article, cursor = place
    once = cursor.select(unit)
    if cursor.unit is unit:
        assert once.unit is None
        assert once.sentence == cursor.sentence
        return
    assert once.unit is unit
    assert once.select(unit).unit is None
    assert once.sentence == cursor.sentence
    assert once.anchor == (cursor.anchor if cursor.unit else once.spot), "a change of unit keeps the fixed end"
    if cursor.unit is None:
        words = words_of(article, once.sentence)
        sentence = article.sentences[once.sentence].span
        assert once.span(article) == (words[once.spot.word] if unit is Unit.WORDS else sentence)


@few
@given(places(), steps)
def test_a_motion_keeps_what_is_being_done(place: tuple[Article, Cursor], step: Motion) -> None:
    article, cursor = place
    moved = step(article, cursor)
    assert (moved.unit, moved.anchor) == (cursor.unit, cursor.anchor)
    assert cursor.word is None or moved.word is not None, "only Esc goes back to sentences"


# by words


@few
@given(places(), counts)
def test_words_are_stepped_through_one_by_one_across_sentences(place: tuple[Article, Cursor], count: int) -> None:
    article, cursor = place
    if cursor.unit is Unit.SENTENCES:
        assert cursor.by_words(article, count) == cursor.by_sentences(article, count)
        return
    if cursor.word is None:
        last = len(words_of(article, cursor.sentence)) - 1
        assert cursor.by_words(article, count).spot == Spot(cursor.sentence, 0 if count > 0 else last)
        return
    words = all_words(article)
    at = words.index(cursor.spot) + count
    moved = cursor.by_words(article, count)
    assert moved.spot == words[max(0, min(at, len(words) - 1))]
    if 0 <= at < len(words):
        assert moved.by_words(article, -count) == cursor


@few
@given(articles())
def test_every_word_of_a_sentence_lies_in_it_in_order(article: Article) -> None:
    for sentence in article.sentences:
        words = words_of(article, sentence.index)
        assert words == tuple(sorted(words))
        assert all(inside(word, sentence.span) for word in words)
        assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_sentence_without_words_is_its_own_word(tale: Article) -> None:
    cursor = Cursor(sentence=4)
    assert text_of(tale, cursor) == "…"
    on_word = cursor.by_words(tale, 1)
    assert text_of(tale, on_word) == "…"
    assert text_of(tale, on_word.by_words(tale, 1)) == "Nu"
    assert text_of(tale, on_word.by_words(tale, -1)) == "Eindelijk"
    assert text_of(tale, on_word.by_words(tale, -1).select(Unit.WORDS).by_words(tale, 2)) == "Eindelijk!’\n\n…\n\nNu"


def test_words_without_their_punctuation(tale: Article) -> None:
    cursor = Cursor().by_words(tale, 1)
    walk = [text_of(tale, cursor.by_words(tale, count)) for count in (0, 1, 2, 3, 4, -1)]
    assert walk == ["De", "lamp", "brandt", "weer", "Iedereen", "De"]
    assert text_of(tale, Cursor().by_words(tale, -1)) == "weer", "back from a sentence is its last word"


# by sentences and paragraphs


@few
@given(places(), st.integers(1, 6), st.sampled_from((1, -1)))
def test_a_count_is_as_many_single_steps(place: tuple[Article, Cursor], count: int, way: int) -> None:
    article, cursor = place
    by_sentence = by_paragraph = cursor
    for _ in range(count):
        by_sentence = by_sentence.by_sentences(article, way)
        by_paragraph = by_paragraph.by_paragraphs(article, way)
    assert cursor.by_sentences(article, way * count) == by_sentence
    assert cursor.by_paragraphs(article, way * count) == by_paragraph
    assert by_sentence.sentence == max(0, min(cursor.sentence + way * count, len(article.sentences) - 1))


@few
@given(places())
def test_a_paragraph_on_and_back_is_its_beginning(place: tuple[Article, Cursor]) -> None:
    article, cursor = place
    here = article.blocks[article.sentences[cursor.sentence].block].sentences
    back, on = cursor.by_paragraphs(article, -1), cursor.by_paragraphs(article, 1)
    if cursor.sentence > here.start:
        assert back.sentence == here.start
    elif here.start:
        assert article.sentences[back.sentence].block == article.sentences[here.start - 1].block
    else:
        assert back.sentence == 0
    assert on.sentence == min(here.stop, len(article.sentences) - 1)
    if here.stop < len(article.sentences):
        assert on.by_paragraphs(article, -1).sentence == here.start


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [(0, 1, 1), (2, 1, 4), (2, -1, 1), (1, -1, 0), (3, -2, 0), (5, -1, 4), (6, -1, 5), (5, 1, LAST), (0, 99, LAST)],
)
def test_paragraphs_of_a_known_text(tale: Article, start: int, count: int, end: int) -> None:
    assert Cursor(start).by_paragraphs(tale, count).sentence == end


# by the mouse


@few
@given(articles(), st.data())
def test_the_cursor_goes_to_what_is_pointed_at(article: Article, data: st.DataObject) -> None:
    sentence = article.sentences[data.draw(st.integers(0, len(article.sentences) - 1))]
    words = words_of(article, sentence.index)
    for offset in range(*sentence.span):
        assert Cursor(0).at(article, offset, on_word=False) == Cursor(sentence.index)
        pointed = Cursor(0).at(article, offset, on_word=True)
        over = [number for number, word in enumerate(words) if word.start <= offset < word.end]
        before = [number for number, word in enumerate(words) if word.end <= offset]
        assert pointed.spot == Spot(sentence.index, (over or before[-1:] or [0])[0])
        assert pointed.word is not None


def test_between_the_paragraphs_and_past_the_end_the_last_before_it_is_meant(tale: Article) -> None:
    gap = tale.text.index("\n\n")
    assert text_of(tale, Cursor(5).at(tale, gap, on_word=False)) == "De lamp brandt weer."
    assert text_of(tale, Cursor().at(tale, gap + 1, on_word=True)) == "weer"
    assert text_of(tale, Cursor().at(tale, len(tale.text) + 10, on_word=True)) == "laat"


# selecting, as a reader does it


def test_motions_extend_a_selection_and_o_moves_its_other_end(tale: Article) -> None:
    cursor = Cursor(1).by_words(tale, 1).by_words(tale, 2).select(Unit.WORDS)
    assert text_of(tale, cursor) == "het"
    cursor = cursor.by_words(tale, 1)
    assert text_of(tale, cursor) == "het dorp"
    cursor = cursor.swap().by_words(tale, -1)
    assert text_of(tale, cursor) == "in het dorp"
    assert text_of(tale, cursor.swap().by_sentences(tale, 1)) == "in het dorp kijkt op. Roos lacht"
    assert text_of(tale, cursor.select(Unit.SENTENCES)) == "Iedereen in het dorp kijkt op."
    assert text_of(tale, cursor.escape()) == "in"


def test_whole_sentences_are_selected_both_ways(tale: Article) -> None:
    cursor = Cursor(2).select(Unit.SENTENCES)
    assert text_of(tale, cursor) == "Roos lacht."
    assert text_of(tale, cursor.by_sentences(tale, 1)) == "Roos lacht. ‘Eindelijk!’"
    assert text_of(tale, cursor.by_sentences(tale, -1)) == "Iedereen in het dorp kijkt op. Roos lacht."
    assert text_of(tale, cursor.by_words(tale, 1)) == "Roos lacht. ‘Eindelijk!’", "words grow it by sentences too"
    assert cursor.by_sentences(tale, 1).escape() == Cursor(3, anchor=Spot(2, 0))


def test_a_selection_by_words_takes_a_further_sentence_in_whole(tale: Article) -> None:
    cursor = Cursor(2).by_words(tale, -1).select(Unit.WORDS)
    assert text_of(tale, cursor) == "lacht"
    assert text_of(tale, cursor.by_sentences(tale, -1)) == "Iedereen in het dorp kijkt op. Roos lacht"
    assert text_of(tale, cursor.by_sentences(tale, 1)) == "lacht. ‘Eindelijk"
    assert text_of(tale, cursor.by_sentences(tale, 1).by_sentences(tale, -1)) == "lacht"


def test_whatever_moves_the_cursor_extends_a_selection_with_and_without_a_count(tale: Article) -> None:
    begun = Cursor(1).by_words(tale, 1).by_words(tale, 1).select(Unit.WORDS)
    found = {
        "5l": begun.by_words(tale, 5),
        "2j": begun.by_sentences(tale, 2),
        "}": begun.by_paragraphs(tale, 1),
        "2}": begun.by_paragraphs(tale, 2),
        "{": begun.by_paragraphs(tale, -1),
        "2{": begun.by_paragraphs(tale, -2),
        "g": begun.to(tale, 0),
        "G": begun.to(tale, LAST),
    }
    assert {keys: text_of(tale, cursor) for keys, cursor in found.items()} == {
        "5l": "in het dorp kijkt op. Roos",
        "2j": "in het dorp kijkt op. Roos lacht. ‘Eindelijk",
        "}": "in het dorp kijkt op. Roos lacht. ‘Eindelijk!’\n\n…",
        "2}": "in het dorp kijkt op. Roos lacht. ‘Eindelijk!’\n\n…\n\nNu leest men",
        "{": "De lamp brandt weer.\n\nIedereen in",
        "2{": "De lamp brandt weer.\n\nIedereen in",
        "g": "De lamp brandt weer.\n\nIedereen in",
        "G": "in het dorp kijkt op. Roos lacht. ‘Eindelijk!’\n\n…\n\nNu leest men. Tot laat",
    }


def test_a_selection_never_reaches_into_the_masthead_and_takes_a_heading_between_paragraphs_along() -> None:
    masthead = "title: Licht\ncaption: Een lamp\ncredit: Roos\nauthor: Teun\ndate: 2026-05-03"
    article = parse(Canonical(f"---\n{masthead}\n---\nHet is avond.\n\n## Laat\n\nHet is stil.", ()), "lamp")
    every = Cursor(1).select(Unit.SENTENCES).to(article, 0)
    assert text_of(article, every) == article.text == "Het is avond.\n\nLaat\n\nHet is stil."


# a passage of several pieces


def texts_of(article: Article, cursor: Cursor) -> list[str]:
    return [article.text[slice(*span)] for span in cursor.spans(article)]


def test_words_that_stand_apart_are_joined(tale: Article) -> None:
    cursor = Cursor(1).by_words(tale, 1).join(tale)
    assert texts_of(tale, cursor) == ["Iedereen"], "where the cursor stays is not another piece"
    cursor = cursor.by_words(tale, 4)
    assert texts_of(tale, cursor) == ["Iedereen", "kijkt"], "a word that is read is the next one"
    cursor = cursor.select(Unit.WORDS).by_words(tale, 1).join(tale)
    assert texts_of(tale, cursor) == ["Iedereen", "kijkt op"]
    assert text_of(tale, cursor) == "op"
    assert cursor.unit is None
    assert texts_of(tale, cursor.select(Unit.WORDS)) == ["Iedereen", "kijkt op"]
    assert texts_of(tale, cursor.to(tale, 2).join(tale)) == ["Iedereen", "kijkt op", "Roos"], "a full stop parts"


def test_pieces_with_nothing_but_blanks_between_them_are_one(tale: Article) -> None:
    cursor = Cursor(1).by_words(tale, 1).join(tale).by_words(tale, 2).join(tale)
    assert texts_of(tale, cursor) == ["Iedereen", "het"]
    assert texts_of(tale, cursor.by_words(tale, -1).join(tale)) == ["Iedereen in het"]
    assert texts_of(tale, Cursor(5).join(tale).by_sentences(tale, 1)) == ["Nu leest men. Tot laat."]


def test_esc_leaves_the_selection_then_the_pieces_then_the_word(tale: Article) -> None:
    cursor = Cursor(1).by_words(tale, 1).join(tale).by_words(tale, 3).select(Unit.WORDS)
    layers = [cursor, cursor.escape(), cursor.escape().escape(), cursor.escape().escape().escape()]
    assert [(layer.unit, len(layer.pieces), layer.word) for layer in layers] == [
        (Unit.WORDS, 1, 3),
        (None, 1, 3),
        (None, 0, 3),
        (None, 0, None),
    ]


@few
@given(places())
def test_pieces_stand_in_order_and_apart_and_all_of_them_are_acted_upon(place: tuple[Article, Cursor]) -> None:
    article, cursor = place
    here, spans = cursor.span(article), cursor.spans(article)
    for pieces in (cursor.pieces, spans):
        assert all(article.text[one.end : other.start].strip() for one, other in pairwise(pieces))
        assert all(0 <= piece.start < piece.end <= len(article.text) for piece in pieces)
    assert all(any(inside(piece, span) for span in spans) for piece in (*cursor.pieces, here))
    assert cursor.pieces or spans == (here,)
    assert cursor.join(article).spans(article) == cursor.join(article).pieces == spans


@few
@given(places(), steps)
def test_pieces_survive_every_motion(place: tuple[Article, Cursor], step: Motion) -> None:
    article, cursor = place
    assert step(article, cursor).pieces == cursor.pieces
