"""Where the reader said that two words are one verb, or are not, against what leeslamp thought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tui.notes.record import line_of, text_of


@dataclass(frozen=True, slots=True)
class Link:
    """Two words of a sentence, known by its text, so that the rest of the article may change."""

    article: str
    sentence: str
    verb: int
    """Offset in the sentence."""
    particle: int
    """Likewise."""
    linked: bool
    updated: str = ""
    """Filled in by the notebook."""

    @property
    def name(self) -> str:
        """By which it is kept: one for two words, whatever is said of them."""
        return f"{self.article}:{self.verb}-{self.particle}:{self.sentence}"


def link_record(link: Link) -> dict[str, Any]:
    """The JSON object of `link`."""
    return {"name": link.name, **asdict(link_from(asdict(link)))}


def link_from(record: Mapping[str, Any]) -> Link:
    """`link_record` back. Raises KeyError, TypeError or ValueError."""
    return Link(
        article=text_of(record["article"]),
        sentence=text_of(record["sentence"]),
        verb=max(0, int(record["verb"])),
        particle=max(0, int(record["particle"])),
        linked=record.get("linked") is True,
        updated=line_of(record.get("updated", "")),
    )
