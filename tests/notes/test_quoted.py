"""The quote within its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notes.note_samples import sample

from tui.notes.quoted import quote_in_sentence
from tui.notes.record import Target

SENTENCE = "De kat trok de jas van de man langzaam aan."


@pytest.mark.parametrize(
    ("pieces", "starts"),
    [
        ([("", "trok", " de jas")], [7]),
        ([("De kat trok ", "de", " jas van")], [12]),
        ([("de jas van ", "de", " man langzaam")], [23]),
        ([("kat ", "trok", " de"), ("langzaam ", "aan", ".")], [7, 39]),
        ([("", "elders", "")], []),
        ([("", "", "")], []),
    ],
)
def test_each_piece_is_found_where_it_was_made(pieces: list[tuple[str, str, str]], starts: list[int]) -> None:
    target, *also = (Target(exact, prefix, suffix, 0, len(exact)) for prefix, exact, suffix in pieces)
    note = replace(sample(), target=target, also=tuple(also), sentence=SENTENCE)
    assert [span.start for span in quote_in_sentence(note)] == starts
    assert all(SENTENCE[slice(*span)] in note.quote for span in quote_in_sentence(note))
