"""Which lines of a text belong together, and which are headings."""

from __future__ import annotations

import sys
from itertools import islice

from tui.clean import first_shown
from tui.light import TYPE_CHECKING
from tui.patterns import pattern
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEADING = 90
"""Code points; a longer line is a paragraph without a full stop."""
MAX_HEADING_WORDS = 12

_ENDS = pattern(r"[.!?…:;,][\"'’”»)\]]*$")
_BULLETS = "-•*–—"
_FURNITURE = (
    *(f"{verb} {more}" for verb in ("Lees", "Bekijk", "Luister") for more in ("ook", "meer", "verder")),
    *("Tekst gaat", "Tekst loopt", "Bron:", "Advertentie"),
)
_DEEPEST = 6
"""Level of a Markdown heading."""


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
    end = min(end, len(text))
    while start < end:
        stop = text.find("\n", start, end)
        line = Span(start, end if stop < 0 else stop)
        if first_shown(text, *line) < line.end:
            yield line
        start = line.end + 1


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    block: Span | None = None
    marked = False  # whether the line above is a Markdown heading
    for line in _lines(text, start, end):
        begins = without_hashes(text, line)[1] > 0
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


def without_hashes(text: str, block: Span) -> tuple[Span, int]:
    """A Markdown heading's own words and its level; (the block itself, 0) for anything else."""
    if not text.startswith("#", block.start):
        return block, 0
    hashes = block.start
    while hashes < block.end and text[hashes] == "#":
        hashes += 1
    begin = hashes
    while begin < block.end and text[begin] in " \t":
        begin += 1
    level = hashes - block.start
    is_heading = level <= _DEEPEST and hashes < begin < block.end and not text[begin].isspace()
    return (Span(begin, block.end), level) if is_heading else (block, 0)


def looks_like_heading(line: str, following: str) -> bool:
    """A short line that is no sentence, above a longer text: `Topoverleg in Brussel`, `‘Losgeslagen’`, `Wat nu?`"""
    words = line.split()
    if not words or len(line) > MAX_HEADING or len(words) > MAX_HEADING_WORDS or len(following) <= 60:
        return False
    is_bullet = line[0] in _BULLETS and line[1:2].isspace()
    if line[0].islower() or is_bullet or line.startswith(_FURNITURE):
        return False
    last = line.rstrip("\"'’”»)]")
    if last.endswith(("?", "!")):
        return len(words) <= 9 and len(following) > 100
    return not last.endswith((".", ":", ";", ",", "…"))
