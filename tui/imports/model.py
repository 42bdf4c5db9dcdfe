"""A passage that was marked in another program, or that an export of ours tells of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.notes.colour import Colour
from tui.notes.record import Shown, Target


class Format(StrEnum):
    """A form notes can come in."""

    JSON = "json"
    """Our own export: W3C Web Annotation with everything in it."""
    MARKDOWN = "md"
    """Our own, or a page of a vault."""
    ORG = "org"
    """Our own, as are the next three."""
    HTML = "html"
    ANKI = "anki"
    """A package."""
    TSV = "tsv"
    """Anki's text file."""
    HYPOTHESIS = "hypothesis"
    KINDLE = "kindle"
    READWISE = "readwise"


@dataclass(frozen=True, slots=True)
class Imported:
    """As the file tells it; texts may hold anything. What it does not tell is left empty."""

    format: Format
    origin: str
    """What names it there, or would: the same whenever it is read again."""
    title: str
    """Of the text it was made on."""
    quote: str
    """'' for one on the text as a whole. In an export of ours ` … ` may stand between pieces."""
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    created: str = ""
    """ISO 8601."""
    ours: str = ""
    """The id of the note of ours that it is, or its first eight characters."""
    article: str = ""
    """The id of its article; only an export of ours can tell."""
    published: str = ""
    rev: str = ""
    """The revision that `start` and `end` of `pieces` are offsets of."""
    pieces: tuple[Target, ...] = ()
    """The pieces of `quote`, where they are told apart; `end` is 0 where it is not told where they are."""
    sentence: str = ""
    color: Colour = Colour.MARK
    bookmark: bool = False
    translation: Shown | None = None
