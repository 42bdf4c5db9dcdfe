"""The notebook with up to 100,000 notes against SQLite and plain TinyDB: `python tests/bench/saving.py`.

Contenders take turns within one run, on one disk; only the ratios mean something elsewhere. Notes are made up.
"""

from __future__ import annotations

import gc
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import sample
from tinydb import TinyDB

from tui.notes.notebook import Notebook
from tui.notes.record import Note, to_record
from tui.notes.search import Searcher
from tui.notes.shelf import note_key
from tui.notes.store.form import Record, complete, dump
from tui.notes.store.storage import NotesStorage
from tui.notes.store.table import RecordTable

MANY, SOME, FEW = 100_000, 5_000, 100
PER_ARTICLE = 50
ROUNDS = 300
SECONDS = 10
"""Of the imitated screen, idle and busy."""
WORDS = "de het een minister trein kat lamp lezen krant zegt nee ja morgen goed lijst"

chance = random.Random(4)


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


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
    times: dict[str, list[float]] = {name: [] for name in ("large", "small", "record", "sqlite")}
    for number in range(ROUNDS):
        note, row = fresh(number), to_record(fresh(number))
        key = note_key(row["id"])
        times["large"].append(milliseconds(partial(large.put, note)))
        times["small"].append(milliseconds(partial(small.put, replace(note, article="een"))))
        times["record"].append(milliseconds(partial(change, records, key, row)))
        times["sqlite"].append(milliseconds(partial(insert, database, key, row)))
    stock = TinyDB(many.with_name("stock.json"), encoding="utf-8")
    many.with_name("stock.json").write_bytes(many.read_bytes())
    rewriting = statistics.median(milliseconds(partial(stock.table("notes").insert, {"a": 1})) for _ in range(3))
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(", ".join(f"{name} {value:.3f} ms" for name, value in middle.items()), f"stock TinyDB {rewriting:.0f} ms")
    tell("a note saved at 100,000 / SQLite, WAL, synchronous=FULL", middle["large"] / middle["sqlite"], 1.2)
    tell("the same without making the note (record in, as SQLite)", middle["record"] / middle["sqlite"], 1.2)
    tell("a note saved at 100,000 / stock TinyDB", middle["large"] / rewriting, 1 / 500)
    tell("a note saved at 100,000 / at 100", middle["large"] / middle["small"], 1.3)


def opens(some: Path) -> None:
    def ours() -> None:
        Notebook.open(some).notes("artikel-3")

    def stock() -> None:
        with TinyDB(some, encoding="utf-8") as database:
            database.table("notes").all()

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
    searcher = Searcher()
    first = milliseconds(lambda: searcher.find(notebook.notes(), "minister kat"))
    times = [milliseconds(lambda: searcher.find(notebook.notes(), "minister zeldzaam")) for _ in range(9)]
    print(f"the first search, which folds them all: {first:.0f} ms")
    tell("text search at 100,000", statistics.median(times), 50, "ms")


def gaps(work: Callable[[], object]) -> list[float]:
    """How long a screen that looks every millisecond had to wait, sorted, with `work` three times a second."""
    found, begun = [], time.perf_counter()
    last = worked = begun
    while last < begun + SECONDS:
        time.sleep(0.001)
        if time.perf_counter() > worked + 0.3:
            worked = time.perf_counter()
            work()
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
    return sorted(found)


def screen(many: Path) -> None:
    notebook = Notebook.open(many)
    notebook.notes()
    gc.collect()
    gc.freeze()  # as the app does
    idle = gaps(lambda: None)
    notebook.keep_up()
    numbers = iter(range(MANY))
    busy = gaps(lambda: notebook.put(fresh(next(numbers))))
    notebook.close()
    at = len(busy) * 999 // 1000, len(busy) - 1
    for name, place in zip(("99.9 % of gaps", "the longest gap"), at, strict=True):
        print(
            f"{name}: idle {idle[min(place, len(idle) - 1)]:.1f} ms, saving and writing notes.json {busy[place]:.1f} ms"
        )
        tell(f"{name} over idle at 100,000", busy[place] - idle[min(place, len(idle) - 1)], 5, "ms")


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
