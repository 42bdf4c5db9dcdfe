"""Which word may be a form of which verb, and which particles a verb goes with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.dutch.verbs import Forms

_AUXILIARY = frozenset(
    ["zijn", "hebben", "kunnen", "moeten", "mogen", "willen", "zullen", "worden", "hoeven", "eren", "waren"]
)
"""Too common beside a preposition to be believed as finite verbs of their own: hij had het op de tafel."""


class VerbTable:
    """Looks forms up. Made of the forms of every base verb, and of the particles of those that have any."""

    def __init__(self, verbs: Iterable[tuple[str, Forms]], particles: Mapping[str, Iterable[str]]) -> None:
        self._particles = {base: frozenset(own) for base, own in particles.items()}
        self.particles = frozenset(particle for own in self._particles.values() for particle in own)
        """Every word that is one."""
        infinitives: set[str] = set()
        self._stems: dict[str, tuple[str, ...]] = {}
        self._finite: dict[str, tuple[str, ...]] = {}
        self._participles: dict[str, tuple[str, ...]] = {}
        for infinitive, forms in verbs:
            infinitives.add(infinitive)
            one = (infinitive,)
            kinds = (
                (self._stems, forms.stems),
                (self._finite, forms.finite | {infinitive}),
                (self._participles, forms.participles),
            )
            for kept, words in kinds:
                for word in words:
                    kept[word] = kept[word] + one if word in kept else one  # most are of one verb, and share it

        self._infinitives = frozenset(infinitives)

    def is_infinitive(self, word: str) -> bool:
        """Of any verb."""
        return word in self._infinitives

    def is_finite(self, word: str) -> bool:
        """Of any verb, with an ending or without."""
        return word in self._finite or word in self._stems

    def is_participle(self, word: str) -> bool:
        """Of any verb, present or past."""
        return word in self._participles

    def stems(self, word: str) -> tuple[str, ...]:
        """The verbs of which it is a form without an ending: werk- in werkgever."""
        return self._stems.get(word, ())

    def infinitives(self, word: str) -> list[str]:
        """Of which verbs a word may be a form, in two for none."""
        found = [*self._finite.get(word, ()), *self._participles.get(word, ()), *self._stems.get(word, ())]
        return list(dict.fromkeys(found))

    def goes_with(self, particle: str, base: str) -> bool:
        """Whether the two are a separable verb."""
        return particle in self._particles.get(base, ())

    def finite(self, particle: str, word: str) -> str:
        """The base of which `word` is a finite form that is nothing else, if it goes with the particle; ''."""
        return self._first(particle, (base for base in self._finite.get(word, ()) if base not in _AUXILIARY))

    def stem(self, particle: str, word: str) -> str:
        """Likewise for a form without an ending."""
        return self._first(particle, self._stems.get(word, ()))

    def unfinite(self, particle: str, word: str) -> str:
        """Likewise for an infinitive or a participle."""
        own = [word] if word in self._infinitives else []
        return self._first(particle, [*own, *self._participles.get(word, ())])

    def _first(self, particle: str, bases: Iterable[str]) -> str:
        return next((base for base in bases if self.goes_with(particle, base)), "")
