"""Damaged files: what is taken from them and from the backups, which backups stay, and files of other versions."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from notes.note_samples import plain, python, sample, spoil, stored

from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo, Progress
from tui.notes.record import to_record
from tui.notes.store.backups import DAYS, NEWEST, backups_of, keep_backup
from tui.notes.store.form import Records, Tables, complete, dump, parse
from tui.notes.store.migrations import migrated
from tui.notes.store.salvage import salvage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def _filled(path: Path, notes: int = 12) -> Notebook:
    """A notebook of a few records of every table, all of it in the file."""
    notebook = Notebook.open(path, device="laptop")
    notebook.put(*(sample(f'woord {number}: ‘café’ {{🙂}} \\ "') for number in range(notes)))
    notebook.delete(notebook.notes()[3].id)
    notebook.put(notebook.notes()[5].with_note("anders #tag"))
    notebook.save_progress(Progress("mali", start=300, fraction=0.4))
    notebook.remember(ArticleInfo("mali", "Frankrijk vertrekt uit Mali"))
    notebook.keep_draft("mali:300", "nog niet af")
    notebook.close()
    return notebook


def _tables(path: Path) -> Tables:
    return parse(path.read_bytes(), path.name)


def _ascii(record: dict[str, Any]) -> bool:
    return json.dumps(record, ensure_ascii=False).isascii()


def _conflict(data: bytes) -> bytes:
    """Both sides of a merge that git left to the reader: a note was changed on one, another added on the other."""
    lines = data.split(b"\n")
    place = next(number for number, line in enumerate(lines) if b"woord 7" in line)
    ours = lines[place].replace(b"woord 7", b"woord zeven")
    added = to_record(sample("van de andere kant"))
    theirs = b',"%d": %s' % (int(added["id"], 16), json.dumps(added).encode())
    marked = [b"<<<<<<< HEAD", ours, b"=======", lines[place], theirs, b">>>>>>> phone"]
    return b"\n".join([*lines[:place], *marked, *lines[place + 1 :]])


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut after the first bytes": lambda data: data[:7],
    "cut in the first note": lambda data: data[: data.index(b'"notes"') + 300],
    "half": lambda data: data[: len(data) // 2],
    "cut before the end": lambda data: data[:-10],
    "the last brace gone": lambda data: data.rstrip()[:-1],
    "the last brace of a record gone": lambda data: data.replace(b"}\n,", b"\n,", 6),
    "a garbage block": lambda data: data[:2000] + bytes(range(128, 256)) * 4 + data[2512:],
    "a block of NULs": lambda data: data[:2000] + bytes(512) + data[2512:],
    "NULs at the end": lambda data: data + bytes(512),
    "NULs for the second half": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "only NULs": lambda data: bytes(len(data)),
    "a byte-order mark and half": lambda data: b"\xef\xbb\xbf" + data[: len(data) // 2],
    "two byte-order marks": lambda data: b"\xef\xbb\xbf" * 2 + data,
    "marks of git": _conflict,
    "a list": lambda data: b"[" + data.strip() + b"]",
    "a text": lambda data: b'"notes"',
    "a table that is a list": lambda data: data.replace(b'"drafts": {', b'"lists": [1, 2]\n,"drafts": {'),
    "a record that is a number": lambda data: data.replace(b'"notes": {\n', b'"notes": {\n"7": 12,\n'),
    "nothing": lambda data: b"",
    "blanks": lambda data: b" \r\n",
    "latin-1": lambda data: data.decode().replace("‘", "").replace("’", "").replace("🙂", "").encode("latin-1"),
    "twice": lambda data: data + data,
    "a second file over its beginning": lambda data: data[:2500] + data,
}


def _recovered(path: Path, data: bytes) -> Notebook:
    """The notebook after that damage; what was damaged must be kept and told."""
    spoil(path, data)
    notebook = Notebook.open_or_recover(path, device="laptop")
    (kept,) = path.parent.glob("notes.json.damaged-*")
    assert kept.read_bytes() == data
    (notice,) = notebook.notices
    assert notice.startswith("notes.json is damaged: ")
    assert f"it is kept as {kept}" in notice
    assert path.read_bytes() == data, "until something is saved or the notebook is closed"
    return notebook


def _closed(notebook: Notebook) -> Tables:
    notebook.close()
    assert not notebook.path.with_name("notes.json.journal").exists()
    plain(notebook.path, "notes")
    assert Notebook.open(notebook.path).notices == ()
    return _tables(notebook.path)


@pytest.mark.parametrize("damage", DAMAGE)
def test_with_a_backup_every_record_comes_back(path: Path, damage: str) -> None:
    _filled(path)
    data, before = path.read_bytes(), _tables(path)
    keep_backup(path, data, "hand")
    notebook = _recovered(path, DAMAGE[damage](data))
    after = _closed(notebook)
    for table, records in before.items():
        for key, record in records.items():
            if damage != "marks of git" or "woord 7" not in str(record):
                assert after[table][key] == record
    if damage == "marks of git":
        assert any("van de andere kant" in str(record) for record in after["notes"].values())
        assert any("woord 7" in str(record) or "woord zeven" in str(record) for record in after["notes"].values())


@pytest.mark.parametrize("damage", DAMAGE)
def test_without_a_backup_every_whole_record_comes_back(path: Path, damage: str) -> None:
    _filled(path)
    data, before = path.read_bytes(), _tables(path)
    for file in backups_of(path):
        file.unlink()
    damaged = DAMAGE[damage](data)
    notebook = _recovered(path, damaged)
    after = _closed(notebook)
    whole = {line.strip(b",") for line in damaged.split(b"\n")}
    found = 0
    for table, records in before.items():
        for key, record in records.items():
            if b'"%s": %s' % (key.encode(), json.dumps(record, ensure_ascii=False).encode()) in whole:
                assert after[table][key] == record or (damage == "marks of git" and "woord 7" in str(record))
                found += 1
    if damage == "marks of git":
        assert found == sum(map(len, before.values()))
        assert any("van de andere kant" in str(record) for record in after["notes"].values())


@pytest.mark.parametrize("place", range(20))
def test_a_file_cut_anywhere_gives_the_lines_before_the_cut(path: Path, place: int) -> None:
    _filled(path)
    data, before = path.read_bytes(), _tables(path)
    for file in backups_of(path):
        file.unlink()
    cut = data[: len(data) * place // 20]
    notebook = _recovered(path, cut)
    notebook.put(sample("verder"))
    after = _closed(notebook)
    whole = [key for key, record in before["notes"].items() if json.dumps(record, ensure_ascii=False).encode() in cut]
    assert {key: after["notes"][key] for key in whole} == {key: before["notes"][key] for key in whole}
    assert len(after["notes"]) == len(whole) + 1


def test_latin_1_leaves_plain_records_as_they_are_and_loses_no_other(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("zonder"), sample("één woord"))
    notebook.close()
    before = _tables(path)["notes"]
    after = _closed(_recovered(path, path.read_bytes().decode().encode("latin-1")))["notes"]
    assert after.keys() == before.keys()
    assert [after[key] for key in after if _ascii(before[key])] == [before[key] for key in after if _ascii(before[key])]


def test_what_was_saved_after_the_last_backup_and_is_whole_counts(path: Path) -> None:
    notebook = _filled(path)
    keep_backup(path, path.read_bytes(), "hand")
    changed = notebook.put(notebook.notes()[0].with_note("later veranderd"))[0]
    gone = notebook.delete(notebook.notes()[2].id)
    notebook.put(sample("later gemaakt"))
    notebook.close()
    notebook = _recovered(path, path.read_bytes() + b"\0\0")
    assert notebook.get(changed.id) == changed
    assert notebook.get(gone.id) == gone
    assert "later gemaakt" in {note.note for note in notebook.notes()}


def test_what_is_in_the_journal_is_put_on_top_of_what_was_recovered(path: Path) -> None:
    notebook = _filled(path)
    notebook.put(sample("alleen in het journaal"))
    del notebook
    data = path.read_bytes()
    notebook = _recovered(path, data[: len(data) // 2])
    assert "alleen in het journaal" in {note.note for note in notebook.notes()}
    assert "alleen in het journaal" in {record["note"] for record in _closed(notebook)["notes"].values()}


SPOILED_BACKUPS: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "NULs": lambda file: file.write_bytes(bytes(100)),
    "half": lambda file: file.write_bytes(b'{"notes": {"1": {"id"'),
    "a folder": lambda file: file.mkdir(),
    "of a newer version": lambda file: file.write_bytes(b'{"meta": {"1": {"schema": 99}}, "notes": {}}'),
    "a link to nothing": lambda file: file.symlink_to("gone.json"),
}


@pytest.mark.parametrize("spoiled", SPOILED_BACKUPS)
def test_a_backup_that_cannot_be_read_is_passed_over_for_the_one_before(path: Path, spoiled: str) -> None:
    _filled(path)
    data, before = path.read_bytes(), _tables(path)
    backup = keep_backup(path, data, "hand")
    SPOILED_BACKUPS[spoiled](backup.with_name("notes-20990101-000000-start.json"))
    notebook = _recovered(path, data[:500])
    assert f"the rest from {backup.name}" in notebook.notices[0]
    assert _closed(notebook)["notes"] == before["notes"]


def test_a_file_damaged_while_it_is_open_is_recovered_too(path: Path) -> None:
    _filled(path)
    notebook = Notebook.open_or_recover(path, device="laptop")
    shown = notebook.notes()
    data = path.read_bytes()[:1000]
    spoil(path, data)
    assert notebook.notes() == shown
    notebook.put(sample("verder"))
    notebook.close()
    assert len(plain(path, "notes")) == 13
    assert [file.read_bytes() for file in path.parent.glob("notes.json.damaged-*")] == [data]


def test_an_older_backup_is_brought_to_the_present_form_before_it_is_merged(path: Path) -> None:
    _filled(path)
    data, before = path.read_bytes(), _tables(path)
    numbered = {str(number): record for number, record in enumerate(before["notes"].values(), 1)}
    keep_backup(path, json.dumps({"_default": {}, "notes": numbered}).encode(), "migration")
    notebook = _recovered(path, data.replace(b"\n}\n,", b"\n,", 1))
    assert _closed(notebook)["notes"] == before["notes"], "each note once"


def test_two_notes_of_one_number_on_the_two_sides_of_a_merge_both_come_back(path: Path) -> None:
    ours, theirs = to_record(sample("onze kant")), to_record(sample("hun kant"))
    sides = [b'"1": %s' % json.dumps(record).encode() for record in (ours, theirs)]
    marked = b'{"notes": {\n<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> phone\n}}\n' % tuple(sides)
    notebook = _recovered(path, marked)
    assert {note.id: note.note for note in notebook.notes()} == {ours["id"]: "onze kant", theirs["id"]: "hun kant"}


def _made() -> bytes:
    notes = [to_record(sample(f'woord {number} \\ "{{é🙂" }} :')) for number in range(9)]
    tables = {
        "notes": {str(int(note["id"], 16)): note for note in notes},
        "drafts": {str(9**30 + number): {"key": f"mali:{number}", "text": "nog: {"} for number in range(3)},
    }
    return dump(complete(tables))


FILE = _made()
ENDS = [place for place in range(len(FILE)) if FILE[place : place + 2] == b"\n,"]


def _records(tables: Tables) -> dict[str, Records]:
    return {name: records for name, records in tables.items() if name in ("notes", "drafts")}


@given(st.integers(0, len(FILE)), st.integers(0, 2000), st.binary(max_size=60) | st.just(b"\0" * 40))
@example(ENDS[4] - 1, 1, b"")
@example(ENDS[4] - 1, 1, b"\0")
@example(ENDS[4] - 1, 1, b'"')
@example(ENDS[4] - 2, 2, b"{")
@example(ENDS[4] - 200, 200, b"")
@example(ENDS[4], 1, b"")
@example(ENDS[4] - 1, 3, b"")
@example(ENDS[4] + 1, 1, b"\\")
@example(0, 40, b"")
@example(0, 0, b'"x": ')
@settings(deadline=None, max_examples=300)
def test_whatever_befalls_some_bytes_the_lines_untouched_are_found(begin: int, length: int, instead: bytes) -> None:
    end = min(len(FILE), begin + length)
    damaged = FILE[:begin] + instead + FILE[end:]
    found = _records(salvage(damaged))
    place = 0
    for line in FILE.split(b"\n"):
        after = place + len(line)
        untouched = after < begin or place > end or (begin == end and not place < begin < after)
        text = line.strip(b",")
        if untouched and instead.count(b"\n") == 0 and text.endswith(b"}") and b'": {' in text:
            key, record = next(iter(json.loads(b"{%s}" % text).items()))
            if table := "notes" if "target" in record else "drafts" if "key" in record else "":
                assert found[table][key] == record
        place = after + 1


@given(st.binary(max_size=300) | st.text('{}[]":,\\0 1ae\n\ud83d').map(lambda text: text.encode(errors="replace")))
@settings(deadline=None, max_examples=300)
def test_salvage_takes_any_bytes(data: bytes) -> None:
    assert isinstance(salvage(data), dict)


def _backup_at(path: Path, moment: datetime, text: str = "{}") -> Path:
    folder = path.with_name(f"{path.name}.backups")
    folder.mkdir(exist_ok=True)
    file = folder / f"notes-{moment:%Y%m%d-%H%M%S}-start.json"
    file.write_text(text)
    return file


def test_the_newest_backups_stay_and_the_last_of_each_of_seven_days(path: Path) -> None:
    now = datetime.now(UTC)
    noon = now.replace(hour=0, minute=0, second=0)
    older = [_backup_at(path, noon - timedelta(days=day, hours=hour)) for day in range(1, 20) for hour in (0, 3, 6)]
    new = keep_backup(path, b"{}", "hand")
    kept = backups_of(path)
    by_age = sorted([new, *older], reverse=True)
    last = {file.name[6:14]: file for file in sorted(by_age)}
    recent = {last[f"{now - timedelta(days=day):%Y%m%d}"] for day in range(DAYS)}
    assert set(kept) == {*by_age[:NEWEST], *recent}
    assert kept[0] == new


def test_backups_of_one_day_are_no_more_than_the_newest(path: Path) -> None:
    for number in range(12):
        assert keep_backup(path, b"%d" % number, "hand").read_bytes() == b"%d" % number
    kept = backups_of(path)
    assert len(kept) == NEWEST
    assert {file.read_bytes() for file in kept} == {b"7", b"8", b"9", b"10", b"11"}


def test_a_backup_just_made_stays_although_the_clock_has_gone_back(path: Path) -> None:
    last = datetime.now(UTC).replace(hour=23, minute=59, second=59)
    for days in range(NEWEST + 1):
        _backup_at(path, last + timedelta(days=days))
    assert keep_backup(path, b"{}", "hand").exists()


BACKER = """
import json, sys, time
from pathlib import Path
from tui.notes.store.backups import keep_backup

while time.time() < float(sys.argv[2]):
    pass
print(json.dumps(str(keep_backup(Path(sys.argv[1]), sys.argv[3].encode(), "start"))))
"""


def test_two_processes_that_keep_a_backup_at_once_keep_two(path: Path) -> None:
    begin = time.time() + 1.5
    started = [python(BACKER, path, begin, word) for word in ("een", "twee")]
    names = [process.communicate(timeout=30)[0] for process in started]
    assert {json.loads(name) for name in names} == {str(file) for file in backups_of(path)}
    assert {file.read_text() for file in backups_of(path)} == {"een", "twee"}


def test_other_files_among_the_backups_are_left_alone(path: Path) -> None:
    for number in range(9):
        keep_backup(path, b"%d" % number, "hand")
    own = path.with_name("notes.json.backups") / "mijn eigen.json"
    own.write_text("{}")
    keep_backup(path, b"{}", "hand")
    assert own.exists()
    assert own not in backups_of(path)


def test_the_first_snapshot_of_a_run_keeps_what_it_replaces_and_the_next_keep_nothing(path: Path) -> None:
    _filled(path)
    before = path.read_bytes()
    notebook = Notebook.open(path)
    for number in range(4):
        notebook.put(sample(f"nieuw {number}"))
        notebook._storage.snapshot()
    (backup,) = backups_of(path)
    assert backup.name.endswith("-start.json")
    assert backup.read_bytes() == before
    assert len(plain(path, "notes")) == 16


def _numbered(path: Path, notes: int = 6) -> list[dict[str, Any]]:
    """A file as plain TinyDB made it before notes had keys of their own."""
    records = [to_record(sample(f"woord {number}")) for number in range(notes)]
    tables = {"_default": {}, "notes": {str(number): record for number, record in enumerate(records, 1)}}
    spoil(path, json.dumps(tables).encode())
    return records


def test_notes_with_numbers_get_keys_of_their_own(path: Path) -> None:
    records, before = _numbered(path), path.read_bytes()
    for notebook in (Notebook.open(path), Notebook.open_or_recover(path)):
        assert {note.id: note.note for note in notebook.notes()} == {record["id"]: record["note"] for record in records}
        notebook.close()
        assert path.read_bytes() == before, "opening touches nothing"
        assert [file.name for file in path.parent.iterdir()] == ["notes.json"]
    notebook.put(sample("nieuw"))
    assert path.read_bytes() == before
    assert len(stored(path, "notes")) == 7
    notebook.close()
    after = _tables(path)
    assert {key: after["notes"][key] for key in after["notes"] if "woord" in after["notes"][key]["note"]} == {
        str(int(record["id"], 16)): record for record in records
    }
    assert after["meta"]["1"]["schema"] == 1
    (backup,) = backups_of(path)
    assert backup.name.endswith("-migration.json")
    assert backup.read_bytes() == before


def test_a_writer_killed_before_the_new_form_was_written_loses_nothing(path: Path) -> None:
    _numbered(path)
    notebook = Notebook.open(path)
    notebook.put(notebook.notes()[0].with_note("anders"), sample("nieuw"))
    del notebook
    notebook = Notebook.open(path)
    assert len(notebook.notes()) == len(stored(path, "notes")) == 7
    assert "anders" in {note.note for note in notebook.notes()}
    notebook.put(sample("nog een"))
    notebook.close()
    assert len(plain(path, "notes")) == 8
    assert [file.name.rpartition("-")[2] for file in backups_of(path)] == ["migration.json"]


def test_of_two_records_with_one_id_the_later_stays_in_the_new_form() -> None:
    record = to_record(sample("oud", updated="2026-05-01T00:00:00.000Z"))
    later = record | {"note": "nieuw", "updated": "2026-06-01T00:00:00.000Z"}
    for notes in ({"1": record, "2": later}, {"1": later, "2": record}):
        assert [note["note"] for note in migrated({"notes": notes})["notes"].values()].count("nieuw") == 1


def test_records_without_an_id_keep_their_number() -> None:
    strange: Records = {"1": {"no": "id"}, "2": {"id": 5}, "3": {"id": "geen getal"}}
    assert migrated({"notes": dict(strange)})["notes"] == strange


def test_a_file_of_a_newer_version_is_left_as_it_is(path: Path) -> None:
    _filled(path)
    tables = _tables(path)
    tables["meta"]["1"]["schema"] = 2
    spoil(path, dump(tables))
    before = path.read_bytes()
    notebook = Notebook.open_or_recover(path)
    notebook.keep_up()
    assert len(notebook.notes()) == 11
    notebook._storage.snapshot()
    notebook.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["notes.json"]
