"""Feeds are asked politely, and whatever their server does is told in a line; what was seen is remembered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

import pytest
from article.fake_site import FakeSite
from article.html_samples import LEAD
from feeds.feed_samples import ATOM, FeedSite, item, rss

from tui.article.fetch import MOST_REDIRECTS
from tui.article.public import is_local
from tui.errors import ArticleError, FeedError
from tui.feeds.memory import MOST_MARKS, marked
from tui.feeds.model import Feed, Story
from tui.feeds.news import LONGEST_PAUSE, News, fetch_story


@pytest.fixture
def site() -> Iterator[FeedSite]:
    with FeedSite() as site:
        yield site


@pytest.fixture
def news(tmp_path: Path) -> News:
    return News(tmp_path / "feeds", read=0.5, whole=2.0)


def _titles(stories: list[Story], **which: bool) -> list[str]:
    return [story.item.title for story in stories if all(getattr(story, name) == it for name, it in which.items())]


def test_what_was_seen_is_not_new_again(site: FeedSite, tmp_path: Path) -> None:
    feed = Feed("vaart", f"{site.url}/rss")
    first, second, third = News(tmp_path).fetch(feed)
    assert (first.seen, first.kept) == (False, False)
    News(tmp_path).mark_seen([first, second])
    News(tmp_path).mark_kept(first)
    stories = News(tmp_path).fetch(feed)
    assert _titles(stories, seen=False) == [third.item.title]
    assert _titles(stories, kept=True) == [first.item.title]
    site.feeds["/rss"] = rss(item(9), item(8))
    assert _titles(News(tmp_path).fetch(feed), seen=False) == ["Bericht 9", "Bericht 8"]
    News(tmp_path).forget(feed)
    site.feeds["/rss"] = rss(item(8))
    assert _titles(News(tmp_path).fetch(feed), seen=False) == ["Bericht 8"]


def test_a_feed_that_is_as_it_was_is_not_sent_again(site: FeedSite, news: News) -> None:
    feed = Feed("vaart", f"{site.url}/rss")
    before = news.fetch(feed)
    assert news.fetch(feed) == before
    assert site.answered == [("/rss", 200), ("/rss", 304)]
    site.feeds["/rss"] = rss(item(1))
    assert _titles(news.fetch(feed)) == ["Bericht 1"]
    assert site.answered[2:] == [("/rss", 200)]


def test_what_cannot_be_remembered_is_asked_for_again(site: FeedSite, news: News, tmp_path: Path) -> None:
    feed = Feed("vaart", f"{site.url}/rss")
    news.mark_seen(news.fetch(feed))
    (file,) = (tmp_path / "feeds").iterdir()
    for damage in (b"", b"{", b'{"items": 3}', b"\xff\xfe", b"[]"):
        file.write_bytes(damage)
        assert len(_titles(news.fetch(feed), seen=False)) == 3
    assert [status for _, status in site.answered] == [200] * 6


def test_a_folder_that_cannot_be_written_is_told(site: FeedSite, tmp_path: Path) -> None:
    (tmp_path / "feeds").write_text("geen map", encoding="utf-8")
    with pytest.raises(FeedError, match="cannot be kept"):
        News(tmp_path / "feeds").fetch(Feed("vaart", f"{site.url}/rss"))


def test_a_feed_that_is_gone_is_left_alone(site: FeedSite, news: News) -> None:
    feed = Feed("oud", f"{site.url}/oud")
    site.says["/oud"] = (410, {})
    for said in ("410", "--remove oud", "--remove oud"):
        with pytest.raises(FeedError, match=said):
            news.fetch(feed)
    assert len(site.answered) == 1
    site.says.clear()
    site.feeds["/oud"] = ATOM.encode()
    assert len(news.fetch(feed, again=True)) == 2
    assert len(news.fetch(feed)) == 2


@pytest.mark.parametrize(
    ("status", "pause", "seconds"),
    [
        (429, "120", (100, 130)),
        (429, "the date in an hour", (3500, 3700)),
        (429, None, (600, 1000)),
        (429, "morgen", (600, 1000)),
        (503, "9" * 40, (LONGEST_PAUSE - 60, LONGEST_PAUSE + 1)),
        (503, "120", (100, 130)),
    ],
)
def test_a_busy_server_is_left_in_peace_for_as_long_as_it_says(
    site: FeedSite,
    news: News,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    pause: str | None,
    seconds: tuple[int, int],
) -> None:
    feed = Feed("druk", f"{site.url}/druk")
    if pause == "the date in an hour":
        pause = formatdate(time.time() + 3600, usegmt=True)
    site.says["/druk"] = (status, {"Retry-After": pause} if pause else {})
    for said in ("is busy", "not to be asked before"):
        with pytest.raises(FeedError, match=said):
            news.fetch(feed, again=True)
    site.says.clear()
    site.feeds["/druk"] = rss(item(1))
    begun = time.time()
    monkeypatch.setattr(time, "time", lambda: begun + seconds[0])
    with pytest.raises(FeedError, match="not to be asked before"):
        news.fetch(feed)
    assert len(site.answered) == 1
    monkeypatch.setattr(time, "time", lambda: begun + seconds[1])
    assert len(news.fetch(feed)) == 1
    assert len(news.fetch(feed)) == 1


def test_where_a_feed_has_moved_for_good_it_is_asked_from_then_on(site: FeedSite, news: News) -> None:
    feed = Feed("vaart", f"{site.url}/oud")
    site.says["/oud"] = (301, {"Location": "/nieuw"})
    site.says["/nieuw"] = (308, {"Location": "/tijdelijk"})
    site.says["/tijdelijk"] = (302, {"Location": "/rss"})
    for _ in range(2):
        assert len(news.fetch(feed)) == 3
    assert [path for path, _ in site.answered] == ["/oud", "/nieuw", "/tijdelijk", "/rss", "/tijdelijk", "/rss"]
    site.says["/tijdelijk"] = (404, {})
    with pytest.raises(FeedError, match="does not give it"):
        news.fetch(feed)
    site.says["/oud"] = (302, {"Location": "/rss"})
    for _ in range(2):
        assert len(news.fetch(feed)) == 3
    assert [path for path, _ in site.answered][-4:] == ["/oud", "/rss", "/oud", "/rss"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("404", r"does not give it \(404\)"),
        ("503", r"does not give it \(503\)"),
        ("login", "that is no feed"),
        ("film", "that is no feed"),
        ("huge", "larger than 3 MB"),
        ("bomb", "larger than 3 MB"),
        ("hang", "too long"),
        ("trickle", "too long"),
        ("drop", "cannot be reached"),
        ("loop", "without end"),
        ("file", "does not begin with http"),
    ],
)
def test_whatever_goes_wrong_is_told_and_loses_nothing(site: FeedSite, news: News, path: str, said: str) -> None:
    feed = Feed("vaart", f"{site.url}/vaart")
    site.feeds["/vaart"] = rss(item(1))
    news.mark_seen(news.fetch(feed))
    site.says["/vaart"] = (301, {"Location": f"/{path}"})
    with pytest.raises(FeedError, match=said) as told:
        news.fetch(feed)
    assert "\n" not in str(told.value)
    assert "save its text" not in str(told.value)
    assert len(site.answered) <= MOST_REDIRECTS + 2
    site.says.clear()
    assert _titles(news.fetch(feed), seen=True) == ["Bericht 1"]
    assert site.answered[-1] == ("/vaart", 304)


def test_a_feed_leads_into_no_private_network(site: FeedSite, news: News) -> None:
    with FakeSite() as other:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            away = f"http://{host}:{other.server_port}/pont"
            site.says["/weg"] = (302, {"Location": away})
            with pytest.raises(FeedError, match=r"private network|cannot be reached"):
                news.fetch(Feed("weg", f"{site.url}/weg"))
            site.feeds["/rss"] = rss(item(1, away), item(2, f"{site.url}/weg"))
            for story in news.fetch(Feed("vaart", f"{site.url}/rss")):
                with pytest.raises(ArticleError, match=r"private network|cannot be reached"):
                    fetch_story(story)
        assert other.seen == []


def test_a_story_is_fetched_in_full_from_where_the_feed_is(site: FeedSite, news: News) -> None:
    first, *_ = news.fetch(Feed("vaart", f"{site.url}/rss"))
    [imported] = fetch_story(first)
    assert LEAD in imported.text
    assert f'url: "{site.url}/pont"' in imported.text


def test_only_names_that_mean_nothing_elsewhere_are_local() -> None:
    local = ["localhost", "127.0.0.1", "10.1.2.3", "::1", "nas", "nas.local", "NAS.lan.", "x.home.arpa", "2130706433"]
    assert all(map(is_local, local))
    assert not any(map(is_local, ["vaartbode.example", "8.8.8.8", "local.example", "127.0.0.1.example"]))


def test_many_are_asked_side_by_side_and_one_that_fails_stops_none(site: FeedSite, news: News) -> None:
    ways = {
        "rss": "",
        "hang": "too long",
        "404": "404",
        "atom": "",
        "login": "no feed",
        "drop": "reached",
        "trickle": "long",
    }
    feeds = [Feed(way, f"{site.url}/{way}") for way in ways]
    got = {one.feed.name: one for one in news.fetch_all(feeds)}
    assert got.keys() == ways.keys()
    for name, said in ways.items():
        assert said in got[name].reason
        assert bool(got[name].stories) == (said == "")
    assert list(news.fetch_all([])) == []


def test_nobody_waits_for_a_feed_that_hangs_when_it_is_left_off(site: FeedSite, tmp_path: Path) -> None:
    asked = News(tmp_path, read=60, whole=60).fetch_all(
        [Feed("hang", f"{site.url}/hang"), Feed("v", f"{site.url}/rss")]
    )
    assert next(asked).feed.name == "v"
    asked.close()  # type: ignore[attr-defined]  # it is a generator
    assert all(thread.daemon for thread in threading.enumerate() if thread.name.startswith("feeds-"))


def test_a_mistake_of_ours_reaches_whoever_waits(site: FeedSite, news: News) -> None:
    with pytest.raises(AttributeError):
        list(news.fetch_all([Feed("vaart", None)]))  # type: ignore[arg-type]  # the mistake


def test_a_mark_made_meanwhile_is_not_lost(site: FeedSite, news: News) -> None:
    feeds = [Feed(str(number), f"{site.url}/rss?{number}") for number in range(8)]
    site.feeds.update({f"/rss?{number}": rss(*map(item, range(20))) for number in range(8)})
    stories = [story for got in news.fetch_all(feeds) for story in got.stories]
    marking = [threading.Thread(target=news.mark_seen, args=(stories[at::10],)) for at in range(10)]
    for thread in marking:
        thread.start()
    again = list(news.fetch_all(feeds))
    for thread in marking:
        thread.join()
    assert not any(got.reason for got in again)
    assert all(story.seen for got in news.fetch_all(feeds) for story in got.stories)


def test_the_list_is_remembered_in_its_order(site: FeedSite, news: News, tmp_path: Path) -> None:
    assert news.listed() == []
    stories = news.fetch(Feed("vaart", f"{site.url}/rss"))
    news.list_as(stories[::-1])
    assert News(tmp_path / "feeds").listed() == stories[::-1]


def test_marks_are_kept_for_as_long_as_they_can_matter() -> None:
    many = [str(number) for number in range(MOST_MARKS)]
    assert marked(many, ["0", "nieuw"])[-1] == "nieuw"
    assert len(marked(many, ["a", "b"])) == MOST_MARKS
    assert marked(["a"], ["a", "b"]) == ("a", "b")
