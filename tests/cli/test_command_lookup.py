"""`leeslamp lookup`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.command_samples import Leeslamp

SENTENCE = "Het dorp trok zich niets aan van de klachten."


def test_a_word_in_its_sentence_and_by_itself(leeslamp: Leeslamp) -> None:
    inside = leeslamp("lookup", "trok", "--in", SENTENCE).out.splitlines()
    assert inside[0].startswith("aan|trekken  (verb)")
    assert inside[1].strip().startswith("zich aantrekken van:")
    alone = leeslamp("lookup", "trok").out
    assert alone.startswith("trekken  (verb)")


def test_an_expression_of_several_words(leeslamp: Leeslamp) -> None:
    assert leeslamp("lookup", "aan de vooravond van").out.startswith("aan de vooravond van  (phrase)")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["xyzzyplugh"], "'xyzzyplugh' is not in the lexicon"),
        (["lamp", "--in", SENTENCE], "'lamp' is no word of that sentence"),
    ],
)
def test_what_is_not_there_is_an_error(leeslamp: Leeslamp, arguments: list[str], said: str) -> None:
    ran = leeslamp("lookup", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"leeslamp: {said}\n"


def test_what_the_words_are_stands_in_the_json(leeslamp: Leeslamp) -> None:
    told = json.loads(leeslamp("lookup", "trok", "--in", SENTENCE, "--json").out)
    first = told["found"][0]
    assert (first["lemma"], first["reason"]) == ("aantrekken", "scheidbaar")
    assert [SENTENCE[span["start"] : span["end"]] for span in first["spans"]] == ["trok", "aan"]


def test_other_dictionaries_are_asked_and_complained_of(
    leeslamp: Leeslamp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mijn.tsv").write_text("xyzzyplugh\ta magic word\n", encoding="utf-8")
    config = tmp_path / "own.toml"
    config.write_text('[lookup]\ndictionaries = ["mijn.tsv", "weg.tsv"]\n', encoding="utf-8")
    monkeypatch.setenv("LEESLAMP_CONFIG", str(config))
    ran = leeslamp("lookup", "xyzzyplugh")
    assert ran.code == 0
    assert ran.out == "xyzzyplugh  says mijn\n  a magic word\n"
    assert ran.err.startswith("leeslamp: weg.tsv is not used")
