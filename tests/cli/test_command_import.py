"""`import-notes`: from a file to the notebook, as often as one likes."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from cli.command_samples import CAT, QUOTE, Leeslamp, files

from tui.article.workspace import Workspace
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Annotator, Placed
from tui.notes.history import History
from tui.notes.notebook import Notebook

TITLE = "Kat reist in haar eentje van Groningen naar Maastricht"


def placed(workspace: Workspace, name: str = CAT) -> Sequence[Placed]:
    """The notes of an article, looked for as the reader does."""
    notebook = Notebook.open(workspace.notes)
    entry = workspace.find(name)
    annotator = Annotator(workspace.open(entry), entry.path, workspace, History(notebook))
    lost = [one.note for one in annotator.placed() if one.state is None]
    annotator.keep_places(annotator.look_for(lost))
    return annotator.placed()


def annotation(id: str, quote: str, **fields: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": quote, "prefix": "", "suffix": ""}
    return {
        "id": id,
        "created": "2026-03-01T08:15:00+01:00",
        "uri": "https://elders.example/",
        "text": "",
        "tags": [],
        "document": {"title": [""]},
        "target": [{"selector": [selector]}],
        **fields,
    }


@pytest.fixture
def written(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Writes a file of annotations."""
    path = tmp_path_factory.mktemp("elders") / "annotaties.json"

    def write(*annotations: dict[str, Any]) -> Path:
        path.write_text(json.dumps({"rows": annotations}), encoding="utf-8")
        return path

    return write


def test_an_export_comes_in_on_another_machine(
    leeslamp: Leeslamp, workspace: Workspace, noted: str, tmp_path: Path
) -> None:
    export = tmp_path / "notities.json"
    assert leeslamp("export", "-o", export).code == 0
    other = tmp_path / "ander"
    (other / "articles").mkdir(parents=True)
    assert leeslamp("import-notes", export, "--workspace", other).out == "1 note: 0 new, 0 known, 1 without a place\n"
    assert leeslamp("import-notes", export, "--workspace", other).out == "1 note: 0 new, 1 known\n"
    again = tmp_path / "terug.json"
    assert leeslamp("export", "-o", again, "--workspace", other).code == 0
    assert again.read_bytes() == export.read_bytes()
    assert leeslamp("import-notes", export).out == "1 note: 0 new, 1 known\n"


def test_what_was_marked_elsewhere_is_found_here(leeslamp: Leeslamp, workspace: Workspace, written: Any) -> None:
    path = written(
        annotation("a", QUOTE, text="meeglippen", tags=["scheidbaar"]),  # by its words
        annotation("b", "kat", document={"title": [TITLE]}),  # in the right article, but seven times
        annotation("c", "staat hier niet in", document={"title": [TITLE]}),
        annotation("d", "een zin uit een ander stuk", uri="https://elders.example/b", document={"title": ["Ver weg"]}),
    )
    dry = leeslamp("import-notes", path, "--dry-run")
    assert dry.out == "4 notes: 1 new, 0 known, 3 without a place\nnothing was changed; without --dry-run it will be\n"
    assert not workspace.notes.exists()
    assert leeslamp("import-notes", path).out == "4 notes: 1 new, 0 known, 3 without a place\n"
    unsure, found, gone = placed(workspace)
    article = workspace.open(workspace.find(CAT))
    assert [article.text[slice(*span)] for span in found.spans] == [QUOTE]
    assert (found.state, unsure.state, gone.state) == (State.SURE, State.ASK, State.ORPHAN)
    note = found.note
    assert (note.note, note.tags, note.created) == ("meeglippen", ("scheidbaar",), "2026-03-01T07:15:00.000Z")
    assert note.extra == {"origin": {"format": "hypothesis", "id": "a"}}
    assert note.sentence.startswith("Toen ze dinsdagochtend")
    notebook = Notebook.open(workspace.notes)
    (far,) = (one for one in notebook.notes() if one.extra["origin"]["id"] == "d")
    assert far.article.startswith("ver-weg@")
    assert notebook.articles()[far.article].title == "Ver weg"


def test_nothing_comes_in_twice_and_what_was_deleted_stays_so(
    leeslamp: Leeslamp, workspace: Workspace, written: Any
) -> None:
    path = written(annotation("a", QUOTE), annotation("b", "kat", uri="https://elders.example/b"))
    leeslamp("import-notes", path)
    notebook = Notebook.open(workspace.notes)
    notebook.delete(notebook.notes(CAT)[0].id)
    notebook.close()
    before = workspace.notes.read_bytes()
    assert leeslamp("import-notes", path).out == "2 notes: 0 new, 2 known\n"
    assert workspace.notes.read_bytes() == before


def test_clippings_find_their_article_by_its_title(leeslamp: Leeslamp, workspace: Workspace, tmp_path: Path) -> None:
    entry = "{}\n- {} | Toegevoegd op zondag 1 maart 2026 08:15:00\n\n{}\n==========\n"
    path = tmp_path / "My Clippings.txt"
    text = entry.format(f"{TITLE} (leeslamp)", "Je markering op locatie 17-18", QUOTE)
    text += entry.format(f"{TITLE} (leeslamp)", "Je notitie op locatie 18", "meeglippen #scheidbaar")
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert leeslamp("import-notes", path).out == "1 note: 1 new, 0 known\n"
    (only,) = placed(workspace)
    assert (only.note.quote, only.note.note, only.note.tags) == (QUOTE, "meeglippen #scheidbaar", ("scheidbaar",))


def test_our_own_table_is_recognised(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    assert leeslamp("export", "-o", "uit.csv").code == 0
    ran = leeslamp("import-notes", "uit.csv")
    assert (ran.code, ran.out.splitlines()) == (0, ["1 note: 0 new, 1 known"])
    workspace.notes.unlink()
    assert leeslamp("import-notes", "uit.csv").code == 0
    (note,) = Notebook.open(workspace.notes).notes()
    assert QUOTE in note.quote
    assert "leeslamp read" not in note.note


def test_our_own_markdown_is_recognised(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    quote = ["--quote", "lang en breed", "--note", "*al* lang\n\n#idioom", "--tag", "b2"]
    assert leeslamp("annotate", CAT, *quote).code == 0
    before = {note.id: note for note in Notebook.open(workspace.notes).notes()}
    assert leeslamp("export", "-o", "uit.md").code == 0
    ran = leeslamp("import-notes", "uit.md")
    assert (ran.code, ran.out.splitlines()) == (0, ["2 notes: 0 new, 2 known"])
    workspace.notes.unlink()
    ran = leeslamp("import-notes", "uit.md")
    assert (ran.code, ran.out.splitlines()) == (0, ["2 notes: 2 new, 0 known"])
    back = Notebook.open(workspace.notes).notes()
    told = {(note.quote, note.note, note.tags) for note in before.values()}
    assert {(note.quote, note.note, note.tags) for note in back} == told
    assert leeslamp("import-notes", "uit.md").out.splitlines() == ["2 notes: 0 new, 2 known"]


@pytest.mark.parametrize("ending", ["md", "org", "html", "tsv", "apkg", "json"])
def test_every_export_of_ours_is_recognised(
    leeslamp: Leeslamp, workspace: Workspace, noted: str, ending: str, tmp_path: Path
) -> None:
    before = Notebook.open(workspace.notes).get(noted)
    assert before
    assert leeslamp("export", "-o", f"uit.{ending}").code == 0
    moved = tmp_path / "bestand"  # known by its content, not by its name
    (workspace.root / f"uit.{ending}").rename(moved)
    assert leeslamp("import-notes", moved).out == "1 note: 0 new, 1 known\n"
    workspace.notes.unlink()
    assert leeslamp("import-notes", moved).out == "1 note: 1 new, 0 known\n"
    (back,) = Notebook.open(workspace.notes).notes()
    assert (back.article, back.rev, back.pieces) == (before.article, before.rev, before.pieces)
    assert (back.note, back.tags, back.color) == (before.note, before.tags, before.color)
    assert back.sentence == before.sentence
    assert leeslamp("import-notes", moved).out == "1 note: 0 new, 1 known\n"


def test_an_address_comes_before_a_title(leeslamp: Leeslamp, workspace: Workspace, written: Any) -> None:
    text = "---\ntitle: Iets anders\nurl: https://www.krant.example/stuk/\n---\n\nDe brug is weer open.\n"
    (workspace.articles / "brug.md").write_text(text, encoding="utf-8")
    path = written(annotation("a", "weer open", uri="http://krant.example/stuk#kop", document={"title": [TITLE]}))
    assert leeslamp("import-notes", path).out == "1 note: 1 new, 0 known\n"
    assert [one.note.quote for one in placed(workspace, "brug")] == ["weer open"]


def test_what_was_there_is_kept_as_a_backup(leeslamp: Leeslamp, workspace: Workspace, noted: str, written: Any) -> None:
    leeslamp("import-notes", written(annotation("a", "kat")))
    assert "-import" in leeslamp("restore").out


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (None, [], "is not a file"),
        (b"", [], "is empty"),
        (b"zomaar een tekst", [], "has none of the known forms; --format says which it is (json, md, org, html, "),
        (b"\xff\xfe\xff", [], "is not UTF-8"),
        (b"caf\xe9", [], "is not UTF-8 from byte 4 on"),
        (b"{}", ["--format", "json"], "it is no export of leeslamp"),
        (b"{}", ["--format", "hypothesis"], "it is no JSON of Hypothesis"),
        (b"a,b\n1,2\n", ["--format", "readwise"], "its first row names no column Highlight"),
        (b"a,b\n1,2\n", ["--format", "kindle"], "there is neither highlight nor note in it"),
        (b'{"type": "AnnotationCollection", "total": 3}', [], "some of its notes are missing"),
        (b"PK\x03\x04", [], "it is no package of Anki that can be read"),
        (b"PK\x03\x04", ["--format", "org"], "it is a package of Anki"),
        (b"a,b\n", ["--format", "anki"], "it is no package of Anki"),
        (b"a,b\n", ["--format", "tsv"], "the lines above its table are not ours"),
        (b'<figure id="ll-1"></figure>', [], "it is no page of leeslamp"),
        (b'<figure id="ll-1">', [], "its end is missing"),
    ],
)
def test_a_bad_file_is_told_in_a_line_and_nothing_is_written(
    leeslamp: Leeslamp,
    workspace: Workspace,
    noted: str,
    tmp_path: Path,
    content: bytes | None,
    arguments: list[str],
    said: str,
) -> None:
    path = tmp_path / "bestand"
    if content is not None:
        path.write_bytes(content)
    before = files(workspace.root)
    assert said in leeslamp("import-notes", path, *arguments).reason
    assert files(workspace.root) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(leeslamp: Leeslamp, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.touch(0)
    assert "cannot be read: Permission denied" in leeslamp("import-notes", path).reason


def test_a_notebook_of_a_newer_leeslamp_is_left_alone(leeslamp: Leeslamp, workspace: Workspace, written: Any) -> None:
    workspace.notes.write_text('{"meta": {"1": {"schema": 99}}}', encoding="utf-8")
    before = files(workspace.root)
    assert "update leeslamp" in leeslamp("import-notes", written(annotation("a", QUOTE))).err
    assert files(workspace.root) == before
