"""The words that compounds are made of: those of the lexicon, and those that simplemma knows."""

from __future__ import annotations

from functools import lru_cache

from tui.dutch.candidates import Dutch
from tui.dutch.lexicon import Kind
from tui.dutch.word_forms import Reason, regular_forms

_SURE = 4
"""Letters that a word must have if only simplemma knows it, whose table has many odd short ones."""


class KnownWords:
    """See `compounds.Vocabulary`."""

    def __init__(self, dutch: Dutch) -> None:
        self._dutch = dutch
        self.headword = lru_cache(maxsize=10_000)(self._headword)

    def kinds(self, word: str) -> frozenset[str]:
        """What a word can be, as a headword or as a form of one; empty if it is not known."""
        head = self.headword(word)
        own = self._dutch.lexicon.kinds.get(head)
        if own is None:
            return frozenset([Kind.NOUN]) if head else frozenset()
        return own

    def is_headword(self, word: str) -> bool:
        """Whether the lexicon has it as it is."""
        return word in self._dutch.lexicon

    def _headword(self, word: str) -> str:
        lexicon = self._dutch.lexicon
        if word in lexicon.kinds:
            return word
        for one in self._dutch.forms.get(word) or regular_forms(word, lexicon):
            if one.reason in (Reason.PLURAL, Reason.DIMINUTIVE):
                return one.lemma
        stems = self._dutch.verbs.stems(word)
        if stems:
            return stems[0]
        return self._dutch.noun_lemma(word) if len(word) >= _SURE else ""
