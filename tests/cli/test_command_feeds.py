"""`leeslamp feeds`, and `add` of a feed: what is new is listed, and what is chosen is kept as any page is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from article.html_samples import LEAD, PAGE
from cli.command_samples import Leeslamp, files, process
from feeds.feed_samples import FeedSite, item, rss
from project import PROJECT

from tui.article.workspace import Workspace

NAME = "veerpont-terug-in-vaartdorp"


@pytest.fixture
def site() -> Iterator[FeedSite]:
    with FeedSite() as site:
        yield site


@pytest.fixture
def config(workspace: Workspace) -> Path:
    return workspace.root / "config" / "leeslamp" / "config.toml"


@pytest.fixture
def kept(leeslamp: Leeslamp, site: FeedSite) -> FeedSite:
    """The site with its RSS feed among the reader's."""
    assert leeslamp("add", f"{site.url}/rss").out == "de-vaartbode\n"
    return site


def _rows(out: str) -> list[list[str]]:
    return [line.split("  ") for line in out.splitlines()]


def test_a_feed_is_known_by_what_is_in_it(
    leeslamp: Leeslamp, workspace: Workspace, site: FeedSite, config: Path
) -> None:
    articles = files(workspace.articles)
    added = leeslamp("add", f"{site.url}/rss")
    assert (added.code, added.out) == (0, "de-vaartbode\n")
    assert "De Vaartbode: 3 items; `leeslamp feeds` lists what is new" in added.err
    assert config.read_text(encoding="utf-8") == f'[feeds]\nde-vaartbode = "{site.url}/rss"\n'
    assert files(workspace.articles) == articles
    again = leeslamp("add", f"{site.url}/rss", "--title", "Iets anders")
    assert (again.out, "kept already" in again.err) == ("de-vaartbode\n", True)
    site.feeds["/pagina.html"] = rss(item(1))
    assert leeslamp("add", f"{site.url}/pagina.html", "--title", "De Vaartbode").out == "de-vaartbode-2\n"
    assert len(config.read_text(encoding="utf-8").splitlines()) == 3


def test_a_page_a_book_and_a_feed_are_added_at_once(leeslamp: Leeslamp, workspace: Workspace, site: FeedSite) -> None:
    added = leeslamp("add", f"{site.url}/pont", f"{site.url}/boek", f"{site.url}/rss", f"{site.url}/film")
    assert (added.code, added.out) == (1, f"{NAME}\nvaren-hoofdstuk-1\nvaren-de-pont\nde-vaartbode\n")
    assert f"{site.url}/film: that is video/mp4" in added.err
    assert workspace.open(workspace.find("varen-de-pont")).url == f"{site.url}/boek"


def test_a_dry_run_keeps_no_feed(leeslamp: Leeslamp, workspace: Workspace, site: FeedSite) -> None:
    before = files(workspace.root)
    assert leeslamp("add", "--dry-run", f"{site.url}/rss").out == "de-vaartbode\n"
    assert files(workspace.root) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<rss", "broken off"),
        (b'<!DOCTYPE rss [<!ENTITY a "ha">]><rss version="2.0"><channel/></rss>', "entities of its own"),
        (b"<?xml version='1.0'?><opml/>", "that is application/rss+xml, not a page with text"),
        (bytes(range(256)), "that is application/rss+xml, not a page with text"),
    ],
)
def test_garbage_is_told_in_a_line_and_keeps_nothing(
    leeslamp: Leeslamp, workspace: Workspace, site: FeedSite, data: bytes, said: str
) -> None:
    site.feeds["/slecht"] = data
    before = files(workspace.root)
    assert said in leeslamp("add", f"{site.url}/slecht").reason
    assert files(workspace.root) == before


def test_a_configuration_that_is_not_understood_is_not_touched(
    leeslamp: Leeslamp, site: FeedSite, config: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("[feeds\n", encoding="utf-8")
    reason = leeslamp("add", f"{site.url}/rss").reason
    assert "is not TOML" in reason
    assert f'write de-vaartbode = "{site.url}/rss" under [feeds] yourself' in reason
    assert config.read_text(encoding="utf-8") == "[feeds\n"
    listed = leeslamp("feeds")
    assert listed.out == ""
    assert "is not used" in listed.err


def test_a_feed_in_a_file_or_to_be_read_is_no_article(leeslamp: Leeslamp, workspace: Workspace, site: FeedSite) -> None:
    (workspace.root / "feed.xml").write_bytes(site.feeds["/atom"])
    assert "that is a feed of news, not an article" in leeslamp("add", "feed.xml").reason


def test_what_is_new_is_listed_once(leeslamp: Leeslamp, kept: FeedSite) -> None:
    listed = leeslamp("feeds")
    assert listed.code == 0
    assert [row[0] + row[-1] for row in _rows(listed.out)] == [
        "1Veerpont terug in Vaartdorp",
        "2Kermis op zaterdag",
        "3Zonder datum",
    ]
    assert "2026-03-0" in listed.out
    assert "`leeslamp feeds --add 1`" in listed.err
    again = leeslamp("feeds")
    assert (again.code, again.out) == (0, "")
    assert "nothing new; `leeslamp feeds --all`" in again.err
    assert leeslamp("feeds", "--all").out == listed.out
    kept.feeds["/rss"] = rss(item(7), item(8))
    assert [row[-1] for row in _rows(leeslamp("feeds", "vaart-niet").out)] == []
    assert [row[-1] for row in _rows(leeslamp("feeds", "de-v").out)] == ["Bericht 7", "Bericht 8"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to is only on Linux")
def test_what_could_not_be_written_was_not_seen(leeslamp: Leeslamp, kept: FeedSite, workspace: Workspace) -> None:
    with Path("/dev/full").open("w") as full:
        assert process("feeds", folder=workspace.root, stdout=full).code == 1
    assert len(leeslamp("feeds").out.splitlines()) == 3


def test_the_chosen_ones_are_kept_as_pages_are(leeslamp: Leeslamp, workspace: Workspace, kept: FeedSite) -> None:
    leeslamp("feeds")
    added = leeslamp("feeds", "--add", "1,3,1")
    assert (added.code, added.out) == (0, f"{NAME}\n{NAME}\n")  # the third leads to the page of the first
    assert "cut (pointer to another text): Lees ook" in added.err
    assert f"kept already, as {NAME}" in added.err
    article = workspace.open(workspace.find(NAME))
    assert article.text.startswith(LEAD)
    assert article.url == f"{kept.url}/pont"
    rows = _rows(leeslamp("feeds", "--all").out)
    assert [row[-1] for row in rows] == ["(kept)", "Kermis op zaterdag", "(kept)"]


def test_the_numbers_are_those_of_the_last_list(leeslamp: Leeslamp, kept: FeedSite, workspace: Workspace) -> None:
    assert "the last list has nothing" in leeslamp("feeds", "--add", "1").reason
    leeslamp("feeds")
    kept.feeds["/rss"] = rss(item(7))
    leeslamp("feeds", "de-vaartbode", "--all")
    before = files(workspace.articles)
    assert "numbers from 1 to 1" in leeslamp("feeds", "--add", "1,2").reason
    assert files(workspace.articles) == before


def test_one_that_cannot_be_had_does_not_keep_others_out(leeslamp: Leeslamp, kept: FeedSite) -> None:
    leeslamp("feeds")
    added = leeslamp("feeds", "--add", "2,1")
    assert (added.code, added.out) == (1, f"{NAME}\n")
    assert "leeslamp: Kermis op zaterdag: the page asks to log in" in added.err


def test_one_feed_that_fails_is_a_line_and_stops_no_other(leeslamp: Leeslamp, kept: FeedSite, config: Path) -> None:
    with config.open("a", encoding="utf-8") as file:
        file.write(f'weg = "{kept.url}/404"\nstuk = "{kept.url}/login"\nfout = 3\ndorp = "{kept.url}/atom"\n')
    listed = leeslamp("feeds")
    assert listed.code == 1
    assert len(listed.out.splitlines()) == 5
    said = listed.err.splitlines()
    assert said[0].startswith("leeslamp: config.toml: feeds.fout must be an address")
    assert [line.split()[1] for line in said[1:3]] == ["weg:", "stuk:"]
    data = json.loads(leeslamp("feeds", "--json").out)
    assert data["stories"] == []
    assert [failed["feed"] for failed in data["failed"]] == ["weg", "stuk"]


def test_json_tells_all_of_it(leeslamp: Leeslamp, kept: FeedSite) -> None:
    data = json.loads(leeslamp("feeds", "--json").out)
    assert data["failed"] == []
    assert data["stories"][0] == {
        "number": 1,
        "title": "Veerpont terug in Vaartdorp",
        "published": "2026-03-04T08:15:00Z",
        "feed": "de-vaartbode",
        "url": f"{kept.url}/pont",
        "summary": "De pont vaart elk kwartier.",
        "new": True,
        "kept": False,
    }
    assert json.loads(leeslamp("feeds", "--json").out)["stories"] == []
    page = (PROJECT / "docs" / "command.md").read_text(encoding="utf-8")
    table = page.partition("| field of a story |")[2].partition("\n\n")[0]
    told = {name for cell in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(data["stories"][0])


def test_a_feed_is_taken_off_the_list_with_what_was_remembered(
    leeslamp: Leeslamp, kept: FeedSite, config: Path
) -> None:
    leeslamp("feeds")
    assert leeslamp("feeds", "--remove", "nos").reason == "no one feed is called 'nos'; there are de-vaartbode"
    assert leeslamp("feeds", "--remove", "de-vaartbode").code == 0
    assert config.read_text(encoding="utf-8") == "[feeds]\n"
    none = leeslamp("feeds")
    assert (none.code, none.out) == (0, "")
    assert "no feeds yet; `leeslamp add ADDRESS` keeps one" in none.err
    leeslamp("add", f"{kept.url}/rss")
    assert len(leeslamp("feeds").out.splitlines()) == 3


def test_wrong_usage(leeslamp: Leeslamp) -> None:
    for given in (["--add", "een"], ["--add", "0"], ["--add", "1", "--remove", "x"], ["--add", "1", "--json"]):
        assert leeslamp("feeds", *given).code == 2
    assert "without the name" in leeslamp("feeds", "--add", "1", "nos").reason


def test_a_page_tells_of_its_feed(leeslamp: Leeslamp, site: FeedSite, workspace: Workspace) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    site.feeds["/bladzij"] = PAGE.replace("</head>", link).encode()
    site.feeds["/voorpagina"] = f"<html><head>{link}<body><a href='/1'>Kermis</a></body></html>".encode()
    reason = leeslamp("add", f"{site.url}/voorpagina").reason
    assert (
        reason == f"there is no article in the page; `leeslamp add {site.url}/rss` keeps the feed of news that it names"
    )
    for said in (True, False):
        added = leeslamp("add", f"{site.url}/bladzij")
        assert added.out == f"{NAME}\n"
        assert (f"names a feed of news; `leeslamp add {site.url}/rss` keeps it" in added.err) == said
        leeslamp("add", f"{site.url}/rss")
