"""Lines, and what they are for."""

from __future__ import annotations

from tui.span import Span
from tui.translation.model import OWN, Line, Translation, maker, paired

GOOGLE = maker("google")


def test_makers_have_labels() -> None:
    assert (OWN, maker("google").label, maker("robot").label, maker("sidecar", "Roos").label) == (
        ("own", "you"),
        "Google",
        "robot",
        "Roos",
    )


def test_lines_stand_one_after_the_other() -> None:
    found = Translation((Line("He left.", range(1), GOOGLE), Line("All of them stayed.", range(2, 4), OWN)))
    assert found.text == "He left. All of them stayed."
    assert [found.text[slice(*span)] for span in found.spans] == ["He left.", "All of them stayed."]
    assert [found.line_of(number) for number in range(5)] == [
        found.lines[0],
        None,
        found.lines[1],
        found.lines[1],
        None,
    ]
    assert (found.span_of(0), found.span_of(1), found.span_of(3)) == (Span(0, 8), None, Span(9, 28))
    assert found.makers == (GOOGLE, OWN)


def test_as_many_lines_as_sentences_are_pairs_and_others_the_whole() -> None:
    assert paired(["One.", "Two."], 2, GOOGLE).lines == (
        Line("One.", range(1), GOOGLE),
        Line("Two.", range(1, 2), GOOGLE),
    )
    assert paired(["One.", "Two."], 3, GOOGLE).lines == (Line("One. Two.", range(3), GOOGLE),)
    assert paired(["One.", "Two."], 1, GOOGLE).lines == (Line("One. Two.", range(1), GOOGLE),)
    assert paired(["Adrift. What now?"], 0, GOOGLE).lines == (Line("Adrift. What now?", range(0), GOOGLE),)


def test_a_line_goes_before_another_for_the_same_sentence() -> None:
    machine = paired(["One.", "Two.", "Three."], 3, GOOGLE)
    own = Translation((Line("Zwei.", range(1, 2), OWN),))
    assert [line.text for line in machine.under(own).lines] == ["One.", "Zwei.", "Three."]
    assert machine.under(Translation(())) == machine
    whole = paired(["All of it."], 3, GOOGLE)
    assert whole.under(own).lines == own.lines  # it cannot stand for the two others alone
    assert own.under(whole) == whole
