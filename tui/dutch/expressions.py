"""Expressions of several words, found in a sentence whatever stands between: `schoot … in het verkeerde keelgat`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.dutch.lexicon import Entry, Kind, Lexicon
from tui.dutch.word_classes import POSSESSIVES, REFLEXIVES

_REACH = 12
"""Tokens on either side of the word that bears an expression, within which its verb must stand."""
_BETWEEN = 1
"""Tokens that may stand between two of its other words."""
Lemmas = Callable[[str], frozenset[str]]
"""All headwords that a word may be a form of, itself too."""
Kinds = Mapping[str, frozenset[Kind]]


class Expression(NamedTuple):
    """An entry, and the tokens that are it."""

    entry: Entry
    places: tuple[int, ...]


class Expressions:
    """Those of a lexicon, by the words that bear them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_bearer: dict[str, list[Entry]] = {}
        self._kinds = lexicon.kinds
        for entry in lexicon:
            if entry.kind is Kind.PHRASE:
                for bearer in entry.bearers:
                    self._by_bearer.setdefault(bearer, []).append(entry)

    def within(self, tokens: Sequence[str], lemmas: Lemmas) -> list[Expression]:
        """All in a sentence, the longest first, each once."""
        lower = [token.lower().replace("’", "'") for token in tokens]
        found: dict[tuple[str, tuple[int, ...]], Expression] = {}
        for place, word in enumerate(lower):
            for lemma in {word, *lemmas(word)} & self._by_bearer.keys():
                for entry in self._by_bearer[lemma]:
                    if places := _match(entry.headword.split(" "), lower, place, lemma, lemmas, self._kinds):
                        found.setdefault((entry.headword, places), Expression(entry, places))
        return sorted(found.values(), key=lambda one: -len(one.places))


def _match(
    words: list[str], tokens: list[str], place: int, bearer: str, lemmas: Lemmas, kinds: Kinds
) -> tuple[int, ...]:
    """Where the words of an expression stand around the one that bears it; () if not all do."""
    at = next((number for number, word in enumerate(words) if bearer in (word.lower(), *lemmas(word.lower()))), None)
    if at is None:
        return ()
    taken = {place}
    for number, word in sorted(enumerate(words), key=lambda pair: abs(pair[0] - at)):
        if number != at:
            is_verb = Kind.VERB in kinds.get(word, ())
            may_be_far = number in (0, len(words) - 1) and (is_verb or word == "zich")
            spots = _far(place, len(tokens)) if may_be_far else _close(place + number - at, place)
            fitting = (one for one in spots if 0 <= one < len(tokens) and one not in taken)
            spot = next((one for one in fitting if _is(word.lower(), tokens[one], lemmas, is_verb)), None)
            if spot is None:
                return ()
            taken.add(spot)
    return tuple(sorted(taken))


def _close(expected: int, bearer: int) -> Iterator[int]:
    """Where it is expected, and a word or two farther off: in (alle) ernst."""
    way = 1 if expected > bearer else -1
    return (expected + way * more for more in range(_BETWEEN + 1))


def _far(bearer: int, length: int) -> Iterator[int]:
    """All around, the nearest first: a verb stands where its clause wants it."""
    for distance in range(1, _REACH + 1):
        yield from (one for one in (bearer - distance, bearer + distance) if 0 <= one < length)


def _is(word: str, token: str, lemmas: Lemmas, is_verb: bool) -> bool:
    """Whether a token is a word of an expression. Only verbs have other forms there."""
    if word == "zich":
        return token in REFLEXIVES
    if word == "zijn" and token in POSSESSIVES:
        return True
    return word == token or (is_verb and word in lemmas(token))
