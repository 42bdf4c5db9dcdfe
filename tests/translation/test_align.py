"""English sentences, and which Dutch one each belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.article.workspace import Entry, Workspace
from tui.translation.align import align, english_sentences
from tui.translation.model import Translation, block_translation
from tui.translation.sidecar import read_sidecar

WORKSPACE = Workspace(Path(__file__).parents[2])


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
        count = len(article.blocks[index].sentences)
        assert align(translation.text, count, "sidecar", translation.label) == translation


def test_equal_numbers_are_paired() -> None:
    found = align("He left. She stayed.", 2, "google", "Google")
    assert found == Translation(("He left.", "She stayed."), "google", "Google", aligned=True)
    assert found.of(1) == "She stayed."


def test_other_numbers_are_left_whole() -> None:
    found = align("He left. She stayed.", 3, "google", "Google")
    assert found == Translation(("He left. She stayed.",), "google", "Google", aligned=False)
    assert found.of(2) == "He left. She stayed."


@pytest.mark.parametrize("sentences", [0, 1])
def test_a_heading_and_a_single_sentence_have_all_of_it(sentences: int) -> None:
    found = align("Adrift. What now?", sentences, "google", "Google")
    assert found == Translation(("Adrift. What now?",), "google", "Google", aligned=True)
    assert block_translation(("Adrift.", "What now?"), sentences, "google", "Google") == found
