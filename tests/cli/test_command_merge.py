"""`merge`: another copy taken in, and git merging two branches of notes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from cli.command_samples import Leeslamp
from notes.note_samples import sample

from tui.article.workspace import Workspace
from tui.notes.notebook import Notebook


def test_another_copy_is_taken_in(leeslamp: Leeslamp, workspace: Workspace, noted: str, tmp_path: Path) -> None:
    other = Notebook.open(tmp_path / "elders.json", device="phone")
    other.put(sample("van elders"))
    other.close()
    ran = leeslamp("merge", tmp_path / "elders.json")
    assert (ran.code, ran.out, ran.err) == (0, "elders.json: 1 note added, 0 changed, 0 deleted\n", "")
    notes = Notebook.open(workspace.notes).notes()
    assert len(notes) == 2
    assert leeslamp("merge", tmp_path / "elders.json").out == "elders.json: 0 notes added, 0 changed, 0 deleted\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not a file; name a copy of notes.json"),
        (b"", "is damaged: it is empty"),
        (b'{"notes": {"1": {}', "is damaged: it breaks off"),
        (b'{"meta": {"1": {"schema": 99}}}', "was written by a newer leeslamp (schema 99); update leeslamp"),
    ],
)
def test_what_is_no_copy_is_refused(
    leeslamp: Leeslamp, workspace: Workspace, noted: str, tmp_path: Path, content: bytes | None, said: str
) -> None:
    before = workspace.notes.read_bytes()
    copy = tmp_path / "kopie.json"
    if content is not None:
        copy.write_bytes(content)
    ran = leeslamp("merge", copy)
    assert ran.code == 1
    assert f"{copy} {said}" in ran.err
    assert workspace.notes.read_bytes() == before


def test_two_files_are_one_too_few(leeslamp: Leeslamp) -> None:
    ran = leeslamp("merge", "a", "b")
    assert ran.code == 1
    assert "BASE OURS THEIRS" in ran.err


class Repository:
    """A git repository whose notes.json is merged by leeslamp."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "notes.json"
        self("init", "-q", "-b", "main")
        self("config", "merge.leeslamp.driver", f"{sys.executable} -m tui merge %O %A %B")
        (folder / ".gitattributes").write_text("notes.json merge=leeslamp\n", encoding="utf-8")
        self("add", ".")
        self.commit("begun")

    def __call__(self, *arguments: str) -> str:
        names = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"}
        root = Path(__file__).parents[2]
        environment: Mapping[str, str] = {
            **os.environ,
            **names,
            "PYTHONPATH": str(root),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        self("add", ".")
        self("commit", "-q", "-m", message)

    def notebook(self, device: str) -> Notebook:
        return Notebook.open(self.file, device=device)


def test_two_branches_that_added_edited_and_deleted_merge_clean(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    book = repository.notebook("laptop")
    one, two, three, shared = book.put(sample("een"), sample("twee"), sample("drie"), sample("boven\nmidden\nonder"))
    book.close()
    repository.commit("four notes")
    repository("checkout", "-q", "-b", "phone")
    book = repository.notebook("phone")
    book.put(replace(shared, note="boven\nmidden\nONDER"), sample("van de telefoon"), replace(one, note="een!"))
    book.delete(three.id)
    book.close()
    repository.commit("phone")
    repository("checkout", "-q", "main")
    book = repository.notebook("laptop")
    book.put(replace(shared, note="BOVEN\nmidden\nonder"), sample("van de laptop"))
    book.delete(two.id)
    book.close()
    repository.commit("laptop")
    repository("merge", "-q", "-m", "merged", "phone")
    texts = {note.note for note in Notebook.open(repository.file).notes()}
    assert texts == {"een!", "BOVEN\nmidden\nONDER", "van de telefoon", "van de laptop"}
    json.loads(repository.file.read_bytes())
    repository("checkout", "-q", "phone")
    repository("merge", "-q", "--no-ff", "-m", "other way", "main~1")
    assert not repository("diff", "main", "phone", "--", "notes.json"), "both ways make the same file"


def test_an_added_note_is_one_added_line(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    book = repository.notebook("laptop")
    book.put(sample("een", number=5))
    book.close()
    repository.commit("one")
    book = repository.notebook("laptop")
    book.put(sample("twee", number=7))
    book.close()
    assert repository("diff", "--numstat").split() == ["1", "0", "notes.json"]
