"""Pages are fetched from a site that does what it likes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from article.fake_site import FakeSite
from article.html_samples import PAGE

from tui import __version__
from tui.article.fetch import BOOK, MOST_REDIRECTS, PAGES, fetch
from tui.article.public import is_public
from tui.errors import ArticleError

PATIENCE = {"hang": {"read": 0.5}, "trickle": {"whole": 1.0}}


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as site:
        yield site


def test_a_page_comes_as_it_is_and_is_told_who_asks(site: FakeSite) -> None:
    fetched = fetch(f"{site.url}/pont")
    assert fetched == (PAGE.encode(), "text/html; charset=utf-8", f"{site.url}/pont")
    assert site.seen == [("/pont", f"leeslamp/{__version__}")]


def test_redirects_are_followed_to_a_limit(site: FakeSite) -> None:
    assert fetch(f"{site.url}/hops/{MOST_REDIRECTS - 1}").url == f"{site.url}/pont"
    with pytest.raises(ArticleError, match="without end"):
        fetch(f"{site.url}/hops/{MOST_REDIRECTS}")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("loop", "without end"),
        ("404", "no such page"),
        ("403", "does not let us"),
        ("500", "trouble"),
        ("file", "does not begin with http"),
        ("film", "that is video/mp4"),
        ("huge", "10 MB"),
        ("bomb", "10 MB"),
        ("hang", "too long"),
        ("trickle", "too long"),
        ("drop", "cannot be reached"),
    ],
)
def test_whatever_goes_wrong_is_told_in_a_line(site: FakeSite, path: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said) as told:
        fetch(f"{site.url}/{path}", **PATIENCE.get(path, {}))  # type: ignore[arg-type]  # both are seconds
    assert "\n" not in str(told.value)
    assert len(site.seen) <= MOST_REDIRECTS + 1


def test_of_a_page_of_a_hundred_megabytes_little_more_is_read_than_a_page_may_have(site: FakeSite) -> None:
    with pytest.raises(ArticleError, match="10 MB"):
        fetch(f"{site.url}/endless")
    assert site.left.wait(5), "the connection was closed"
    assert site.sent < 30


def test_a_book_may_be_larger_than_a_page_and_is_asked_for_by_name(
    site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.article.fetch.MOST_BYTES", 100)
    assert fetch(f"{site.url}/boek", kinds=(*PAGES, BOOK)).content_type == BOOK
    with pytest.raises(ArticleError, match="that is application/epub"):
        fetch(f"{site.url}/boek")
    monkeypatch.setattr("tui.article.fetch.BOOK_BYTES", 100)
    with pytest.raises(ArticleError, match="larger than"):
        fetch(f"{site.url}/boek", kinds=(*PAGES, BOOK))


def test_whoever_is_told_how_much_came_can_end_it(site: FakeSite) -> None:
    told: list[int] = []
    fetch(f"{site.url}/pont", told=told.append)
    assert told[0] == 0
    assert told[-1] == len(PAGE.encode())
    with pytest.raises(InterruptedError):
        fetch(f"{site.url}/trickle", told=_interrupt)


def _interrupt(size: int) -> None:
    raise InterruptedError


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://vaartbode.example/pont", "http"),
        ("http://", "address"),
        ("http://[x", "address"),
        ("http://127.0.0.1:1/", "reached"),
        ("http://127.0.0.1:99999/", "address"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(url: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        fetch(url)


def test_a_private_address_is_only_for_who_typed_it(site: FakeSite) -> None:
    for host in ("127.0.0.1", "localhost"):
        with pytest.raises(ArticleError, match="private network"):
            fetch(f"http://{host}:{site.server_port}/pont", public_only=True)
    assert site.seen == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("::ffff:192.168.1.1", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
