"""What a feed is, and what is in it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple


class Feed(NamedTuple):
    """A feed that the reader keeps."""

    name: str
    """What it is called in `config.toml`."""
    url: str


class Item(NamedTuple):
    """One thing that a feed tells; all of it is clean text on one line."""

    id: str
    """16 hex digits for what the feed knows it by."""
    title: str
    """Never empty."""
    link: str
    """Begins with http:// or https://."""
    published: str
    """UTC, as `2026-03-04T08:15:00Z`; empty where the feed does not say."""
    summary: str


class Story(NamedTuple):
    """An item, where it comes from, and what became of it."""

    feed: Feed
    item: Item
    seen: bool
    """It was listed before."""
    kept: bool
    """It was made an article."""

    @property
    def when(self) -> str:
        """When it was published, on the reader's clock: `2026-03-04 09:15`, or empty."""
        if not self.item.published:
            return ""
        try:
            at = datetime.fromisoformat(self.item.published).timestamp()
            return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))
        except (ValueError, OverflowError, OSError):  # a year that the clock of this system does not know
            return self.item.published[:10]


def newest_first(stories: Iterable[Story], feeds: Sequence[Feed]) -> list[Story]:
    """By when they were published, those that do not say last; of one time by their feeds, whichever answered first."""
    place = {feed: number for number, feed in enumerate(feeds)}
    by_feed = sorted(stories, key=lambda story: place[story.feed])
    return sorted(by_feed, key=lambda story: story.item.published, reverse=True)
