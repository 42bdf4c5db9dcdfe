"""What a feed is, and what is in it."""

from __future__ import annotations

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
