"""Exports that were cut, changed or made by somebody else: one clear line, never anything worse."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, NOTES, texts
from exports.html_sample import sample
from hypothesis import example, given
from hypothesis import strategies as st
from imports.notebooks import fresh

from tui.errors import NotesFileError
from tui.exports.anki import to_apkg
from tui.exports.anki_tsv import to_tsv
from tui.exports.cards import PASSAGE
from tui.exports.html.page import to_html
from tui.exports.markdown import to_markdown
from tui.exports.org import to_org
from tui.imports import apkg
from tui.imports.apkg import cards_in
from tui.imports.files import format_of, notes_in, read_notes_file
from tui.imports.html import figures_in
from tui.imports.model import Format
from tui.imports.org import entries_in
from tui.imports.taking_in import take_in

TEXTS = {
    Format.MARKDOWN: to_markdown(NOTES, ARTICLES),
    Format.ORG: to_org(NOTES, ARTICLES),
    Format.HTML: to_html([sample()]),
    Format.TSV: to_tsv(NOTES, ARTICLES),
}
PACKAGE = to_apkg(NOTES, ARTICLES)

cuts = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)
"""Where something is taken out, as shares of the whole."""


def understood(content: str | bytes, format: Format) -> None:
    """Whatever is in it is taken in, or it is refused."""
    try:
        found = notes_in(content, format)
    except NotesFileError:
        return
    with fresh() as (notebook, workspace):
        take_in(found, workspace, notebook)
        assert sum(take_in(found, workspace, notebook)) == len(found)


@pytest.mark.parametrize("format", TEXTS)
@given(cuts, texts | st.sampled_from(["<![x[", "<!--", "<figure id='ll-'>", "* ", "\n** \n", '"', "\t", "#+begin_src"]))
def test_a_text_that_was_changed_is_no_accident(format: Format, cut: list[float], put: str) -> None:
    text = TEXTS[format]
    start, end = (int(share * len(text)) for share in cut)
    changed = text[:start] + put + text[end:]
    format_of(changed)
    understood(changed, format)


@given(cuts, st.binary(max_size=8), st.booleans())
@example([0.0, 1.0], b"", True)
def test_a_package_that_was_changed_is_no_accident(cut: list[float], put: bytes, inside: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as archive:
        data = archive.read("collection.anki2") if inside else PACKAGE
    start, end = (int(share * len(data)) for share in cut)
    data = data[:start] + put + data[end:]
    understood(zipped(data) if inside else data, Format.ANKI)


def zipped(data: bytes, name: str = "collection.anki2") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements:
            made.execute(statement)
        made.commit()
        return made.serialize()


TABLE = "CREATE TABLE notes (id, guid, mid, flds, tags)"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "it is no package of Anki that can be read"),
        (zipped(b"", "iets.txt"), "there is no card of leeslamp in it"),
        (zipped(b""), "there is no card of leeslamp in it"),
        (zipped(b"geen database"), "it is no package of Anki that can be read"),
        (zipped(database("CREATE TABLE iets (id)")), "there is no card of leeslamp in it"),
        (
            zipped(database(TABLE, "INSERT INTO notes VALUES (1, 'a', 7, 'b', '')")),
            "there is no card of leeslamp in it",
        ),
        (
            zipped(database(TABLE, f"INSERT INTO notes VALUES (1, 'a', {PASSAGE}, 'b', '')")),
            "a card is not whole",
        ),
        (
            zipped(database(TABLE, f"INSERT INTO notes VALUES (1, 'a', {PASSAGE}, x'ff', '')")),
            "a card is not whole",
        ),
        (
            zipped(
                database(
                    "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) "
                    "SELECT x AS id, '' AS guid, x AS mid, '' AS flds, '' AS tags FROM n"
                )
            ),
            "there is no card of leeslamp in it",
        ),
    ],
    ids=["torn", "no database", "empty", "no database inside", "no notes", "others", "short", "bytes", "view"],
)
def test_a_package_of_somebody_else_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(NotesFileError, match=said):
        cards_in(data)


def test_a_package_that_unpacks_to_more_than_there_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apkg, "MAX_BYTES", 1 << 16)
    with pytest.raises(NotesFileError, match="larger than 0 MB; export fewer notes at a time"):
        cards_in(zipped(bytes(1 << 17)))


def test_a_query_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apkg, "_STEPS", 100)
    monkeypatch.setattr(apkg, "_LOOKS", 3)
    many = f"INSERT INTO notes SELECT 1, 'a', {PASSAGE} + 9, '', '' FROM pragma_function_list"
    with pytest.raises(NotesFileError, match="interrupted"):
        cards_in(zipped(database(TABLE, many, many, many)))


@pytest.mark.parametrize("format", [Format.ANKI, Format.TSV, Format.JSON])
def test_a_form_that_it_does_not_have_is_refused(format: Format) -> None:
    with pytest.raises(NotesFileError):
        notes_in("zomaar een tekst" if format is Format.ANKI else PACKAGE, format)
    with pytest.raises(NotesFileError):
        notes_in("zomaar een tekst", format)


def test_a_page_that_lacks_what_ours_have_is_refused() -> None:
    text = TEXTS[Format.HTML]
    for name in ("data-color", "data-article", "data-prefix", "data-scope"):
        with pytest.raises(NotesFileError, match="export the notes again"):
            figures_in(text.replace(name, "data-x"))
    with pytest.raises(NotesFileError, match="export the notes again"):
        figures_in(text.replace('data-color="word"', 'data-color="blauw"'))
    with pytest.raises(NotesFileError, match="export the notes again"):
        figures_in(text.replace('data-start="', 'data-start="x'))


def test_a_package_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "notities.txt"
    path.write_bytes(PACKAGE)
    content = read_notes_file(path)
    assert format_of(content) is Format.ANKI
    assert len(notes_in(content, Format.ANKI)) == 4


def test_what_was_written_in_emacs_around_a_note_does_no_harm() -> None:
    text = to_org([BROKEN_OFF], ARTICLES).replace("** brak", "** TODO [#A] brak")
    text += "\nEigen woorden.\n** Eigen kop :leeslamp:\n:PROPERTIES:\n:ID: \n:END:\n* Nog een kop\n"
    assert format_of(text) is Format.ORG
    (imported,) = entries_in(text)
    assert imported.quote == "brak hij het werk af"
    assert imported.note == BROKEN_OFF.note
