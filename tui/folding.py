"""Text as a search compares it: `goita` finds Goïta, `FOTO'S` finds foto’s."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from tui.span import Span

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("–—‐‑−", "-")})
_QUOTES |= str.maketrans({"\u00a0": " ", "\u202f": " "})


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    split = unicodedata.normalize("NFD", character.translate(_QUOTES).casefold())
    return "".join(part for part in split if not unicodedata.combining(part))


class Folded(NamedTuple):
    """A folded text and, where folding changed the length, the way back."""

    text: str
    starts: tuple[int, ...]
    """For every folded character the offset it came from, then the length; empty where both texts run in step."""

    def original(self, span: Span) -> Span:
        """The span of the unfolded text that a span of the folded text came from, accents that stand apart included."""
        if not self.starts:
            return span
        last = self.starts[span.end - 1]
        return Span(self.starts[span.start], self.starts[bisect_right(self.starts, last, span.end)])


def fold(text: str) -> Folded:
    """`text` without case and accents, quotes and dashes in their plain form."""
    plain = text.replace("`", "'")
    if text.isascii():
        return Folded(plain.lower(), ())
    beyond = {character: _fold_character(character) for character in set(plain) if not character.isascii()}
    if all(len(part) == 1 for part in beyond.values()):
        for character, part in beyond.items():  # a few of them: quicker than to look every letter up
            plain = plain.replace(character, part)
        return Folded(plain.lower(), ())
    parts = [beyond[character] if character in beyond else character.lower() for character in plain]
    starts = [at for at, part in enumerate(parts) for _ in part]
    return Folded("".join(parts), (*starts, len(text)))


def occurrences(text: str, query: str) -> list[Span]:
    """Where the folded `query` stands in `text`, without overlaps; none for a blank query."""
    return places(fold(text), folded_query(query))


def folded_query(query: str) -> str:
    """What a search looks for."""
    return fold(" ".join(query.split())).text


def places(folded: Folded, wanted: str) -> list[Span]:
    """`occurrences` in a text, and of a query, that are folded already."""
    found: list[Span] = []
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        place = folded.original(Span(at, at + len(wanted)))
        if not found or place.start >= found[-1].end:  # both letters of ß are one character
            found.append(place)
        at = folded.text.find(wanted, at + len(wanted))
    return found
