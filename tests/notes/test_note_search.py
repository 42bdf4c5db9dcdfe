"""Which notes a query finds."""

from __future__ import annotations

import pytest
from notes.note_samples import sample

from tui.notes.colour import Colour
from tui.notes.record import Shown
from tui.notes.search import search

SHOWN = Shown("France is calling it a day in Mali", "sidecar", "2026-05-03T18:20:31.250Z", "sentence")
NOTES = [
    sample("Goïta’s foto's staan hier #b2/werkwoord #idioom", color=Colour.GRAMMAR),
    sample(translation=SHOWN, color=Colour.WORD),
    sample("R&#39;s lijst", color=Colour.QUESTION),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2]),
        ("  \n ", [0, 1, 2]),
        ("goita", [0]),
        ("FOTO’S", [0]),
        ("frankrijk", [0, 1, 2]),
        ("jihadisten", [0, 1, 2]),
        ("calling", [1]),
        ("frankrijk calling", [1]),
        ("goita calling", []),
        ("#idi", [0]),
        ("#b2/", [0]),
        ("#idioom #b2", [0]),
        ("#werkwoord", []),
        ("#39", []),
        ("#", [0]),
        ("werkwoord", [0]),
        ("kind:question", [2]),
        ("kind:highlight", [1]),
        ("kind:note kind:grammar", [0]),
        ("mali.de", []),
    ],
)
def test_search(query: str, found: list[int]) -> None:
    assert search(NOTES, query) == [NOTES[at] for at in found]
