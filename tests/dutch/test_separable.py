"""Verbs in two pieces, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dutch.known_verbs import shipped_particles, verb_table
from tui.dutch.lexicon import shipped
from tui.dutch.separable import pairs
from tui.dutch.tokens import token_spans

TABLE = verb_table(shipped(), shipped_particles())


TOKENS = (
    "de", "man", "trok", "zette", "zich", "aan", "uit", "op", "af", "te", "om", "en", ",", ".", "(", ")", "“", "”",
    "niet", "worden", "gemaakt", "bekend", "er", "A",
)  # fmt: skip


def found(sentence: str) -> list[tuple[str, str, str]]:
    """Infinitive, verb, particle."""
    tokens = [sentence[slice(*span)] for span in token_spans(sentence)]
    return [(pair.infinitive, tokens[pair.verb], tokens[pair.particle]) for pair in pairs(tokens, TABLE)]


@pytest.mark.parametrize(
    ("sentence", "infinitive", "verb", "particle"),
    [
        ("Het dorp trok zich echter niets aan van de klachten.", "aantrekken", "trok", "aan"),
        ("De buren belden haar gisteren op.", "opbellen", "belden", "op"),
        ("Zij neemt morgen aan de wedstrijd deel.", "deelnemen", "neemt", "deel"),
        ("Het plan is niet door te voeren.", "doorvoeren", "voeren", "door"),
        ("Van dat plan lijkt de gemeente af te zien.", "afzien", "zien", "af"),
        ("De naam zal morgen bekend worden gemaakt.", "bekendmaken", "gemaakt", "bekend"),
        ("Hij zei dat hij haar aan zou trekken.", "aantrekken", "trekken", "aan"),
        ("De minister treedt af, zegt een woordvoerder.", "aftreden", "treedt", "af"),
        ("De trein (die te laat was) kwam om acht uur aan.", "aankomen", "kwam", "aan"),
        ("De koning droeg hem op een regering te vormen.", "opdragen", "droeg", "op"),
        ("Ik bel je morgen op!", "opbellen", "bel", "op"),
        ("Zij hielp haar broer mee te sjouwen.", "meesjouwen", "sjouwen", "mee"),
        ("De boeren zetten de actie stop omdat het regent.", "stopzetten", "zetten", "stop"),
        ("Hij wilde toe te treden tot de club niet overwegen.", "toetreden", "treden", "toe"),
        ("Het is tijd om om te kijken.", "omkijken", "kijken", "om"),
    ],
)
def test_the_two_are_one(sentence: str, infinitive: str, verb: str, particle: str) -> None:
    assert (infinitive, verb, particle) in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij ging naar de stad om brood te kopen.",
        "Af en toe belde hij zijn moeder.",
        "Van nu af aan komt de bus elk uur.",
        "De hond liep om het huis heen.",
        "Daar sprak niemand over.",
        "De mensen waar hij op rekende, kwamen niet.",
        "Hij legde het boek op de tafel.",
        "Zij woont in een huis aan de gracht.",
        "Hij werkt door de week in de stad.",
        "De straat is vol mensen.",
        "Het bedrijf houdt van nieuwe plannen.",
        "Het aanbieden van hulp werkt niet.",
        "Dat wil hij wel doen.",
    ],
)
def test_a_preposition_is_none(sentence: str) -> None:
    assert found(sentence) == []


def test_one_verb_has_one_particle() -> None:
    assert [verb for _, verb, _ in found("Hij zette de lamp uit en de radio aan.")] == ["zette"]


@given(st.lists(st.sampled_from(TOKENS)))
def test_whatever_stands_there_pairs_are_within_the_sentence(tokens: list[str]) -> None:
    for pair in pairs(tokens, TABLE):
        assert 0 <= pair.verb < len(tokens)
        assert pair.verb != pair.particle
        assert pair.infinitive.startswith(tokens[pair.particle])
