"""Keeping a feed of news in `config.toml`, for the command and for the screen."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.article.fetch import Fetched
from tui.config.file import default_path
from tui.config.read import read_config
from tui.errors import FeedError
from tui.feeds.model import Feed
from tui.feeds.parse import read_feed
from tui.feeds.settings import add_feed, is_address, new_name


class Subscription(NamedTuple):
    """A feed that is kept, or will be."""

    feed: Feed
    title: str
    """What it calls itself; may be empty."""
    items: int
    known: bool
    """It was kept already."""

    @property
    def said(self) -> str:
        """In a line."""
        if self.known:
            return f"this feed is kept already, as {self.feed.name}"
        return f"{self.title or self.feed.name}: {self.items} item{'' if self.items == 1 else 's'}"


def subscription(fetched: Fetched, url: str, title: str = "") -> Subscription:
    """The feed at `url`, which was fetched, called by `title` or by its own. Raises FeedError."""
    parsed = read_feed(fetched.data, fetched.content_type, fetched.url)
    if not is_address(url):
        raise FeedError("the address of this feed cannot be kept; copy it whole from the browser")
    feeds = read_config().feeds
    known = next((feed for feed in feeds if feed.url == url), None)
    feed = known or Feed(new_name(feeds, title or parsed.title, url), url)
    return Subscription(feed, parsed.title, len(parsed.items), known is not None)


def subscribe(wanted: Subscription) -> None:
    """Keep a feed in the configuration, if it is not there. Raises FeedError."""
    if not wanted.known:
        add_feed(config_file(), wanted.feed)


def config_file() -> Path:
    """The reader's configuration, which need not be there. Raises FeedError for a reader without a home."""
    if not (path := default_path()):
        raise FeedError("you have no folder for config.toml; name a file with LEESLAMP_CONFIG")
    return Path(path)
