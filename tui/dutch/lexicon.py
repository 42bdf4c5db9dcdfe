"""The dictionary that comes with leeslamp: `lexicon.tsv`, written for it.

One entry a line, five fields: headword, kind, forms, senses, note. A noun's forms are its article and its plural; a
verb's are particle|base if it is separable, its principal parts if they are irregular, and its auxiliary if it is not
hebben; an expression's are the words that bear it. Senses are separated by `; ` in the order of use; one that goes with
a construction begins with that in braces, in which `~` stands for the headword. docs/dutch.md tells more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from tui.dutch.verbs import Parts
from tui.patterns import pattern

_SENSE = pattern(r"(?:\{(?P<construction>[^}]*)\} )?(?P<glosses>.*)")


class Kind(StrEnum):
    """Part of speech."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adj"
    ADVERB = "adv"
    PREPOSITION = "prep"
    CONJUNCTION = "conj"
    PRONOUN = "pron"
    DETERMINER = "det"
    NUMERAL = "num"
    INTERJECTION = "intj"
    PHRASE = "phrase"


class Sense(NamedTuple):
    """One meaning: the construction it needs or '', and English for it."""

    construction: str
    glosses: str


class Entry(NamedTuple):
    """A headword as one part of speech. What a field of forms does not say is ''."""

    headword: str
    kind: Kind
    senses: tuple[Sense, ...]
    note: str = ""
    article: str = ""
    """de, het, de/het; a noun without one is used in the plural only."""
    plural: str = ""
    """`-` if there is none."""
    particle: str = ""
    base: str = ""
    parts: Parts | None = None
    """Of an irregular verb that is not separable; a separable one has those of its base."""
    auxiliary: str = "hebben"
    comparison: str = ""
    """Irregular: beter, best."""
    bearers: tuple[str, ...] = ()
    """Words of an expression under which it is found."""


class Lexicon:
    """Entries by headword. Made from the lines of a file, which are taken apart when they are asked for."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, str] = {}
        for line in text.splitlines():
            headword = line.partition("\t")[0]
            self._lines[headword] = f"{self._lines[headword]}\n{line}" if headword in self._lines else line

    def __contains__(self, headword: str) -> bool:
        return headword in self._lines

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Entry]:
        for headword in self._lines:
            yield from self.entries(headword)

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """Of a headword as it is spelled; none if it is no headword."""
        return tuple(map(entry, self._lines.get(headword, "").splitlines()))

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[Kind]]:
        """What every headword can be."""
        return _Kinds(self._lines)


class _Kinds(Mapping[str, frozenset[Kind]]):
    """Read off the lines each time: a dictionary of them all would take 2 MB."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    def __getitem__(self, headword: str) -> frozenset[Kind]:
        return _kinds(tuple(line.split("\t", 2)[1] for line in self._lines[headword].split("\n")))

    def __contains__(self, headword: object) -> bool:
        return headword in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def _kinds(names: tuple[str, ...]) -> frozenset[Kind]:
    """There are few different ones."""
    return frozenset(map(Kind, names))


def shipped() -> Lexicon:
    """The lexicon in the package."""
    return Lexicon(files("tui.dutch").joinpath("lexicon.tsv").read_text(encoding="utf-8"))


def entry(line: str) -> Entry:
    """Take a line apart. Raises ValueError."""
    headword, kind, forms, senses, note = line.split("\t")
    plain = Entry(headword, Kind(kind), tuple(map(_sense, senses.split("; "))), note)
    items = forms.split(", ") if forms else []
    match plain.kind:
        case Kind.NOUN if forms == "pl":
            return plain
        case Kind.NOUN:
            article, plural = items
            return plain._replace(article=article, plural=plural)
        case Kind.VERB:
            return _verb(plain, items)
        case Kind.PHRASE:
            return plain._replace(bearers=tuple(items))
        case _:
            return plain._replace(comparison=forms)


def _verb(plain: Entry, items: list[str]) -> Entry:
    particle = base = ""
    if items and "|" in items[0]:
        particle, base = items.pop(0).split("|")
    auxiliary = items.pop() if items and items[-1] in ("zijn", "hebben/zijn") else "hebben"
    parts = None
    if items:
        past, participle = items
        parts = Parts(*_two(past), participle)
    return plain._replace(particle=particle, base=base, auxiliary=auxiliary, parts=parts)


def _two(forms: str) -> tuple[str, str]:
    singular, plural = forms.split("/")
    return singular, plural


def _sense(text: str) -> Sense:
    found = _SENSE.fullmatch(text)
    if found is None:
        raise ValueError(f"no sense: {text!r}")
    return Sense(found["construction"] or "", found["glosses"])
