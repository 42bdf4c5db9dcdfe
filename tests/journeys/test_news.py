"""What is new in the feeds is listed below the line of `i`, and chosen from while servers are slow, fail or hang."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from article.html_samples import LEAD, PAGE
from feeds.feed_samples import FeedSite, item, rss
from journeys.steps import Opener, on_screen, press, reader, settle, until
from textual import events
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.config.read import read_config
from tui.feeds.memory import default_folder
from tui.feeds.news import News
from tui.screens.adding import AddingScreen
from tui.screens.keeping import KeepingScreen
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen

NAME = "veerpont-terug-in-vaartdorp"


@pytest.fixture
def site() -> Iterator[FeedSite]:
    with FeedSite() as site:
        yield site


def _feeds(workspace: Workspace, site: FeedSite, *names: str) -> None:
    path = workspace.root / "config" / "leeslamp" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[feeds]\n" + "".join(f'{name} = "{site.url}/{name}"\n' for name in names), encoding="utf-8")


async def _opened(pilot: Pilot[None]) -> AddingScreen:
    """From the library, when all feeds have answered."""
    await press(pilot, "i")
    screen = pilot.app.screen
    assert isinstance(screen, AddingScreen)
    await until(pilot, lambda: bool(screen.news.feeds) and not screen.news.waiting)
    await settle(pilot)
    return screen


async def _back(pilot: Pilot[None]) -> None:
    await press(pilot, "escape")
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


def _listed(screen: AddingScreen) -> list[str]:
    return [screen.news.stories[id].item.title for id in screen.news.rows.ids]


def _remembered(site: FeedSite, name: str) -> tuple[list[str], list[str]]:
    """Titles that are seen, and that are kept, as another run reads them from the disk."""
    [feed] = [feed for feed in read_config().feeds if feed.name == name]
    stories = News(default_folder()).known(feed)
    return [one.item.title for one in stories if one.seen], [one.item.title for one in stories if one.kept]


async def test_one_is_looked_at_as_any_page_then_kept_and_read(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "rss", "atom")
    async with run() as pilot:
        screen = await _opened(pilot)
        assert _listed(screen) == [
            "Brug weer open",
            "Veerpont terug in Vaartdorp",
            "Kermis op zaterdag",
            "Zonder datum",
            "Als a < b",
        ]
        await press(pilot, "down", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeepingScreen))
        await settle(pilot)
        assert "cut (pointer to another text): Lees ook" in on_screen(pilot.app)
        assert NAME not in {entry.id for entry in workspace.entries()}
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert reader(pilot).article.id == NAME
    assert workspace.open(workspace.find(NAME)).text.startswith(LEAD)
    assert _remembered(site, "rss")[1] == ["Veerpont terug in Vaartdorp"]
    assert len(_remembered(site, "atom")[0]) == 2, "what was listed is seen"


async def test_several_that_are_marked_are_kept_and_the_rest_is_seen(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "rss", "atom")
    async with run() as pilot:
        screen = await _opened(pilot)
        await press(pilot, "tab", "j", "space", "x", "k", "k")
        assert "2 marked" in on_screen(pilot.app)
        assert "Enter keep them" in on_screen(pilot.app)
        assert "✓ Kermis op zaterdag" in on_screen(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: f"Kept: {NAME}" in on_screen(pilot.app) and not screen.bringing)
        assert "Veerpont terug in Vaartdorp: lines cut: " in on_screen(pilot.app)
        assert "Kermis op zaterdag: the page asks to log in" in on_screen(pilot.app)
        assert "1 marked" in on_screen(pilot.app), "what could not be had can be tried again"
        assert workspace.open(workspace.find(NAME)).text.startswith(LEAD)
        await _back(pilot)
        site.feeds["/atom"] = rss(item(7))
        again = await _opened(pilot)
        assert _listed(again) == ["Bericht 7"]
        await press(pilot, "down", "o")
        assert len(_listed(again)) == 4
        assert "kept" in on_screen(pilot.app)
    assert _remembered(site, "rss")[1] == ["Veerpont terug in Vaartdorp"]


async def test_what_is_listed_below_the_line_is_not_seen_before_the_reader_goes_there(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "rss")
    async with run() as pilot:
        await _opened(pilot)
        await _back(pilot)
        assert _remembered(site, "rss")[0] == []
        screen = await _opened(pilot)
        await press(pilot, "down", "down", "up", "up")
        assert screen.focused is screen.line, "above the first story is the line"
        await _back(pilot)
    assert len(_remembered(site, "rss")[0]) == 3


async def test_what_is_remembered_is_listed_before_a_server_answers(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "rss")
    async with run() as pilot:
        await _opened(pilot)
        await _back(pilot)
        _feeds(workspace, site, "rss", "hang")
        site.says["/rss"] = (503, {})
        await press(pilot, "i")
        await until(pilot, lambda: "Kermis op zaterdag" in on_screen(pilot.app))
        await until(pilot, lambda: "rss: 127.0.0.1 does not give it (503)" in on_screen(pilot.app))
        assert "Kermis op zaterdag" in on_screen(pilot.app), "it stays when the feed fails"


async def test_the_same_text_is_kept_once(run: Opener, workspace: Workspace, site: FeedSite) -> None:
    _feeds(workspace, site, "rss")
    async with run() as pilot:
        screen = await _opened(pilot)
        await press(pilot, "down", "x", "j", "x", "enter")  # the third leads to the page of the first
        await until(pilot, lambda: "Kept: " in on_screen(pilot.app) and not screen.bringing)
        assert f"Veerpont terug in Vaartdorp: this text is kept already, as {NAME}" in on_screen(pilot.app)
    assert len([path for path in workspace.articles.iterdir() if path.name.startswith(NAME)]) == 1


async def test_a_feed_that_fails_is_a_line_and_one_that_hangs_holds_up_nothing(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "404", "hang", "rss", "login")
    async with run() as pilot:
        await press(pilot, "i")
        await until(pilot, lambda: "asking 1 feed " in on_screen(pilot.app))
        screen = pilot.app.screen
        assert isinstance(screen, AddingScreen)
        assert len(_listed(screen)) == 3
        assert "404: 127.0.0.1 does not give it (404)" in on_screen(pilot.app)
        assert "login: that is no feed" in on_screen(pilot.app)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeepingScreen))
        await press(pilot, "s")
        await until(pilot, lambda: f"Kept: {NAME}" in on_screen(pilot.app))
        await _back(pilot)
    assert workspace.find(NAME)


async def test_keeping_several_is_left_with_escape(run: Opener, workspace: Workspace, site: FeedSite) -> None:
    site.feeds["/rss"] = rss(item(1, f"{site.url}/pont"), item(2, f"{site.url}/trickle"), item(3, f"{site.url}/hops/1"))
    _feeds(workspace, site, "rss")
    async with run() as pilot:
        screen = await _opened(pilot)
        await press(pilot, "down", "x", "x", "x", "enter")
        await until(pilot, lambda: "2 of 3: rss" in on_screen(pilot.app) and "kB" in on_screen(pilot.app))
        await press(pilot, "escape")
        await until(pilot, lambda: screen.bringing is None)
        await settle(pilot)
        assert f"Kept: {NAME}" in on_screen(pilot.app)
        assert "2 marked" in on_screen(pilot.app)
        await _back(pilot)
    assert site.left.wait(5), "the connection was closed"
    assert _remembered(site, "rss")[1] == ["Bericht 1"]


async def test_the_address_of_a_feed_in_the_line_is_kept_and_what_is_in_it_listed(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    async with run() as pilot:
        await press(pilot, "i", "down")
        assert "New in your feeds" not in on_screen(pilot.app)
        for _ in range(2):
            pilot.app.post_message(events.Paste(f"{site.url}/rss"))
            await press(pilot, "enter")
            await until(pilot, lambda: "Kept as a feed: de-vaartbode" in on_screen(pilot.app))
            await until(pilot, lambda: "Kermis op zaterdag" in on_screen(pilot.app))
        await until(pilot, lambda: "this feed is kept already" in on_screen(pilot.app))
        assert "3 stories" in on_screen(pilot.app)
    config = workspace.root / "config" / "leeslamp" / "config.toml"
    assert config.read_text(encoding="utf-8") == f'[feeds]\nde-vaartbode = "{site.url}/rss"\n'


async def test_a_configuration_that_is_not_understood_is_not_touched(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site)
    config = workspace.root / "config" / "leeslamp" / "config.toml"
    config.write_text("[feeds\n", encoding="utf-8")
    async with run() as pilot:
        await press(pilot, "i")
        pilot.app.post_message(events.Paste(f"{site.url}/rss"))
        await press(pilot, "enter")
        # where lines end depends on how long the path of the file is
        await until(pilot, lambda: 'de-vaartbode = "http' in " ".join(on_screen(pilot.app).split()))
    assert config.read_text(encoding="utf-8") == "[feeds\n"


async def test_a_page_that_names_a_feed_shows_its_address(run: Opener, site: FeedSite) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    site.feeds["/bladzij"] = PAGE.replace("</head>", link).encode()
    async with run() as pilot:
        await press(pilot, "i")
        pilot.app.post_message(events.Paste(f"{site.url}/bladzij"))
        await press(pilot, "enter")
        await until(pilot, lambda: f"feed of news: {site.url}/rss" in on_screen(pilot.app))


async def test_a_title_is_never_markup(run: Opener, workspace: Workspace, site: FeedSite) -> None:
    site.feeds["/rss"] = rss(item(1, f"{site.url}/404").replace("Bericht 1", "[/b] [red]weg[/] \u202e"), item(2))
    _feeds(workspace, site, "rss")
    async with run(size=(60, 20)) as pilot:
        screen = await _opened(pilot)
        assert "[/b] [red]weg[/]" in on_screen(pilot.app)
        await press(pilot, "down", "x", "x", "enter")
        await until(pilot, lambda: not screen.bringing)
        await settle(pilot)
        assert "[/b] [red]weg[/]: 127.0.0.1 has no such page" in on_screen(pilot.app)
