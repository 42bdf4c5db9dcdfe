"""The text the customer reads. It is theirs: it is read where it lies, and nothing of it is repeated here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.article.canonical import read_canonical
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.parse import parse
from tui.clean import one_line
from tui.dutch.words import word_spans

PROJECT = Path(__file__).parents[2]
FILES = sorted(file for folder in PROJECT.parents for file in (folder / "shared" / "input").glob("*.txt"))
RUN = 6
"""Words; so many in a row are no coincidence."""

pytestmark = pytest.mark.skipif(
    not FILES, reason="the customer's text is not on this machine (shared/input beside the project)"
)


@pytest.fixture
def article() -> Article:
    return parse(read_canonical(FILES[0]), "customer")


def blocks(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


def test_its_first_line_is_date_caption_and_credit(article: Article) -> None:
    first = one_line(article.canonical.split("\n\n")[0])
    (caption,), (credit,) = blocks(article, Kind.CAPTION), blocks(article, Kind.CREDIT)
    assert article.date == "2022-02"
    assert first == f"date 2022-02 {caption} {credit.replace('Beeld: ', 'Beeld ')}"
    assert caption.endswith(".")
    assert credit.endswith("/ AFP")
    assert article.notices == ()


def test_its_headings_keep_their_quotes(article: Article) -> None:
    headings = blocks(article, Kind.HEADING)
    assert len(headings) == 2
    assert headings[1] == "‘Losgeslagen’"


def test_it_has_no_title_but_the_words_it_begins_with(article: Article) -> None:
    assert blocks(article, Kind.TITLE) == []
    assert article.title.endswith("…")
    assert article.text.startswith(article.title.removesuffix("…"))


def test_its_paragraphs_and_sentences(article: Article) -> None:
    assert len(blocks(article, Kind.PARAGRAPH)) == 9
    assert len(article.sentences) == 23


def test_all_of_it_is_on_the_page(article: Article) -> None:
    body = article.canonical.strip().split("\n\n")[1:]
    assert article.text == "\n\n".join(one_line(block) for block in body)


def test_every_sentence_is_found_in_the_file(article: Article) -> None:
    for sentence in article.sentences:
        source = article.offsets.source_span(sentence.span)
        assert article.canonical[slice(*source)] == article.sentence_text(sentence.index)


def runs(text: str) -> set[tuple[str, ...]]:
    words = [text[slice(*span)].lower() for span in word_spans(text)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_nothing_of_it_is_in_the_articles_of_the_project(article: Article) -> None:
    theirs = runs(one_line(article.canonical))
    assert len(theirs) > 400
    files = [path for path in (PROJECT / "articles").rglob("*") if path.is_file()]
    assert files
    for path in files:
        ours = runs(one_line(read_canonical(path).text))
        assert not theirs & ours, path.name
