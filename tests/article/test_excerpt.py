"""Part of a book: which stretch it is, and that it is the same there as in the whole."""

from __future__ import annotations

import pytest
from books import text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.article.canonical import Canonical
from tui.article.excerpt import AFTER, BEFORE, BOOK, excerpt, stretch
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parse import parse

WORDS = 12_000
PLAIN = text(WORDS)
WITH_HEADINGS = "# Een heel boek\n\n" + "\n\n".join(
    f"## Hoofdstuk {number}\n\n{block}" if number % 7 == 0 else block
    for number, block in enumerate(PLAIN.split("\n\n"))
)
SOURCES = {"plain": PLAIN, "with headings": WITH_HEADINGS}
WHOLE = {name: parse(Canonical(source, ()), "boek") for name, source in SOURCES.items()}


def seen(article: Article, start: int, end: int) -> list[tuple[int, int, str]]:
    """The sentences between two canonical offsets."""
    found = []
    for sentence in article.sentences:
        first, last = (article.offsets.to_source(offset) for offset in sentence.span)
        if start <= first and last <= end:
            found.append((first, last, article.text[slice(*sentence.span)]))
    return found


@settings(max_examples=40)
@example("plain", BEFORE + 88)
@given(st.sampled_from(sorted(SOURCES)), st.integers(0, len(WITH_HEADINGS)))
def test_a_part_has_the_sentences_that_the_whole_has_there(name: str, at: int) -> None:
    source = SOURCES[name]
    part = excerpt(Canonical(source, ()), "boek", at)
    assert part.part is not None
    start, end = part.part
    assert start <= min(at, len(source)) <= end
    assert start == 0 or at - start >= BEFORE
    assert end == len(source) or end - at >= AFTER
    found = seen(part, start, end)
    assert found == seen(WHOLE[name], start, end)
    assert len(found) == len(part.sentences) > 0


@settings(max_examples=20)
@given(st.integers(0, len(PLAIN)))
def test_a_place_kept_in_the_whole_is_found_in_the_part(at: int) -> None:
    whole = WHOLE["plain"]
    sentence = next(one for one in whole.sentences if whole.offsets.to_source(one.span.end) >= min(at, len(PLAIN) - 1))
    words = whole.text[slice(*sentence.span)]
    start = whole.offsets.to_source(sentence.span.start)
    part = excerpt(Canonical(PLAIN, ()), "boek", start)
    assert part.text[slice(*part.sentences[part.sentence_left(start, words[:64])].span)] == words


def test_an_article_is_read_whole() -> None:
    article = text(500)
    assert stretch(article, 0) is None
    assert excerpt(Canonical(article, ()), "kort", 300).part is None


@pytest.mark.parametrize("at", [0, 10_000, 50_000, 10**9])
def test_a_text_without_blocks_to_end_at_is_read_whole(at: int) -> None:
    article = "woord " * 40_000
    part = stretch(article, min(at, len(article)))
    assert part is None or part.start == 0 or article.startswith("\n\n", part.start)


def test_where_there_are_only_headings_the_whole_is_read() -> None:
    source = "".join(f"## Kop {number}\n\n" for number in range(BOOK // 8)) + PLAIN
    assert excerpt(Canonical(source, ()), "koppen", 0).part is None


def test_the_title_of_a_book_is_its_first_heading_and_of_a_part_as_well() -> None:
    part = excerpt(Canonical(WITH_HEADINGS, ()), "boek", 0)
    assert part.title == WHOLE["with headings"].title == "Een heel boek"
    assert [block.kind for block in part.blocks][:2] == [Kind.TITLE, Kind.HEADING]
