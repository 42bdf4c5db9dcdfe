"""The notebook with up to 100,000 notes against SQLite and plain TinyDB: `python tests/bench/saving.py`.

Contenders take turns within one run, on one disk; only the ratios mean something elsewhere. Notes are made up.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import sample
from tinydb import TinyDB

from tui.notes.catalogue import Catalogue, Order
from tui.notes.notebook import Notebook
from tui.notes.query import parse
from tui.notes.record import Note, as_kept, from_record, to_record
from tui.notes.search import entry_of, matching
from tui.notes.shelf import note_key
from tui.notes.stamps import stamped
from tui.notes.store.form import Record, complete, dump
from tui.notes.store.storage import NotesStorage
from tui.notes.store.table import RecordTable
from tui.notes.store.times import now

MANY, SOME, FEW = 100_000, 5_000, 100
PER_ARTICLE = 50
ROUNDS, REWRITES = 400, 4
"""Times each contender saves; plain TinyDB, which takes seconds, less often."""
SCREENS = 3
IDLE, BUSY = 4, 10
"""Seconds of the imitated screen; the busy ones are long enough for `notes.json` to be written at 100,000."""
WORDS = "de het een minister trein kat lamp lezen krant zegt nee ja morgen goed lijst"

chance = random.Random(4)


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    made = work()
    taken = (time.perf_counter() - begun) * 1000
    del made  # not timed: who opens a notebook keeps it
    return taken


def fresh(number: int) -> Note:
    """Another note, on one of the articles."""
    note = sample(
        " ".join(chance.choices(WORDS.split(), k=15)), article=f"artikel-{number // PER_ARTICLE}", start=number
    )
    return replace(note, id=UUID(int=chance.getrandbits(128)).hex)


def begin(path: Path, notes: int) -> Path:
    """A notebook file of so many notes."""
    records = {note_key(note.id): to_record(note) for note in map(fresh, range(notes))}
    path.write_bytes(dump(complete({"notes": records})))
    return path


def sqlite(path: Path, like: Path) -> sqlite3.Connection:
    """The same records as JSON in a table, every commit synced."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table notes(key text primary key, record text)")
    records = json.loads(like.read_bytes())["notes"]
    database.execute("begin")
    database.executemany("insert into notes values(?, ?)", ((key, json.dumps(value)) for key, value in records.items()))
    database.execute("commit")
    return database


def insert(database: sqlite3.Connection, key: str, record: Record) -> None:
    database.execute("insert into notes values(?, ?)", (key, json.dumps(record)))


def put(database: sqlite3.Connection, note: Note) -> None:
    """What `Notebook.put` does, kept in SQLite: clean the note, look for an older state, stamp it, save it."""
    wanted = as_kept(note)
    key, time = note_key(wanted.id), now()
    found = database.execute("select record from notes where key = ?", (key,)).fetchone()
    insert(database, key, to_record(stamped(found and from_record(json.loads(found[0])), wanted, time, "bench")))


def change(table: RecordTable, key: str, record: Record) -> None:
    table.change(lambda records: {key: record})


def tell(what: str, ratio: float, target: float, unit: str = "x") -> None:
    met = "met" if ratio <= target else "NOT MET"
    print(f"{what:<62} {ratio:9.4f} {unit:<3} target <= {target:g} {unit}: {met}", flush=True)


def saves(folder: Path, many: Path, few: Path) -> None:
    large, small = Notebook.open(many), Notebook.open(few)
    copy = folder / "copy.json"
    copy.write_bytes(many.read_bytes())
    records = RecordTable(NotesStorage(copy), "notes")
    database = sqlite(folder / "notes.sqlite", many)
    plain = folder / "stock.json"
    plain.write_bytes(many.read_bytes())
    stock = TinyDB(plain, encoding="utf-8").table("notes")
    other_work = bytes(200_000)
    os.sync()  # what was made above is not to be written during the first saves
    times: dict[str, list[float]] = {name: [] for name in ("large", "small", "record", "sqlite", "sqlite put", "stock")}
    for number in range(ROUNDS):
        note, row = fresh(number), to_record(fresh(number))
        key = note_key(row["id"])
        contenders: dict[str, Callable[[], object]] = {
            "large": partial(large.put, note),
            "small": partial(small.put, replace(note, article="een")),
            "record": partial(change, records, key, row),
            "sqlite": partial(insert, database, key, row),
            "sqlite put": partial(put, database, fresh(number)),
        }
        for name in chance.sample(sorted(contenders), len(contenders)):
            time.sleep(0.004)  # a reader does not save without a pause either: caches are cold, for all of them
            sum(other_work)
            times[name].append(milliseconds(contenders[name]))
        if number % (ROUNDS // REWRITES) == 0:
            times["stock"].append(milliseconds(partial(stock.insert, row)))
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(", ".join(f"{name} {value:.3f} ms" for name, value in middle.items()))
    tell("a record saved at 100,000 / SQLite, WAL, synchronous=FULL", middle["record"] / middle["sqlite"], 1.2)
    tell("a note cleaned, stamped and saved / the same in SQLite", middle["large"] / middle["sqlite put"], 1.2)
    print(f"a note cleaned, stamped and saved / a finished record in SQLite: {middle['large'] / middle['sqlite']:.2f}")
    tell("a note saved at 100,000 / stock TinyDB", middle["large"] / middle["stock"], 1 / 500)
    tell("a note saved at 100,000 / at 100", middle["large"] / middle["small"], 1.3)


def opens(some: Path) -> None:
    def ours() -> object:
        notebook = Notebook.open(some)
        return notebook, notebook.notes("artikel-3")

    def stock() -> object:
        with TinyDB(some, encoding="utf-8") as database:
            return database.table("notes").all()

    gc.collect()
    pairs = [(milliseconds(ours), milliseconds(stock)) for _ in range(15)]
    own, other = (statistics.median(values) for values in zip(*pairs, strict=True))
    print(f"open and first article at 5,000: {own:.1f} ms, stock TinyDB open and all: {other:.1f} ms")
    tell("opened at 5,000 / stock TinyDB", own / other, 0.8)


def reads(many: Path) -> None:
    notebook = Notebook.open(many)
    names = [f"artikel-{number}" for number in range(MANY // PER_ARTICLE)]
    for name in names:
        notebook.notes(name)
    times = []
    for number, name in enumerate(chance.sample(names, 200)):
        notebook.put(replace(fresh(number), article=names[0]))
        times.append(milliseconds(partial(notebook.notes, name)))
    tell("notes of one article at 100,000, as read before", statistics.median(times), 0.1, "ms")
    notebook.put(*(fresh(number).with_note("een zeldzaam woord van de minister") for number in range(20)))
    first = milliseconds(lambda: Catalogue(notebook).find(parse("minister kat"), Order.NEWEST, {}))
    entries, terms = list(map(entry_of, notebook.notes())), parse("minister zeldzaam").terms
    times = [milliseconds(lambda: matching(entries, terms, {}, {})) for _ in range(9)]
    assert len(matching(entries, terms, {}, {})) == 20
    print(f"the first search, which folds them all: {first:.0f} ms")
    tell("text search at 100,000", statistics.median(times), 50, "ms")


def gaps(seconds: float, work: Callable[[], object]) -> list[float]:
    """How long a screen that looks every millisecond had to wait, with `work` three times a second."""
    found, begun = [], time.perf_counter()
    last = worked = begun
    while last < begun + seconds:
        time.sleep(0.001)
        if time.perf_counter() > worked + 0.3:
            worked = time.perf_counter()
            work()
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
    return found


def watched(many: Path) -> tuple[list[float], list[float], float]:
    """The gaps of one run of the app, idle and while `notes.json` is written, and the longest save among them."""
    notebook = Notebook.open(many)
    notebook.notes()
    gc.collect()
    gc.freeze()  # as the app does
    os.sync()
    idle = gaps(IDLE, lambda: None)
    before, saved = many.stat().st_ino, [0.0]
    notebook.keep_up()
    busy = gaps(BUSY, lambda: saved.append(milliseconds(lambda: notebook.put(fresh(chance.randrange(MANY))))))
    assert many.stat().st_ino != before, "notes.json was written meanwhile"
    notebook.close()
    gc.unfreeze()
    return idle, busy, max(saved)


def screen(many: Path) -> None:
    runs = [watched(many) for _ in range(SCREENS)]
    longest = (f"{max(busy):.1f} (of a save {save:.1f})" for _, busy, save in runs)
    print(f"the longest gap of each run, while saving and writing notes.json: {', '.join(longest)} ms")
    idle, busy = (sorted(chain(*found)) for found in ([run[0] for run in runs], [run[1] for run in runs]))
    for name, part in (("99 % of gaps", 0.99), ("99.9 % of gaps", 0.999), ("the longest gap", 1.0)):
        calm, most = (found[min(int(len(found) * part), len(found) - 1)] for found in (idle, busy))
        print(f"{name}: idle {calm:.1f} ms, saving and writing notes.json {most:.1f} ms")
        tell(f"{name} over idle at 100,000", most - calm, 5, "ms")


def main() -> None:
    with TemporaryDirectory(prefix="leeslamp-bench-") as name:
        folder = Path(name)
        many, some, few = (begin(folder / f"{notes}.json", notes) for notes in (MANY, SOME, FEW))
        saves(folder, many, few)
        opens(some)
        reads(many)
        screen(many)


if __name__ == "__main__":
    main()
