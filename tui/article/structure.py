"""Which lines of a text belong together, and which are headings."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import islice

from tui.clean import first_shown
from tui.patterns import pattern
from tui.span import Span

MAX_HEADING = 90
"""Code points; a longer line is a paragraph without a full stop."""
MAX_HEADING_WORDS = 12

_LINE = pattern(r"[^\n]+")
_ENDS = pattern(r"[.!?…:;,][\"'’”»)\]]*$")
_BULLET = pattern(r"[-•*–—]\s")
_HASHES = pattern(r"#{1,6}[ \t]+(?=\S)")
_FURNITURE = pattern(r"(?:Lees|Bekijk|Luister) (?:ook|meer|verder)|Tekst (?:gaat|loopt)|Bron:|Advertentie")


def chunks(text: str, start: int, end: int = sys.maxsize) -> Iterator[Span]:
    """The blocks of a canonical text from offset `start` to `end`, as spans, each read when it is asked for.

    Blank lines part them. A text with none is one block a line when its lines look like paragraphs (long, or most end
    in punctuation) and one block in all when they look wrapped by hand.
    """
    blocks = _parted(text, start, end)
    first = list(islice(blocks, 3))
    if len(first) < 3:
        lines = list(_lines(text, start, end))
        if len(lines) >= 4 and _line_is_paragraph([text[slice(*line)].strip() for line in lines]):
            first = lines
    yield from first
    yield from blocks


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Those with anything to read in them."""
    lines = (Span(*match.span()) for match in _LINE.finditer(text, start, end))
    return (line for line in lines if first_shown(text, *line) < line.end)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    block: Span | None = None
    marked = False  # whether the line above is a Markdown heading
    for line in _lines(text, start, end):
        begins = _hashes(text, line) is not None
        if block is None:
            block = line
        elif begins or marked or line.start - block.end > 1:  # one line end lies between neighbours
            yield block
            block = line
        else:
            block = Span(block.start, line.end)
        marked = begins
    if block is not None:
        yield block


def _line_is_paragraph(lines: list[str]) -> bool:
    punctuated = sum(1 for line in lines if _ENDS.search(line[-8:]))
    return sorted(map(len, lines))[len(lines) // 2] > 120 or punctuated > 0.6 * len(lines)


def _hashes(text: str, line: Span) -> re.Match[str] | None:
    return _HASHES.match(text, line.start, line.end) if text.startswith("#", line.start) else None


def without_hashes(text: str, block: Span) -> tuple[Span, int]:
    """A Markdown heading's own words and its level; (the block itself, 0) for anything else."""
    match = _hashes(text, block)
    return (Span(match.end(), block.end), len(match[0].rstrip())) if match else (block, 0)


def looks_like_heading(line: str, following: str) -> bool:
    """A short line that is no sentence, above a longer text: `Topoverleg in Brussel`, `‘Losgeslagen’`, `Wat nu?`"""
    words = line.split()
    if not words or len(line) > MAX_HEADING or len(words) > MAX_HEADING_WORDS or len(following) <= 60:
        return False
    if line[0].islower() or _BULLET.match(line) or _FURNITURE.match(line):
        return False
    last = line.rstrip("\"'’”»)]")
    if last.endswith(("?", "!")):
        return len(words) <= 9 and len(following) > 100
    return not last.endswith((".", ":", ";", ",", "…"))
