"""What stands above a text, and what its body consists of."""

from __future__ import annotations

from itertools import chain, islice

from tui.article.dateline import read_caption, read_dateline
from tui.article.kind import Kind
from tui.article.structure import looks_like_heading, without_hashes
from tui.clean import one_line
from tui.light import TYPE_CHECKING, NamedTuple
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_CAPTION = 600
"""Code points; what is longer is a paragraph that happens to end in a credit."""
_HEAD = 4
"""Chunks in which date, caption and title can be, and one below them."""


class Piece(NamedTuple):
    """A block of the body, at its span of the canonical text."""

    kind: Kind
    span: Span


class Head(NamedTuple):
    """What was found above the body."""

    title: str
    date: str
    caption: str
    credit: str
    at: Span | None = None
    """Where the title's words stand in the canonical text."""


class Outline(NamedTuple):
    """A text told apart."""

    head: Head
    body: Iterator[Piece]
    """Each read when it is asked for."""


def outline(source: str, spans: Iterable[Span], given_title: str | None) -> Outline:
    """Tell date, caption, credit and title from the body; beside a given title another one stays in it.

    `spans`: the chunks of a canonical text.
    """
    below = iter(spans)
    rest = list(islice(below, _HEAD))
    title = date = caption = credit = ""
    at: Span | None = None
    if rest and (dateline := read_dateline(source[rest[0].start : min(rest[0].end, rest[0].start + 80)])):
        first = Span(rest[0].start + dateline.end, rest[0].end)
        if not first.end - first.start:
            date = dateline.date
            del rest[0]
        elif dateline.labelled:  # `3 mei 2026 was een mooie dag` is a sentence, `date 2022-02 …` is not
            date = dateline.date
            rest[0] = first
    if len(rest) > 1 and rest[0].end - rest[0].start < MAX_CAPTION and (found := read_caption(source[slice(*rest[0])])):
        caption, credit = one_line(source[rest[0].start : rest[0].start + found.length]), found.credit
        del rest[0]
    if len(rest) > 1:
        words, level = without_hashes(source, rest[0])
        line = one_line(source[slice(*words)])
        following = source[slice(*rest[1])]
        is_title = level == 1 or (not level and len(line.split()) > 2 and looks_like_heading(line, following))
        if is_title and line == (given_title or line):
            title, at = line, words
            del rest[0]
    return Outline(Head(title, date, caption, credit, at), body(source, chain(rest, below)))


def body(source: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Tell headings from paragraphs."""
    below = iter(spans)
    block = next(below, None)
    while block is not None:
        following = next(below, None)
        words, level = without_hashes(source, block)
        short = words.end - words.start <= 200
        after = source[slice(*(following or (0, 0)))]
        heading = level or (short and looks_like_heading(one_line(source[slice(*words)]), after))
        yield Piece(Kind.HEADING if heading else Kind.PARAGRAPH, words)
        block = following


def masthead(given: Mapping[str, str], head: Head) -> list[tuple[Kind, str]]:
    """The blocks above the body; what the front matter gives goes first."""
    credit = given.get("credit") or head.credit
    lines = [
        (Kind.TITLE, given.get("title") or head.title),
        (Kind.CAPTION, given.get("caption") or head.caption),
        (Kind.CREDIT, f"Beeld: {credit}" if credit else ""),
    ]
    return [(kind, text) for kind, text in lines if text]
