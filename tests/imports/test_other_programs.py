"""JSON of Hypothesis and CSV of Readwise; which form a file has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, NOTES
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import NotesFileError
from tui.exports.annotations import to_json
from tui.exports.readwise import to_csv
from tui.imports import files
from tui.imports.files import format_of, notes_in, read_notes_file
from tui.imports.hypothesis import annotations_in
from tui.imports.model import Format, Imported
from tui.imports.readwise import highlights_in

ROW: dict[str, Any] = {
    "id": "qwErTy123",
    "created": "2026-03-01T08:15:00.123456+00:00",
    "updated": "2026-03-01T08:16:00.123456+00:00",
    "uri": "https://leeslamp.example/dijk_1",
    "text": "**afbreken** splits",
    "tags": ["werkwoord"],
    "document": {"title": ["De dijk is af"]},
    "target": [
        {
            "source": "https://leeslamp.example/dijk_1",
            "selector": [
                {"type": "TextPositionSelector", "start": 412, "end": 432},
                {"type": "TextQuoteSelector", "exact": "brak hij het werk af", "prefix": "stijgen, ", "suffix": " en"},
            ],
        }
    ],
}


@pytest.mark.parametrize("whole", [{"total": 1, "rows": [ROW]}, {"export_date": "x", "annotations": [ROW]}, [ROW]])
def test_an_annotation_of_hypothesis(whole: Any) -> None:
    text = json.dumps(whole)
    assert format_of(text) is Format.HYPOTHESIS
    assert annotations_in(text) == [
        Imported(
            Format.HYPOTHESIS,
            "qwErTy123",
            "De dijk is af",
            "brak hij het werk af",
            "stijgen, ",
            " en",
            "**afbreken** splits",
            ("werkwoord",),
            "https://leeslamp.example/dijk_1",
            "2026-03-01T08:15:00.123456+00:00",
        )
    ]


def test_a_page_note_has_no_quote_and_a_reply_is_no_note() -> None:
    page = {**ROW, "target": [{"source": ROW["uri"]}], "document": {}}
    reply = {**ROW, "references": ["qwErTy123"]}
    (imported,) = annotations_in(json.dumps({"rows": [page, reply]}))
    assert (imported.quote, imported.title) == ("", "")


@pytest.mark.parametrize("change", [{"id": 7}, {"target": 7}, {"tags": [None]}, {"document": []}, {"uri": None}])
def test_what_is_not_of_hypothesis_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotesFileError, match="no JSON of Hypothesis"):
        annotations_in(json.dumps([{**ROW, **change}]))


def test_a_row_of_our_own_table() -> None:
    text = to_csv([BROKEN_OFF], ARTICLES)
    assert format_of(text) is Format.READWISE
    (imported,) = highlights_in(text)
    assert imported.quote == "brak hij het werk af"
    assert imported.title == "Burgemeester: “De dijk is af”"
    assert imported.tags == ("werkwoord", "b2/scheidbaar")
    assert imported.note.startswith(
        "When the water kept rising, he called off the work and sent the diggers away. — **"
    )
    assert (imported.url, imported.created) == ("https://leeslamp.example/dijk_1", "2026-03-01 08:15:00")


def test_a_row_as_readwise_exports_it() -> None:
    names = ("Highlight", "Book Title", "Book Author", "Amazon Book ID", "Note", "Color", "Tags", "Location Type")
    head = ",".join([*names, "Location", "Highlighted at", "Document tags"])
    cells = ("langs het water", "De stille kade", "Anna Verhulst", "", '"kade = ""quay"""', "yellow", '"woord,b2"')
    row = ",".join([*cells, "location", "170", "2026-03-01 08:15:00+00:00", ""])
    (imported,) = highlights_in(f"{head}\n{row}\n,,,,,,,,,,\n")
    assert (imported.title, imported.quote, imported.note) == ("De stille kade", "langs het water", 'kade = "quay"')
    assert (imported.tags, imported.created) == (("woord", "b2"), "2026-03-01 08:15:00+00:00")


@pytest.mark.parametrize("text", ["Titel,Notitie\na,b\n", 'Highlight\n"open', "Highlight\n" + "x" * (2 << 20) + "\n"])
def test_what_is_no_table_of_highlights_is_refused(text: str) -> None:
    with pytest.raises(NotesFileError):
        highlights_in(text)


def test_the_form_is_known_by_the_content() -> None:
    assert format_of(to_json(NOTES, ARTICLES)) is Format.JSON
    assert format_of(to_csv(NOTES, ARTICLES)) is Format.READWISE
    assert format_of("Highlight,Title\n") is Format.READWISE
    for text in ("{", "[]x", '{"notes": {}}', "zomaar een tekst", "# kop\n", "null", "==========", '{"rows": 1}'):
        assert format_of(text) is None


@given(st.text(), st.sampled_from(Format))
def test_no_text_is_an_accident(text: str, format: Format) -> None:
    format_of(text)
    try:
        notes_in(text, format)
    except NotesFileError:
        pass


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"PK\0\0\0", "is not a text file"),
        ("naïef".encode("cp1252"), "is not UTF-8 from byte 3 on; save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "notities"
    path.write_bytes(data)
    with pytest.raises(NotesFileError, match=said):
        read_notes_file(path)


def test_a_file_in_another_encoding_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notities"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_bytes("Één\r\nregel".encode(encoding))
        assert read_notes_file(path) == "Één\nregel"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1 << 20)
    path = tmp_path / "notities"
    path.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(NotesFileError, match="is larger than 1 MB"):
        read_notes_file(path)


@pytest.mark.parametrize("name", [".", "weg", "a\0b"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotesFileError):
        read_notes_file(tmp_path / name)
