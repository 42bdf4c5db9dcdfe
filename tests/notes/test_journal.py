"""The journal: torn, damaged, replayed twice; files replaced underneath; TinyDB's hook."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from notes.note_samples import clock, full_disk, plain, sample, stored
from tinydb import TinyDB, where
from tinydb.table import Table

from tui.errors import NotebookError
from tui.notes.notebook import Notebook
from tui.notes.store.backups import backups_of
from tui.notes.store.form import dump
from tui.notes.store.storage import NotesStorage
from tui.notes.store.table import RecordTable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def _journal(path: Path) -> Path:
    return path.with_name("notes.json.journal")


def _killed(path: Path, notes: int = 3) -> list[str]:
    """A notebook of one note, and so many saved by a leeslamp that was killed; returns all words."""
    notebook = Notebook.open(path)
    notebook.put(sample("in het bestand"))
    notebook.close()
    notebook = Notebook.open(path)
    for number in range(notes):
        notebook.put(sample(f"in het journaal {number}"))
    return [note.note for note in notebook.notes()]


def _words(path: Path) -> list[str]:
    return [note.note for note in Notebook.open(path).notes()]


def test_what_was_saved_before_a_kill_is_there_and_reading_changes_nothing(path: Path) -> None:
    words = _killed(path)
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    assert _words(path) == words
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before
    assert len(plain(path, "notes")) == 1


def test_a_torn_last_line_was_never_acknowledged(path: Path) -> None:
    words = _killed(path)
    data = _journal(path).read_bytes()
    whole = data[:-1].rindex(b"\n") + 1
    for end in range(whole, len(data), 7):
        _journal(path).write_bytes(data[:end])
        assert _words(path) == words[:-1]
        Notebook.open(path).put(sample("daarna"))
        assert _words(path) == [*words[:-1], "daarna"]
    assert Notebook.open(path).notices == ()


def test_a_damaged_line_costs_no_other(path: Path) -> None:
    words = _killed(path)
    lines = _journal(path).read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"journaal", b"jXurnaal")
    _journal(path).write_bytes(b"\n".join(lines))
    notebook = Notebook.open(path)
    assert [note.note for note in notebook.notes()] == [words[0], words[1], words[3]]
    assert notebook.notices == ("notes.json.journal is damaged: 1 of its lines cannot be read; it is kept",)


def test_a_journal_replayed_again_changes_nothing(path: Path) -> None:
    _killed(path)
    again = _journal(path).read_bytes()
    notebook = Notebook.open(path)
    notebook.put(notebook.notes()[1].with_note("later anders"))
    notebook.close()
    assert not _journal(path).exists()
    whole = path.read_bytes()
    _journal(path).write_bytes(again)
    assert dump(NotesStorage(path).read()) == whole


def test_the_clock_going_back_undoes_nothing(path: Path) -> None:
    notebook = Notebook.open(path, clock=clock("10:00:00.000"))
    (note,) = notebook.put(sample("eerst"))
    Notebook.open(path, clock=clock("09:00:00.000")).put(note.with_note("dan"))
    assert _words(path) == ["dan"]
    notebook.close()
    assert _words(path) == ["dan"]
    notebook = Notebook.open(path, clock=clock("08:00:00.000"))
    notebook.keep_draft("a", "half")
    Notebook.open(path, clock=clock("07:00:00.000")).keep_draft("a", "heel")
    assert Notebook.open(path).draft("a") == "heel"


@pytest.mark.parametrize("how", ["older", "foreign", "gone"])
def test_a_file_replaced_underneath_is_merged(path: Path, how: str) -> None:
    words = _killed(path, 0)
    shutil.copy(path, path.with_name("copy.json"))
    notebook = Notebook.open(path)
    notebook.put(sample("nog niet in het bestand"))
    other = Notebook.open(path.with_name("copy.json"), device="phone")
    if how == "foreign":
        other.put(sample("van de telefoon"))
        other.close()
        words.append("van de telefoon")
    words.append("nog niet in het bestand")
    if how == "gone":
        path.unlink()
    else:
        os.replace(path.with_name("copy.json"), path)  # noqa: PTH105 (as the other program would)
    assert sorted(note.note for note in notebook.notes()) == sorted(words)
    notebook.put(sample("daarna"))
    notebook.close()
    assert sorted(record["note"] for record in plain(path, "notes")) == sorted([*words, "daarna"])
    if how == "foreign":
        assert any(file.stem.endswith("-outside") for file in backups_of(path))


def test_a_snapshot_that_fails_loses_nothing_and_leaves_nothing(path: Path) -> None:
    words = _killed(path)
    storage = NotesStorage(path)
    storage.refresh()
    with full_disk(), pytest.raises(NotebookError, match="cannot be written"):
        storage.snapshot()
    assert storage.owes
    assert _words(path) == words
    assert not list(path.parent.glob(".*.tmp"))
    storage.snapshot()
    assert len(plain(path, "notes")) == len(words)


CALLS: list[tuple[str, Any]] = [
    ("insert", lambda table: table.insert({"a": 1, "b": "x"})),
    ("insert_multiple", lambda table: table.insert_multiple([{"a": 2}, {"a": 3}])),
    ("update", lambda table: table.update({"b": "y"}, where("a") == 2)),
    (
        "update_multiple",
        lambda table: table.update_multiple([({"c": 1}, where("a") == 1), ({"c": 2}, where("a") == 3)]),
    ),
    ("upsert", lambda table: table.upsert({"a": 1, "d": 4}, where("a") == 1)),
    ("remove", lambda table: table.remove(where("a") == 2)),
    ("truncate", lambda table: table.truncate()),
]


def test_every_change_through_tinydb_goes_through_its_one_hook(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the day TinyDB changes a table in another way, or there is another call that does."""
    writers = {name for name in vars(Table) if not name.startswith("_")}
    readers = {"all", "search", "get", "contains", "count", "clear_cache", "name", "storage", "query_class"}
    settings = {"document_class", "document_id_class", "default_query_cache_capacity"}
    assert writers - readers - settings - {"query_cache_class"} == {name for name, _ in CALLS}
    hooked: list[str] = []
    hook = RecordTable._update_table

    def counted(table: RecordTable, updater: Callable[[dict[Any, Any]], None]) -> None:
        hooked.append(table.name)
        hook(table, updater)

    monkeypatch.setattr(RecordTable, "_update_table", counted)
    ours = RecordTable(NotesStorage(path), "cards")
    with TinyDB(path.with_name("stock.json"), encoding="utf-8") as database:
        stock = database.table("cards")
        for name, call in CALLS:
            call(stock)
            call(ours)
            assert hooked == ["cards"], name
            hooked.clear()
            contents = sorted(map(repr, stock.all()))
            assert sorted(map(repr, ours.all())) == contents, name
            assert sorted(map(repr, stored(path, "cards"))) == contents, name


def test_tables_can_be_dropped(path: Path) -> None:
    _killed(path)
    with TinyDB(path, storage=NotesStorage) as database:
        database.drop_table("notes")
        assert stored(path, "notes") == []
        database.table("cards").insert({"a": 1})
        database.drop_tables()
        assert stored(path, "cards") == []
