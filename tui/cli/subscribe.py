"""Keeping a feed of news in `config.toml`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

from tui.article.fetch import Fetched
from tui.cli.output import counted, print_line, warn
from tui.config import default_path, read_config
from tui.errors import FeedError
from tui.feeds.model import Feed
from tui.feeds.parse import read_feed
from tui.feeds.settings import add_feed, is_address, new_name


def keep_feed(fetched: Fetched, url: str, title: str, dry_run: bool) -> None:
    """Keep the feed at `url`, which was fetched, in the configuration, and print its name. Raises FeedError."""
    parsed = read_feed(fetched.data, fetched.content_type, fetched.url)
    if not is_address(url):
        raise FeedError("the address of this feed cannot be kept; copy it whole from the browser")
    feeds = read_config().feeds
    known = next((feed for feed in feeds if feed.url == url), None)
    feed = known or Feed(new_name(feeds, title or parsed.title, url), url)
    if known:
        warn(f"this feed is kept already, as {feed.name}")
    elif not dry_run:
        add_feed(config_file(), feed)
        warn(f"{parsed.title or feed.name}: {counted(len(parsed.items), 'item')}; `leeslamp feeds` lists what is new")
    print_line(feed.name)


def tell_feeds(urls: Iterable[str]) -> None:
    """Pages name these feeds: say so of those that are not kept."""
    for url in urls:
        if all(feed.url != url for feed in read_config().feeds):
            warn(f"the page names a feed of news; `leeslamp add {shlex.quote(url)}` keeps it")


def config_file() -> Path:
    """The reader's configuration, which need not be there. Raises FeedError for a reader without a home."""
    if (path := default_path()) is None:
        raise FeedError("you have no folder for config.toml; name a file with LEESLAMP_CONFIG")
    return path
