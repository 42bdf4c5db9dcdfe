"""Two branches of a git repository merged by `leeslamp merge`, forty times: `python tests/bench/merging.py`.

Each branch adds, changes and deletes notes at random, often the same ones, with clocks that run side by side; what must
come out is worked out from the changes alone.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import plain, sample

from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.notes.shelf import note_key
from tui.notes.store.form import complete, dump, parse

MERGES, NOTES = 40, 30
TOUCHED = 10
"""Notes that the branches choose from: so few that they often choose the same one."""
LINES = 8
"""Of a note."""


class Clock:
    """Goes on by up to half an hour each time it is asked; two that start on different seconds never agree."""

    def __init__(self, second: int, chance: random.Random) -> None:
        self._now = datetime(2026, 6, 1, second=second)
        self._chance = chance

    def __call__(self) -> str:
        self._now += timedelta(minutes=self._chance.randrange(1, 30))
        return f"{self._now.isoformat(timespec='milliseconds')}Z"


@dataclass
class Branch:
    """What was done on one side."""

    device: str
    clock: Clock
    added: dict[str, Note] = field(default_factory=dict)
    lines: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Per note the line that was changed."""
    colours: dict[str, tuple[str, Colour]] = field(default_factory=dict)
    """When, and the new one."""
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    edited: dict[str, str] = field(default_factory=dict)
    """When the note was changed last."""
    deleted: dict[str, str] = field(default_factory=dict)

    def change(self, path: Path, ids: list[str], chance: random.Random) -> None:
        """Add, change and delete."""
        notebook = Notebook.open(path, device=self.device, clock=self.clock)
        for number in range(chance.randrange(1, 6)):
            (note,) = notebook.put(fresh(f"nieuw {number} van {self.device}", chance))
            self.added[note.id] = note
        for id in chance.sample(ids, chance.randrange(1, 6)):
            for edit in chance.sample((self._words, self._colour, self._tags), chance.randrange(1, 4)):
                (note,) = notebook.put(edit(known(notebook, id), chance))
                self.edited[id] = note.updated
                if edit == self._colour:
                    self.colours[id] = note.updated, note.color
        for id in chance.sample(ids, chance.randrange(1, 4)):
            self.deleted[id] = notebook.delete(id).updated
        notebook.close()

    def _words(self, note: Note, chance: random.Random) -> Note:
        words, line = note.note.split("\n"), chance.randrange(0, LINES, 2)  # git takes changed neighbours for one
        words[line] = f"regel {line} van {self.device} {chance.randrange(1000)}"
        self.lines[note.id] = line, words[line]
        return replace(note, note="\n".join(words))

    def _colour(self, note: Note, chance: random.Random) -> Note:
        return replace(note, color=chance.choice(list(Colour)[1:]))

    def _tags(self, note: Note, chance: random.Random) -> Note:
        kept = chance.choice((note.tags, note.tags[1:]))
        self.tags[note.id] = (*kept, f"van-{self.device}")
        return replace(note, tags=self.tags[note.id])


def known(notebook: Notebook, id: str) -> Note:
    note = notebook.get(id)
    assert note
    return note


def fresh(text: str, chance: random.Random) -> Note:
    """Another note, the same in every run."""
    return replace(sample(text), id=UUID(int=chance.getrandbits(128)).hex)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    name = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    here = {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **name, **here}, capture_output=True, text=True, check=False
    )


def wrong(path: Path, before: dict[str, Note], sides: tuple[Branch, Branch]) -> list[str]:
    """What is not as it must be in the merged file."""
    said = []
    if path.read_bytes() != dump(complete(parse(path.read_bytes(), path.name))):
        said.append("not in the form of a notebook")
    if {record["id"] for record in plain(path, "notes")} != {*before, *sides[0].added, *sides[1].added}:
        said.append("a record is missing, or too many")
    notebook = Notebook.open(path)
    said += notebook.notices
    for branch in sides:
        said += [f"new note {id} is not as it was" for id, note in branch.added.items() if notebook.get(id) != note]
    for id, old in before.items():
        note = known(notebook, id)
        if not any(id in branch.edited or id in branch.deleted for branch in sides) and note != old:
            said.append(f"{id} was changed by nobody")
        said += [f"{id}: {what}" for what in astray(old, note, sides)]
    return said


def astray(old: Note, note: Note, sides: tuple[Branch, Branch]) -> list[str]:
    """What is not as it must be in one note."""
    id, said = old.id, []
    gone = max((branch.deleted[id] for branch in sides if id in branch.deleted), default="")
    edited = max((branch.edited[id] for branch in sides if id in branch.edited), default="")
    if bool(note.deleted) != (gone > edited):
        said.append(f"deleted {note.deleted}, though deleted at {gone or 'no time'} and changed at {edited or 'none'}")
    changes = [branch.lines[id] for branch in sides if id in branch.lines]
    words = old.note.split("\n")
    for line, text in changes:
        words[line] = text
    if len({line for line, _ in changes}) == len(changes):
        if note.note != "\n".join(words):
            said.append(f"not the words of both: {note.note!r}")
    elif missing := {*words, *(text for _, text in changes)} - set(note.note.split("\n")):
        said.append(f"without {missing}")
    if note.color != max((branch.colours[id] for branch in sides if id in branch.colours), default=("", old.color))[1]:
        said.append(f"{note.color} is not the later colour")
    first, second = (set(branch.tags.get(id, old.tags)) for branch in sides)
    if set(note.tags) != (first | second) - (set(old.tags) - (first & second)):
        said.append(f"tagged {note.tags}")
    return said


def begin(path: Path, chance: random.Random) -> dict[str, Note]:
    """A repository with a notebook, and its notes."""
    folder = path.parent
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "merge.leeslamp.driver", f"{sys.executable} -m tui merge %O %A %B")
    (folder / ".gitattributes").write_text("notes.json merge=leeslamp\n", encoding="utf-8")
    (folder / ".gitignore").write_text("notes.json.*\n", encoding="utf-8")
    notebook = Notebook.open(path, device="begin", clock=lambda: "2026-05-31T00:00:00.000Z")
    text = "\n".join(f"regel {line}" for line in range(LINES))
    notes = notebook.put(*(replace(fresh(text, chance), tags=("een", "twee")) for _ in range(NOTES)))
    notebook.close()
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begun")
    return {note.id: note for note in notes}


def added(path: Path, before: dict[str, Note], chance: random.Random) -> list[str]:
    """What is wrong with the diff of one added note; it is taken back."""
    notebook = Notebook.open(path)
    note = fresh("alleen", chance)
    notebook.put(note)
    notebook.close()
    lines = git(path.parent, "diff", "--numstat").stdout.split()
    git(path.parent, "checkout", "-q", path.name)
    # before all others it also gives the one that was first its comma
    expected = ["2", "1"] if note_key(note.id) < min(map(note_key, before)) else ["1", "0"]
    return [] if lines == [*expected, path.name] else [f"the diff of one added note: {lines}"]


def merge(folder: Path, chance: random.Random) -> tuple[list[str], int]:
    """What is wrong after one merge, and how many notes both sides touched."""
    path = folder / "notes.json"
    before = begin(path, chance)
    said = added(path, before, chance)
    sides = Branch("laptop", Clock(1, chance)), Branch("phone", Clock(2, chance))
    for branch in sides:
        git(folder, "checkout", "-q", "-b", branch.device, "main")
        branch.change(path, list(before)[:TOUCHED], chance)
        git(folder, "commit", "-q", "-a", "-m", branch.device)
    first, second = ({*branch.edited, *branch.deleted} for branch in sides)
    done = git(folder, "merge", "-q", "-m", "merged", "laptop")
    if done.returncode or git(folder, "status", "--porcelain").stdout:
        return [*said, f"git: {done.stdout}{done.stderr}"], 0
    if git(folder, "rev-list", "--count", "--merges", "HEAD").stdout != "1\n":
        return [*said, "git had nothing to merge"], 0
    return said + wrong(path, before, sides), len(first & second)


def main() -> None:
    right = shared = 0
    with TemporaryDirectory(prefix="leeslamp-merging-") as name:
        for number in range(MERGES):
            said, both = merge(Path(name, str(number)), random.Random(number))
            right, shared = right + (not said), shared + both
            for sentence in said:
                print(f"merge {number}: {sentence}")
    print(f"{right} of {MERGES} clean and right, an added note +1 line; both sides had touched {shared} notes")


if __name__ == "__main__":
    main()
