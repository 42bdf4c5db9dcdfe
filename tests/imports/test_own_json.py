"""Our JSON out and in again: nothing is lost, and nothing newer is overwritten."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from exports.export_samples import ARTICLES, BROKEN_OFF, DELETED, DIGGERS, DIKE, NOTES, few, infos, notebooks
from hypothesis import given
from imports.notebooks import fresh

from tui.errors import NotesFileError
from tui.exports.annotations import to_json
from tui.imports.own import collection_from_json
from tui.imports.taking_in import Told, take_in
from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note


def exported(notebook: Notebook) -> str:
    return to_json(notebook.notes(), notebook.articles())


@given(notebooks, infos)
@few
def test_an_export_taken_in_is_the_same_export(made: list[Note], info: ArticleInfo) -> None:
    with fresh(*made, articles=(info,)) as (notebook, _):
        text = exported(notebook)
        notes = notebook.notes()
    with fresh() as (other, workspace):
        take_in(collection_from_json(text), workspace, other)
        assert other.notes() == notes
        assert exported(other) == text
        assert take_in(collection_from_json(text), workspace, other) == Told(0, 0, len(notes), 0)
        assert exported(other) == text


def test_the_articles_come_along() -> None:
    with fresh() as (notebook, workspace):
        take_in(collection_from_json(to_json(NOTES, ARTICLES)), workspace, notebook)
        assert notebook.articles() == ARTICLES
        assert len(notebook.notes()) == 4


def test_an_older_copy_changes_nothing_and_a_newer_one_what_is_newer() -> None:
    with fresh(BROKEN_OFF) as (notebook, workspace):
        (old,) = notebook.notes()
        older = exported(notebook)
        (new,) = notebook.put(replace(old, note="anders", tags=()))
        newer = exported(notebook)
        assert take_in(collection_from_json(older), workspace, notebook) == Told(0, 0, 1, 0)
        assert notebook.notes() == [new]
    with fresh(BROKEN_OFF) as (notebook, workspace):
        text = newer.replace(new.created, notebook.notes()[0].created)
        assert take_in(collection_from_json(text), workspace, notebook).changed == 1
        assert notebook.notes()[0].note == "anders"


def test_a_deleted_note_stays_deleted() -> None:
    with fresh(BROKEN_OFF, DIGGERS) as (notebook, workspace):
        text = exported(notebook)
        notebook.delete(BROKEN_OFF.id)
        assert take_in(collection_from_json(text), workspace, notebook) == Told(0, 0, 2, 0)
        assert [note.id for note in notebook.notes()] == [DIGGERS.id]


def test_a_dry_run_writes_nothing() -> None:
    with fresh() as (notebook, workspace):
        assert take_in(collection_from_json(to_json(NOTES, ARTICLES)), workspace, notebook, dry=True).news == 4
        assert list(workspace.root.iterdir()) == []


def test_what_was_there_is_backed_up() -> None:
    with fresh(DIGGERS) as (notebook, workspace):
        take_in(collection_from_json(to_json([BROKEN_OFF], ARTICLES)), workspace, notebook)
        backups = list((workspace.root / "notes.json.backups").glob("*import*"))
        assert len(backups) == 1, list(workspace.root.rglob("*"))


@pytest.mark.parametrize("path", [["first", "items", 0, "target"], ["first", "items", 0, "id"], ["first"], ["total"]])
def test_an_export_that_was_cut_is_refused(path: list[str | int]) -> None:
    collection = json.loads(to_json(NOTES, ARTICLES))
    inner = collection
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    with pytest.raises(NotesFileError, match="export the notes again"):
        collection_from_json(json.dumps(collection))


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"first": 1}', "[" * 100_000, '{"first": {"items": [{}]}}'])
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(NotesFileError):
        collection_from_json(text)


def test_deleted_notes_are_not_in_an_export() -> None:
    assert collection_from_json(to_json([DELETED], {DIKE: ARTICLES[DIKE]})) == ((), ())
