"""How hard a text is for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tui.article.workspace import Workspace
from tui.dutch.candidates import Dutch
from tui.dutch.difficulty import Bands, Lemmas, difficulty
from tui.learner import Learner
from tui.notes.progress import Progress
from tui.words import Words

LEMMAS, BANDS = Lemmas(Dutch()), Bands()


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("De boeren zetten de actie stop.", ["de", "boer", "stopzetten", "de", "actie"]),
        ("In Parijs wonen 2.400 mensen.", ["in", "wonen", "mens"]),
        ("Gisteren zei Xyzzy niets.", ["gisteren", "zeggen", "niets"]),
        ("", []),
    ],
)
def test_every_word_but_names_and_numbers_is_one_lemma(sentence: str, lemmas: list[str]) -> None:
    assert list(LEMMAS.of(sentence)) == lemmas


def test_bands() -> None:
    assert BANDS.of("de") == 1
    assert BANDS.of("xyzzyplugh") == 4
    assert {BANDS.of(word) for word in ("jaar", "minister", "zeggen")} == {1}


def test_words_are_counted_as_they_run_and_new_ones_once() -> None:
    lemmas = ["de", "galm", "galm", "plooi"]
    assert difficulty(lemmas, frozenset(), BANDS)._replace(bands=()) == (4, 1, 2, ())
    known = difficulty(lemmas, frozenset(["galm"]), BANDS)
    assert (known.words, known.known, known.new) == (4, 3, 1)
    assert sum(known.bands) == 4
    assert known.share_known == 0.75
    assert difficulty([], frozenset(), BANDS).share_known == 1


def places(*read: tuple[str, float]) -> dict[str, Progress]:
    return {id: Progress(article=id, furthest=furthest) for id, furthest in read}


def known(workspace: Workspace, progress: dict[str, Progress], quotes: Iterable[str] = ()) -> dict[str, float]:
    learner = Learner(workspace, Words())
    articles = [workspace.open(entry) for entry in workspace.entries()]
    return {id: hard.share_known for id, hard in learner.difficulties(articles, progress, quotes).items()}


def test_what_was_read_and_marked_is_known(workspace: Workspace) -> None:
    cat, mali = "kat-in-de-trein", "frankrijk-vertrekt-uit-mali"
    fresh = known(workspace, {})
    assert len(fresh) == 11
    assert 0.5 < fresh[cat] < 1
    half = known(workspace, places((cat, 0.5)))
    whole = known(workspace, places((cat, 1.0)))
    assert fresh[cat] < half[cat] < whole[cat] == 1
    assert whole[mali] > fresh[mali], "words of one text are words of another"
    assert known(workspace, {}, ["huurlingen"])[mali] > fresh[mali]
    gone = known(workspace, places(("weg", 1.0)))
    assert gone == fresh


def test_what_is_kept_of_a_file_is_of_the_file_as_it_is(workspace: Workspace) -> None:
    cat, mali = workspace.find("kat-in-de-trein"), workspace.find("frankrijk-vertrekt-uit-mali")
    learner, progress = Learner(workspace, Words()), places((cat.id, 1.0))

    def share() -> float:
        return learner.difficulties([workspace.open(mali)], progress, [])[mali.id].share_known

    before = share()
    assert share() == before
    cat.path.write_bytes(mali.path.read_bytes())
    assert share() == 1
    cat.path.write_bytes(b"")
    assert share() < before


def test_a_book_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "boek.txt").write_text("Een lamp. " * 10_000, encoding="utf-8")
    assert known(Workspace(tmp_path), places(("boek", 1.0))) == {}
