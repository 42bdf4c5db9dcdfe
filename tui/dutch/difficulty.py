"""How hard a text is for one reader: how many of its words they know, how many lemmas are new, how common they are.

Shares are of running words, as a reader meets them, and new words are counted as lemmas, so that a long text does not
look harder than it is. The bands are judged by us (`bands.txt`): the thousand or so most common lemmas of newspapers,
the next two thousand, the next three thousand, and the rest. They are no levels of the CEFR, which frequency does not
give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

from tui.dutch.candidates import Dutch
from tui.dutch.separable import pairs
from tui.dutch.tokens import token_spans

BANDS = 4
"""The last is for whatever the others have not."""


class Difficulty(NamedTuple):
    """Of one text for one reader."""

    words: int
    """Running words, without names and numbers."""
    known: int
    """Of them, those whose lemma the reader has met."""
    new: int
    """Lemmas that they have not."""
    bands: tuple[int, ...]
    """Running words by band, the most common first."""

    @property
    def shares(self) -> str:
        """Of the bands, in whole per cents: 76·10·5·9."""
        return "·".join(str(round(100 * number / self.words)) if self.words else "0" for number in self.bands)

    @property
    def share_known(self) -> float:
        """0 to 1."""
        return self.known / self.words if self.words else 1.0


class Lemmas:
    """The lemmas of running text, each word by its likeliest headword."""

    def __init__(self, dutch: Dutch) -> None:
        self._dutch = dutch
        self._of_word: dict[str, str] = {}

    def of(self, sentence: str) -> Iterator[str]:
        """Of every word but names and numbers, in order; both halves of a separable verb are that verb, once."""
        tokens = [sentence[slice(*span)] for span in token_spans(sentence)]
        halves: dict[int, str] = {}
        for pair in pairs(tokens, self._dutch.verbs):
            halves |= {pair.verb: pair.infinitive, pair.particle: ""}
        first = True
        for number, word in enumerate(tokens):
            if word[0].isalpha():
                is_name = word[0].isupper() and not first and word.lower() not in self._dutch.lexicon
                lemma = halves[number] if number in halves else "" if is_name else self._lemma(word)
                first = False
                if lemma:
                    yield lemma

    def _lemma(self, word: str) -> str:
        if word not in self._of_word:
            self._of_word[word] = self._dutch.likely(word)
        return self._of_word[word]


class Bands:
    """How common the lemmas of the lexicon are."""

    @cached_property
    def _of_lemma(self) -> dict[str, int]:
        lines = files("tui.dutch").joinpath("bands.txt").read_text(encoding="utf-8").splitlines()
        return {word.replace("_", " "): int(band) for band, *words in map(str.split, lines) for word in words}

    def of(self, lemma: str) -> int:
        """1 for the most common, 4 for the rest."""
        return self._of_lemma.get(lemma, BANDS)


def difficulty(lemmas: Iterable[str], known: frozenset[str], bands: Bands) -> Difficulty:
    """Of the lemmas of a text, for a reader who knows some. What is in the first band counts as known by everybody."""
    counted = Counter(lemmas)
    by_band = [0] * BANDS
    met = new = 0
    for lemma, number in counted.items():
        band = bands.of(lemma)
        by_band[band - 1] += number
        if lemma in known or band == 1:
            met += number
        else:
            new += 1
    return Difficulty(sum(counted.values()), met, new, tuple(by_band))
