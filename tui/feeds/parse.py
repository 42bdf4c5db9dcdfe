"""From the bytes of a feed to its items: RSS 0.9 to 2.0 (RDF too) and Atom, well-formed or not, by feedparser."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from tui.article.page_bytes import page_text
from tui.article.page_pieces import read_page
from tui.article.source import is_feed
from tui.clean import one_line
from tui.errors import FeedError
from tui.feeds.model import Item
from tui.patterns import pattern

MOST_BYTES = 3 << 20
"""Of a feed; those of news have a tenth of it. What is made to be slow takes 9 s for each MB."""
MOST_ITEMS = 200
"""What comes after them is left out; a feed of news has 10 to 100."""
MOST_TITLE, MOST_SUMMARY = 200, 500
"""Code points."""
_MOST_MARKUP = 20_000
"""Code points of a title or summary that are looked at."""
_MOST_LINK = 2000
_MARKUP = pattern(r"</?[A-Za-z][^<>]*>|&#?\w+;")


class Parsed(NamedTuple):
    """A feed as it came."""

    title: str
    items: tuple[Item, ...]
    """Each once, in the order of the feed; what leads to no page of the web is left out."""


def read_feed(data: bytes, content_type: str = "", url: str = "") -> Parsed:
    """What is in a feed: RSS 2.0 (rssboard.org) and earlier, RSS 1.0 (RDF), Atom (RFC 4287). Raises FeedError.

    `content_type`: its HTTP header, which may name the encoding. `url`: where it was, for links that say only a part.
    """
    if not is_feed(data):
        raise FeedError("that is no feed (RSS or Atom); look for the site's feed, its address often has rss in it")
    if len(data) > MOST_BYTES:
        raise FeedError(f"the feed is larger than {MOST_BYTES >> 20} MB; it is not read")
    text = page_text(data, content_type).text
    if "<!ENTITY" in text:  # a short one can stand for gigabytes
        raise FeedError("the feed declares entities of its own, as no feed of news has to; it is not read")
    import feedparser  # 50 ms that only this needs

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    # as a file: of anything else feedparser would first find out whether it is the name of one
    source = io.BytesIO(text.encode(errors="replace"))
    # what it would make safe or whole in HTML, none of which is left here
    try:
        read = feedparser.parse(source, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it promises none, but it was not written for what is made to break it
        raise FeedError(f"the feed cannot be understood ({type(error).__name__})") from error
    if not read.get("version"):
        raise FeedError("the feed is broken off, or not as RSS and Atom are written; try again later")
    atom = read.version.startswith("atom")
    items = {item.id: item for item in _items(read.entries[:MOST_ITEMS], atom)}
    return Parsed(_words(read.feed, "title", atom)[:MOST_TITLE], tuple(items.values()))


def _items(entries: list[Any], atom: bool) -> Iterator[Item]:
    for entry in entries:
        link = str(entry.get("link", "")).strip()
        if not _is_address(link):
            continue
        summary = _words(entry, "summary", atom)
        title = _words(entry, "title", atom) or summary or link
        known_by = str(entry.get("id") or link)
        id = blake2b(known_by.encode(errors="replace"), digest_size=8).hexdigest()
        yield Item(id, _shortened(title, MOST_TITLE), link, _published(entry), _shortened(summary, MOST_SUMMARY))


def _is_address(link: str) -> bool:
    web = link.lower().startswith(("http://", "https://"))
    return web and len(link) <= _MOST_LINK and " " not in link and one_line(link) == link


def _words(entry: Any, name: str, atom: bool) -> str:
    """The words of a field, which may be HTML: Atom says so, in RSS it must look like it."""
    said = str(entry.get(name) or "")[:_MOST_MARKUP]
    plain = (entry.get(f"{name}_detail") or {}).get("type") == "text/plain"
    if plain and (atom or not _MARKUP.search(said)):
        return one_line(said)
    return " ".join(piece.text for piece in read_page(said).pieces)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _published(entry: Any) -> str:
    # of an entry itself feedparser would warn that the one stands for the other
    at = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if not isinstance(at, time.struct_time):
        return ""
    try:
        return datetime(*at[:6], tzinfo=UTC).isoformat().replace("+00:00", "Z")
    except ValueError:  # the year 0, a 61st second
        return ""
