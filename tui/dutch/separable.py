"""Separable verbs that stand in two: `trok zich echter niets aan`, `af te zien`, `bekend worden gemaakt`.

From each word that may be a particle one looks first right, into the group of verbs it may open, then left, for the
finite verb of its clause. What keeps prepositions out: a particle that is one too must be followed by the end of the
clause, a conjunction, a preposition or one of some adverbs; and what belongs to something else is left alone
(`om … te`, `af en toe`, `er … op`). Tuned on the development parts of UD_Dutch-Alpino and UD_Dutch-LassySmall;
tests/bench/dutch.py measures it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.dutch.verb_table import VerbTable
from tui.dutch.word_classes import (
    ADVERBS,
    ALSO_ADJECTIVES,
    ALSO_NOUNS,
    ARTICLES,
    ASKING,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INVERTED,
    ONLY_AT_END,
    PLACE_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    STRANDED,
    TURNING,
)

FARTHEST = 28
"""Tokens between a verb and its particle."""
_HALF_CLOSE = 3
"""Tokens within which the other half of a preposition in two stands: om de stad heen."""
_CLUSTER = 4
"""Tokens of a group of verbs in which the particle's own may stand."""

_PREPOSITIONAL = PREPOSITIONS - ONLY_AT_END
_AROUND = {
    "heen": frozenset(["om", "over", "door", "langs", "voor"]),
    "toe": frozenset(["tot", "naar"]),
    "aan": frozenset(["achter", "tegen"]),
    "na": frozenset(["op"]),
    "door": frozenset(["onder"]),
}
"""Prepositions of which a particle is the other half: `om de stad heen`, `van nu af aan`."""
_CLAUSE_GOES_ON = DETERMINERS | PRONOUNS | PREPOSITIONS | ADVERBS | {"er", "zich"}
_NOUN_FOLLOWS = (ARTICLES | PREPOSITIONS | {"het", "zijn", "haar"}) - {"om"}
_SUBORDINATING = CONJUNCTIONS - {"en", "of", "dat", "die", "dan", "als", "wat", "wie", "waar", "hoe", "tot", "want"}
_STOPS = frozenset([";", ":", "(", "–", "—", "?", "!", "...", "…"])
_OPENING_QUOTES = frozenset(["‘", "“", "„", "«", ",,", "("])
_STRAIGHT_QUOTES = frozenset(['"', "'"])
_CLAUSE_ENDS = frozenset([".", ",", ";", ":", "?", "!"])


class Pair(NamedTuple):
    """Two tokens that are one verb."""

    verb: int
    particle: int
    infinitive: str


def pairs(tokens: Sequence[str], table: VerbTable) -> list[Pair]:
    """All of one sentence, whose tokens are words and single marks of punctuation."""
    return list(_Sentence(tokens, table).pairs())


class _Sentence:
    def __init__(self, tokens: Sequence[str], table: VerbTable) -> None:
        self.tokens, self.table = tokens, table
        self.lower = [token.lower() for token in tokens]
        self.is_mark = [not any(letter.isalnum() for letter in token) for token in tokens]
        self.first = next((place for place, mark in enumerate(self.is_mark) if not mark), 0)
        self.taken: set[int] = set()

    def pairs(self) -> Iterator[Pair]:
        for place, word in enumerate(self.lower):
            if word in self.table.particles and not self._is_something_else(place):
                pair = self._in_group(place) or self._with_finite(place)
                if pair:
                    self.taken.add(pair.verb)
                    yield pair

    def word(self, place: int) -> str:
        """In lower case; '' outside of the sentence."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def ends(self, place: int) -> bool:
        """Whether a clause ends before this token. A quotation mark that opens ends nothing."""
        word = self.word(place)
        if word in _STRAIGHT_QUOTES:
            return place + 1 >= len(self.lower) or self.is_mark[place + 1]
        return not word or (self.is_mark[place] and word not in _OPENING_QUOTES)

    # what is no particle

    def _is_something_else(self, place: int) -> bool:
        word, before, after = self.word(place), self.word(place - 1), self.word(place + 1)
        if word in ALSO_NOUNS and (before in _NOUN_FOLLOWS or before.endswith(("ste", "rde", "nde"))):
            return True
        if word == "af" and (
            after == "aan" or (after == "en" and self.word(place + 2) == "toe") or before in ("meet", "nu", "gevaar")
        ):
            return True
        return (
            (word == "toe" and before in ("en", "nu", "dan") and after != "te")
            or (word == "mee" and before in ("er", "daar"))
            or (word == "onder" and before in ("ten", "van"))
            or (word in ("buiten", "boven", "binnen", "achter", "voren") and before in ("naar", "van"))
            or (word == "samen" and after == "met" and before in (",", "en"))
        )

    # right: af te zien, aan zou trekken, bekend worden gemaakt

    def _in_group(self, place: int) -> Pair | None:
        particle = self.word(place)
        found = self._own_verb(place)
        if found is None:
            return None
        at, base, with_te = found
        if at in self.taken:
            return None
        if particle == "om" and with_te and base not in TURNING and self.word(place - 1) != "om":
            return None
        if particle in STRANDED and self.word(place - 1) in PLACE_PRONOUNS - {"er"}:
            return None
        if with_te or particle not in _PREPOSITIONAL or at > place + 1:
            return Pair(at, place, particle + base)
        return None

    def _own_verb(self, place: int) -> tuple[int, str, bool] | None:
        """The last verb right of a particle, in one group, that belongs to it; its base; whether `te` stands before."""
        particle, found, with_te = self.word(place), None, False
        for at in range(place + 1, min(place + _CLUSTER, len(self.lower))):
            word = self.word(at)
            if self.is_mark[at]:
                break
            if word == "te":
                with_te = True
                continue
            if base := self.table.unfinite(particle, word):
                found = (at, base, with_te)
            elif at == place + 1 and not with_te and (base := self.table.finite(particle, word)):
                # a subordinate clause: … dat hij hem tegemoet kwam
                return (at, base, False) if particle not in _PREPOSITIONAL or self.ends(at + 1) else None
            if word not in AUXILIARIES:
                break
        return found

    # left: trok zich niets aan

    def _with_finite(self, place: int) -> Pair | None:
        if not self._may_end_a_clause(place):
            return None
        particle = self.word(place)
        if any(word in _AROUND.get(particle, ()) for word in self.lower[max(0, place - _HALF_CLOSE) : place]):
            return None
        found = self._finite_before(place)
        if found is None:
            return None
        at, base, commas = found
        if place - at > FARTHEST or (commas and particle in _PREPOSITIONAL and not self.ends(place + 1)):
            return None
        if particle in STRANDED and self._is_stranded(at, place):
            return None
        return Pair(at, place, particle + base)

    def _may_end_a_clause(self, place: int) -> bool:
        particle, after = self.word(place), self.word(place + 1)
        if self.ends(place + 1):
            return True
        if particle in ONLY_AT_END:
            return after in _SUBORDINATING or (
                particle in ALSO_ADJECTIVES and (after in PREPOSITIONS or after in CONJUNCTIONS)
            )
        if particle not in _PREPOSITIONAL:
            return True
        if self.tokens[place + 1][:1].isupper():
            return False
        if particle in ("om", "door", "na") and self._has_te(place + 1):
            return False
        if after in ("dat", "die", "wat"):  # a pronoun, or the beginning of a clause
            second = self.word(place + 2)
            return second in _CLAUSE_GOES_ON or self.tokens[place + 2 : place + 3] != [second]
        if after in CONJUNCTIONS or (after in PREPOSITIONS and after != "te") or after in ADVERBS:
            return True
        return self._has_te(place + 1) and self._asks(place)

    def _asks(self, place: int) -> bool:
        """Whether the clause has a verb that, with this particle, has others do something: droeg hem op … te vormen."""
        found = self._finite_before(place)
        return found is not None and self.word(place) + found[1] in ASKING

    def _has_te(self, place: int) -> bool:
        """Whether an infinitive with `te` comes in this clause."""
        for word in self.lower[place:]:
            if word in _CLAUSE_ENDS:
                return False
            if word == "te":
                return True
        return False

    def _finite_before(self, place: int) -> tuple[int, str, int] | None:
        """The verb of the clause that this particle makes another, its base, and the commas between them."""
        particle, commas, best, at = self.word(place), 0, None, place - 1
        while at >= 0:
            word = self.word(at)
            if word == ")":
                at = self._opening(at) - 1
                continue
            if word in _STOPS:
                break
            commas += word == ","
            if commas > 2 or (best and word == ","):
                break
            base = self._finite_base(particle, at)
            if base:
                if not self.table.is_infinitive(word) or at == self.first:
                    return at, base, commas
                if best is None or commas == best[2]:
                    best = (at, base, commas)
            at -= 1
        return best

    def _opening(self, place: int) -> int:
        """Of a parenthesis that ends here."""
        while place >= 0 and self.word(place) != "(":
            place -= 1
        return place

    def _finite_base(self, particle: str, at: int) -> str:
        """The base of the finite verb here that goes with the particle; ''."""
        word, before = self.word(at), self.word(at - 1)
        if at in self.taken or (self.tokens[at][:1].isupper() and at != self.first):
            return ""
        base = self.table.finite(particle, word)
        if not base and (at == self.first or before == "ik" or self.word(at + 1) in INVERTED):
            base = self.table.stem(particle, word)
        if not base or before == "te" or before in ARTICLES:
            return ""
        if self.table.is_infinitive(word):
            if before in ("het", "dit", "dat", "zijn", "haar") or before in PREPOSITIONS:
                return ""  # het aanbieden: a noun
            group = self.lower[max(0, at - 3) : at]
            if (
                at > self.first
                and before != ","
                and any(other in AUXILIARIES and not self.table.is_infinitive(other) for other in group)
            ):
                return ""  # an infinitive behind an auxiliary
        return base

    def _is_stranded(self, verb: int, place: int) -> bool:
        """Whether the particle is the preposition that a `er` or `waar` has left behind."""
        between = self.lower[verb + 1 : place]
        before = self.lower[max(0, verb - 4) : verb]
        if not (
            any(word in PLACE_PRONOUNS for word in between[:2])
            or any(word in ("daar", "hier", "waar") for word in before)
        ):
            return False
        return not any(word in ("de", "het", "een", "zijn", "haar", "hun", "zich") for word in between)
