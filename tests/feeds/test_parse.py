"""Feeds of every kind, and what is none, become clean items or one line that says why not."""

from __future__ import annotations

import subprocess
import sys

import pytest
from feeds.feed_samples import ATOM, RDF, RSS, item, rss
from hypothesis import given
from hypothesis import strategies as st

from tui.clean import one_line
from tui.errors import FeedError
from tui.feeds.parse import MOST_BYTES, MOST_ITEMS, MOST_SUMMARY, MOST_TITLE, read_feed

URL = "https://vaartbode.example/nieuws/rss"


def test_rss() -> None:
    title, items = read_feed(RSS.encode(), "text/xml", URL)
    assert title == "De Vaartbode"
    assert [(one.title, one.link, one.published) for one in items] == [
        ("Veerpont terug in Vaartdorp", "https://vaartbode.example/pont", "2026-03-04T08:15:00Z"),
        ("Kermis op zaterdag", "https://vaartbode.example/login", "2026-03-03T12:00:00Z"),
        ("Zonder datum", "https://vaartbode.example/hops/1", ""),
    ]
    assert items[0].summary == "De pont vaart elk kwartier."
    assert len({one.id for one in items}) == 3


def test_atom() -> None:
    title, (first, second) = read_feed(ATOM.encode(), "", URL)
    assert title == "Dorpsnieuws"
    assert (first.title, first.summary) == ("Brug weer open", "Sinds vandaag.")
    assert (first.link, first.published) == ("https://vaartbode.example/archief/brug", "2026-03-05T07:30:00Z")
    assert (second.title, second.link, second.published) == ("Als a < b", "http://elders.example/b", "")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (RDF.encode("cp1252"), ""),
        (RDF.encode("utf-8"), "application/rdf+xml; charset=utf-8"),
        (RDF.encode("utf-8-sig"), "text/xml; charset=iso-8859-1"),
        (RDF.encode("utf-16"), ""),
        (RDF.replace("windows-1252", "klingon").encode("cp1252"), ""),
    ],
    ids=["declared", "header", "mark", "utf-16", "unknown"],
)
def test_rdf_in_any_encoding(data: bytes, content_type: str) -> None:
    title, (one,) = read_feed(data, content_type, URL)
    assert (title, one.title) == ("’t Dorp", "Eén café over: ‘jammer’")
    assert one.published == "2026-03-01T00:00:00Z"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<![CDATA[<b>Vet</b> &amp; <i>schuin</i>]]>", "Vet & schuin"),
        ("Brood &amp; spelen", "Brood & spelen"),
        ("Brood & spelen", "Brood & spelen"),
        ("Minder &lt; meer", "Minder < meer"),
        ("1&lt;2 en &lt;3", "1<2 en <3"),
        ("Caf&amp;eacute; dicht", "Café dicht"),
        ("Caf&eacute; dicht", "Café dicht"),
        ("  twee\n regels\t", "twee regels"),
        ("rood \u202ealarm\u0085 \u009b31m", "rood alarm… ›31m"),  # no controls, but letters of Windows-1252
        ("rood\u200b &#x202e;alarm&amp;#27;[31m", "rood alarm[31m"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;Toch&lt;/b&gt;", "Toch"),
    ],
)
def test_a_title_is_clean_text(title: str, shown: str) -> None:
    data = rss(f"<item><title>{title}</title><link>http://dorp.example/1</link></item>")
    assert [one.title for one in read_feed(data).items] == [shown]


def test_what_an_item_lacks_is_made_up_from_the_rest() -> None:
    data = rss(
        "<item><link>http://dorp.example/1</link><description>Alleen een tekst.</description></item>",
        "<item><link>http://dorp.example/2</link></item>",
        "<item><title>Blijvend</title><guid>http://dorp.example/3</guid></item>",
        "<item><title>Nog eens</title><link>http://dorp.example/1</link></item>",
    )
    found = [(one.title, one.link[-1]) for one in read_feed(data).items]
    assert found == [("Nog eens", "1"), ("http://dorp.example/2", "2"), ("Blijvend", "3")]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "ftp://dorp.example/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://dorp.example/een twee",
        "//x\u202e",
    ],
)
def test_what_leads_to_no_page_is_left_out(link: str) -> None:
    items = read_feed(rss(item(1), f"<item><title>Nergens</title><link>{link}</link></item>")).items
    assert [one.title for one in items] == ["Bericht 1"]


@pytest.mark.parametrize("date", ["", "gisteren", "99 Foo 9999 99:99", "10^99"])
def test_a_date_that_is_none_is_no_date(date: str) -> None:
    (one,) = read_feed(
        rss(f"<item><title>A</title><link>http://dorp.example/1</link><pubDate>{date}</pubDate></item>")
    ).items
    assert one.published == ""


def test_a_date_may_be_any() -> None:
    data = rss(f"{item(1)[:-7]}<pubDate>Mon, 01 Jan 0001 00:00:00 -2300</pubDate></item>")
    assert [one.published for one in read_feed(data).items] == ["0001-01-01T23:00:00Z"]


def test_what_is_too_much_is_cut() -> None:
    long = "woord " * 10_000
    many = rss(
        f"<item><title>{long}</title><link>http://dorp.example/0</link><description>{long}</description></item>",
        *map(item, range(1, MOST_ITEMS + 50)),
    )
    items = read_feed(many).items
    assert len(items) == MOST_ITEMS
    assert len(items[0].title) <= MOST_TITLE
    assert len(items[0].summary) <= MOST_SUMMARY
    assert items[0].title.endswith("…")


def test_a_feed_that_breaks_off_has_what_came() -> None:
    data = rss(*map(item, range(5)))
    assert len(read_feed(data[: data.index(b"Bericht 3")]).items) == 3


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no feed"),
        (bytes(range(256)) * 100, "no feed"),
        (b"\x89PNG\r\n\x1a\n", "no feed"),
        (b"<!DOCTYPE html><html><head><title>rss</title></head><body><rss></body></html>", "no feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no feed"),
        (b"<?xml version='1.0'?><opml><body/></opml>", "no feed"),
        (b"<rss", "broken off"),
        (b"<rss>" + b" " * MOST_BYTES, "3 MB"),
        (f'<!DOCTYPE rss [<!ENTITY e0 "ha">{BOMB}]><rss version="2.0"><channel>&e11;'.encode(), "entities"),
        (f'<!DOCTYPE rss [<!ENTITY a "{"a" * 99}">]><rss version="2.0">{"&a;" * 99}'.encode("utf-16"), "entities"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><title>&x;', "entities"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_feed_is_told_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(FeedError, match=said) as told:
        read_feed(data, "application/rss+xml", URL)
    assert "\n" not in str(told.value)


@given(st.binary(max_size=400), st.integers(0, 2000))
def test_no_feed_breaks_it(noise: bytes, at: int) -> None:
    for sample in (RSS.encode(), ATOM.encode()):
        try:
            items = read_feed(sample[:at] + noise + sample[at:], "", URL).items
        except FeedError:
            continue
        for one in items:
            assert one.title
            assert [one_line(words) for words in one] == list(one)
            assert one.link.startswith("http")


def test_feedparser_is_not_there_before_a_feed_is() -> None:
    code = "import sys; import tui.app, tui.feeds.news, tui.feeds.settings, tui.cli.feeds; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"feedparser", "tomlkit", "requests", "urllib3", "msgspec"} & set(done.stdout.split())
