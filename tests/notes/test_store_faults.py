"""Real faults of the store: killed writers, torn journals, files replaced under it, snapshots that fail."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from bench.campaign.kills import DEVICES, LIFE, Writers, begin
from notes.note_samples import answer, clock, full_disk, plain, sample, spoil, stored
from tinydb import TinyDB, where
from tinydb.table import Document, Table

from tui.errors import NotebookError
from tui.notes.notebook import Notebook
from tui.notes.record import to_record
from tui.notes.store.backups import backups_of, keep_backup
from tui.notes.store.form import dump
from tui.notes.store.storage import NotesStorage
from tui.notes.store.table import RecordTable

KILLS, DOUBLE_KILLS = 60, 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@pytest.fixture(scope="module")
def writers() -> Iterator[Writers]:
    with Writers() as process:
        yield process


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def _words(records: list[dict[str, Any]]) -> set[str]:
    return {record["note"] for record in records}


def _shown(notebook: Notebook) -> set[str]:
    return {note.note for note in notebook.notes()}


def _files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_writer_loses_no_acknowledged_save(path: Path, writers: Writers, seed: int) -> None:
    chance, saved = random.Random(seed), begin(path)
    for number in range(KILLS // 3):
        started = writers.start(path, DEVICES[:1], 1000 * seed + number)
        time.sleep(chance.uniform(*LIFE))
        writers.kill(started, saved)
        assert saved.compare(path) == []
    assert saved.saves > 200 + KILLS


@pytest.mark.parametrize("seed", range(2))
def test_two_writers_killed_at_once_lose_no_acknowledged_save(path: Path, writers: Writers, seed: int) -> None:
    chance, saved = random.Random(seed), begin(path)
    for number in range(DOUBLE_KILLS // 2):
        started = writers.start(path, DEVICES, 1000 * seed + number)
        time.sleep(chance.uniform(*LIFE))
        writers.kill(started, saved)
        assert saved.compare(path) == []
    assert saved.saves > 200 + DOUBLE_KILLS


@pytest.mark.parametrize("seed", range(3))
def test_two_writers_that_end_leave_one_whole_file(path: Path, writers: Writers, seed: int) -> None:
    saved = begin(path, 20)
    writers.start(path, DEVICES, seed, saves=100)
    writers.end(saved)
    assert saved.saves == 220
    assert saved.compare(path) == []
    assert {record["id"] for record in plain(path, "notes")} == set(saved.last)
    assert not [name for name in _files(path) if name.endswith((".journal", ".tmp"))]


def test_a_journal_begun_anew_twice_between_two_looks_is_not_missed(path: Path) -> None:
    idle, busy = Notebook.open(path, device="laptop"), Notebook.open(path, device="phone")
    idle.put(sample("van de ene"))
    for words in ("eerst", "daarna"):
        busy.put(sample(words))
        busy.close()  # which clears the journal
    busy.put(sample("ten slotte"))
    busy._storage.snapshot()  # announced in a journal that has not all of it
    everything = {"van de ene", "eerst", "daarna", "ten slotte"}
    assert _shown(idle) == everything
    idle.close()
    busy.close()
    assert _words(plain(path, "notes")) == everything


def test_a_journal_begun_anew_while_an_instance_rested_is_not_missed(path: Path) -> None:
    idle, busy = Notebook.open(path), Notebook.open(path)
    idle.put(sample("van de ene"))
    idle.close()  # from here on no journal is open in it
    busy.put(sample("eerst"))
    busy.close()
    busy.put(sample("daarna"))
    busy._storage.snapshot()
    assert _shown(idle) == {"van de ene", "eerst", "daarna"}
    idle.put(sample("weer"))
    idle.close()
    assert _words(plain(path, "notes")) == {"van de ene", "eerst", "daarna", "weer"}


def _killed(path: Path, *words: str) -> None:
    """A notebook that was not closed: a note in the file, the others in the journal."""
    notebook = Notebook.open(path)
    notebook.put(sample("in het bestand"))
    notebook.close()
    for word in words:
        notebook.put(sample(word))


def test_a_journal_cut_anywhere_in_its_last_line_keeps_the_earlier_ones(path: Path) -> None:
    _killed(path, "een", "twee", "drie")
    file, journal = path.read_bytes(), _journal(path).read_bytes()
    begins = journal.rindex(b"\n", 0, -1) + 1
    for length in range(begins, len(journal)):
        spoil(path, file)  # or each of hundreds would be given time to become whole
        _journal(path).write_bytes(journal[:length])
        reader = Notebook.open(path)
        assert _shown(reader) == {"in het bestand", "een", "twee"}
        assert reader.notices == ()
        reader.close()
        assert _journal(path).read_bytes() == journal[:length], "a reader changes nothing"
        assert path.read_bytes() == file
        Notebook.open(path).put(sample("verder"))
        assert _shown(Notebook.open(path)) == {"in het bestand", "een", "twee", "verder"}
    assert length == len(journal) - 1


def test_half_a_line_is_not_followed_by_the_next_one(path: Path) -> None:
    _killed(path, "een")
    with _journal(path).open("ab") as file:
        file.write(b'0badf00d [["notes"')
    notebook = Notebook.open(path)
    notebook.put(sample("twee"))
    notebook.put(sample("drie"))
    assert b"0badf00d" not in _journal(path).read_bytes()
    notebook.close()
    assert _words(plain(path, "notes")) == {"in het bestand", "een", "twee", "drie"}


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a changed byte": lambda line: line.replace(b"twee", b"twaa"),
    "NULs": lambda line: bytes(len(line)),
    "nothing": lambda line: b"",
    "garbage": lambda line: b"\xff\x01" * 40,
    "no checksum": lambda line: line[9:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_line_of_the_journal_is_passed_over_told_and_kept(path: Path, damage: str) -> None:
    _killed(path, "een", "twee", "drie")
    lines = _journal(path).read_bytes().split(b"\n")
    place = next(number for number, line in enumerate(lines) if b"twee" in line)
    lines[place] = DAMAGE[damage](lines[place])
    _journal(path).write_bytes(b"\n".join(lines))
    notebook = Notebook.open(path)
    assert _shown(notebook) == {"in het bestand", "een", "drie"}
    assert notebook.notices == ("notes.json.journal is damaged: 1 of its lines cannot be read; it is kept",)
    notebook.put(sample("verder"))
    notebook.close()
    assert _words(plain(path, "notes")) == {"in het bestand", "een", "drie", "verder"}
    kept = [file.read_bytes() for file in path.parent.glob("notes.json.journal*")]
    assert any(lines[place] in data for data in kept), "the notice says so"


def test_a_journal_put_back_changes_nothing(path: Path) -> None:
    notebook = Notebook.open(path, device="laptop")
    notes = notebook.put(*(sample(f"woord {number}") for number in range(5)))
    notebook.put(notes[0].with_note("anders"))
    notebook.put(notebook.notes()[0].with_note("nog eens anders"))
    notebook.delete(notes[1].id)
    notebook.keep_draft("mali:300", "nog niet af")
    notebook.drop_draft("mali:300")
    other = Notebook.open(path, device="phone")
    other.put(replace(other.notes()[0], note="van de telefoon"))
    journal = _journal(path).read_bytes()
    notebook.close()
    other.close()
    before, tables = path.read_bytes(), dump(NotesStorage(path).read())
    for _ in range(2):
        _journal(path).write_bytes(journal)
        assert dump(NotesStorage(path).read()) == tables
        notebook = Notebook.open(path)
        notebook.put(notebook.notes()[0])  # the same again: nothing to save
        notebook.close()
        assert path.read_bytes() == before


def _is_kept(path: Path) -> bool:
    return any("-outside" in file.name for file in backups_of(path))


def test_an_older_copy_put_in_place_takes_nothing_away(path: Path, tmp_path: Path) -> None:
    notebook = Notebook.open(path)
    (early,) = notebook.put(sample("vroeg"))
    notebook.close()
    shutil.copy(path, tmp_path / "older")
    notebook.put(early.with_note("anders"))
    notebook.put(sample("later"))
    (tmp_path / "older").replace(path)
    assert _shown(notebook) == {"anders", "later"}
    assert _is_kept(path)
    notebook.put(sample("daarna"))
    assert _shown(Notebook.open(path)) == {"anders", "later", "daarna"}
    notebook.close()
    assert _words(plain(path, "notes")) == {"anders", "later", "daarna"}


def test_a_copy_of_another_device_put_in_place_adds_its_notes(path: Path, tmp_path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("vroeg"))
    notebook.close()
    shutil.copy(path, tmp_path / "copy.json")
    other = Notebook.open(tmp_path / "copy.json", device="phone")
    other.put(sample("van de telefoon"), replace(other.notes()[0], note="daar veranderd"))
    other.close()
    notebook.put(sample("later"))
    (tmp_path / "copy.json").replace(path)
    assert _shown(notebook) == {"daar veranderd", "van de telefoon", "later"}
    assert _is_kept(path)
    notebook.put(sample("daarna"))
    everything = {"daar veranderd", "van de telefoon", "later", "daarna"}
    assert _shown(notebook) == _shown(Notebook.open(path)) == everything
    notebook.close()
    assert _words(plain(path, "notes")) == everything


def test_a_copy_put_in_place_and_never_looked_at_is_taken_in_on_close(path: Path, tmp_path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("vroeg"))
    other = Notebook.open(tmp_path / "copy.json", device="phone")
    other.put(sample("van de telefoon"))
    other.close()
    (tmp_path / "copy.json").replace(path)
    notebook.close()
    assert _words(plain(path, "notes")) == {"vroeg", "van de telefoon"}
    assert _is_kept(path)


def test_a_file_that_is_taken_away_comes_back_with_unsaved_notes(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("vroeg"))
    notebook.close()
    notebook.put(sample("later"))
    path.unlink()
    assert _shown(notebook) == {"vroeg", "later"}
    notebook.put(sample("daarna"))
    assert _shown(notebook) == _shown(Notebook.open(path)) == {"vroeg", "later", "daarna"}
    path.unlink()
    notebook.close()
    assert _words(plain(path, "notes")) == {"vroeg", "later", "daarna"}


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "killed"])
def test_a_clock_that_goes_back_does_not_undo_the_later_save(path: Path, closed: bool) -> None:
    times = [f"{hour:02}:00:00.000" for hour in range(23, 0, -1)]
    notebook = Notebook.open(path, device="laptop", clock=clock(*times))
    (note,) = notebook.put(sample())
    for words in ("een", "twee", "drie"):
        (note,) = notebook.put(note.with_note(words))
        notebook.keep_draft("mali:300", words)
    (gone,) = notebook.put(sample("weg"))
    notebook.delete(gone.id)
    if closed:
        notebook.close()
    for _ in range(2):
        again = Notebook.open(path, device="phone", clock=clock("00:30:00.000"))
        assert _shown(again) == {"drie"}
        assert again.draft("mali:300") == "drie"
    again.put(again.notes()[0].with_note("vier"))
    assert _shown(Notebook.open(path)) == {"vier"}
    again.close()
    assert [record["note"] for record in plain(path, "notes") if not record["deleted"]] == ["vier"]


def test_what_was_taken_out_stays_out_when_the_clock_has_gone_back(path: Path) -> None:
    notebook = Notebook.open(path, clock=clock("12:00:00.000"))
    notebook.put(sample("weg"), sample("blijft"))
    notebook.close()
    table = RecordTable(NotesStorage(path, clock("11:00:00.000")), "notes")
    table.remove(where("note") == "weg")
    assert _shown(Notebook.open(path)) == {"blijft"}
    assert _words(stored(path, "notes")) == {"blijft"}


def test_a_snapshot_that_fails_loses_nothing_and_succeeds_later(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("een"))
    notebook.close()
    before = path.read_bytes()
    notebook.put(sample("twee"))
    for _ in range(2):
        with full_disk(), pytest.raises(NotebookError, match="cannot be written: File too large"):
            notebook._storage.snapshot()
        assert path.read_bytes() == before
        assert not list(path.parent.glob(".*.tmp"))
    notebook.put(sample("drie"))
    assert _shown(notebook) == _shown(Notebook.open(path)) == {"een", "twee", "drie"}
    notebook._storage.snapshot()
    assert _words(plain(path, "notes")) == {"een", "twee", "drie"}
    notebook.close()
    assert _files(path) == ["notes.json", "notes.json.backups"]


def test_a_notebook_closed_on_a_full_disk_leaves_its_journal(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample("een"))
    with full_disk():
        notebook.close()
    assert _files(path) == ["notes.json.journal"]
    notebook = Notebook.open(path)
    notebook.put(sample("twee"))
    notebook.close()
    assert _words(plain(path, "notes")) == {"een", "twee"}


KEPT_UP = """
import json, resource, sys, time
from pathlib import Path
from notes.note_samples import plain, sample, stored
from tui.notes.notebook import Notebook
from tui.notes.store import keeper

keeper._QUIET = 0.01
path = Path(sys.argv[1])
notebook = Notebook.open(path)
(first,) = notebook.put(*(sample("woord " * 200) for _ in range(100)))[:1]
notebook.close()
notebook.put(first.with_note("anders"))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, -1))
notebook.keep_up()


def wait(there):
    until = time.monotonic() + 10
    while not there() and time.monotonic() < until:
        time.sleep(0.01)


def trouble():
    return [sentence for sentence in notebook.notices if "could not be renewed" in sentence]


wait(trouble)
said = trouble()
notebook.put(sample("past nog"))
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
wait(lambda: len(plain(path, "notes")) == 101 and not trouble())
drafts = [file.name for file in path.parent.glob(".*.tmp")]
print(json.dumps([said, trouble(), drafts, len(stored(path, "notes")), len(plain(path, "notes"))]))
"""


def test_a_snapshot_in_the_background_that_fails_is_told_and_made_later(path: Path) -> None:
    said, later, drafts, saved, written = answer(KEPT_UP, path)
    assert len(said) == 1
    assert said[0].startswith("notes are saved beside notes.json, which could not be renewed: ")
    assert later == drafts == []
    assert saved == written == 101


def _elsewhere(work: Callable[[], object]) -> None:
    """As the screen does it while the keeper writes: in another thread."""
    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_a_save_that_must_write_the_file_during_a_snapshot_does_not_mix_with_it(path: Path, tmp_path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(*(sample(f"woord {number}") for number in range(200)))
    notebook.close()
    shutil.copy(path, tmp_path / "older")
    notebook.put(sample("later"))
    looks: list[int] = []

    def pause() -> None:  # nothing is locked then
        looks.append(1)
        if len(looks) == 2:
            (tmp_path / "older").replace(path)
            _elsewhere(lambda: notebook.put(sample("intussen")))

    notebook._storage.snapshot(pause)
    assert len(looks) > 2
    assert len(plain(path, "notes")) in (201, 202), "whole, with the last or without"
    assert {"later", "intussen"} <= _shown(Notebook.open(path))
    notebook.close()
    assert {"later", "intussen"} <= _words(plain(path, "notes"))
    assert len(plain(path, "notes")) == 202


def test_an_instance_that_closes_during_a_snapshot_of_another_does_not_mix_with_it(path: Path) -> None:
    notebook, other = Notebook.open(path), Notebook.open(path)
    notebook.put(*(sample(f"woord {number}") for number in range(200)))
    looks: list[int] = []

    def pause() -> None:
        looks.append(1)
        if len(looks) == 2:
            _elsewhere(lambda: other.put(sample("van de ander")))
            _elsewhere(other.close)

    notebook._storage.snapshot(pause)
    assert len(looks) > 2
    assert len(plain(path, "notes")) == len(stored(path, "notes")) == 201
    notebook.close()
    assert len(plain(path, "notes")) == 201


CALLS: dict[str, Callable[[Table], object]] = {
    "insert": lambda table: table.insert({"front": "het paard"}),
    "insert_multiple": lambda table: table.insert_multiple([{"front": "het paard"}, {"front": "de muis"}]),
    "update": lambda table: table.update({"back": "known"}, where("front") != "de hond"),
    "update with a function": lambda table: table.update(lambda card: card.update(back="seen")),
    "update by number": lambda table: table.update({"back": "the cat"}, doc_ids=[table.all()[0].doc_id]),
    "update_multiple": lambda table: table.update_multiple([({"back": "x"}, where("front") == "de kat")]),
    "upsert of one that is there": lambda table: table.upsert({"back": "dog"}, where("front") == "de hond"),
    "upsert of a new one": lambda table: table.upsert({"front": "de koe"}, where("front") == "de koe"),
    "remove": lambda table: table.remove(where("front") == "de kat"),
    "remove by number": lambda table: table.remove(doc_ids=[table.all()[1].doc_id]),
    "truncate": lambda table: table.truncate(),
}
READING = {"all", "search", "get", "contains", "count", "clear_cache", "name", "storage"}
CARDS: list[dict[str, Any]] = [{"front": "de kat"}, {"front": "de hond"}, {"front": "de vis", "tags": ["dier"]}]


def test_every_writing_method_of_tinydb_is_tried_here() -> None:
    public = {name for name in vars(Table) if not name.startswith("_")}
    named = {name for name in public if not name.startswith("default_") and not name.endswith("_class")}
    assert named - READING == {call.split()[0] for call in CALLS}, "a new one of TinyDB's: does it save one record?"


@pytest.mark.parametrize("call", CALLS)
def test_tinydbs_methods_do_to_records_what_they_do_to_its_own_file(
    path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = NotesStorage(path)
    records = RecordTable(storage, "cards")
    counted: list[str] = []
    update = RecordTable._update_table

    def counting(table: RecordTable, updater: Callable[[dict[Any, Any]], None]) -> None:
        counted.append("_update_table")
        update(table, updater)

    with TinyDB(path.with_name("plain.json"), encoding="utf-8") as database:
        for card in CARDS:
            records.insert(card)
            database.table("cards").insert(card)
        monkeypatch.setattr(RecordTable, "_update_table", counting)
        monkeypatch.setattr(NotesStorage, "write", lambda storage, data: counted.append("write"))
        CALLS[call](records)
        CALLS[call](database.table("cards"))
        assert set(counted) == {"_update_table"}
        assert len(counted) == (2 if call == "upsert of a new one" else 1)  # it looks for one to change first
        assert [dict(card) for card in records] == [dict(card) for card in database.table("cards")]
    again = RecordTable(NotesStorage(path), "cards")
    assert sorted(map(str, again.all())) == sorted(map(str, records.all())), "and it is on the disk"
    assert all(isinstance(card.doc_id, str) for card in again)


def test_a_record_is_inserted_under_a_key_of_its_own(path: Path) -> None:
    records = RecordTable(NotesStorage(path), "cards")
    key = records.insert(Document({"front": "de kat"}, doc_id="12"))  # type: ignore[arg-type]  # keys are text here
    assert str(key) == "12"
    with pytest.raises(ValueError, match="already exists"):
        records.insert(Document({"front": "de hond"}, doc_id="12"))  # type: ignore[arg-type]  # as above
    assert stored(path, "cards") == [{"front": "de kat"}]


def test_an_updater_that_fails_changes_nothing(path: Path) -> None:
    records = RecordTable(NotesStorage(path), "cards")
    records.insert_multiple(CARDS)
    journal = _journal(path).read_bytes()

    def half(card: Any) -> None:
        card["back"] = "half"
        if card["front"] == "de vis":
            card["tags"].append("half")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        records.update(half)
    assert [dict(card) for card in records] == CARDS
    assert _journal(path).read_bytes() == journal


def test_tables_dropped_through_tinydb_are_gone_and_the_rest_stays(path: Path) -> None:
    Notebook.open(path).put(sample("blijft"))
    with TinyDB(path, storage=NotesStorage) as database:
        database.table("cards").insert_multiple(CARDS)
        database.table("lists").insert({"name": "dieren"})
        database.drop_table("cards")
        assert len(database.table("cards")) == 0
        assert len(database.table("lists")) == 1
    assert _words(plain(path, "notes")) == {"blijft"}
    assert plain(path, "cards") == []
    assert [row["name"] for row in plain(path, "lists")] == ["dieren"]
    with TinyDB(path, storage=NotesStorage) as database:
        database.drop_tables()
        assert stored(path, "notes") == [], "also for one who only finds the journal"
    assert plain(path, "notes") == plain(path, "lists") == []
    notebook = Notebook.open(path)
    assert notebook.notes() == []
    notebook.put(sample("opnieuw"))
    notebook.close()
    assert _words(plain(path, "notes")) == {"opnieuw"}


def test_two_instances_that_close_in_turn_keep_everything(path: Path) -> None:
    one, other = Notebook.open(path, device="laptop"), Notebook.open(path, device="phone")
    words: set[str] = set()
    for number in range(12):
        for notebook, name in ((one, "een"), (other, "twee")):
            notebook.put(sample(f"{name} {number}"))
            words.add(f"{name} {number}")
            if number % 3 != 2:
                (one if number % 2 else other).close()
            assert _shown(one) == _shown(other) == words
    one.close()
    other.close()
    assert not _journal(path).exists()
    assert _words(plain(path, "notes")) == words


def test_what_one_saved_is_not_cleared_by_another_that_never_looked(path: Path) -> None:
    one, other = Notebook.open(path), Notebook.open(path)
    one.put(sample("een"))
    other.put(sample("twee"))
    one.put(sample("drie"))
    other.close()
    assert _words(plain(path, "notes")) == {"een", "twee", "drie"}
    one.put(sample("vier"))
    other.close()
    one.close()
    assert _words(plain(path, "notes")) == {"een", "twee", "drie", "vier"}
    assert _shown(one) == _shown(other) == {"een", "twee", "drie", "vier"}


def test_a_note_put_by_plain_tinydb_between_two_closes_stays(path: Path) -> None:
    one, other = Notebook.open(path), Notebook.open(path)
    one.put(sample("een"))
    one.close()
    other.put(sample("twee"))
    with TinyDB(path, encoding="utf-8") as database:
        database.table("notes").insert(to_record(sample("met de hand")))
    other.close()
    one.put(sample("drie"))
    one.close()
    assert _words(plain(path, "notes")) == {"een", "twee", "drie", "met de hand"}
    assert not _journal(path).exists()


def test_a_backup_that_has_no_room_leaves_no_empty_one(path: Path) -> None:
    _killed(path, "een")
    with full_disk(), pytest.raises(OSError, match="File too large"):
        keep_backup(path, b"vol" * 100, "start")
    assert backups_of(path) == []
