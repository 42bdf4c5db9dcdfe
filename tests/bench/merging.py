"""Two branches of a git repository merged by `leeslamp merge`, forty times: `python tests/bench/merging.py`.

Each branch adds, changes and deletes notes at random; what must come out is worked out from the changes alone.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import plain, sample

from tui.notes.notebook import Notebook
from tui.notes.record import Colour

MERGES, NOTES = 40, 30
LINES = 8
"""Of a note."""


@dataclass
class Branch:
    """What was done on one side."""

    device: str
    added: set[str] = field(default_factory=set)
    lines: dict[str, dict[int, str]] = field(default_factory=dict)
    """Per note the lines that were changed."""
    colours: dict[str, Colour] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def change(self, path: Path, chance: random.Random) -> None:
        """Add, change and delete."""
        notebook = Notebook.open(path, device=self.device)
        ids = [note.id for note in notebook.notes()]
        for number in range(chance.randrange(1, 6)):
            (note,) = notebook.put(sample(f"nieuw {number} van {self.device}"))
            self.added.add(note.id)
        for id in chance.sample(ids, chance.randrange(1, 6)):
            note, line = notebook.get(id) or sample(), chance.randrange(0, LINES, 2)
            words = note.note.split("\n")
            words[line] = f"regel {line} van {self.device} {chance.randrange(1000)}"
            notebook.put(replace(note, note="\n".join(words)))
            self.lines.setdefault(id, {})[line] = words[line]
        for id in chance.sample(ids, chance.randrange(1, 6)):
            colour = chance.choice(list(Colour)[1:])
            notebook.put(replace(notebook.get(id) or sample(), color=colour))
            self.colours[id] = colour
        for id in chance.sample(ids, chance.randrange(1, 4)):
            notebook.delete(id)
            self.deleted.add(id)
        notebook.close()


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    name = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    here = {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **name, **here}, capture_output=True, text=True, check=False
    )


def wrong(path: Path, ids: set[str], first: Branch, second: Branch) -> list[str]:
    """What is not as it must be in the merged file. The second branch made its changes after the first."""
    notes = {record["id"]: record for record in plain(path, "notes")}
    said = []
    living = {id for id, note in notes.items() if not note["deleted"]}
    touched_later = second.lines.keys() | second.colours.keys()
    gone = (first.deleted - (touched_later - second.deleted)) | second.deleted
    if living != (ids | first.added | second.added) - gone:
        said.append(f"living: {living ^ ((ids | first.added | second.added) - gone)}")
    for id in living & ids:
        for branch, other in ((first, second), (second, first)):
            missing = set(branch.lines.get(id, {}).values()) - set(notes[id]["note"].split("\n"))
            said += [f"{id} has not {line!r} of {branch.device}" for line in missing]
            if id in branch.colours and id not in other.colours and notes[id]["color"] != branch.colours[id]:
                said.append(f"{id} is not {branch.colours[id]}")
    return said


def merge(folder: Path, chance: random.Random) -> list[str]:
    """What is wrong after one merge."""
    folder.mkdir()
    path = folder / "notes.json"
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "merge.leeslamp.driver", f"{sys.executable} -m tui merge %O %A %B")
    (folder / ".gitattributes").write_text("notes.json merge=leeslamp\n", encoding="utf-8")
    (folder / ".gitignore").write_text("notes.json.*\n", encoding="utf-8")
    notebook = Notebook.open(path, device="begin")
    text = "\n".join(f"regel {line}" for line in range(LINES))
    ids = {note.id for note in notebook.put(*(sample(text) for _ in range(NOTES)))}
    notebook.close()
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begun")
    first, second = Branch("laptop"), Branch("phone")
    for branch in (first, second):
        git(folder, "checkout", "-q", "-b", branch.device, "main")
        branch.change(path, chance)
        git(folder, "commit", "-q", "-a", "-m", branch.device)
    done = git(folder, "merge", "-q", "-m", "merged", first.device)
    return [done.stdout + done.stderr] if done.returncode else wrong(path, ids, first, second)


def main() -> None:
    right = 0
    with TemporaryDirectory(prefix="leeslamp-merging-") as name:
        for number in range(MERGES):
            said = merge(Path(name, str(number)), random.Random(number))
            right += not said
            for sentence in said:
                print(f"merge {number}: {sentence}")
    print(f"{right} of {MERGES} clean and right")


if __name__ == "__main__":
    main()
