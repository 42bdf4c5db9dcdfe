"""The language of a text."""

from __future__ import annotations

import pytest

from tui.dutch.language import language_of

TEXTS = {
    "nl": "De pont vaart elk kwartier en neemt twaalf mensen mee, maar er is nog geen licht op de kade.",
    "en": "The ferry leaves at every quarter and it takes twelve people, but there is no light on the quay for them.",
    "de": "Die Fähre ist nicht groß und das Licht auf dem Ufer ist aus, aber wir sind mit der Fahrt zufrieden.",
    "fr": "Le bac est dans le port et les gens ne sont pas sur le quai, mais il y a une lampe pour la nuit et du feu.",
    "": "Pont 12 Vaartdorp",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_commonest_words_tell(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_two_languages_in_equal_parts_are_none() -> None:
    assert language_of("het niet ook maar bij the and of that which") == ""
