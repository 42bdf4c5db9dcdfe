"""Writers killed at random moments, and what they leave: `python tests/bench/campaign/kills.py [--kills 1000]`.

With `--writers 2` two of them share the file, and both are killed at once. README.md tells what this shows and what
it does not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from notes.note_samples import plain, python, sample

from tui.notes.notebook import Notebook
from tui.notes.store import keeper

NOTES = 200
"""In the notebook a campaign begins with."""
LIFE = 0.02, 0.3
"""Seconds a writer lives at least and at most."""
FRESH = 25
"""Kills after which a new notebook is begun: the old one grows."""
ENDLESS = 1 << 30
"""Saves of a writer that is to be killed."""
DEVICES = "laptop", "phone"


@dataclass
class Saved:
    """What writers were told is saved, and what of it was missing."""

    last: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """The time, the words and whether it was deleted, of the last save of each note."""
    saves: int = 0
    lost: int = 0
    unreadable: int = 0
    failed: list[str] = field(default_factory=list)
    """What writers said that could not go on."""

    def add(self, id: str, updated: str, words: str, deleted: bool) -> None:
        """Take in a save."""
        self.saves += 1
        if updated >= self.last.get(id, ("",))[0]:
            self.last[id] = updated, words, deleted

    def compare(self, path: Path) -> list[str]:
        """What is wrong with the file at `path`, a sentence for each."""
        wrong, self.failed = self.failed, []
        try:
            if path.exists():
                plain(path, "notes")
        except ValueError as error:
            self.unreadable += 1
            wrong.append(f"plain TinyDB cannot read it: {error}")
        notebook = Notebook.open_or_recover(path)
        for id, (updated, words, deleted) in list(self.last.items()):
            note = notebook.get(id)
            if note is None or note.updated < updated:
                wrong.append(f"{id} of {updated} is {note and note.updated}")
            elif note.updated == updated and (note.note, bool(note.deleted)) != (words, deleted):
                wrong.append(f"{id} of {updated} says something else")
            else:
                continue
            self.lost += 1
            del self.last[id]  # counted once
        return wrong


def begin(path: Path, notes: int = NOTES) -> Saved:
    """A notebook to begin with."""
    notebook, saved = Notebook.open(path, device=DEVICES[0]), Saved()
    for note in notebook.put(*(sample(f"begin {number}") for number in range(notes))):
        saved.add(note.id, note.updated, note.note, deleted=False)
    notebook.close()
    return saved


class Writers:
    """A process whose children write: a fork starts at once where a new Python takes half a second."""

    def __enter__(self) -> Self:
        self._process = python("from bench.campaign.kills import serve; serve()", stdin=subprocess.PIPE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate(timeout=30)

    def start(self, path: Path, devices: Sequence[str], seed: int, **wishes: Any) -> list[int]:
        """The process numbers of writers on one file; with `saves=` they end by themselves after as many."""
        self._tell(path=str(path), devices=devices, seed=seed, **wishes)
        started: list[int] = self._hear()
        return started

    def end(self, saved: Saved, until: float = inf) -> None:
        """Hear what the writers of `start` saved, until all of them were gone; what came after `until` is no matter."""
        while told := self._hear():
            if isinstance(told, str):
                saved.failed.append(told)
            elif told[0] < until:
                saved.add(*told[1:])

    def kill(self, started: list[int], saved: Saved, until: float = inf) -> None:
        """End them at once."""
        for process in started:
            os.kill(process, signal.SIGKILL)
        self.end(saved, until)

    def _tell(self, **request: Any) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(request)}\n")
        self._process.stdin.flush()

    def _hear(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the process that starts writers has ended")
        return json.loads(line)


def serve() -> None:
    """Fork writers as they are asked for on the standard input."""
    keeper._QUIET, keeper._REST = 0.05, 1
    for line in sys.stdin:
        request = json.loads(line)
        path, saves = Path(request["path"]), request.get("saves", ENDLESS)
        if not request.get("sync", True):
            vars(os).update(fsync=lambda file: None, fdatasync=lambda file: None)
        gate, opener = os.pipe()
        started = [
            _fork(path, device, f"{request['seed']} {device}", saves, (gate, opener)) for device in request["devices"]
        ]
        _say(started)  # before anything that they save is said
        os.close(opener)
        os.close(gate)
        for process in started:
            os.waitpid(process, 0)
        _say(None)


def _fork(path: Path, device: str, seed: str, saves: int, gate: tuple[int, int]) -> int:
    process = os.fork()
    if process:
        return process
    try:
        os.close(gate[1])
        os.read(gate[0], 1)  # until the other end is closed everywhere
        write(path, device, random.Random(seed), saves)
    except Exception as error:
        _say(f"{type(error).__name__}: {error}")
        if saves == ENDLESS:
            signal.pause()  # it is killed by its number, which must stay its own until then
    finally:
        os._exit(0)


def write(path: Path, device: str, chance: random.Random, saves: int) -> None:
    """Put, change and delete notes; half of the writers have a keeper, half close the notebook now and then."""
    has_keeper, closes = chance.random() < 0.5, chance.random() < 0.5
    notebook = _opened(path, device, has_keeper)
    ids = [note.id for note in notebook.notes()]
    for number in range(saves):
        kind, note = chance.random(), notebook.get(chance.choice(ids)) if ids else None
        if note is None or kind < 0.3:
            (note,) = notebook.put(sample(f"nieuw {number} " * chance.randrange(1, 60)))
            ids.append(note.id)
        elif kind < 0.85 or note.deleted:
            (note,) = notebook.put(replace(note, note=f"anders {number} {chance.random()}", deleted=None))
        else:
            note = notebook.delete(note.id)
        _say([time.monotonic(), note.id, note.updated, note.note, bool(note.deleted)])
        if closes and chance.random() < 0.1:
            notebook.close()
            if chance.random() < 0.5:
                notebook = _opened(path, device, has_keeper)
        if has_keeper and chance.random() < 0.02:
            time.sleep(0.1)  # the keeper's turn
    notebook.close()


def _opened(path: Path, device: str, has_keeper: bool) -> Notebook:
    notebook = Notebook.open(path, device=device)
    if has_keeper:
        notebook.keep_up()
    return notebook


def _say(told: object) -> None:
    os.write(1, f"{json.dumps(told)}\n".encode())  # in one piece: two writers share the pipe


def campaign(folder: Path, kills: int, writers: int) -> str:
    """Kill so many times and say what was lost."""
    chance, total, snapshots = random.Random(time.time_ns()), Saved(), 0
    with Writers() as process:
        for number in range(kills):
            if number % FRESH == 0:
                path = folder / str(number) / "notes.json"
                path.parent.mkdir()
                saved = begin(path)
            started = process.start(path, DEVICES[:writers], chance.randrange(1 << 30))
            time.sleep(chance.uniform(*LIFE))
            process.kill(started, saved)
            for draft in path.parent.glob("*.tmp"):
                draft.unlink()
                snapshots += 1
            for sentence in saved.compare(path):
                print(f"kill {number + 1}, {path}: {sentence}", flush=True)
            if (number + 1) % FRESH == 0 or number + 1 == kills:
                total.saves += saved.saves - NOTES
                total.lost += saved.lost
                total.unreadable += saved.unreadable
                print(f"{number + 1} of {kills}: {total.saves} saves, {snapshots} snapshots interrupted", flush=True)
    return f"{kills} kills: {total.lost} acknowledged saves lost, {total.unreadable} unreadable files"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--writers", type=int, default=1, choices=(1, 2))
    wishes = parser.parse_args()
    with TemporaryDirectory(prefix="leeslamp-kills-") as folder:
        print(campaign(Path(folder), wishes.kills, wishes.writers))


if __name__ == "__main__":
    main()
