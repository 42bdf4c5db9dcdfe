"""Searching both texts."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading.reading_samples import articles, few, translations_of

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.folding import fold
from tui.reading.find import Finder
from tui.reading.hits import Hit, Side
from tui.reading.layout import Layout, columns
from tui.reading.sheet import Sheet
from tui.span import Span
from tui.translation.model import Translation, maker, paired

NEWS = """---
title: Goïta spreekt
caption: De lamp bij nacht
credit: Roos Lamp
---
De lamp brandt weer. Iedereen kijkt naar kolonel Goïta op het
plein.

## Een lamp te veel

‘De LAMP is foto’s waard’, zei hij.

## Over de lamp"""
TITLE, CAPTION, CREDIT, LEAD, HEADING, QUOTE, LAST = range(7)

ENGLISH = {
    TITLE: ("Goïta speaks",),
    LEAD: ("The lamp burns again.", "Everyone looks at colonel Goïta and his lamp."),
    HEADING: ("One lamp too many",),
    QUOTE: ("‘The lamp is worth photographs’, he said.",),
}


@pytest.fixture
def news() -> Article:
    article = parse(Canonical(NEWS, ()), "news")
    assert [block.kind for block in article.blocks] == [
        "title", "caption", "credit", "paragraph", "heading", "paragraph", "heading",
    ]  # fmt: skip
    assert len(article.sentences) == 3
    return article


@pytest.fixture
def translated(news: Article) -> dict[int, Translation]:
    return {
        block: paired(lines, len(news.blocks[block].sentences), maker("google")) for block, lines in ENGLISH.items()
    }


def found_text(article: Article, translations: dict[int, Translation], hit: Hit) -> str:
    text = article.blocks[hit.block].text if hit.side is Side.DUTCH else translations[hit.block].text
    return text[slice(*hit.span)]


def test_both_languages_headings_and_masthead_in_reading_order(
    news: Article, translated: dict[int, Translation]
) -> None:
    hits = Finder(news).find(translated, "lamp")
    assert [(hit.sentence, hit.block, hit.side) for hit in hits] == [
        (0, CAPTION, Side.DUTCH),
        (0, CREDIT, Side.DUTCH),
        (0, LEAD, Side.DUTCH),
        (0, LEAD, Side.ENGLISH),
        (1, LEAD, Side.ENGLISH),
        (2, HEADING, Side.DUTCH),
        (2, HEADING, Side.ENGLISH),
        (2, QUOTE, Side.DUTCH),
        (2, QUOTE, Side.ENGLISH),
        (2, LAST, Side.DUTCH),
    ]
    assert {found_text(news, translated, hit).lower() for hit in hits} == {"lamp"}


def test_case_and_accents_do_not_matter(news: Article, translated: dict[int, Translation]) -> None:
    for query in ("goita", "GOÏTA", "Goïta", "goi\u0308ta", "  goita\n"):
        hits = Finder(news).find(translated, query)
        assert [(hit.sentence, hit.block, hit.side) for hit in hits] == [
            (0, TITLE, Side.DUTCH),
            (0, TITLE, Side.ENGLISH),
            (1, LEAD, Side.DUTCH),
            (1, LEAD, Side.ENGLISH),
        ]
        assert {found_text(news, translated, hit) for hit in hits} == {"Goïta"}
    assert Finder(news).find({}, "foto's")[0].block == QUOTE, "nor which apostrophe"


@pytest.mark.parametrize("width", [20, 40, 90, 160])
def test_a_phrase_over_a_line_end_is_found(news: Article, width: int) -> None:
    sheet = Sheet(news, columns(width, Layout.UNDER))
    (hit,) = Finder(news).find({}, "kijkt  naar kolonel goita op het plein")
    assert found_text(news, {}, hit) == "kijkt naar kolonel Goïta op het plein"
    start = news.blocks[LEAD].start
    assert start is not None
    first, last = sheet.place_of(start + hit.span.start), sheet.place_of(start + hit.span.end - 1)
    assert width > 40 or first < last


def test_a_phrase_over_a_full_stop_belongs_to_the_sentence_it_begins_in(
    news: Article, translated: dict[int, Translation]
) -> None:
    assert Finder(news).find({}, "weer. iedereen") == [Hit(0, LEAD, Side.DUTCH, Span(15, 29))]
    assert [hit.sentence for hit in Finder(news).find(translated, "again. everyone")] == [0]


def test_in_a_translation_not_told_apart_the_paragraph_is_what_is_found(news: Article) -> None:
    loose = paired(("All of it: colonel Goïta and his lamp.",), 2, maker("google"))
    hits = Finder(news).find({LEAD: loose}, "lamp.")
    assert hits == [Hit(0, LEAD, Side.ENGLISH, Span(33, 38))]


@pytest.mark.parametrize("query", ["", " ", "\t\n", "\u0301", "lampion", "lamp de lamp", "plein. Een lamp"])
def test_nothing_to_find(news: Article, translated: dict[int, Translation], query: str) -> None:
    assert Finder(news).find(translated, query) == []


def test_a_hit_in_the_small_article(small: Article) -> None:
    (hit,) = Finder(small).find({}, "EEN GROOT FEEST")
    assert small.blocks[hit.block].text[slice(*hit.span)] == "één groot feest"
    assert small.sentence_text(hit.sentence) == "Het is één groot feest in café ’t Hoekje."


@few
@given(st.data())
def test_whatever_stands_in_a_text_is_found_there(data: st.DataObject) -> None:
    article = data.draw(articles())
    translations = data.draw(translations_of(article))
    block = data.draw(st.sampled_from(article.blocks))
    english = block.index in translations and data.draw(st.booleans())
    text = translations[block.index].text if english else block.text
    assume(text)  # a translation may be empty
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    as_typed = text[start:end]
    query = data.draw(st.sampled_from((as_typed, as_typed.lower(), as_typed.casefold())))
    wanted = fold(" ".join(query.split())).text
    hits = Finder(article).find(translations, query)
    if not wanted:
        assert hits == []
        return
    side = Side.ENGLISH if english else Side.DUTCH
    assert any(hit.block == block.index and hit.side is side and hit.span.clip(Span(start, end)) for hit in hits)


@few
@given(st.data())
def test_finds_are_true_in_order_and_lead_to_their_sentence(data: st.DataObject) -> None:
    article = data.draw(articles())
    translations = data.draw(translations_of(article))
    query = data.draw(st.sampled_from(("e", "de", "LAMP", "’", ".", "the", "a", "漢", "goita", "2 400")))
    hits = Finder(article).find(translations, query)
    assert hits == sorted(hits)
    assert len(set(hits)) == len(hits)
    blocks = [hit.block for hit in hits if hit.side is Side.DUTCH]
    assert blocks == sorted(blocks)
    for hit in hits:
        assert fold(query).text in fold(found_text(article, translations, hit)).text
        sentences = article.blocks[hit.block].sentences
        if not sentences:
            below = [sentence.index for sentence in article.sentences if sentence.block > hit.block]
            assert hit.sentence == (below or [len(article.sentences) - 1])[0]
            continue
        assert hit.sentence in sentences
        number = hit.sentence - sentences.start
        if hit.side is Side.DUTCH:
            start = (article.blocks[hit.block].start or 0) + hit.span.start
            assert hit.sentence == article.sentence_at(start)
        else:
            span = translations[hit.block].span_of(number)
            assert span is not None
            assert span.start <= hit.span.start <= span.end  # a find may begin with the space between two lines
