"""What part of speech a word is likely to be, told by the words beside it."""

from __future__ import annotations

from typing import Protocol

from tui.dutch.lexicon import Kind
from tui.dutch.word_classes import (
    ARTICLES,
    DETERMINERS,
    INVERTED,
    MODALS,
    PREPOSITIONS,
    RATHER_NOUNS,
    RATHER_VERBS,
)

_NOUN_FOLLOWS = (ARTICLES | DETERMINERS | PREPOSITIONS) - {"te", "dat", "die", "om", "al"}
_VERB_FOLLOWS = frozenset(["ik", "hij", "ze", "wij", "we", "zich"]) | MODALS
_SUBJECTS = INVERTED | {"hij", "ze", "zij", "we", "wij", "men"}
_NOUN, _VERB, _ADJECTIVE = (frozenset([kind]) for kind in (Kind.NOUN, Kind.VERB, Kind.ADJECTIVE))
_NOMINAL = _NOUN | _ADJECTIVE
_SMALL = frozenset([Kind.ADVERB, Kind.PREPOSITION, Kind.CONJUNCTION, Kind.PRONOUN, Kind.DETERMINER])


class Grammar(Protocol):
    """What is asked of words."""

    def is_infinitive(self, word: str) -> bool:
        """Of any verb."""

    def is_finite(self, word: str) -> bool:
        """Of any verb, with an ending or without."""

    def is_participle(self, word: str) -> bool:
        """Of any verb."""

    def is_inflected(self, word: str) -> bool:
        """An adjective or a numeral with an ending, which a noun follows."""

    def is_noun(self, word: str) -> bool:
        """Or may be one."""

    def is_past(self, word: str) -> bool:
        """Of an irregular verb, and that rather than anything else."""


def likely_kinds(word: str, before: str, after: str, grammar: Grammar) -> frozenset[Kind]:
    """What `word` may be between its neighbours, all in lower case, "" at an edge of the sentence. Empty: unknown."""
    if before == "te":
        return _VERB if grammar.is_infinitive(word) else frozenset()
    if before in _VERB_FOLLOWS or (after in _SUBJECTS and grammar.is_finite(word)):
        return _VERB
    if before == "het" and (grammar.is_past(word) or word in RATHER_VERBS):
        return _VERB
    if grammar.is_noun(after) and grammar.is_inflected(word):
        return _ADJECTIVE
    if grammar.is_participle(word):
        return frozenset()
    if before in _NOUN_FOLLOWS or before.isdigit() or grammar.is_inflected(before):
        return _ADJECTIVE | _NOUN if grammar.is_noun(after) and not grammar.is_noun(word) else _NOMINAL
    if word in RATHER_NOUNS:
        return _NOUN
    if word in RATHER_VERBS or grammar.is_past(word):
        return _VERB
    return _SMALL
