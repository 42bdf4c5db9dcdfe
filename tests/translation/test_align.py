"""English sentences, and which Dutch one each belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.workspace import Entry, Workspace
from tui.translation.align import align, pair
from tui.translation.english import english_sentences
from tui.translation.model import maker
from tui.translation.sidecar import read_sidecar

WORKSPACE = Workspace(Path(__file__).parents[2])
GOOGLE = maker("google")
DUTCH = (
    "De lamp boven de tafel ging om acht uur 's avonds vanzelf aan.",
    "Niemand had op de knop gedrukt.",
    "Roos keek onder het kleed, achter de kast en zelfs in de la met de lepels, maar zij vond geen draad die los zat.",
    "Toen lachte de kat.",
)


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Smith met Mrs. Jones at 9 a.m. | The meeting was short.",
        "At 10 a.m. Jan left. | He came back at 5 p.m. | ‘Why?’ | Daan asked.",
        "She lives in the U.S. | He does not. | The U.S. Army left D.C. | It was cold.",
        "Dr. A.M. Terpstra and J. P. de Wit agree. | So do the others.",
        "It stood at No. 14. | No. | He never saw it, i.e. Monday’s train.",
        "He said: “Go.” | She went (slowly). | (It was late.) | Then… | Nothing.",
        "‘Wait!’ he said. | ‘Is that you?’ | 640 people jumped in.",
        "One (!) Frenchman stayed. | “Really?!” | Yes.",
        "Drs. Bos Jr. was there on 3 Jan. 2026. | Apple Inc. bought it. | Acme Ltd. | The price is unknown.",
        "1. Mix the flour. | 2. Bake it.",
        "It cost 1.5 million. | £20 was too little.",
        "‘Gezellig!’ (‘How cosy!’) he cries. | Nobody hears.",
        "no end",
    ],
)
def test_english_sentences(marked: str) -> None:
    sentences = tuple(marked.split(" | "))
    assert english_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize("entry", WORKSPACE.entries(), ids=lambda entry: entry.id)
def test_shipped_translations_fall_into_the_lines_they_were_written_in(entry: Entry) -> None:
    article = WORKSPACE.open(entry)
    blocks = read_sidecar(entry.sidecar, article).blocks
    assert any(len(translation.lines) > 1 for translation in blocks.values())
    for index, translation in blocks.items():
        dutch = [article.sentence_text(number) for number in article.blocks[index].sentences]
        assert align(translation.text, dutch, translation.lines[0].maker) == translation


def _pairs(english: str, dutch: tuple[str, ...] = DUTCH) -> list[tuple[list[int], str]]:
    return [(list(line.sentences), line.text) for line in align(english, dutch, GOOGLE).lines]


ONE = "The lamp above the table went on by itself at eight o'clock in the evening."
TWO = "Nobody had pressed the switch."
THREE = (
    "Roos looked under the rug, behind the cupboard and even in the drawer with the spoons, "
    "but she did not find a single loose wire."
)
FOUR = "Then the cat laughed."


def test_a_sentence_for_a_sentence() -> None:
    assert _pairs(f"{ONE} {TWO} {THREE} {FOUR}") == [([0], ONE), ([1], TWO), ([2], THREE), ([3], FOUR)]


def test_two_that_became_one() -> None:
    merged = f"{ONE[:-1]}, and nobody had pressed the switch."
    assert _pairs(f"{merged} {THREE} {FOUR}") == [([0, 1], merged), ([2], THREE), ([3], FOUR)]


def test_one_that_became_two() -> None:
    first, second = THREE.split(", but ")
    parted = f"{first}. But {second}"
    assert _pairs(f"{ONE} {TWO} {parted} {FOUR}") == [([0], ONE), ([1], TWO), ([2], parted), ([3], FOUR)]


def test_a_sentence_that_was_left_out_leaves_nobody_sure() -> None:
    assert _pairs(f"{ONE} {TWO} {FOUR}") == [([0, 1, 2, 3], f"{ONE} {TWO} {FOUR}")]


def test_line_ends_part_sentences_that_nothing_else_does() -> None:
    assert _pairs("the lamp\n\nthe cat", ("De lamp", "De kat")) == [([0], "the lamp"), ([1], "the cat")]


@pytest.mark.parametrize("dutch", [(), ("Stuurloos. Wat nu?",)])
def test_a_heading_and_a_single_sentence_have_all_of_it(dutch: tuple[str, ...]) -> None:
    assert _pairs("Adrift. What now?", dutch) == [(list(range(len(dutch))), "Adrift. What now?")]


@given(st.lists(st.integers(1, 300), max_size=30), st.lists(st.integers(1, 300), max_size=30))
def test_pairs_take_up_both_sides_in_order(dutch: list[int], english: list[int]) -> None:
    beads = pair(dutch, english)
    if beads is not None:
        assert [number for bead in beads for number in bead.dutch] == list(range(len(dutch)))
        assert [number for bead in beads for number in bead.english] == list(range(len(english)))
        assert all(bead.dutch and bead.english for bead in beads)


@given(st.lists(st.integers(20, 300), min_size=1, max_size=40))
def test_lengths_in_proportion_are_pairs(dutch: list[int]) -> None:
    beads = pair(dutch, [round(length * 0.95) for length in dutch])
    assert beads is not None
    assert all(len(bead.dutch) == len(bead.english) == 1 for bead in beads)
