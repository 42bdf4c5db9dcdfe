"""A translation somebody wrote, beside the text it translates: right pairs, or none and a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.article.canonical import canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Entry, Workspace
from tui.translation.model import OWN, Line, Maker, Translation, maker
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

LEESLAMP = Maker("sidecar", "Leeslamp")


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


def _line(sidecar: Sidecar, block: int, sentence: int) -> str | None:
    line = sidecar.blocks[block].line_of(sentence)
    return line and line.text


def test_blocks_and_lines_are_paired(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH, article)
    assert sidecar.notices == ()
    assert sidecar.title == "Into the canal"
    lines = {index: [line.text for line in found.lines] for index, found in sidecar.blocks.items()}
    assert lines == {
        0: ["Into the canal"],
        1: ["Swimmers at the harbour."],
        3: ["It was busy.", "Not in the streets, but in the water."],
        4: ["The participants swim 1.5 kilometres.", "Taking part costs €15.", "Daan looks on."],
        5: ["Freezing"],
        6: ["The water is only 18 degrees.", "Hardly anybody stops."],
        7: ["Soup is waiting at the town hall."],
    }
    assert {found.makers for found in sidecar.blocks.values()} == {(LEESLAMP,)}
    assert [line.sentences for line in sidecar.blocks[4].lines] == [range(1), range(1, 2), range(2, 3)]
    assert [sidecar.blocks[index].lines[0].sentences for index in (0, 5, 7)] == [range(0), range(0), range(1)]


@pytest.mark.parametrize("entry", WORKSPACE.entries(), ids=lambda entry: entry.id)
def test_every_shipped_article_is_translated_whole(entry: Entry) -> None:
    article = WORKSPACE.open(entry)
    sidecar = read_sidecar(entry.sidecar, article)
    assert sidecar.notices == ()
    assert sidecar.title
    assert set(sidecar.blocks) == {block.index for block in article.blocks if block.kind.has_translation}
    lines = [line for translation in sidecar.blocks.values() for line in translation.lines]
    assert all(len(line.sentences) <= 1 for line in lines)
    assert sum(len(line.sentences) for line in lines) == len(article.sentences)


def test_no_sidecar_is_no_trouble(path: Path, article: Article) -> None:
    assert read_sidecar(path, article) == Sidecar({}, "", ())


def test_without_a_translator_the_file_is_named(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("by: Leeslamp\n", ""), article)
    assert {found.makers for found in sidecar.blocks.values()} == {(Maker("sidecar", "gracht.en.md"),)}


def test_other_numbers_of_lines_are_paired_by_length(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("15.\nDaan", "15. Daan"), article)
    assert sidecar.notices == ()
    assert sidecar.blocks[4].lines == (
        Line("The participants swim 1.5 kilometres.", range(1), LEESLAMP),
        Line("Taking part costs €15. Daan looks on.", range(1, 3), LEESLAMP),
    )
    assert len(sidecar.blocks[6].lines) == 2


def test_where_lengths_do_not_fit_the_whole_is_the_translation_of_the_whole(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("The participants swim 1.5 kilometres.\n", ""), article)
    whole = "Taking part costs €15. Daan looks on."
    assert sidecar.blocks[4] == Translation((Line(whole, range(3), LEESLAMP),))


def test_one_sentence_may_have_two_lines(path: Path, article: Article) -> None:
    found = _read(path, ENGLISH.replace("Soup is waiting", "Soup is waiting.\nIt stands"), article).blocks[7]
    assert found == Translation((Line("Soup is waiting. It stands at the town hall.", range(1), LEESLAMP),))


def test_a_mark_names_who_made_a_line(path: Path, article: Article) -> None:
    text = ENGLISH.replace("€15.", "€15. <!-- you -->").replace("looks on.", "looks on.   <!--google-->  ")
    sidecar = _read(path, text.replace("Freezing", "Freezing <!-- kagi -->"), article)
    assert sidecar.notices == ()
    assert sidecar.blocks[4].lines == (
        Line("The participants swim 1.5 kilometres.", range(1), LEESLAMP),
        Line("Taking part costs €15.", range(1, 2), OWN),
        Line("Daan looks on.", range(2, 3), maker("google")),
    )
    assert sidecar.blocks[5].lines == (Line("Freezing", range(0), Maker("kagi", "kagi")),)


def test_title_and_caption_may_be_marked(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("canal", "canal <!-- google -->"), article)
    assert sidecar.title == "Into the canal"
    assert sidecar.blocks[0].makers == (maker("google"),)
    heading = _read(path, "# Into it <!-- you -->\n\n" + ENGLISH.partition("---\n\n")[2], article)
    assert heading.title == "Into it"
    assert heading.blocks[0].makers == (OWN,)


def test_other_comments_are_words(path: Path, article: Article) -> None:
    sidecar = _read(path, ENGLISH.replace("looks on.", "looks on. <!-- is that so? -->"), article)
    assert _line(sidecar, 4, 2) == "Daan looks on. <!-- is that so? -->"


@pytest.mark.parametrize("missing", ["[…]", "[...]", " […]  <!-- you -->", "<!-- you -->"])
def test_a_sentence_without_a_translation_keeps_its_line(path: Path, article: Article, missing: str) -> None:
    sidecar = _read(path, ENGLISH.replace("Taking part costs €15.", missing), article)
    assert sidecar.notices == ()
    assert [line.sentences.start for line in sidecar.blocks[4].lines] == [0, 2]
    assert _line(sidecar, 4, 1) is None


def test_blocks_without_any_translation_have_none(path: Path, article: Article) -> None:
    text = ENGLISH.replace("Freezing", "[…]").replace("It was busy.\nNot in the streets, but in the water.", "[…]\n[…]")
    sidecar = _read(path, text.replace("Soup is waiting at the town hall.", "[...] <!-- google -->"), article)
    assert sidecar.notices == ()
    assert set(sidecar.blocks) == {0, 1, 4, 6}


def test_a_whole_block_leaves_missing_lines_out(path: Path, article: Article) -> None:
    text = ENGLISH.replace("€15.\nDaan looks on.", "€15. <!-- you -->\n[…]\nDaan looks on. <!-- google -->\n[…]")
    sidecar = _read(path, text.replace("The participants swim 1.5 kilometres.", "[…]"), article)
    assert sidecar.blocks[4].lines == (Line("Taking part costs €15. Daan looks on.", range(3), OWN),)


def test_missing_lines_count_where_texts_part_ways(path: Path, article: Article) -> None:
    """Behind the last heading that both have, a paragraph is sure while it has a line for every sentence."""
    text = ENGLISH.replace("Hardly anybody stops.", "[…]") + "\nSomething else.\n"
    assert set(_read(path, text, article).blocks) == {0, 1, 3, 4, 5, 6, 7}
    assert set(_read(path, text.replace("[…]\n", ""), article).blocks) == {0, 1, 3, 4, 5}


@pytest.mark.parametrize(
    ("line", "text"),
    [("\\# 1 is Daan.", "# 1 is Daan."), ("\\[…]", "[…]"), ("\\\\o/", "\\o/"), ("\\o/", "\\o/"), ("\\", "\\")],
)
def test_a_backslash_makes_words_of_what_follows(path: Path, article: Article, line: str, text: str) -> None:
    assert _line(_read(path, ENGLISH.replace("Daan looks on.", line), article), 4, 2) == text


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
    assert len(sidecar.blocks[4].lines) == 2
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
    assert _line(sidecar, 4, 2) == "Daan is our # 1 in C# and F#."


def test_lines_are_made_safe(path: Path, article: Article) -> None:
    text = ENGLISH.replace("Daan looks on.", "Daan\t\x1b[2Jlooks \u202eon.\n\u200b")
    sidecar = _read(path, text, article)
    assert _line(sidecar, 4, 2) == "Daan looks on."


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
