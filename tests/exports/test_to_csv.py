"""CSV, read back as Readwise and a spreadsheet would."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from exports.export_samples import ARTICLES, BRIDGE, BROKEN_OFF, CAT, DIGGERS, NOTES, few, infos, notebooks, texts
from hypothesis import given

from tui.clean import one_line
from tui.exports.arrange import arranged, title_of
from tui.exports.links import deep_link
from tui.exports.readwise import COLUMNS, to_csv
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note


def rows(text: str) -> list[dict[str, str]]:
    """The table without its head."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row() -> None:
    (row,) = rows(to_csv([BROKEN_OFF], ARTICLES))
    assert row["Highlight"] == "brak hij het werk af"
    assert row["Title"] == "Burgemeester: “De dijk is af”"
    assert row["URL"] == "https://leeslamp.example/dijk_1"
    tags, note = row["Note"].split("\n", 1)
    assert tags == ".werkwoord .b2/scheidbaar"
    assert note.startswith(
        "When the water kept rising, he called off the work and sent the diggers away. — **afbreken** splits:\n"
    )
    assert (row["Location"], row["Date"]) == ("412", "2026-03-01 08:15:00")


def test_what_is_not_there_is_empty() -> None:
    assert rows(to_csv([replace(DIGGERS, translation=None)], {}))[0]["Note"] == deep_link(DIGGERS)
    bridge = rows(to_csv([BRIDGE], {}))[0]
    assert (bridge["Title"], bridge["Author"], bridge["URL"]) == (BRIDGE.article, "", "")
    assert bridge["Note"] == f".idioom .met-een-spatie\nlinks laten liggen = to ignore\n{deep_link(BRIDGE)}"


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://x","klik")', "+1", "-2+3", "@SUM(A1)", "＝1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    note = replace(DIGGERS, target=replace(DIGGERS.target, exact=formula), translation=None, note=formula)
    (row,) = rows(to_csv([note], {note.article: ArticleInfo(note.article, formula, url=formula)}))
    note_cell = row["Note"].removesuffix(f"\n{deep_link(note)}")
    assert (row["Highlight"], row["Title"], row["URL"], note_cell) == (f"'{formula}",) * 4


@given(notebooks, infos)
@few
def test_whatever_is_in_it_the_table_stays_a_table(made: list[Note], info: ArticleInfo) -> None:
    text = to_csv(made, {info.id: info})
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert tuple(read[0]) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in read)
    quotes = [row[0].removeprefix("'") for row in read[1:]]
    said = [one_line(note.quote) or title_of(note.article, {info.id: info}) for note in arranged(made)]
    assert quotes == [quote.removeprefix("'") for quote in said]
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "\r" not in text


@given(texts)
def test_tags_are_words(tag: str) -> None:
    first = rows(to_csv([replace(BRIDGE, tags=(tag, "idioom"))], {}))[0]["Note"].split("\n")[0]
    assert all(word.startswith(".") and len(word) > 1 for word in first.split())


def test_the_order_is_that_of_the_articles() -> None:
    assert [row["Location"] for row in rows(to_csv(NOTES, ARTICLES))] == ["412", "447", "96", "12"]
    assert rows(to_csv(NOTES, ARTICLES))[2]["Title"] == ARTICLES[CAT].title
