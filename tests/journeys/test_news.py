"""What is new in the feeds is listed and chosen from while servers are slow, fail or hang."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from article.html_samples import LEAD
from cli.command_samples import folders
from feeds.feed_samples import FeedSite, item, rss
from journeys.steps import Opener, on_screen, press, settle, toasts, until
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.screens.news import NewsScreen

NAME = "veerpont-terug-in-vaartdorp"


@pytest.fixture
def site(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedSite]:
    monkeypatch.delenv("LEESLAMP_CONFIG", raising=False)
    for name, value in folders(workspace.root).items():
        monkeypatch.setenv(name, value)
    with FeedSite() as site:
        yield site


def _feeds(workspace: Workspace, site: FeedSite, *names: str) -> None:
    path = workspace.root / "config" / "leeslamp" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[feeds]\n" + "".join(f'{name} = "{site.url}/{name}"\n' for name in names), encoding="utf-8")


async def _opened(pilot: Pilot[None]) -> NewsScreen:
    screen = NewsScreen(pilot.app.screen.session)  # type: ignore[attr-defined]  # the library's
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: not screen.doing)
    await settle(pilot)
    return screen


def _listed(screen: NewsScreen) -> list[str]:
    return [screen.stories[id].item.title for id in screen.rows.ids]


async def test_what_is_chosen_is_kept_and_the_rest_is_seen(run: Opener, workspace: Workspace, site: FeedSite) -> None:
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
        await press(pilot, "j", "x", "x", "k", "k")
        assert "2 marked" in on_screen(pilot.app)
        assert "✓ Kermis op zaterdag" in on_screen(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: not screen.keeping)
        assert any("Veerpont terug in Vaartdorp: kept" in said for said in toasts(pilot.app))
        assert any(said.startswith("Kermis op zaterdag: the page asks to log in") for said in toasts(pilot.app))
        assert "1 marked" in on_screen(pilot.app), "what could not be had can be tried again"
        assert workspace.open(workspace.find(NAME)).text.startswith(LEAD)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)
        site.feeds["/atom"] = rss(item(7))
        again = await _opened(pilot)
        assert _listed(again) == ["Bericht 7"]
        await press(pilot, "o")
        assert len(_listed(again)) == 4
        assert "kept" in on_screen(pilot.app)


async def test_the_same_text_is_kept_once(run: Opener, workspace: Workspace, site: FeedSite) -> None:
    _feeds(workspace, site, "rss")
    async with run() as pilot:
        screen = await _opened(pilot)
        for _ in range(2):
            await press(pilot, "enter")
            await until(pilot, lambda: not screen.keeping)
        assert f"Veerpont terug in Vaartdorp: kept already, as {NAME}" in toasts(pilot.app)
    assert len([path for path in workspace.articles.iterdir() if path.name.startswith(NAME)]) == 1


async def test_a_feed_that_fails_is_told_and_one_that_hangs_holds_up_nothing(
    run: Opener, workspace: Workspace, site: FeedSite
) -> None:
    _feeds(workspace, site, "404", "hang", "rss", "login")
    async with run() as pilot:
        screen = NewsScreen(pilot.app.screen.session)  # type: ignore[attr-defined]  # the library's
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: "3 of 4 feeds" in screen.doing)
        assert len(_listed(screen)) == 3
        assert sorted(said.partition(":")[0] for said in toasts(pilot.app)) == ["404", "login"]
        await press(pilot, "enter")
        await until(pilot, lambda: not screen.keeping)
        assert workspace.find(NAME)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_without_feeds_the_screen_tells_how_to_get_one(run: Opener, site: FeedSite) -> None:
    async with run() as pilot:
        screen = await _opened(pilot)
        assert "`leeslamp add`" in on_screen(pilot.app)
        await press(pilot, "x", "enter", "j", "o", "q")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_a_title_is_never_markup(run: Opener, workspace: Workspace, site: FeedSite) -> None:
    site.feeds["/rss"] = rss(item(1).replace("Bericht 1", "[/b] [red]weg[/] \u202e"))
    _feeds(workspace, site, "rss")
    async with run(size=(60, 20)) as pilot:
        await _opened(pilot)
        assert "[/b] [red]weg[/]" in on_screen(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: bool(toasts(pilot.app)))
        assert toasts(pilot.app)[0].startswith("[/b] [red]weg[/]: ")
