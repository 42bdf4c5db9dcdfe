"""The forms of verbs."""

from __future__ import annotations

import pytest

from tui.dutch.verbs import Parts, forms, stems


@pytest.mark.parametrize(
    ("infinitive", "stem"),
    [
        ("werken", "werk"),
        ("trekken", "trek"),
        ("maken", "maak"),
        ("leven", "leef"),
        ("reizen", "reis"),
        ("verven", "verf"),
        ("bouwen", "bouw"),
        ("waarschuwen", "waarschuw"),
        ("roeien", "roei"),
        ("gaan", "ga"),
        ("zien", "zie"),
        ("doen", "doe"),
        ("kopiëren", "kopieer"),
        ("beëindigen", "beëindig"),
        ("wandelen", "wandel"),
        ("luisteren", "luister"),
        ("schrijven", "schrijf"),
        ("zeggen", "zeg"),
        ("houden", "houd"),
    ],
)
def test_stems(infinitive: str, stem: str) -> None:
    assert stems(infinitive)[0] == stem


def test_where_the_stress_is_not_known_both_stems_are_made() -> None:
    assert set(stems("studeren")) == {"studer", "studeer"}
    assert stems("horen") == ("hoor",)


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("werken", "werkt werkte werkten gewerkt gewerkte werkend werkende"),
        ("leven", "leeft leefde leefden geleefd levend"),
        ("reizen", "reist reisde reisden gereisd"),
        ("zetten", "zette zetten gezet gezette"),
        ("redden", "redt redde redden gered geredde"),
        ("geloven", "gelooft geloofde geloofd"),
        ("vertellen", "vertelt vertelde verteld vertelde"),
        ("eisen", "eist eiste geëist"),
        ("innen", "int inde geïnd"),
        ("uiten", "uitte geuit"),
        ("ergeren", "ergert ergerde geërgerd"),
        ("beven", "beeft beefde gebeefd"),
        ("ondersteunen", "ondersteunt ondersteunde ondersteund"),
    ],
)
def test_weak_verbs(infinitive: str, expected: str) -> None:
    assert set(expected.split()) <= forms(infinitive).all


def test_a_prefixed_verb_has_no_ge() -> None:
    assert "geverteld" not in forms("vertellen").all
    assert "geontkend" not in forms("ontkennen").all


def test_irregular_verbs() -> None:
    trekken = forms("trekken", Parts("trok", "trokken", "getrokken"))
    assert {"trekt", "trok", "trokken"} <= trekken.finite
    assert trekken.stems == {"trek"}
    assert trekken.participles == {"getrokken", "trekkend", "trekkende"}
    assert "trekte" not in trekken.all
    assert {"is", "ben", "bent"} <= forms("zijn", Parts("was", "waren", "geweest")).all


def test_a_stem_that_ends_in_t_is_a_finite_form_too() -> None:
    assert "zit" in forms("zitten", Parts("zat", "zaten", "gezeten")).finite
