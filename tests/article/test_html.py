"""Web pages become articles: the text, what is said about it, and what is cut from it."""

from __future__ import annotations

import sys

import pytest
from article.html_samples import (
    BLOG,
    BROKEN_LINES,
    CONSENT,
    FIFTH,
    FOURTH,
    HASHED,
    LEAD,
    LOGIN,
    MANUAL,
    PAGE,
    SCRIPTED,
    SECOND,
    TEASED,
    TEXT,
    THIRD,
)
from hypothesis import given
from hypothesis import strategies as st

from tui.article.canonical import Canonical
from tui.article.html import import_html
from tui.article.imported import Cut
from tui.article.kind import Kind
from tui.article.page_bytes import page_text
from tui.article.page_pieces import MAX_DEPTH, MAX_PIECES, read_page
from tui.article.parse import parse
from tui.article.second_reader import MAX_PAGE as READ_AGAIN
from tui.article.second_reader import MAX_TAGS, read_again
from tui.errors import ArticleError


def test_a_news_page_is_read_as_it_was_written() -> None:
    imported = import_html(PAGE.encode())
    article = parse(Canonical(imported.text, ()), "pont")
    assert article.title == imported.title == "Veerpont terug in Vaartdorp"
    assert (article.date, article.author, article.lang) == ("2026-03-04", "Hidde Kramer", "nl-NL")
    assert article.source == "De Vaartbode"
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.TITLE, "Veerpont terug in Vaartdorp"),
        (Kind.CAPTION, "De nieuwe pont aan de kade."),
        (Kind.CREDIT, "Beeld: Ilse Wouda / ANP"),
        (Kind.PARAGRAPH, LEAD),
        (Kind.PARAGRAPH, SECOND),
        (Kind.HEADING, "‘Eindelijk’"),
        (Kind.PARAGRAPH, THIRD),
        (Kind.PARAGRAPH, "- De pont is gratis."),
        (Kind.PARAGRAPH, "- Honden mogen mee."),
    ]
    assert article.notices == ()


def test_what_is_cut_is_told() -> None:
    assert [cut.why for cut in import_html(PAGE.encode()).cuts] == [
        "byline",
        "share buttons",
        "caption",
        "pointer to another text",
        "aside",
        "link",
        "heading of nothing",
    ]
    assert Cut("pointer to another text", "Lees ook: Brug blijft nog een jaar dicht") in import_html(PAGE.encode()).cuts


def test_a_page_without_article_or_main_is_found_by_its_paragraphs() -> None:
    page = PAGE.replace("main>", "div>").replace("article>", "div>")
    assert import_html(page.encode()).text == import_html(PAGE.encode()).text


def test_teasers_that_are_articles_are_not_the_article() -> None:
    teaser = "<article><p>Een kort bericht over iets anders dat ook vandaag gebeurde.</p></article>"
    page = f"<body>{teaser}<div><p>{LEAD}<p>{THIRD}</div>{teaser}"
    assert import_html(page.encode()).text == f"{LEAD}\n\n{THIRD}\n"


def test_a_manual_is_more_than_its_longest_chapter() -> None:
    chapters = "".join(f"<div><h2>Deel {number}</h2><p>{LEAD}</p><p>{THIRD}</p></div>" for number in range(4))
    text = import_html(f"<body><div class='nav'>Inhoud</div><div>{chapters}</div>".encode()).text
    assert text.count(LEAD) == text.count(THIRD) == 4


def test_a_short_section_of_a_manual_belongs_to_it_and_its_contents_do_not() -> None:
    imported = import_html(MANUAL.encode())
    body = imported.text.partition("---\n\n")[2].rstrip("\n").split("\n\n")
    assert body == ["## Aan boord", LEAD, FOURTH, FIFTH, THIRD, "## Van boord", f"- {THIRD}", SECOND]
    assert [cut.why for cut in imported.cuts] == ["table of contents"] * 2


@pytest.mark.parametrize("page", [HASHED, BROKEN_LINES, BLOG])
def test_pages_that_do_not_say_what_is_what(page: str) -> None:
    text = import_html(page.encode()).text
    paragraphs = text.split("\n\n")
    assert [paragraph.strip() for paragraph in paragraphs if paragraph.strip() in TEXT] == list(TEXT)
    assert not [words for words in TEASED if words in text]
    assert "tien jaar over het dorp" not in text


def test_numbers_in_a_table_are_no_text() -> None:
    table = "<table><tr><td>Maandag</td><td>Elk kwartier een pont, ook voor wie geen kaartje heeft.</td></tr></table>"
    imported = import_html(f"<body><div><p>{LEAD}</p><p>{THIRD}</p>{table}</div>".encode())
    assert imported.text == f"{LEAD}\n\n{THIRD}\n"
    assert [cut.why for cut in imported.cuts] == ["table", "table"]


def test_trafilatura_reads_what_we_cannot() -> None:
    imported = import_html(SCRIPTED.encode())
    assert parse(Canonical(imported.text, ()), "x").text == " ".join(TEXT)
    assert imported.title == "Veerpont terug in Vaartdorp"
    assert any("trafilatura" in notice for notice in imported.notices)


@pytest.mark.parametrize("page", [LOGIN, CONSENT, SCRIPTED.replace(" id=", "><p>Log in om te lezen.</p><i id=")])
def test_it_is_not_asked_for_what_is_locked(page: str) -> None:
    with pytest.raises(ArticleError, match="log in"):
        import_html(page.encode())


def test_it_is_not_given_more_than_it_reads_in_a_second() -> None:
    assert read_again(SCRIPTED)
    assert read_again("<br>" * MAX_TAGS + SCRIPTED) == []
    assert read_again(SCRIPTED + " " * READ_AGAIN) == []


def test_without_trafilatura_the_page_is_refused_and_the_extra_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # as where it is not installed
    with pytest.raises(ArticleError, match=r"no article in the page.*leeslamp\[web\]"):
        import_html(SCRIPTED.encode())
    assert LEAD in import_html(PAGE.encode()).text


def test_a_wrapper_with_an_unlucky_name_is_not_cut() -> None:
    page = f"<body><div class='content with-comments'><p>{LEAD}</p><p>{THIRD}</p></div>"
    assert import_html(page.encode()).text == f"{LEAD}\n\n{THIRD}\n"


def test_where_it_was_fetched_is_kept() -> None:
    text = import_html(PAGE.encode(), url="https://vaartbode.example/pont").text
    assert parse(Canonical(text, ()), "pont").url == "https://vaartbode.example/pont"


@pytest.mark.parametrize(
    ("page", "said"),
    [(LOGIN, "log in"), (CONSENT, "cookies"), ("", "no article"), ("<p>Kort.", "no article"), ("\0\1\2", "no article")],
)
def test_what_is_no_article_is_refused(page: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        import_html(page.encode())


def test_a_page_that_is_not_in_the_encoding_it_is_said_to_be_in_is_not_kept_as_rubbish() -> None:
    assert LEAD in import_html(PAGE.encode("cp1252"), "text/html; charset=utf-8").text
    even = PAGE.encode() + b" " * (len(PAGE.encode()) % 2)
    assert LEAD in import_html(even + b" ", "text/html; charset=utf-16").text  # which it cannot be
    with pytest.raises(ArticleError, match="no article"):
        import_html(even, "text/html; charset=utf-16")


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(ArticleError, match="10 MB"):
        import_html(b"a" * ((10 << 20) + 1))


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("<p>één café".encode(), ""),
        ("<p>één café".encode("cp1252"), ""),
        ("<p>één café".encode("cp1252"), "text/html; charset=ISO-8859-1"),
        ("<p>één café".encode(), "text/html; charset=idna"),
        ("\ufeff<p>één café".encode(), "text/html; charset=latin1"),
        ("<p>één café".encode("utf-16"), ""),
        ('<meta charset="iso-8859-15"><p>één café'.encode("iso-8859-15"), ""),
        ('<meta charset="utf-16"><p>één café'.encode(), ""),
        ('<meta charset="x-no-such"><p>één café'.encode(), ""),
        ("<p>één café".encode("cp1252"), "text/html; charset=utf-8"),
    ],
)
def test_any_usual_encoding_is_read(data: bytes, content_type: str) -> None:
    assert page_text(data, content_type).text.endswith("<p>één café")


@given(
    st.text() | st.lists(st.sampled_from(["<p>", "<div>", "</p>", "</div>", "<a>", "<!--", "<svg>", "x"])).map("".join)
)
def test_no_page_is_too_odd_to_be_read(text: str) -> None:
    assert all(piece.text.strip() for piece in read_page(text).pieces)
    with pytest.raises(ArticleError):  # by trafilatura neither
        import_html(text.encode(errors="surrogatepass"))


def test_two_line_ends_part_paragraphs_and_one_does_not() -> None:
    assert [piece.text for piece in read_page("<p>a<br>b<br><br>c<br/> <br/><br/>d\n<br>").pieces] == ["a b", "c", "d"]


def test_attacks_are_bounded() -> None:
    deep = read_page("<div>" * 5000 + LEAD)
    assert [len(piece.within) for piece in deep.pieces] == [MAX_DEPTH]
    assert len(read_page("<p>a" * (MAX_PIECES * 2)).pieces) < MAX_PIECES + 20_000
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;'
    assert "lollol" not in " ".join(piece.text for piece in read_page(bomb).pieces)
    read_page("<!--" * 1_000_000)  # would take an hour if each was looked into by itself
