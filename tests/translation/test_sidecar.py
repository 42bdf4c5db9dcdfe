"""A translation somebody wrote, beside the text it translates: right pairs, or none and a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.article.canonical import canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Entry, Workspace
from tui.translation.model import Translation
from tui.translation.sidecar import Sidecar, read_sidecar

WORKSPACE = Workspace(Path(__file__).parents[2])

DUTCH = """---
title: In de gracht
caption: Zwemmers bij de haven.
credit: Ties Molenaar
---

Het was druk. Niet op straat, maar in het water.

De deelnemers zwemmen 1,5 kilometer. Meedoen kost € 15. Daan kijkt toe.

## IJskoud

Het water is maar 18 graden. Bijna niemand stopt.

Soep bij het stadhuis staat klaar.
"""
ENGLISH = """---
title: Into the canal
caption: Swimmers at the harbour.
by: Leeslamp
---

It was busy.
Not in the streets, but in the water.

The participants swim 1.5 kilometres.
Taking part costs €15.
Daan looks on.

## Freezing

The water is only 18 degrees.
Hardly anybody stops.

Soup is waiting at the town hall.
"""


@pytest.fixture
def article() -> Article:
    return parse(canonical(DUTCH.encode(), "gracht"), "gracht")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gracht.en.md"


def _read(path: Path, text: str, article: Article) -> Sidecar:
    path.write_text(text, encoding="utf-8")
    return read_sidecar(path, article)


def _body(sidecar: Sidecar) -> list[str]:
    """Translations of the body, which begins with block 3."""
    return [translation.text for index, translation in sorted(sidecar.blocks.items()) if index >= 3]


def test_blocks_and_lines_are_paired(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH, article)
    assert sidecar.notices == ()
    assert sidecar.title == "Into the canal"
    lines = {index: translation.lines for index, translation in sidecar.blocks.items()}
    assert lines == {
        0: ("Into the canal",),
        1: ("Swimmers at the harbour.",),
        3: ("It was busy.", "Not in the streets, but in the water."),
        4: ("The participants swim 1.5 kilometres.", "Taking part costs €15.", "Daan looks on."),
        5: ("Freezing",),
        6: ("The water is only 18 degrees.", "Hardly anybody stops."),
        7: ("Soup is waiting at the town hall.",),
    }
    assert {(found.provider, found.label, found.aligned) for found in sidecar.blocks.values()} == {
        ("sidecar", "Leeslamp", True)
    }


def test_where_a_sentence_stands_in_its_block(path: Path, article: Article) -> None:
    found = _read(path, ENGLISH, article).blocks[4]
    for sentence in range(3):
        start, end = found.span_of(sentence)
        assert found.text[start:end] == found.of(sentence) == found.lines[sentence]
    whole = Translation(("All of it.",), "google", "Google", aligned=False)
    assert whole.span_of(2) == (0, len("All of it."))


@pytest.mark.parametrize("entry", WORKSPACE.entries(), ids=lambda entry: entry.id)
def test_every_shipped_article_is_translated_whole(entry: Entry) -> None:
    article = WORKSPACE.open(entry)
    sidecar = read_sidecar(entry.sidecar, article)
    assert sidecar.notices == ()
    assert sidecar.title
    assert set(sidecar.blocks) == {block.index for block in article.blocks if block.kind.has_translation}
    assert all(translation.aligned for translation in sidecar.blocks.values())


def test_no_sidecar_is_no_trouble(path: Path, article: Article) -> None:
    assert read_sidecar(path, article) == Sidecar({}, "", ())


def test_without_a_translator_the_file_is_named(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("by: Leeslamp\n", ""), article)
    assert {found.label for found in sidecar.blocks.values()} == {"gracht.en.md"}


def test_other_numbers_of_lines_make_it_the_translation_of_the_whole_block(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("15.\nDaan", "15. Daan"), article)
    assert sidecar.notices == ()
    found = sidecar.blocks[4]
    assert not found.aligned
    assert found.lines == ("The participants swim 1.5 kilometres. Taking part costs €15. Daan looks on.",)
    assert found.of(2) == found.text
    assert sidecar.blocks[6].aligned


def test_one_sentence_may_have_two_lines(path: Path, article: Article) -> None:
    found = _read(path, ENGLISH.replace("Soup is waiting", "Soup is waiting.\nIt stands"), article).blocks[7]
    assert found == Translation(("Soup is waiting. It stands at the town hall.",), "sidecar", "Leeslamp", aligned=True)


def test_a_missing_paragraph_is_never_bridged(path: Path, article: Article) -> None:
    """Without its first paragraph the second would stand beside the first."""
    sidecar = _read(path, ENGLISH.replace("It was busy.\nNot in the streets, but in the water.\n\n", ""), article)
    assert _body(sidecar) == []
    (notice,) = sidecar.notices
    assert notice.startswith("gracht.en.md follows the text for 0 of 5 blocks")
    assert sidecar.title == "Into the canal"


def test_what_lies_before_a_heading_that_both_have_stays(path: Path, article: Article) -> None:
    text = ENGLISH.replace("15.\nDaan", "15. Daan").replace(
        "The water is only 18 degrees.\nHardly anybody stops.\n\n", ""
    )
    sidecar = _read(path, text, article)
    assert len(_body(sidecar)) == 3
    assert not sidecar.blocks[4].aligned
    assert 6 not in sidecar.blocks
    assert "3 of 5 blocks" in sidecar.notices[0]


def test_a_translation_under_way_is_used_as_far_as_it_goes(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.partition("Daan looks on.")[0], article)
    assert _body(sidecar) == ["It was busy. Not in the streets, but in the water."]
    assert "1 of 5 blocks" in sidecar.notices[0]


def test_too_many_blocks_are_said(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH + "\nSomething else.\n", article)
    assert len(_body(sidecar)) == 5
    assert "5 of 5 blocks" in sidecar.notices[0]


def test_a_heading_beside_a_paragraph_ends_it(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("## Freezing", "Freezing"), article)
    assert [index for index in sidecar.blocks if index >= 3] == [3, 4]


def test_hashes_within_a_line_are_words(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("Daan looks on.", "Daan is our # 1 in C# and F#."), article)
    assert sidecar.blocks[4].of(2) == "Daan is our # 1 in C# and F#."


def test_lines_are_made_safe(path: Path, article: Article) -> None:
    text = ENGLISH.replace("Daan looks on.", "Daan\t\x1b[2Jlooks \u202eon.\n\u200b")
    sidecar = _read(path, text, article)
    assert sidecar.blocks[4].of(2) == "Daan looks on."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\0\1\2" * 500, "is not a text file"),
        (b"---\ntitle: [\n---\nIt was busy.\n", "not valid YAML"),
        (b"---\nmood: gay\n---\nIt was busy.\n", "'mood' is not known"),
    ],
)
def test_what_cannot_be_used_is_said(path: Path, article: Article, data: bytes, said: str) -> None:
    path.write_bytes(data)
    assert any(said in notice for notice in read_sidecar(path, article).notices)
