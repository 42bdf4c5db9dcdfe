"""Damaged notebooks: what is whole is saved; backups and migrations."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import plain, sample, spoil

from tui.notes.notebook import Notebook
from tui.notes.record import to_record
from tui.notes.store.backups import backups_of, keep_backup
from tui.notes.store.form import complete, dump
from tui.notes.store.salvage import salvage

RECORDS = {str(number): to_record(sample(f'woord {number} {{"a": 1}}', number=number)) for number in range(100, 140)}
FILE = dump(complete({"notes": RECORDS, "drafts": {"7": {"key": "a", "text": "b", "updated": ""}}}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@settings(max_examples=200)
@given(st.integers(0, len(FILE)), st.integers(0, 3000), st.binary(max_size=40))
def test_every_untouched_line_is_found(start: int, length: int, instead: bytes) -> None:
    damaged = FILE[:start] + instead + FILE[start + length :]
    found = salvage(damaged).get("notes", {})
    untouched = set(FILE[:start].split(b"\n")[:-1]) | set(FILE[start + length :].split(b"\n")[1:])
    for key, record in RECORDS.items():
        line = b'"%s": %s' % (key.encode(), json.dumps(record, ensure_ascii=False).encode())
        if line in untouched or b"," + line in untouched:
            assert found[key] == record


@given(st.binary(max_size=300))
def test_garbage_is_no_record(data: bytes) -> None:
    assert salvage(data) == {}


def test_both_sides_of_a_conflict_are_merged(path: Path) -> None:
    notebook = Notebook.open(path, device="laptop")
    (note,) = notebook.put(sample("samen"))
    notebook.close()
    base = path.read_text("utf-8")
    notebook.put(note.with_note("van hier"), sample("alleen hier", number=5))
    notebook.close()
    ours = path.read_text("utf-8")
    path.write_text(base, "utf-8")
    notebook = Notebook.open(path, device="phone")
    notebook.put(note.with_note("van daar"), sample("alleen daar", number=6))
    notebook.close()
    theirs = path.read_text("utf-8")
    path.write_text(f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> phone\n", "utf-8")
    spoil(path, path.read_bytes())
    texts = [note.note for note in Notebook.open_or_recover(path).notes()]
    assert {"alleen hier", "alleen daar"} < set(texts)
    assert any("van hier" in text and "van daar" in text for text in texts)


@pytest.mark.parametrize("content", [b"", bytes(400), b"[]", b"\xff\xfe\x00", b'{"notes": {'])
def test_what_cannot_be_salvaged_comes_from_the_newest_backup_that_can_be_read(path: Path, content: bytes) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("een"), sample("twee"))
    notebook.close()
    keep_backup(path, path.read_bytes(), "start")
    newest = keep_backup(path, b"", "start")
    spoil(path, content)
    notebook = Notebook.open_or_recover(path)
    assert [note.note for note in notebook.notes()] == ["een", "twee"]
    [notice] = notebook.notices
    assert "0 notes saved from it, the rest from notes-" in notice
    assert newest.name not in notice
    notebook.close()
    assert len(plain(path, "notes")) == 2
    [kept] = path.parent.glob("notes.json.damaged-*")
    assert kept.read_bytes() == content


def test_the_five_newest_backups_and_one_a_day_for_a_week_are_kept(path: Path) -> None:
    now = datetime.now(UTC)
    keep_backup(path, b"{}", "start")
    folder = path.with_name("notes.json.backups")
    for days in range(12):
        for hour in (1, 2):
            at = (now - timedelta(days=days + 1)).replace(hour=hour)
            (folder / f"notes-{at:%Y%m%d-%H%M%S}-start.json").write_bytes(b"{}")
    (folder / "eigen kopie.json").write_bytes(b"{}")
    keep_backup(path, b"{}", "start")
    kept = [file.stem.split("-")[1] for file in backups_of(path)]
    week = [f"{now - timedelta(days=days):%Y%m%d}" for days in range(8)]
    assert sorted(set(kept), reverse=True) == week
    assert kept[:2] == [week[0], week[0]]
    assert len(kept) == 2 + 2 + 6, "the five newest are of three days; then the last of each day"
    assert (folder / "eigen kopie.json").exists()


def test_the_first_save_of_a_run_leaves_what_was_there_before(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("een"))
    notebook.close()
    assert backups_of(path) == []
    before = path.read_bytes()
    notebook = Notebook.open(path)
    for number in range(5):
        notebook.put(sample(f"nog {number}"))
    notebook.close()
    [backup] = backups_of(path)
    assert (backup.stem.endswith("-start"), backup.read_bytes()) == (True, before)


def test_notes_numbered_by_plain_tinydb_get_their_own_keys_after_a_backup(path: Path) -> None:
    records = {str(number): to_record(sample(f"oud {number}")) for number in range(1, 4)}
    path.write_text(json.dumps({"notes": records}), "utf-8")
    before = path.read_bytes()
    notebook = Notebook.open(path)
    assert [note.note for note in notebook.notes()] == ["oud 1", "oud 2", "oud 3"]
    assert path.read_bytes() == before, "nothing is touched by looking"
    notebook.put(sample("nieuw"))
    notebook.close()
    tables = json.loads(path.read_bytes())
    assert {record["id"]: key for key, record in tables["notes"].items()}.items() >= {
        (record["id"], str(int(record["id"], 16))) for record in records.values()
    }
    assert tables["meta"]["1"]["schema"] == 1
    [backup] = backups_of(path)
    assert (backup.stem.endswith("-migration"), backup.read_bytes()) == (True, before)
