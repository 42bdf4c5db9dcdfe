"""What is ours on a page of a vault: callouts with a block id below them. Everything else is the reader's.

Line ends, white space at the ends of lines, missing or more empty lines above the id, and the bullets and indentation
that Logseq gives every paragraph make no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_BULLET = r"[ \t]*(?:[-*+][ \t]+)?"
_START = re.compile(rf"({_BULLET})> ?\[!")
_QUOTED = re.compile(rf"{_BULLET}> ?(.*)")
_LAZY = re.compile(r"[ \t]*((?:[^\W\d_]|[\"“‘'(]).*)")
"""A line that belongs to the quotation above it without saying so, as a paragraph goes on (CommonMark 0.31, 5.1)."""
_ID = re.compile(rf"{_BULLET}\^ll-([0-9A-Za-z-]+)\s*")
_MENTION = re.compile(r"(?<!\S)\^ll-([0-9A-Za-z-]+)[ \t\r]*$", re.MULTILINE)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_ARTICLE = re.compile(r"^leeslamp-id[ \t]*:[ \t]+(.*?)\s*$", re.MULTILINE)
_PLAIN = re.compile(r'"?([\w.@/-]+)"?')


@dataclass(frozen=True, slots=True)
class Block:
    """A callout of ours. Numbers are of lines, from 0."""

    id: str
    """What follows `^ll-`."""
    start: int
    """Its first line."""
    stop: int
    """The line behind its last."""
    name: int
    """The line its id is on."""
    lines: tuple[str, ...]
    """The callout without what makes a quotation of it, nor white space at the ends of lines."""
    raw: tuple[str, ...]
    """The same, with that white space: two spaces are a line break."""
    lead: str
    """What stands before the first `>`: a bullet of Logseq, else mostly nothing."""


class Page:
    """The text of a file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.ending = "\r" if self.lines[0].endswith("\r") else ""
        """What our lines end in, so that all lines of the page end alike."""

    @cached_property
    def article(self) -> str | None:
        """The article the front matter says it is about."""
        front = _FRONT.match(self.text) if self.text.startswith(("---", "\ufeff---")) else None
        said = _ARTICLE.search(front[1]) if front else None
        return _scalar(said[1]) if said else None

    @cached_property
    def mentions(self) -> frozenset[str]:
        """Every id on the page, also of a block that cannot be made out any more."""
        return frozenset(_MENTION.findall(self.text)) if "^ll-" in self.text else frozenset()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks from top to bottom; of those with one id the first."""
        if not self.mentions:
            return ()
        found: dict[str, Block] = {}
        floor = 0
        for number, line in enumerate(self.lines):
            if "^ll-" in line and (match := _ID.fullmatch(line)):
                block = self._above(number, floor, match[1])
                if block:
                    found.setdefault(block.id, block)
                floor = number + 1
        return tuple(found.values())

    def _above(self, name: int, floor: int, id: str) -> Block | None:
        """The callout that ends above line `name` and begins at `floor` or below it."""
        stop = name
        while stop > floor and not self.lines[stop - 1].strip():
            stop -= 1
        start = stop
        while start > floor and self.lines[start - 1].strip():
            start -= 1
        for first in range(start, stop):
            if match := _START.match(self.lines[first]):
                raw = [_unquoted(line) for line in self.lines[first:stop]]
                if None in raw:
                    return None
                texts = tuple(line.rstrip("\r") for line in raw if line is not None)
                return Block(id, first, stop, name, tuple(line.rstrip() for line in texts), texts, match[1])
        return None


def _unquoted(line: str) -> str | None:
    match = _QUOTED.fullmatch(line) or _LAZY.fullmatch(line)
    return match[1] if match else None


def _scalar(said: str) -> str | None:
    """A value of the front matter, in whichever quotes an editor put it."""
    if plain := _PLAIN.fullmatch(said):
        return plain[1]
    import yaml

    try:
        value = yaml.safe_load(said)
    except yaml.YAMLError:
        return None
    return None if value is None else str(value)
