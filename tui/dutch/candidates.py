"""What a word may be a form of: never one lemma, always candidates, the likeliest first, each with its reason.

The lexicon's own forms come first, then simplemma's lemma (https://github.com/adbar/simplemma), whose table knows far
more words and fewer reasons. simplemma is imported at the first question, which takes half a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial

from tui.dutch.context import likely_kinds
from tui.dutch.known_verbs import shipped_particles, verb_table
from tui.dutch.lexicon import Kind, Lexicon, shipped
from tui.dutch.verb_table import VerbTable
from tui.dutch.verbs import Parts
from tui.dutch.word_classes import RATHER_NOUNS, RATHER_VERBS
from tui.dutch.word_forms import KINDS, Candidate, Reason, regular_forms, word_forms
from tui.patterns import pattern

_PARTICIPLE = pattern(r"(?:[a-z]{2,6})?ge[a-zë]+(?:[dt]|en)$")
"""gehouden, opgebeld: rather a form of the verb than the adjective that some of them have become."""


class Dutch:
    """The words that are known. All is made when it is first asked for; one thread may prepare it for another."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon in the package."""
        return shipped()

    @cached_property
    def verbs(self) -> VerbTable:
        """Forms and particles."""
        return verb_table(self.lexicon, shipped_particles())

    def parts(self, verb: str) -> Parts | None:
        """Principal parts, if they are irregular."""
        return next((entry.parts for entry in self.lexicon.entries(verb) if entry.parts), None)

    @cached_property
    def forms(self) -> dict[str, tuple[Candidate, ...]]:
        """Of nouns and adjectives."""
        return word_forms(self.lexicon)

    def prepare(self) -> None:
        """Load it all, for half a second, so that nothing waits for it later."""
        self.candidates("lampen")

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Of irregular verbs: `bleek` and `zat` are rather those than pale and drunk."""
        known = (entry.parts for entry in self.lexicon if entry.kind is Kind.VERB and entry.parts)
        forms = frozenset(form for parts in known for form in (parts.past, parts.past_plural)) - RATHER_NOUNS
        return frozenset(form for form in forms if Kind.VERB not in self.lexicon.kinds.get(form, ()))

    def candidates(self, word: str, before: str = "", after: str = "") -> list[Candidate]:
        """Of a word as it stands in a text, the beginning of a sentence or not; the word itself if nothing else.

        `before`, `after`: the words beside it, which may tell a noun from a verb.
        """
        spellings = dict.fromkeys((word, word.lower()))
        known = [one for spelling in spellings for one in self._known(spelling)]
        lower = word.lower()
        lemma = self._lemma(lower)
        if lemma == lower and not known:
            known = [Candidate(lower[:-1], Reason.ADJECTIVE)] if lower.endswith("se") else []
        elif lemma != lower and known and known[0].reason is not Reason.ITSELF and lower not in RATHER_NOUNS:
            known.sort(key=lambda one: one.lemma != lemma)  # where several are possible, the one it knows
        found = _once([*known, Candidate(lemma, Reason.LEMMA), Candidate(lower, Reason.ITSELF)])
        wanted = self.likely_kinds(word, before, after)
        return sorted(found, key=lambda one: not self._may_be(one, wanted)) if wanted and (before or after) else found

    def likely_kinds(self, word: str, before: str, after: str) -> frozenset[Kind]:
        """What a word may be between its neighbours."""
        return likely_kinds(word.lower(), before.lower(), after.lower(), self)

    def _may_be(self, one: Candidate, wanted: frozenset[Kind]) -> bool:
        kinds = self.lexicon.kinds.get(one.lemma, frozenset())
        return bool(kinds & wanted & KINDS.get(one.reason, frozenset(Kind)))

    def likely(self, word: str) -> str:
        """The likeliest lemma, of the lexicon's own words only: quick, and simplemma is not loaded for it."""
        for spelling in dict.fromkeys((word, word.lower())):
            if known := self._known(spelling):
                return known[0].lemma
        return word.lower()

    def is_infinitive(self, word: str) -> bool:
        """Of any verb."""
        return self.verbs.is_infinitive(word)

    def is_finite(self, word: str) -> bool:
        """Of any verb, with an ending or without."""
        return self.verbs.is_finite(word)

    def is_participle(self, word: str) -> bool:
        """Of any verb."""
        return self.verbs.is_participle(word)

    def is_inflected(self, word: str) -> bool:
        """An adjective or a numeral with an ending, which a noun follows."""
        return any(one.reason is Reason.ADJECTIVE for one in (*self.forms.get(word, ()), *self._regular(word)))

    def is_noun(self, word: str) -> bool:
        """Or may be one."""
        plural = any(one.reason is Reason.PLURAL for one in self.forms.get(word, ()))
        return plural or Kind.NOUN in self.lexicon.kinds.get(word, ())

    def is_past(self, word: str) -> bool:
        """Of an irregular verb, and that rather than anything else."""
        return word in self.pasts

    @cached_property
    def _regular(self) -> Callable[[str], list[Candidate]]:
        return lru_cache(maxsize=5_000)(partial(regular_forms, lexicon=self.lexicon))

    def _known(self, word: str) -> list[Candidate]:
        verbs = [Candidate(infinitive, Reason.VERB) for infinitive in self._infinitives(word) if infinitive != word]
        others = [*self.forms.get(word, ()), *self._regular(word)]
        itself = [Candidate(word, Reason.ITSELF)] if word in self.lexicon else []
        if word in RATHER_NOUNS:
            return [*others, *itself, *verbs]
        if _PARTICIPLE.match(word) and self.verbs.is_participle(word):
            return [*verbs, *itself, *others]
        return [*verbs, *itself, *others] if word in self.pasts or word in RATHER_VERBS else [*itself, *others, *verbs]

    def _infinitives(self, word: str) -> list[str]:
        """Also of a separable verb written as one: opgebeld, opbelt."""
        found = self.verbs.infinitives(word)
        for cut in range(2, len(word) - 2):
            particle = word[:cut]
            if particle in self.verbs.particles:
                bases = self.verbs.infinitives(word[cut:].removeprefix("te"))
                bases += self.verbs.infinitives(word[cut:])
                found += [particle + base for base in bases if self.verbs.goes_with(particle, base)]
        return list(dict.fromkeys(found))

    def noun_lemma(self, word: str) -> str:
        """Of a word that is not in the lexicon but is one; ''."""
        import simplemma

        return self._lemma(word) if simplemma.is_known(word, lang="nl") else ""

    def _lemma(self, word: str) -> str:
        import simplemma

        return simplemma.lemmatize(word, lang="nl").replace("_", "")


def _once(found: list[Candidate]) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for one in found:
        first.setdefault(one.lemma, one)
    return list(first.values())
