"""From a word in a sentence to what it means there."""

from __future__ import annotations

import pytest

from tui.dutch.looked_up import LookedUp, looked_up
from tui.dutch.lookup import LookUp

LOOK_UP = LookUp()


def look(word: str, sentence: str = "") -> LookedUp:
    text = sentence or word
    return looked_up(LOOK_UP, text, text.index(word))


@pytest.mark.parametrize(
    ("word", "sentence", "heading", "sense"),
    [
        (
            "trok",
            "Het dorp trok zich echter niets aan van de klachten.",
            "aan|trekken",
            "zich aantrekken van: to care about",
        ),
        ("aan", "Het dorp trok zich echter niets aan van de klachten.", "aan|trekken", "zich aantrekken van"),
        ("huizen", "De huizen zijn duur.", "het huis", "house"),
        ("grotere", "Een grotere lamp.", "groot", "big"),
        ("stoeltje", "Een stoeltje bij het raam.", "de stoel", "chair"),
        ("liep", "Zij liep naar huis.", "lopen", "to walk"),
        ("opgebeld", "Hij heeft haar opgebeld.", "op|bellen", "to"),
        ("keelgat", "Dat schoot bij haar in het verkeerde keelgat.", "in het verkeerde keelgat schieten", "to"),
        ("vooravond", "Aan de vooravond van het feest.", "aan de vooravond van", "on the eve of"),
        ("Parijs", "Ze woont in Parijs.", "het Parijs", "Paris"),
        ("werk", "Zij ging naar het werk.", "het werk", "work"),
        ("werken", "Wij willen werken.", "werken", "to work"),
        ("was", "Het was koud.", "zijn", "to be"),
    ],
)
def test_the_first_entry(word: str, sentence: str, heading: str, sense: str) -> None:
    first = look(word, sentence).entries[0]
    assert first.heading == heading
    assert first.senses[0].startswith(sense)


def test_both_halves_are_told() -> None:
    sentence = "Het dorp trok zich echter niets aan van de klachten."
    found = look("trok", sentence)
    assert [sentence[slice(*span)] for span in found.spans] == ["trok", "aan"]
    assert found.entries[0].reason == "trok … aan: scheidbaar"
    assert found.entries[0].forms == "trok aan, heeft aangetrokken"


def test_a_compound_is_told_by_its_parts() -> None:
    found = look("dorpslamp")
    assert found.entries[0].reason == "dorpslamp: samenstelling dorp + lamp"
    assert [entry.heading for entry in found.entries[:2]] == ["de lamp", "het dorp"]


def test_a_headword_is_no_compound() -> None:
    assert "samenstelling" not in look("ziekenhuis").entries[0].reason


@pytest.mark.parametrize(("word", "base"), [("onvriendelijk", "vriendelijk"), ("duurheid", "duur")])
def test_what_is_made_of_a_headword(word: str, base: str) -> None:
    assert base in {entry.heading for entry in look(word).entries}


def test_what_is_not_there_is_said_to_be() -> None:
    found = look("Xyzzyplugh")
    assert found.entries == ()
    assert "Xyzzyplugh" in found.missing


def test_a_note_has_it_all() -> None:
    note = look("trok", "Het dorp trok zich niets aan van de klachten.").as_note()
    assert note.startswith("**aan|trekken** (verb, trok aan, heeft aangetrokken, trok … aan: scheidbaar)\n- zich")
