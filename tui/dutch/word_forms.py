"""Which headwords of the lexicon a word may be a form of, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tui.dutch.inflection import adjective_forms, diminutives
from tui.dutch.lexicon import Kind, Lexicon


class Reason(StrEnum):
    """Why a word leads to a headword; the words a Dutch grammar uses."""

    ITSELF = ""
    SEPARABLE = "scheidbaar"
    VERB = "werkwoordsvorm"
    PLURAL = "meervoud"
    DIMINUTIVE = "verkleinwoord"
    ADJECTIVE = "verbogen"
    LEMMA = "woordvorm"
    COMPOUND = "samenstelling"
    DERIVED = "afleiding"
    EXPRESSION = "uitdrukking"


KINDS: dict[Reason, frozenset[Kind]] = {
    Reason.SEPARABLE: frozenset([Kind.VERB]),
    Reason.VERB: frozenset([Kind.VERB]),
    Reason.PLURAL: frozenset([Kind.NOUN, Kind.NUMERAL]),
    Reason.DIMINUTIVE: frozenset([Kind.NOUN]),
    Reason.ADJECTIVE: frozenset([Kind.ADJECTIVE, Kind.DETERMINER, Kind.NUMERAL, Kind.PRONOUN]),
}
"""What a headword must be to have such a form."""


class Candidate(NamedTuple):
    """A headword, or what would be one, and how the word leads there."""

    lemma: str
    reason: Reason


def word_forms(lexicon: Lexicon) -> dict[str, tuple[Candidate, ...]]:
    """Plurals of nouns, irregular comparisons, and forms of numerals, but for the headwords themselves."""
    found: dict[str, tuple[Candidate, ...]] = {}

    def add(form: str, one: tuple[Candidate]) -> None:
        if form != one[0].lemma:
            found[form] = found[form] + one if form in found else one  # most have one, and share it

    for entry in lexicon:
        plural, inflected = ((Candidate(entry.headword, reason),) for reason in (Reason.PLURAL, Reason.ADJECTIVE))
        match entry.kind:
            case Kind.NOUN if entry.plural not in ("", "-"):
                add(entry.plural, plural)
            case Kind.ADJECTIVE if entry.comparison:
                for form in entry.comparison.split(", "):
                    add(form, inflected)
                    add(f"{form}e", inflected)
            case Kind.NUMERAL | Kind.DETERMINER | Kind.PRONOUN:
                add(f"{entry.headword}e", inflected)
                add(f"{entry.headword}en", plural)
            case _:
                pass
    return found


def regular_forms(word: str, lexicon: Lexicon) -> list[Candidate]:
    """The adjectives and nouns of which a word may be a regular form: there are too many to make them beforehand."""
    found = [Candidate(one, Reason.ADJECTIVE) for one in _words(_adjective_stems(word), word, lexicon, Kind.ADJECTIVE)]
    return found + [Candidate(one, Reason.DIMINUTIVE) for one in _words(_noun_stems(word), word, lexicon, Kind.NOUN)]


_FORMS = {Kind.ADJECTIVE: adjective_forms, Kind.NOUN: diminutives}


def _words(stems: Iterable[str], word: str, lexicon: Lexicon, kind: Kind) -> list[str]:
    """Headwords that have the word among their forms, the longest first."""
    known = {stem for stem in stems if kind in lexicon.kinds.get(stem, ())}
    return sorted((stem for stem in known if word in _FORMS[kind](stem)), key=len, reverse=True)


def _adjective_stems(word: str) -> Iterator[str]:
    for ending in ("e", "er", "ere", "ers", "der", "dere", "ders", "st", "ste", "t", "te", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word[: -len(ending)]
            for shape in (stem, stem[:-1], f"{stem[:-1]}{stem[-2]}{stem[-1]}", f"{stem}e"):  # rust-e, wit-te, gro-te
                yield shape
                yield shape[:-1] + {"v": "f", "z": "s"}.get(shape[-1:], shape[-1:])  # lie-ve, bo-ze


def _noun_stems(word: str) -> Iterator[str]:
    bare = word.removesuffix("s")
    for suffix in ("je", "tje", "pje", "etje"):
        if bare.endswith(suffix):
            stem = bare.removesuffix(suffix)
            yield from (stem, stem[:-1], f"{stem[:-1]}g")  # huis-je, ballet-je, autoot-je, konink-je
