"""What is remembered of each feed between sittings: a small file of JSON for each, which nobody would miss for long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from tui.errors import FeedError
from tui.feeds.model import Feed, Item, Story
from tui.files import write_atomic

MOST_MARKS = 2000
"""Items that are remembered as seen, or as kept, after they have left their feed."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Memory:
    """Of one feed."""

    items: tuple[Item, ...] = ()
    """As they were got last."""
    etag: str = ""
    modified: str = ""
    """The two headers that the server knows this state of the feed by."""
    moved: str = ""
    """Where the feed has gone for good; empty while it is where the reader says."""
    gone: bool = False
    """The server said that it will not come back (410)."""
    wait: float = 0.0
    """Before this time, in seconds since 1970, the server does not want to be asked."""
    seen: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Ids of items, those marked last at the end."""


def default_folder() -> Path:
    """Where the reader's own are."""
    import platformdirs

    return platformdirs.user_state_path("leeslamp") / "feeds"


def marked(known: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Marks with more of them, each once and not too many."""
    return tuple(dict.fromkeys((*known, *more)))[-MOST_MARKS:]


class Memories:
    """The files, in a folder that is made when something is first to be remembered.

    What cannot be read counts as not remembered: its items are new again. Writing raises FeedError.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, feed: Feed) -> Memory:
        """What is remembered of a feed."""
        return _read(self._path(feed), Memory) or Memory()

    def keep(self, feed: Feed, memory: Memory) -> None:
        """Remember this."""
        self._write(self._path(feed), memory)

    def forget(self, feed: Feed) -> None:
        """As if the feed had never been asked."""
        try:
            self._path(feed).unlink(missing_ok=True)
        except OSError as error:
            raise FeedError(f"{self._path(feed)} cannot be removed: {error.strerror or error}") from error

    def listed(self) -> list[Story]:
        """What was listed last, in its order."""
        return _read(self._list, list[Story]) or []

    def keep_list(self, stories: Sequence[Story]) -> None:
        """Remember the order in which stories were listed."""
        self._write(self._list, list(stories))

    @property
    def _list(self) -> Path:
        return self._folder / "listed.json"

    def _path(self, feed: Feed) -> Path:
        # by its address: the reader may call it something else tomorrow
        return self._folder / f"{blake2b(feed.url.encode(errors='replace'), digest_size=8).hexdigest()}.json"

    def _write(self, path: Path, value: object) -> None:
        import msgspec

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomic(path, msgspec.json.encode(value))
        except OSError as error:
            raise FeedError(f"what is new cannot be kept in {path}: {error.strerror or error}") from error


def _read(path: Path, kind: type[_T]) -> _T | None:
    import msgspec

    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError):  # msgspec's own errors are ValueErrors
        return None
