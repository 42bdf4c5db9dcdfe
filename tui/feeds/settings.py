"""The table `[feeds]` of `config.toml`, `name = "address"`: what is in it, and a line more or less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tui.article.canonical import slug_of
from tui.article.fetch import is_url
from tui.clean import one_line
from tui.errors import FeedError
from tui.feeds.model import Feed
from tui.files import write_atomic


def feeds_from(value: object, say: Callable[[str, str], None]) -> tuple[Feed, ...]:
    """The feeds of the table, in its order; `say` is told the key of what cannot be used, and why."""
    if not isinstance(value, dict):
        say("feeds", 'must be a table of lines like name = "address"; no feed is read')
        return ()
    found = []
    for name, url in value.items():
        if not name or one_line(name) != name:
            say(f"feeds.{name}", "is no name for a feed; it is not read")
        elif not is_address(url):
            say(f"feeds.{name}", "must be an address that begins with http:// or https://; it is not read")
        else:
            found.append(Feed(name, url))
    return tuple(found)


def is_address(value: object) -> bool:
    """Whether a value is the address of something on the web."""
    try:
        return (
            isinstance(value, str)
            and is_url(value)
            and value.isprintable()
            and " " not in value
            and bool(urlsplit(value).hostname)
            and urlsplit(value).port != 0
        )
    except ValueError:  # a port above 65535, or an IPv6 address that is none
        return False


def named(feeds: Sequence[Feed], name: str) -> Feed:
    """The feed called so, or the only one whose name begins so. Raises FeedError."""
    begins = [feed for feed in feeds if feed.name.lower().startswith(name.lower())] if name else []
    found = [feed for feed in feeds if feed.name == name] or begins
    if len(found) == 1:
        return found[0]
    there = f"there are {', '.join(feed.name for feed in begins or feeds)}" if feeds else "there are none"
    raise FeedError(f"no one feed is called {name!r}; {there}")


def new_name(feeds: Sequence[Feed], title: str, url: str) -> str:
    """What a feed could be called: by its title, else by its server; with a number where another has that name."""
    slug = slug_of(title) if title else slug_of((urlsplit(url).hostname or "").removeprefix("www."))
    taken = {feed.name for feed in feeds}
    numbered = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(feeds) + 2))
    return next(name for name in numbered if name not in taken)


def add_feed(path: Path, feed: Feed) -> None:
    """A line more in the file at `path`, which is made if it is not there. Raises FeedError."""

    def add(feeds: Any) -> None:
        if feed.name in feeds:  # it is no address, or it would be one of the feeds
            raise FeedError(f"feeds.{feed.name} in {path} is something else; mend it, or give another --title")
        feeds[feed.name] = feed.url

    _rewrite(path, add, f'{feed.name} = "{feed.url}" under [feeds]')


def remove_feed(path: Path, feed: Feed) -> None:
    """A line less. Raises FeedError."""
    _rewrite(path, lambda feeds: feeds.pop(feed.name, None), f"{feed.name} out of [feeds]")


def _rewrite(path: Path, change: Callable[[Any], object], by_hand: str) -> None:
    """Change the table, and not a byte of anything else; a file that would not be understood is left as it is."""
    import tomllib

    mark = "\ufeff"
    otherwise = f"it is left as it is; mend it, or write {by_hand} yourself"
    try:
        if path.exists() and not path.is_file():
            raise FeedError(f"{path} is not a file; {otherwise}")
        text = path.read_bytes().decode() if path.exists() else ""
        wanted = tomllib.loads(text.removeprefix(mark))
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{path} is not TOML ({error}); {otherwise}") from error
    table = wanted.setdefault("feeds", {})
    if not isinstance(table, dict):
        raise FeedError(f"feeds in {path} is not a table; {otherwise}")
    change(table)
    made = _changed(text.removeprefix(mark), change)
    if made is None or tomllib.loads(made) != wanted:
        raise FeedError(f"[feeds] in {path} cannot be changed as it is written; {otherwise}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, (mark + made if text.startswith(mark) else made).encode())
    except OSError as error:
        raise FeedError(f"{path} cannot be written: {error.strerror or error}") from error


def _changed(text: str, change: Callable[[Any], object]) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if "feeds" not in document:
            if text:
                document.add(tomlkit.nl())
            document.add("feeds", tomlkit.table())
        change(document["feeds"])
        return tomlkit.dumps(document)
    except TOMLKitError:
        return None
