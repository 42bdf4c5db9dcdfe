"""Word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dutch.gloss import gloss
from tui.dutch.lookup import LookUp
from tui.translation.gloss import Glosses
from tui.translation.settings import ProviderSettings

LOOK_UP = LookUp()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Het dorp trok zich niets aan van de klachten.", ["the village care-about", "complaint."]),
        ("De besluiten worden bekend gemaakt.", ["decision", "announce"]),
        ("Dat schoot in het verkeerde keelgat!", ["go-down-the-wrong-way", "!"]),
        ("Een dorpslamp.", ["village-lamp."]),
        ("Xyzzyplugh zei ‘niets’, in 2022.", ["Xyzzyplugh say ‘nothing’", "2022."]),
    ],
)
def test_glosses(sentence: str, parts: list[str]) -> None:
    line = gloss(sentence, LOOK_UP)
    assert all(part in line for part in parts), line


def test_a_verb_in_two_is_glossed_once() -> None:
    assert len(gloss("Zij belde hem op.", LOOK_UP).split()) == 3


@given(st.text(st.sampled_from("ab c’.,‘ (é—\n1"), max_size=40))
def test_whatever_it_is_it_is_on_a_line_and_no_word_that_nobody_knows_is_lost(text: str) -> None:
    line = gloss(text, LOOK_UP)
    assert len(line.split()) <= len(text.split()) + text.count("—") + text.count("(")


def test_the_provider_gives_a_line_for_a_sentence() -> None:
    provider = Glosses(ProviderSettings())
    [first, second] = provider.translate(["De lamp brandt. Het dorp leest.", "Licht"])
    assert first.splitlines()[0].startswith("the lamp")
    assert len(first.splitlines()) == 2
    assert len(second.splitlines()) == 1
    assert provider.limits.stopgap
