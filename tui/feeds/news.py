"""The news of the reader's feeds: asked for politely, told apart from what was seen, fetched in full when chosen."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

from tui.article.fetch import BY_HAND, READ_SECONDS, WHOLE_SECONDS, Answer, Told, ask, fetch, host_of
from tui.article.imported import Imported
from tui.article.source import from_fetched
from tui.errors import ArticleError, FeedError
from tui.feeds.memory import Memories, Memory, marked
from tui.feeds.model import Feed, Story
from tui.feeds.parse import MOST_BYTES, read_feed

AT_ONCE = 4
"""Feeds that are asked side by side."""
PAUSE = 900.0
"""Seconds that a server has peace if it says that it is asked too often, but not for how long …"""
LONGEST_PAUSE = 86_400.0
"""… and at most."""
_ACCEPTED = "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml, text/xml, */*;q=0.1"


class Got(NamedTuple):
    """How it went with one feed of many."""

    feed: Feed
    stories: list[Story]
    reason: str
    """Why there are none; empty where it went well."""


class News:
    """What is in feeds, and what of it the reader has seen, kept in `folder`. Any thread may use it.

    `read`, `whole`: seconds, as for `ask`.
    """

    def __init__(self, folder: Path, *, read: float = READ_SECONDS, whole: float = WHOLE_SECONDS) -> None:
        self._memories = Memories(folder)
        self._lock = Lock()
        self._read = read
        self._whole = whole

    def fetch(self, feed: Feed, *, again: bool = False) -> list[Story]:
        """All that is in a feed, in its order; its server is asked whether that has changed. Raises FeedError.

        A feed that is gone for good is not asked for any more, but for `again`.
        """
        known = self._memories.of(feed)
        if known.gone and not again:
            raise FeedError(f"it is gone for good; `leeslamp feeds --remove {feed.name}` takes it off the list")
        if 0 < known.wait - time.time() <= LONGEST_PAUSE:  # more only where the clock was wrong then
            raise FeedError(f"its server asks not to be asked before {_clock(known.wait)}")
        try:
            known = self._change(feed, self._asked(feed, known))
        except FeedError:
            if known.moved:  # not there either: next time the address that the reader gave is asked
                self._change(feed, lambda known: replace(known, moved=""))
            raise
        if known.gone:
            raise FeedError(f"{host_of(feed.url)} says that it is gone for good (410)")
        if known.wait:
            raise FeedError(f"{host_of(feed.url)} is busy; it asks not to be asked before {_clock(known.wait)}")
        return self._stories(feed, known)

    def known(self, feed: Feed) -> list[Story]:
        """What is remembered of a feed, whose server is not asked."""
        return self._stories(feed, self._memories.of(feed))

    def fetch_all(self, feeds: Sequence[Feed], *, again: bool = False) -> Iterator[Got]:
        """`fetch` of many, each as it comes. Nothing waits for the others when it is left off."""
        waiting = deque(feeds)
        done: SimpleQueue[Got | BaseException] = SimpleQueue()

        def work() -> None:
            while True:
                try:
                    feed = waiting.popleft()
                except IndexError:  # all are being asked
                    return
                try:
                    done.put(Got(feed, self.fetch(feed, again=again), ""))
                except FeedError as error:
                    done.put(Got(feed, [], str(error)))
                except BaseException as error:  # whatever it is, it is for whoever waits
                    done.put(error)

        for number in range(min(AT_ONCE, len(feeds))):
            Thread(target=work, name=f"feeds-{number}", daemon=True).start()
        for _ in feeds:
            if isinstance(got := done.get(), BaseException):
                raise got
            yield got

    def mark_seen(self, stories: Sequence[Story]) -> None:
        """They are not new any more. Raises FeedError."""
        for feed in dict.fromkeys(story.feed for story in stories):
            self._mark(feed, seen=[story.item.id for story in stories if story.feed == feed])

    def mark_kept(self, story: Story) -> None:
        """It is an article now. Raises FeedError."""
        self._mark(story.feed, kept=[story.item.id])

    def forget(self, feed: Feed) -> None:
        """Nothing of a feed is remembered. Raises FeedError."""
        with self._lock:
            self._memories.forget(feed)

    def listed(self) -> list[Story]:
        """What `list_as` was told last."""
        return self._memories.listed()

    def list_as(self, stories: Sequence[Story]) -> None:
        """Remember in which order stories are shown, so that they can be chosen by their numbers. Raises FeedError."""
        with self._lock:
            self._memories.keep_list(stories)

    def _mark(self, feed: Feed, seen: Sequence[str] = (), kept: Sequence[str] = ()) -> None:
        self._change(feed, lambda known: replace(known, seen=marked(known.seen, seen), kept=marked(known.kept, kept)))

    def _change(self, feed: Feed, change: Callable[[Memory], Memory]) -> Memory:
        with self._lock:  # a mark that is made while a feed is fetched is not lost
            changed = change(self._memories.of(feed))
            self._memories.keep(feed, changed)
        return changed

    def _asked(self, feed: Feed, known: Memory) -> Callable[[Memory], Memory]:
        """What the server's answer changes. Raises FeedError."""
        # RFC 9110, 13.1
        names = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known.items else {}
        try:
            answer = ask(
                known.moved or feed.url,
                headers={"Accept": _ACCEPTED, **{name: value for name, value in names.items() if value}},
                public_only=True,
                near=feed.url,
                most=MOST_BYTES,
                read=self._read,
                whole=self._whole,
            )
        except ArticleError as error:
            raise FeedError(str(error).removesuffix(f"; {BY_HAND}").replace("the page", "the feed")) from error
        return _learned(feed, answer)

    def _stories(self, feed: Feed, known: Memory) -> list[Story]:
        seen, kept = set(known.seen), set(known.kept)
        return [Story(feed, item, item.id in seen, item.id in kept) for item in known.items]


def fetch_story(story: Story, told: Told = lambda _: None) -> list[Imported]:
    """What a story leads to, as of any address. Raises ArticleError. `told`: see `fetch`."""
    return from_fetched(fetch(story.item.link, public_only=True, near=story.feed.url, told=told))


def _learned(feed: Feed, answer: Answer) -> Callable[[Memory], Memory]:
    moved = answer.moved if answer.moved != feed.url else ""
    if answer.status == 304:
        return lambda known: replace(known, moved=moved, gone=False, wait=0.0)
    if answer.status == 410:
        return lambda known: replace(known, gone=True, moved="")
    pause = answer.headers.get("Retry-After", "")
    if answer.status == 429 or (answer.status == 503 and pause):
        until = time.time() + _seconds(pause)
        return lambda known: replace(known, wait=until)
    if answer.status != 200:
        raise FeedError(f"{host_of(answer.url)} does not give it ({answer.status}); check its address, or try later")
    items = read_feed(answer.data, answer.headers.get("Content-Type", ""), answer.url).items
    etag, modified = _short(answer.headers, "ETag"), _short(answer.headers, "Last-Modified")
    return lambda known: Memory(items, etag, modified, moved, seen=known.seen, kept=known.kept)


def _short(headers: Mapping[str, str], name: str) -> str:
    """A header to be sent back; none where it is made to be a burden."""
    value = headers.get(name, "")
    return value if len(value) <= 500 else ""


def _seconds(pause: str) -> float:
    """What `Retry-After` says (RFC 9110, 10.2.3): seconds, or when."""
    try:
        found = float(pause) if pause.strip().isdecimal() else parsedate_to_datetime(pause).timestamp() - time.time()
    except (ValueError, OverflowError):
        return PAUSE
    return min(max(found, 0.0), LONGEST_PAUSE)


def _clock(at: float) -> str:
    """A time of today or tomorrow, as clocks here show it."""
    return time.strftime("%H:%M", time.localtime(at))
