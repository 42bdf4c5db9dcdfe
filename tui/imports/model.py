"""A passage that was marked in another program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """A form notes can come in."""

    JSON = "json"
    """Our own export: W3C Web Annotation with everything in it."""
    MARKDOWN = "md"
    """Our own, or a page of a vault."""
    HYPOTHESIS = "hypothesis"
    KINDLE = "kindle"
    READWISE = "readwise"


@dataclass(frozen=True, slots=True)
class Imported:
    """As the other program told it; texts may hold anything."""

    format: Format
    origin: str
    """What names it there, or would: the same whenever it is read again."""
    title: str
    """Of the text it was made on."""
    quote: str
    """'' for one on the text as a whole."""
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    created: str = ""
    """ISO 8601; '' if it does not tell."""
    ours: str = ""
    """The beginning of the id of the note of ours that it is; '' if it is none."""
