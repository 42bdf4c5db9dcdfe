"""What a reader asks for among the notes: words and filters, all of which must hold.

    kat trein           both words, wherever in the note
    "over de kat"       these words together
    #idi                a tag that begins so
    kind:word,grammar   one of these kinds
    article:mali        in the title or the name of the article
    before:2026-01      made before that month began
    after:2026-01-15    made on that day or later, so that it is the opposite of `before:`
    orphan, unsure      the passage is not in the text any more, or is there in doubt
    -kat, -kind:word    not so

Case and accents do not matter. What only looks like a filter, as in `foo:bar`, is a word; a filter in quotes is one
too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tui.errors import QueryError
from tui.folding import fold
from tui.notes.colour import Colour
from tui.patterns import pattern

KINDS = (*(colour.value for colour in Colour), "note", "highlight", "bookmark")
"""What `kind:` takes, and any beginning of it."""

_TERM = pattern(r'(-?)(?:(kind|article|before|after):)?(?:"([^"]*)"?|(\S+))')
_DATE = pattern("[0-9]{4}(?:-[0-9]{2}){0,2}")


class Filter(StrEnum):
    """What a term looks at."""

    WORDS = "words"
    TAG = "tag"
    KIND = "kind"
    ARTICLE = "article"
    BEFORE = "before"
    AFTER = "after"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for."""

    filter: Filter
    value: str
    """Folded; a tag with its `#`, kinds parted by commas, a date as typed, a state `ask` or `orphan`."""
    negated: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """Those of which one is wanted."""
        return frozenset(self.value.split(","))

    @property
    def words(self) -> str:
        """How it was understood: `not kind word or grammar`."""
        said = {
            Filter.WORDS: f"“{self.value}”",
            Filter.TAG: self.value if self.value != "#" else "a tag",
            Filter.KIND: f"kind {self.value.replace(',', ' or ')}",
            Filter.ARTICLE: f"article “{self.value}”",
            Filter.BEFORE: f"before {self.value}",
            Filter.AFTER: f"{self.value} or later",
            Filter.STATE: "place uncertain" if self.value == "ask" else "no place any more",
        }[self.filter]
        return f"not {said}" if self.negated else said

    def implies(self, other: Term) -> bool:
        """Whether it is sure that `other` finds every note that this one finds."""
        if self.filter is not other.filter or self.negated is not other.negated:
            return False
        narrow, wide = (other, self) if self.negated else (self, other)
        match self.filter:
            case Filter.WORDS | Filter.ARTICLE:
                return wide.value in narrow.value
            case Filter.TAG:
                return narrow.value.startswith(wide.value)
            case Filter.KIND:
                return narrow.kinds <= wide.kinds
            case Filter.BEFORE:
                return narrow.value <= wide.value
            case Filter.AFTER:
                return narrow.value >= wide.value
            case Filter.STATE:
                return narrow.value == wide.value


@dataclass(frozen=True, slots=True)
class Query:
    """What notes must be like."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """How it was understood, for a status line; '' where everything is wanted."""
        return " · ".join(term.words for term in self.terms)

    def narrows(self, other: Query) -> bool:
        """Whether it is sure that it finds nothing which `other` does not find."""
        return all(any(term.implies(former) for term in self.terms) for former in other.terms)


def parse(text: str, names: Mapping[str, str] = MappingProxyType({})) -> Query:
    """What was typed. A sign that something is still to be typed, as `-` or an open quote, asks for nothing.

    `names` are what the reader calls kinds, by kind, and are understood as well. Raises QueryError for a filter that
    cannot be understood.
    """
    kinds = {kind: kind for kind in KINDS} | {fold(name).text: kind for kind, name in names.items()}
    return Query(tuple(dict.fromkeys(_terms(fold(text).text, kinds))))


def _terms(folded: str, kinds: Mapping[str, str]) -> Iterator[Term]:
    for match in _TERM.finditer(folded):
        negated, name, phrase, word = bool(match[1]), match[2], match[3], match[4]
        value = word or " ".join((phrase or "").split())
        if name:
            yield Term(Filter(name), _checked(Filter(name), value, kinds), negated)
        elif word in ("kind:", "article:", "before:", "after:"):
            _checked(Filter(word[:-1]), "", kinds)
        elif word in ("orphan", "unsure"):
            yield Term(Filter.STATE, "ask" if word == "unsure" else word, negated)
        elif word and word.startswith("#"):
            yield Term(Filter.TAG, word, negated)
        elif value and word != "-":
            yield Term(Filter.WORDS, value, negated)


def _checked(filter: Filter, value: str, kinds: Mapping[str, str]) -> str:
    if filter is Filter.KIND:
        return _kinds(value, kinds)
    if filter is Filter.ARTICLE:
        if not value:
            raise QueryError("article: wants a part of an article's title")
        return value
    if not _is_date(value):
        raise QueryError(f"{filter}:{value} has no date; write it as 2026, 2026-01 or 2026-01-15")
    return value


def _kinds(value: str, kinds: Mapping[str, str]) -> str:
    wanted = []
    for name in filter(None, value.split(",")):
        found = [kind for called, kind in kinds.items() if called.startswith(name)]
        if not found:
            raise QueryError(f"there is no kind {name}: {' '.join(kinds)}")
        wanted += found
    if not wanted:
        raise QueryError(f"kind: wants one of {' '.join(kinds)}")
    return ",".join(kind for kind in KINDS if kind in wanted)


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True
