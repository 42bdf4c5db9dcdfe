"""The file with every default: saved as it is, it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from tui.config.look import THEMES
from tui.reading.layout import Layout
from tui.reading.look import KINDS, Look
from tui.translation.settings import DEFAULT_CHAIN, NAMES, ProviderSettings

_WHAT = {
    "url": "where it is asked, as https://example.org: a server of your own, a proxy, a test server",
    "key_variable": "the environment variable that holds its key, never the key itself",
    "connect": "seconds to reach it, from 0.01 to 3600",
    "read": "seconds without a byte of the answer, from 0.01 to 3600",
    "whole": "seconds for the whole answer, from 0.01 to 3600",
    "characters": "most characters in a request, from 1 to 1000000",
    "per_second": "requests a second, from 0.01 to 3600",
}
_EXAMPLES = {
    "url": '"https://example.org"', "key_variable": '"MY_KEY"', "read": "8", "whole": "20", "characters": "4900",
    "per_second": "5",
}  # fmt: skip
"""Of what each service has a default of its own for."""


class Bound(NamedTuple):
    """Something that can be done with a key."""

    id: str
    keys: str
    """As the file has them."""
    what: str


def sample(keys: Iterable[tuple[str, Iterable[Bound]]]) -> str:
    """All of the file; `keys` are what can be done, screen by screen."""
    return "\n".join([*_looks(), *_kinds(), *_keys(keys), *_translation(), *_lookup(), *_feeds(), ""])


def _looks() -> Iterator[str]:
    look = Look()
    yield "# leeslamp's configuration with every default. What you leave out is as it is here."
    yield "# A line that begins with # is passed over: take the # away where you change something behind it."
    yield ""
    yield "[look]"
    yield from (f"# {line}" for line in _wrapped("one of ", THEMES))
    yield f'theme = "{look.theme}"'
    yield f"# where the translation stands in an article you have not opened before: {', '.join(Layout)}"
    yield f'layout = "{look.layout}"'
    yield "# whether translations are covered there: true or false"
    yield f"study = {str(look.study).lower()}"


def _wrapped(begin: str, words: Iterable[str]) -> Iterator[str]:
    line = begin
    for word in words:
        if len(line) + len(word) > 100:
            yield line.rstrip()
            line = ""
        line += f"{word}, "
    yield line.rstrip(", ")


def _kinds() -> Iterator[str]:
    yield ""
    yield "# What you call the kinds of highlight, in up to 20 characters, and the colour behind the words, as #rrggbb,"
    yield "# under a dark theme (evening), under a light one (day). notes.json and exports keep the names in brackets."
    for kind, own in KINDS.items():
        yield f"[kinds.{kind}]"
        yield f'name = "{own.name}"'
        yield f'evening = "{own.evening}"'
        yield f'day = "{own.day}"'


def _keys(places: Iterable[tuple[str, Iterable[Bound]]]) -> Iterator[str]:
    yield ""
    yield "[keys]"
    yield "# Keys parted by commas, the first the one that is shown: characters, and names such as down, space, comma,"
    yield "# f5, ctrl+x. What is done on several screens has the same keys on each."
    listed: set[str] = set()
    for title, bound in places:
        yield f"## {title}"
        for one in bound:
            if one.id not in listed:
                listed.add(one.id)
                yield f'# {one.id} = "{one.keys}"  # {one.what}'


def _translation() -> Iterator[str]:
    yield ""
    yield "[translation]"
    yield f"# who is asked, in this order; some of {', '.join(NAMES)}; [] for nobody"
    chain = ", ".join(f'"{name}"' for name in DEFAULT_CHAIN)
    yield f"chain = [{chain}]"
    yield "# for each of them:"
    yield from (f"# {name}: {what}" for name, what in _WHAT.items())
    for name in NAMES:
        yield f"[translation.{name}]"
        yield from _provider()


def _provider() -> Iterator[str]:
    for field in fields(ProviderSettings):
        value = getattr(ProviderSettings(), field.name)
        yield f"{field.name} = {value}" if value is not None else f"# {field.name} = {_EXAMPLES[field.name]}"


def _lookup() -> Iterator[str]:
    yield ""
    yield "[lookup]"
    yield "# files of other dictionaries, in the order in which they are asked (docs/dutch.md tells which)"
    yield "dictionaries = []"


def _feeds() -> Iterator[str]:
    yield ""
    yield "[feeds]"
    yield "# feeds of news, each with a name of your own; `leeslamp add` with the address of one writes such a line"
    yield '# example = "https://example.org/rss"'
