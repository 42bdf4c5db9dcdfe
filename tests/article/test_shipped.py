"""The articles that come along: worth reading on the first day, and translated to the last sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tui.article.dateline import spoken_date
from tui.article.finding import shipped_articles
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.workspace import Entry, Workspace
from tui.clean import clean, one_line
from tui.translation.sidecar import Sidecar, read_sidecar

SHIPPED = Workspace(Path(__file__).parents[2])
ENTRIES = SHIPPED.entries()

each = pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])


@pytest.fixture
def article(entry: Entry) -> Article:
    return SHIPPED.open(entry)


@pytest.fixture
def sidecar(entry: Entry, article: Article) -> Sidecar:
    return read_sidecar(entry.sidecar, article)


def pairs(article: Article, sidecar: Sidecar) -> Iterator[tuple[str, str]]:
    """Every title, caption, heading and sentence with its English."""
    for block in article.blocks:
        if block.kind.has_translation:
            translation = sidecar.blocks[block.index]
            sentences = [article.sentence_text(index) for index in block.sentences] or [block.text]
            yield from zip(sentences, (line.text for line in translation.lines), strict=True)


def test_there_is_something_to_choose_from() -> None:
    assert len(ENTRIES) >= 8
    assert shipped_articles() == SHIPPED.articles
    assert SHIPPED.clashes() == []
    titles = {SHIPPED.open(entry).title for entry in ENTRIES}
    assert len(titles) == len(ENTRIES)


def test_every_file_is_an_article_or_the_translation_of_one() -> None:
    files = {path.name for path in SHIPPED.articles.iterdir() if not path.name.startswith(".")}
    assert files == {entry.path.name for entry in ENTRIES} | {entry.sidecar.name for entry in ENTRIES}


@each
def test_it_reads_without_a_remark(article: Article) -> None:
    assert article.notices == ()
    assert article.lang == "nl"


@each
def test_it_has_a_masthead_and_headings(article: Article) -> None:
    kinds = [block.kind for block in article.blocks]
    assert Kind.CAPTION in kinds
    assert Kind.CREDIT in kinds
    assert 2 <= kinds.count(Kind.HEADING) <= 5
    assert kinds.count(Kind.PARAGRAPH) >= 6
    assert spoken_date(article.date) != article.date
    assert article.id == article.id.lower()


@each
def test_it_is_read_in_a_sitting(article: Article) -> None:
    assert 300 <= article.words <= 900
    assert max(len(article.sentence_text(sentence.index).split()) for sentence in article.sentences) <= 60


@each
def test_its_files_hold_nothing_odd(entry: Entry) -> None:
    for path in (entry.path, entry.sidecar):
        text = path.read_text(encoding="utf-8")
        assert clean(text) == text
        assert text.endswith("\n")


@each
def test_every_sentence_is_found_in_the_file(article: Article) -> None:
    for sentence in article.sentences:
        source = article.offsets.source_span(sentence.span)
        assert one_line(article.canonical[slice(*source)]) == article.sentence_text(sentence.index)
        assert article.offsets.reading_span(source) == sentence.span


@each
def test_everything_is_translated_sentence_by_sentence(article: Article, sidecar: Sidecar) -> None:
    assert sidecar.notices == ()
    assert set(sidecar.blocks) == {block.index for block in article.blocks if block.kind.has_translation}
    for block in article.blocks:
        if block.kind.has_translation:
            translation = sidecar.blocks[block.index]
            assert len(translation.lines) == max(1, len(block.sentences)), block.text
            assert [maker.label for maker in translation.makers] == ["leeslamp"]
    assert sidecar.title


@each
def test_a_translation_is_english_and_about_as_long(article: Article, sidecar: Sidecar) -> None:
    for dutch, english in pairs(article, sidecar):
        assert dutch != english
        assert 0.4 < (len(english) + 10) / (len(dutch) + 10) < 2.5, (dutch, english)
        assert dutch.rstrip('’”"').endswith("?") == english.rstrip('’”"').endswith("?"), (dutch, english)
    english_words = Counter(" ".join(english for _, english in pairs(article, sidecar)).lower().split())
    assert english_words["the"] > 10
    assert not {"het", "een", "niet", "ook"} & set(english_words)


ANOTHER_WAY = {"7.41 on Friday evening": "7.41 pm on Friday"}
"""English that says a number well, but not in figures alone."""

DUTCH_NUMBER = re.compile(r"(?P<time>\d{1,2}\.\d\d(?!\d))|(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)")
ENGLISH_NUMBER = re.compile(
    r"(?P<time>\d{1,2}(?:\.\d\d)?) (?P<half>[ap])\.?m\b|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)", re.IGNORECASE
)


def dutch_numbers(text: str) -> Counter[Decimal]:
    """2.400 is 2400, 1,5 is 1.5, and the time 20.30 is 20.30: thousands have three digits behind their full stop."""
    return Counter(
        Decimal(found["time"] or found["number"].replace(".", "").replace(",", "."))
        for found in DUTCH_NUMBER.finditer(text)
    )


def english_numbers(text: str) -> Counter[Decimal]:
    """2,400 is 2400, 1.5 is 1.5, and 8.30 pm is 20.30."""
    numbers: Counter[Decimal] = Counter()
    for said, meant in ANOTHER_WAY.items():
        text = text.replace(said, meant)
    for found in ENGLISH_NUMBER.finditer(text):
        if found["time"]:
            noon = 12 if found["half"].lower() == "p" else 0
            numbers[Decimal(found["time"]) % 12 + noon] += 1
        else:
            numbers[Decimal(found["number"].replace(",", ""))] += 1
    return numbers


def test_how_numbers_are_compared() -> None:
    assert dutch_numbers("2.400 man, € 1,5, om 20.30 uur, 12.00 uur, 1.234.567 en 43") == english_numbers(
        "2,400 men, €1.5, at 8.30 pm, 12 p.m., 1,234,567 and 43"
    )
    assert dutch_numbers("om 0.15 uur") == english_numbers("at 12.15 am")
    assert dutch_numbers("2.400") != english_numbers("2.400")
    assert dutch_numbers("om 20.30 uur") != english_numbers("at 8.30 am")


@each
def test_numbers_are_the_same_in_both_languages(article: Article, sidecar: Sidecar) -> None:
    for dutch, english in pairs(article, sidecar):
        assert dutch_numbers(dutch) == english_numbers(english), (dutch, english)


@pytest.mark.parametrize(
    "pattern",
    [
        r"‘[^’]+[.?!]’",
        r"[“\"][^”\"]+[”\"]",
        r"’s (?:[Mm]iddags|[Oo]chtends|[Aa]vonds|[Nn]achts)",
        r"\w’s\b",
        r"\b\d{1,3}\.\d{3}\b",
        r"\b\d+,\d+\b",
        r"\b\d{1,2}\.\d\d uur\b",
        r"€ \d",
        r"\b(?:ca|bijv|enz|mevr|nr|dr|prof)\.",
        r"\bo\.a\.",
        r"\w[ëïé]\w",
        r" – ",
        r"\?",
    ],
)
def test_together_they_use_what_newspapers_use(pattern: str) -> None:
    assert any(re.search(pattern, SHIPPED.open(entry).text) for entry in ENTRIES), pattern
