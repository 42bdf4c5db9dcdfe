"""Compounds taken apart: gevechts|troepen, mensenrechten|schending. Only for words that are no headword themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from tui.dutch.lexicon import Kind
from tui.dutch.word_classes import words

_LINKS = ("", "s", "en", "e", "n", "er", "ens")
_USUAL = ("", "s", "en")
_SHORTEST = 3
_ENOUGH = 6
"""Letters of a part beyond which more say nothing for it."""
_WEIGHT_OF_NOUN = 1.5
"""What speaks for a modifier that is a noun: dorp-s-lamp, not dorps-lamp."""
_NO_PARTS = words(
    "aal aan aar age air ant ase baar bel ben den der des een eer eind ene ent ere eren erf eur ever hand heid iek "
    "iel ier ies ige ing isch ist kom len lig lijk ling mee men ment mis moe nen nis ont oor per ren ring schap sel "
    "sen set ste ster tal ten ter tie toe tor uit van ven ver"
)
"""What ends or begins words without being a word there."""
_MAY_MODIFY = frozenset([Kind.NOUN, Kind.ADJECTIVE, Kind.VERB, Kind.NUMERAL, Kind.ADVERB])


class Vocabulary(Protocol):
    """What a splitter asks."""

    def kinds(self, word: str) -> frozenset[str]:
        """What a word can be, as a headword or as a form of one; empty if it is not known."""

    def is_headword(self, word: str) -> bool:
        """Whether the lexicon has it as it is."""

    def headword(self, word: str) -> str:
        """The headword a part of a compound is a form of; '' if there is none."""


class Split(NamedTuple):
    """The parts of a compound as headwords, the last being what the whole is a kind of."""

    parts: tuple[str, ...]


def split(word: str, vocabulary: Vocabulary) -> Split | None:
    """Take a word apart; None where it is in one piece, or nobody can tell."""
    lower = word.lower()
    if "-" in lower.strip("-"):
        parts = tuple(part for part in word.split("-") if part)
        return Split((*parts[:-1], vocabulary.headword(parts[-1].lower()) or parts[-1]))
    best = max(_ways(lower, vocabulary), default=None)
    return Split(best[1]) if best else None


def _ways(word: str, vocabulary: Vocabulary, depth: int = 1) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Ways to take a word apart, each with what speaks for it."""
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        tail = word[cut:]
        if tail in _NO_PARTS:
            continue
        head = vocabulary.headword(tail)
        if not head or head in _NO_PARTS or Kind.NOUN not in vocabulary.kinds(head):
            continue
        for score, modifiers in _modifiers(word[:cut], vocabulary, depth):
            yield score + _weight(tail), (*modifiers, head)


def _modifiers(text: str, vocabulary: Vocabulary, depth: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    for link in _LINKS:
        bare = text.removesuffix(link) if link else text
        if (link and bare == text) or len(bare) < _SHORTEST or bare in _NO_PARTS:
            continue
        unusual = 0 if link in _USUAL else 1.5
        if vocabulary.kinds(bare) & _MAY_MODIFY:
            noun = _WEIGHT_OF_NOUN if vocabulary.is_headword(bare) and Kind.NOUN in vocabulary.kinds(bare) else 0
            yield _weight(bare) + noun - unusual, (vocabulary.headword(bare) or bare,)
        elif depth and len(bare) > 2 * _SHORTEST:
            for score, parts in _ways(bare, vocabulary, depth - 1):
                yield score / 2 - unusual - 1, parts


def _weight(part: str) -> float:
    return min(len(part), _ENOUGH) * 1.2
