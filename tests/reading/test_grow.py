"""Growing a selection and shrinking it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.reading_samples import few
from reading.test_cursor import Motion, inside, modes, places, steps, text_of

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.reading.cursor import Cursor, Unit
from tui.reading.grow import grow, shrink

TALE = """Het is avond.

De buurvrouw, die laat thuiskwam, zag licht bij land- en tuinbouw. ‘Brandt de lamp?’ vroeg ze (zachtjes) - en zweeg.

Stil."""

growths: st.SearchStrategy[Motion] = st.sampled_from((grow, shrink))


@pytest.fixture
def tale() -> Article:
    article = parse(Canonical(TALE, ()), "tale")
    assert [len(block.sentences) for block in article.blocks] == [1, 2, 1]
    return article


def on(article: Article, word: str) -> Cursor:
    return Cursor().at(article, article.text.index(word), on_word=True)


def ladder(article: Article, cursor: Cursor) -> list[str]:
    """What is selected as it grows."""
    found = [text_of(article, cursor)]
    while (larger := grow(article, cursor)) != cursor:
        cursor = larger
        found.append(text_of(article, cursor))
    return found


def test_a_word_grows_to_its_phrase_sentence_and_paragraph(tale: Article) -> None:
    first, paragraph = tale.sentence_text(1), tale.blocks[1].text
    assert ladder(tale, on(tale, "laat")) == ["laat", "laat", "die laat thuiskwam", first, paragraph]
    assert ladder(tale, Cursor(1)) == [first, first, paragraph]
    assert ladder(tale, on(tale, "Stil")) == ["Stil", "Stil", "Stil."]


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("buurvrouw", "De buurvrouw"),
        ("tuinbouw", "zag licht bij land- en tuinbouw"),
        ("lamp", "Brandt de lamp"),
        ("vroeg", "vroeg ze"),
        ("zweeg", "en zweeg"),
    ],
)
def test_phrases_end_at_commas_quotes_brackets_and_dashes(tale: Article, word: str, phrase: str) -> None:
    assert ladder(tale, on(tale, word))[2] == phrase


def test_a_sentence_that_is_one_phrase_is_no_step_of_its_own(tale: Article) -> None:
    assert ladder(tale, on(tale, "avond")) == ["avond", "avond", "Het is avond."]


def test_what_was_selected_by_hand_grows_around_both_its_ends(tale: Article) -> None:
    within = on(tale, "laat").select(Unit.WORDS).by_words(tale, 2)
    assert ladder(tale, within)[1] == "die laat thuiskwam, zag licht bij land- en tuinbouw"
    across = on(tale, "avond").select(Unit.WORDS).by_words(tale, 2)
    assert ladder(tale, across) == [
        "avond.\n\nDe buurvrouw",
        "Het is avond.\n\nDe buurvrouw",
        f"Het is avond.\n\n{tale.sentence_text(1)}",
        f"Het is avond.\n\n{tale.blocks[1].text}",
    ]
    backwards = across.swap()
    assert ladder(tale, backwards)[1:] == ladder(tale, across)[1:]


def test_a_grown_selection_is_moved_and_shrunk_like_any_other(tale: Article) -> None:
    grown = grow(tale, grow(tale, on(tale, "laat")))
    assert text_of(tale, grown.by_words(tale, 1)) == "die laat thuiskwam, zag"
    assert text_of(tale, grown.swap().by_words(tale, -1)) == "buurvrouw, die laat thuiskwam"
    assert text_of(tale, shrink(tale, grown.by_words(tale, 1))) == "zag", "what it was grown from is another matter now"
    by_sentence = on(tale, "laat").select(Unit.SENTENCES)
    assert text_of(tale, shrink(tale, by_sentence)) == "die laat thuiskwam"
    assert text_of(tale, shrink(tale, shrink(tale, by_sentence))) == "laat"
    assert shrink(tale, on(tale, "laat")) == on(tale, "laat")


@few
@given(places(), st.lists(st.one_of(growths, growths, steps, modes), max_size=6))
def test_growing_takes_more_and_shrinking_goes_back_the_same_way(
    place: tuple[Article, Cursor], then: list[Motion]
) -> None:
    article, cursor = place
    for motion in then:
        cursor = motion(article, cursor)
    way = [cursor]
    while (larger := grow(article, way[-1])) != way[-1]:
        before, after = way[-1].span(article), larger.span(article)
        assert inside(before, after)
        assert before != after or way[-1].unit is None
        way.append(larger)
        assert len(way) <= 6
    for one, larger in zip(reversed(way[:-1]), reversed(way), strict=False):
        back = shrink(article, larger)
        assert back._replace(grown_from=None) == one._replace(grown_from=None)
    smaller = shrink(article, cursor)
    assert inside(smaller.span(article), cursor.span(article))
    assert smaller.pieces == cursor.pieces


@few
@given(places(), growths)
def test_it_ends_at_words_of_the_article(place: tuple[Article, Cursor], growth: Motion) -> None:
    article, cursor = place
    changed = growth(article, cursor)
    for spot in (changed.spot, changed.anchor):
        assert Cursor(spot.sentence, spot.word).span(article).end <= article.sentences[spot.sentence].span.end
    assert changed.unit is None or changed.selection(article) is not None
