"""Which headwords of the lexicon a word may be a form of, and how."""

from __future__ import annotations

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
    """Plurals of nouns, and forms of adjectives and numerals, but for the headwords themselves."""
    found: dict[str, tuple[Candidate, ...]] = {}

    def add(form: str, one: tuple[Candidate]) -> None:
        if form != one[0].lemma:
            found[form] = found[form] + one if form in found else one  # most have one, and share it

    for entry in lexicon:
        plural, inflected = ((Candidate(entry.headword, reason),) for reason in (Reason.PLURAL, Reason.ADJECTIVE))
        match entry.kind:
            case Kind.NOUN if entry.plural not in ("", "-"):
                add(entry.plural, plural)
            case Kind.ADJECTIVE:
                for form in adjective_forms(entry.headword):
                    add(form, inflected)
                for form in entry.comparison.split(", ") if entry.comparison else ():
                    add(form, inflected)
                    add(f"{form}e", inflected)
            case Kind.NUMERAL | Kind.DETERMINER | Kind.PRONOUN:
                add(f"{entry.headword}e", inflected)
                add(f"{entry.headword}en", plural)
            case _:
                pass
    return found


def diminutive_of(word: str, lexicon: Lexicon) -> list[Candidate]:
    """The nouns of which a word may be the diminutive: there are too many to make them all beforehand."""
    bare = word.removesuffix("s")
    if not bare.endswith("je"):
        return []
    stems = {bare.removesuffix(suffix) for suffix in ("je", "tje", "pje", "etje")}
    stems |= {stem[:-1] for stem in stems} | {f"{stem[:-1]}g" for stem in stems}  # balletje, autootje, koninkje
    nouns = (stem for stem in stems if Kind.NOUN in lexicon.kinds.get(stem, ()) and word in diminutives(stem))
    return [Candidate(noun, Reason.DIMINUTIVE) for noun in sorted(nouns, key=len, reverse=True)]
