"""What an article from elsewhere becomes before it is kept: Markdown with front matter, and what was cut from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.article.front_matter import KNOWN
from tui.clean import one_line

MAX_FIELD = 500
"""Code points of a field of front matter; what is longer is no title."""


class Cut(NamedTuple):
    """A line of the page that is not in the text: what it was taken for, and its words."""

    why: str
    text: str


class Imported(NamedTuple):
    """A text that `parse` understands, in no file yet."""

    title: str
    """Empty where neither the page nor the reader gave one."""
    text: str
    cuts: tuple[Cut, ...] = ()
    notices: tuple[str, ...] = ()
    feed: str = ""
    """The address of the feed of news that the page names, if it does."""


def with_front_matter(fields: Mapping[str, str], body: str) -> str:
    """Markdown with the fields that say something above it, in the order of `KNOWN`."""
    # a string of JSON is one of YAML
    said = ((name, one_line(fields.get(name, ""))[:MAX_FIELD]) for name in KNOWN)
    lines = [f"{name}: {json.dumps(words, ensure_ascii=False)}\n" for name, words in said if words]
    return f"---\n{''.join(lines)}---\n\n{body}" if lines else body


def as_markdown(blocks: Iterable[tuple[str, str]]) -> str:
    """Blocks of one line each, every one behind its mark (`## `, `- ` or nothing), parted by blank lines."""
    return "\n\n".join(f"{mark}{text}" for mark, text in blocks) + "\n"
