"""From a text to an article: title, blocks, sentences, and where each of them is."""

from __future__ import annotations

import sys
import time
import tracemalloc
from itertools import pairwise
from textwrap import fill

import books
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article.canonical import Canonical, revision
from tui.article.kind import Kind
from tui.article.model import WORDS_PER_MINUTE, Article
from tui.article.parse import parse
from tui.clean import one_line
from tui.errors import ArticleError

FIRST = "De haring is er weer. Op de kade stonden honderden mensen te wachten, en dat al vanaf zes uur ’s ochtends."
SECOND = "‘Heerlijk!’ riep mevr. Bol om 20.30 uur. Zij at er 2.400 in één jaar, zegt ze zelf, en dat is veel haring."


def page(*blocks: str) -> Article:
    return parse(Canonical("\n\n".join(blocks), ()), "haring")


def shown(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def test_small(small: Article) -> None:
    assert small.title == "De lamp brandt weer"
    assert [block.kind for block in small.blocks] == [
        Kind.TITLE, Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH,
    ]  # fmt: skip
    assert [block.sentences for block in small.blocks] == [
        range(0), range(3), range(3, 3), range(3, 5), range(5, 7),
    ]  # fmt: skip
    assert [block.index for block in small.blocks] == list(range(5))
    assert small.sentence_text(0) == "Gisteren ging de lamp aan."
    assert small.sentence_text(2) == "‘Eindelijk licht!’ riep Roos."
    assert small.sentence_text(3) == "De elektricien kwam pas om 20.30 uur."
    assert small.rev == revision(small.canonical)
    assert (small.id, small.lang, small.date, small.notices) == ("lamp", "nl", "", ())


def test_what_front_matter_says() -> None:
    front = (
        "---\ntitle: Haring!\ndate: 2026-05-03\nauthor: Roos Bol\nsource: Zeedorper\nurl: https://zeedorp.example/1\n"
        "caption: De kade.\ncredit: Ab Bol\nlang: nl\n---"
    )
    article = page(front, FIRST)
    assert (article.title, article.date, article.author) == ("Haring!", "2026-05-03", "Roos Bol")
    assert (article.source, article.url, article.lang) == ("Zeedorper", "https://zeedorp.example/1", "nl")
    assert shown(article) == [
        ("title", "Haring!"), ("caption", "De kade."), ("credit", "Beeld: Ab Bol"), ("paragraph", FIRST),
    ]  # fmt: skip
    assert [block.start for block in article.blocks] == [None, None, None, 0]
    assert article.canonical.startswith(front)


@pytest.mark.parametrize(
    "line", ["# Haring", "# Haring is er.", "Haring is er", "‘Haring is er’", "Is de haring er?", "Haring\u00ad is er"]
)
def test_a_title_above_the_text(line: str) -> None:
    article = page(line, FIRST, SECOND)
    assert article.title == one_line(line.lstrip("# "))
    assert shown(article) == [("title", article.title), ("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize("line", ["## Haring is er", "Haring", "‘Haring’ weer"])
def test_a_heading_above_the_text_is_no_title(line: str) -> None:
    article = page(line, FIRST, SECOND)
    assert shown(article)[0] == ("heading", line.lstrip("# "))
    assert article.title == "De haring is er weer. Op de kade…"


def test_a_date_and_a_caption_may_stand_above_the_title() -> None:
    article = page("3 mei 2026", "De kade. Foto: Ab Bol", "Haring is er", FIRST, SECOND)
    assert article.date == "2026-05-03"
    assert [kind for kind, _ in shown(article)] == ["title", "caption", "credit", "paragraph", "paragraph"]


@pytest.mark.parametrize("written", ["# Haring!", "Haring is er", "# Andere kop"])
def test_beside_a_given_title_nothing_is_lost(written: str) -> None:
    article = page("---\ntitle: Haring!\n---", written, FIRST)
    assert article.title == "Haring!"
    same = written == "# Haring!"
    assert shown(article) == [
        ("title", "Haring!"), *([] if same else [("heading", written.lstrip("# "))]), ("paragraph", FIRST),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("Eén twee drie vier vijf zes zeven acht.", "Eén twee drie vier vijf zes zeven acht."),
        ("Eén twee drie vier vijf zes zeven acht negen.", "Eén twee drie vier vijf zes zeven acht…"),
        ("Kort.", "Kort."),
        ("Eén\ntwee  drie.", "Eén twee drie."),
        ("a" * 500, "a" * 120 + "…"),
    ],
)
def test_the_lead_names_a_text_without_a_title(lead: str, title: str) -> None:
    article = page(lead)
    assert article.title == title
    assert [block.kind for block in article.blocks] == [Kind.PARAGRAPH]


def test_no_part_of_the_page_reaches_the_terminal_as_a_command() -> None:
    odd = "\x1b]0;x\x07\x9b\u202e\x00"
    article = page(
        f"date 2022-02 De{odd} kade. Beeld Ab{odd} Bol", f"# Ha{odd}ring", f"De{odd} haring.", f"## Ko{odd}p", FIRST
    )
    assert shown(article) == [
        ("title", "Haring"),
        ("caption", "De kade."),
        ("credit", "Beeld: Ab Bol"),
        ("paragraph", "De haring."),
        ("heading", "Kop"),
        ("paragraph", FIRST),
    ]


def test_headings_keep_their_quotes_and_have_no_sentences() -> None:
    article = page(FIRST, "‘Uitgevaren’", SECOND, "## Wat nu?", FIRST)
    headings = [block for block in article.blocks if block.kind is Kind.HEADING]
    assert [block.text for block in headings] == ["‘Uitgevaren’", "Wat nu?"]
    assert all(not block.sentences for block in headings)


def test_a_heading_below_everything_is_a_paragraph() -> None:
    assert shown(page(FIRST, "Tot ziens"))[-1] == ("paragraph", "Tot ziens")


def test_lines_wrapped_by_hand_are_joined() -> None:
    article = page(*(fill(text, 44) for text in (FIRST, SECOND)))
    assert [text for _, text in shown(article)] == [FIRST, SECOND]


def test_a_line_of_hidden_characters_is_no_paragraph() -> None:
    article = page(FIRST, "\u200b\u00a0", "\x1b[0m", "# \u200b", SECOND)
    assert shown(article) == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "text", ["# Alleen een kop", "---\ntitle: Lamp\n---\n", "3 mei 2026", "\u200b", "## \u00ad\n\n\u200b"]
)
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^there is front matter or a heading, but no text to read below it$"):
        page(text)


def test_reading_never_rewrites_the_text() -> None:
    text = f"\n\n date 2022-02 De kade. Beeld Ab Bol \n\n{FIRST}\u00ad\u200b\n\n## Kop\n{SECOND}  \n\n"
    article = parse(Canonical(text, ()), "haring")
    assert article.canonical == text
    assert article.rev == revision(text)


def test_words_and_minutes() -> None:
    assert page("De foto’s van Sahel-landen om 20.30 uur.").words == 7
    assert page("Eén.").minutes == 1
    for words, minutes in ((WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE * 2, 2), (WORDS_PER_MINUTE * 10 + 10, 10)):
        article = page("woord " * words)
        assert (article.words, article.minutes) == (words, minutes)


def test_the_masthead_is_not_counted() -> None:
    assert page("# Een titel van vijf woorden", "Hier zijn drie.").words == 3


def test_sentence_at_every_offset(small: Article) -> None:
    expected = -1
    begins = {sentence.span.start for sentence in small.sentences}
    for offset in range(len(small.text) + 1):
        expected += offset in begins
        assert small.sentence_at(offset) == max(0, expected)
    assert small.sentence_at(10**9) == len(small.sentences) - 1


def test_block_at_every_offset(small: Article) -> None:
    body = {block.start: block.index for block in small.blocks if block.start is not None}
    expected = 0
    for offset in range(len(small.text) + 1):
        expected = body.get(offset, expected)
        assert small.block_at(offset) == expected
    assert small.block_at(10**9) == len(small.blocks) - 1


def test_a_heading_belongs_to_no_sentence_but_follows_one(small: Article) -> None:
    heading = small.text.index("Waarom zo laat?")
    assert small.sentence_at(heading) == 2
    assert small.blocks[small.block_at(heading)].kind is Kind.HEADING


@pytest.mark.parametrize("width", [None, 72], ids=["a line a paragraph", "wrapped by hand"])
def test_a_book_is_kept_once(width: int | None) -> None:
    paragraphs = [fill(paragraph, width) if width else paragraph for paragraph in books.paragraphs(50_000)]
    canonical = Canonical("\n\n".join(paragraphs), ())
    tracemalloc.start()
    try:
        article = parse(canonical, "boek")
        added, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(article.blocks) == len(paragraphs)
    assert added < sys.getsizeof(canonical.text) / 4, "where its sentences are, and none of their words"


def test_only_a_credit_is_not_translated() -> None:
    assert [kind for kind in Kind if not kind.has_translation] == [Kind.CREDIT]


def holds_together(article: Article) -> None:
    """What must be true of every article."""
    body = [block for block in article.blocks if block.start is not None]
    assert [block.index for block in article.blocks] == list(range(len(article.blocks)))
    assert article.text == "\n\n".join(block.text for block in body)
    assert article.blocks[len(article.blocks) - len(body) :] == body
    assert article.title == one_line(article.title) != ""
    for block in article.blocks:
        assert block.text == one_line(block.text) != ""
        if block.start is not None:
            assert article.text[block.start : block.start + len(block.text)] == block.text
            assert article.block_at(block.start) == block.index
            assert article.block_at(block.start + len(block.text) - 1) == block.index
        assert bool(block.sentences) == (block.kind is Kind.PARAGRAPH)
        assert (block.start is None) == (block.kind in (Kind.TITLE, Kind.CAPTION, Kind.CREDIT))
        inside = [article.sentences[index] for index in block.sentences]
        assert all(sentence.block == block.index for sentence in inside)
        if inside and block.start is not None:
            assert inside[0].span.start == block.start
            assert inside[-1].span.end == block.start + len(block.text)
            for one, two in pairwise(inside):
                assert article.text[one.span.end : two.span.start].isspace()
    assert [sentence.index for sentence in article.sentences] == list(range(len(article.sentences)))
    for sentence in article.sentences:
        assert article.sentence_at(sentence.span.start) == article.sentence_at(sentence.span.end - 1) == sentence.index
        source = article.offsets.source_span(sentence.span)
        assert one_line(article.canonical[slice(*source)]) == article.sentence_text(sentence.index)
        assert article.offsets.reading_span(source) == sentence.span


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "Haring is er",
        "‘Uitgevaren’",
        "# Titel",
        "## Kop",
        "3 mei 2026",
        "date 2022-02 De kade. Beeld Ab Bol",
        "---",
        "---\ntitle: x\n---",
        "Een.\nTwee.",
        "e\u0301e\u0301n\u00ad zin",
        "\u200b",
        "",
        " \t",
        "\x1b[1mVet.\x1b[0m",
        "- punt",
        "…",
        "#",
        "‘",
        "Lees ook: haring",
    ]
)


def parsed(text: str) -> Article | str:
    """The article, or the words with which the text is refused."""
    try:
        return parse(Canonical(text, ()), "x")
    except ArticleError as error:
        return str(error)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=8), st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_any_page_holds_together(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    article = parsed(text)
    if isinstance(article, str):
        # fences make front matter of what they enclose, and lines that follow each other a caption
        assert FIRST not in pieces or "---" in pieces or between == "\n"
    else:
        assert article.canonical == text
        holds_together(article)


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters() | st.sampled_from([*"\n\n. #-‘’\u00a0\u200b"]), max_size=200))
def test_any_text_is_an_article_or_refused(text: str) -> None:
    """Of letters that no Dutch keyboard makes (Hangul in pieces, the ångström sign) only the places are promised."""
    article = parsed(text)
    if isinstance(article, str):
        assert "no text to read" in article
        return
    for sentence in article.sentences:
        source = article.offsets.source_span(sentence.span)
        assert 0 <= source.start < source.end <= len(text)
        assert article.offsets.reading_span(source) == sentence.span
        block = article.blocks[sentence.block]
        assert block.start is not None
        assert block.start <= sentence.span.start < sentence.span.end <= block.start + len(block.text)


def test_a_book_of_half_a_megabyte_opens_in_a_moment() -> None:
    text = "\n\n".join(f"## Hoofdstuk {number}\n\n{FIRST} {SECOND}" for number in range(2_300))
    began = time.process_time()
    article = parse(Canonical(text, ()), "boek")
    assert time.process_time() - began < 5
    assert len(article.sentences) == 4 * 2_300


@pytest.mark.parametrize(
    ("written", "read"),
    [("3 mei 2026", "2026-05-03"), ("2026-05", "2026-05"), ("2026", "2026"), ("lente 2026", "lente 2026")],
)
def test_a_date_in_the_front_matter_becomes_iso_where_it_is_understood(written: str, read: str) -> None:
    assert parse(Canonical(f"---\ndate: {written}\n---\n\nDe lamp brandt.\n", ()), "lamp").date == read
