"""Real faults: full and read-only disks, other programs on the same file."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest
from notes.note_samples import answer, full_disk, plain, python, sample, stored
from tinydb import TinyDB

from tui.errors import NotebookError
from tui.notes.notebook import Notebook
from tui.notes.store.storage import NotesStorage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting a tmpfs needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def _as_on_disk(notebook: Notebook) -> None:
    shown = {note.id: note.updated for note in notebook.notes()}
    assert shown == {record["id"]: record["updated"] for record in stored(notebook.path, "notes")}


def test_a_failed_write_through_tinydb_leaves_memory_as_the_disk(path: Path) -> None:
    Notebook.open(path).put(sample("blijft"))
    with TinyDB(path, storage=NotesStorage) as database:
        notes = database.table("notes")
        with full_disk(), pytest.raises(NotebookError):
            notes.update({"note": "anders"})
        assert [record["note"] for record in notes] == ["blijft"]


LIMITED = """
import json, resource, sys
from pathlib import Path
from notes.note_samples import answer, full_disk, plain, python, sample, stored
from tui.errors import NotebookError
from tui.notes.notebook import Notebook

path = Path(sys.argv[1])
notebook = Notebook.open(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
try:
    notebook.put(sample("te veel"))
except NotebookError as error:
    said = str(error)
shown = [note.note for note in notebook.notes()]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
notebook.put(sample("past weer"))
print(json.dumps([said, shown, [note.note for note in notebook.notes()]]))
"""


def test_a_file_that_may_not_grow_stays_as_it_was(path: Path) -> None:
    Notebook.open(path).put(sample("blijft"))
    said, shown, after = answer(LIMITED, path)
    assert said == f"{path}.journal cannot be written: File too large; make room or permission for it and save again"
    assert shown == ["blijft"]
    assert sorted(after) == ["blijft", "past weer"]
    assert sorted(record["note"] for record in stored(path, "notes")) == ["blijft", "past weer"]
    assert [file.name for file in path.parent.iterdir()] == ["notes.json.journal"]


def test_a_full_disk_stays_readable_and_is_used_again_when_there_is_room(small_disk: Path) -> None:
    notebook = Notebook.open(small_disk / "notes.json")
    filler = small_disk / "filler"
    filler.write_bytes(bytes(128 << 10))
    saved = 0
    said = ""
    while not said and saved < 1000:
        try:
            saved += len(notebook.put(*(sample("woord " * 50) for _ in range(10))))
        except NotebookError as error:
            said = str(error)
    assert "No space left on device" in said
    _as_on_disk(notebook)
    assert len(notebook.notes()) == saved > 10
    notebook.close()  # there is no room for a second file
    assert len(stored(notebook.path, "notes")) == saved
    filler.unlink()
    notebook = Notebook.open(notebook.path)
    notebook.put(sample("past"))
    _as_on_disk(notebook)
    notebook.close()
    assert len(plain(notebook.path, "notes")) == saved + 1
    assert not list(small_disk.glob("*.journal"))


def test_a_disk_that_turns_read_only_is_read(small_disk: Path) -> None:
    notebook = Notebook.open(small_disk / "notes.json")
    notebook.put(sample("blijft"))
    notebook.close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for opened in (notebook, Notebook.open(notebook.path)):
        assert "write-protected" in opened.read_only
        with pytest.raises(NotebookError, match="write-protected"):
            opened.put(sample())
        assert [note.note for note in opened.notes()] == ["blijft"]
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    notebook.put(sample())
    assert notebook.read_only == ""
    notebook.close()


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    notebook = Notebook.open(path)
    path.mkdir()
    for use in (lambda: Notebook.open(path), notebook.notes, lambda: notebook.put(sample())):
        with pytest.raises(NotebookError, match="is not a file"):
            use()
    assert path.is_dir()


def test_a_pipe_in_place_of_the_file_does_not_hang(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotebookError, match="is not a file"):
        Notebook.open(path)


def test_a_write_that_fails_is_told_and_changes_nothing(path: Path) -> None:
    notebook = Notebook.open(path)
    (note,) = notebook.put(sample("blijft"))
    before = stored(path, "notes")
    for use in (
        lambda: notebook.put(note.with_note("anders"), sample("nieuw")),
        lambda: notebook.delete(note.id),
        lambda: notebook.keep_draft("a", "b"),
    ):
        with full_disk(), pytest.raises(NotebookError, match="cannot be written: File too large"):
            use()
    assert notebook.notes() == [note]
    assert notebook.draft("a") == ""
    assert stored(path, "notes") == before


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "weg" / "notes.json")
    with pytest.raises(NotebookError, match="cannot be written: No such file"):
        notebook.put(sample())


UNPRIVILEGED = """
import json, os, sys
from pathlib import Path
from notes.note_samples import answer, full_disk, plain, python, sample, stored
from tui.errors import NotebookError
from tui.notes.notebook import Notebook

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    notebook = Notebook.open_or_recover(Path(sys.argv[1]))
    shown, reason = [note.note for note in notebook.notes()], notebook.read_only
    notebook.put(sample())
    said = ""
except NotebookError as error:
    said = str(error)
    shown = shown if "shown" in globals() else None
    reason = reason if "reason" in globals() else None
print(json.dumps([shown, reason, said]))
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A notebook in a folder anybody may enter; the folders of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        notebook = Notebook.open(folder / "notes.json")
        notebook.put(sample("blijft"))
        notebook.close()
        yield folder / "notes.json"
        folder.chmod(0o777)


def test_a_read_only_folder_opens_read_only(public: Path) -> None:
    public.parent.chmod(0o555)
    shown, reason, said = answer(UNPRIVILEGED, public)
    assert shown == ["blijft"]
    assert "is write-protected; notes can be read but not saved" in reason
    assert said == reason


def test_a_read_only_file_opens_read_only(public: Path) -> None:
    public.chmod(0o444)
    shown, reason, said = answer(UNPRIVILEGED, public)
    assert shown == ["blijft"]
    assert reason.startswith(f"{public} is write-protected")
    assert said == reason


def test_a_file_that_may_not_be_read_is_told(public: Path) -> None:
    public.chmod(0)
    shown, _, said = answer(UNPRIVILEGED, public)
    assert shown is None
    assert said.startswith(f"{public} cannot be read: Permission denied")


def test_a_damaged_file_that_cannot_be_set_aside_is_told_and_kept(public: Path) -> None:
    public.write_bytes(b"kapot")
    public.parent.chmod(0o555)
    shown, _, said = answer(UNPRIVILEGED, public)
    assert shown is None
    assert said.startswith(f"{public} is damaged and cannot be set aside: Permission denied")
    assert public.read_bytes() == b"kapot"


REPLACER = """
import json, os, sys
from pathlib import Path
path = Path(sys.argv[1])
tables = json.loads(path.read_text("utf-8"))
key, record = next(iter(tables["notes"].items()))
tables["notes"] = {key: record | {"note": sys.argv[2]}, "5": record | {"id": "5" * 32, "note": "ook " + sys.argv[2]}}
path.with_name("new").write_text(json.dumps(tables))
os.replace(path.with_name("new"), path)
print("true")
"""


def test_a_file_replaced_by_another_process_is_seen_and_kept(path: Path) -> None:
    notebook = Notebook.open(path)
    (mine,) = notebook.put(sample("van mij"))
    notebook.close()
    answer(REPLACER, path, "van de ander")
    assert {note.note for note in notebook.notes()} == {"van de ander", "ook van de ander"}
    answer(REPLACER, path, "weer anders")
    notebook.put(sample("nieuw van mij"))
    assert {record["note"] for record in stored(path, "notes")} == {"weer anders", "ook weer anders", "nieuw van mij"}
    assert len(notebook.notes()) == 3
    changed = notebook.get(mine.id)
    assert changed is not None
    assert changed.note == "weer anders"


REWRITER = """
import sys
from tinydb import TinyDB
with TinyDB(sys.argv[1], encoding="utf-8") as database:
    drafts = database.table("drafts")
    for _ in sys.stdin:
        for times in (4000, 1):
            drafts.upsert({"key": "a", "text": "woord " * times}, lambda draft: draft["key"] == "a")
        print("done", flush=True)
"""


def test_a_file_plain_tinydb_is_writing_is_not_taken_for_damaged(path: Path) -> None:
    Notebook.open(path).put(*(sample("woord " * 20) for _ in range(50)))
    notebook = Notebook.open(path)
    with python(REWRITER, path, stdin=subprocess.PIPE) as writer:
        assert writer.stdin
        assert writer.stdout
        for _ in range(40):
            writer.stdin.write("again\n")
            writer.stdin.flush()
            while not select([writer.stdout], [], [], 0)[0]:
                assert len(notebook.draft("a")) in (0, 6, 24_000)
                assert len(notebook.notes()) == 50
            assert writer.stdout.readline() == "done\n"
            assert notebook.draft("a") == "woord "


def test_two_instances_in_turn_keep_everything(path: Path) -> None:
    one, other = Notebook.open(path, device="laptop"), Notebook.open(path, device="tablet")
    for number in range(20):
        one.put(sample(f"een {number}"))
        other.put(sample(f"twee {number}"))
        other.put(one.notes()[0].with_note(f"samen {number}"))
        assert one.notes() == other.notes()
    assert len(one.notes()) == 40
    _as_on_disk(one)
