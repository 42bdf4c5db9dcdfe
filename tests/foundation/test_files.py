"""A file is written whole or not at all, whatever goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.files import write_atomic

ROOT = Path(__file__).parents[2]
LARGE = 200_000

# Fills the file with one byte over and over, and says so after each time.
WRITER = f"""
import sys
from pathlib import Path
from tui.files import write_atomic
path = Path(sys.argv[1])
for number in range(10_000_000):
    write_atomic(path, b"%d" % (number % 10) * {LARGE})
    print(number, flush=True)
"""

# No file may grow past 1,000 bytes, as on a full disk.
CRAMPED = """
import resource, signal, sys
from pathlib import Path
from tui.files import write_atomic
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))
try:
    write_atomic(Path(sys.argv[1]), b"n" * 5_000)
except OSError as error:
    print(error.errno)
"""


def run(program: str, path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", b"x", "één\n".encode(), b"\0" * LARGE])
def test_what_is_written_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.json"
    write_atomic(path, b"old")
    write_atomic(path, data)
    assert path.read_bytes() == data
    assert names(tmp_path) == ["notes.json"]


def test_a_new_file_gets_the_mode_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomic(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "notes.json"
    path.touch()
    path.chmod(mode)
    write_atomic(path, b"new")
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("target", ["elsewhere/real.json", "elsewhere/not-yet.json"])
def test_a_link_stays_a_link(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "real.json").write_bytes(b"old")
    link = tmp_path / "notes.json"
    link.symlink_to(target)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / target).read_bytes() == b"new"
    assert names(tmp_path) == ["elsewhere", "notes.json"]
    assert names(tmp_path / "elsewhere") == sorted({"real.json", Path(target).name})


def test_another_name_of_the_old_file_keeps_the_old_content(tmp_path: Path) -> None:
    """Whoever has the file open reads it to its end: it is replaced, not overwritten."""
    path = tmp_path / "notes.json"
    path.write_bytes(b"old")
    with path.open("rb") as open_before:
        write_atomic(path, b"new and longer")
        assert open_before.read() == b"old"


def _missing(folder: Path) -> Path:
    return folder / "missing" / "notes.json"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "notes.json"


def _a_folder(folder: Path) -> Path:
    (folder / "notes.json").mkdir()
    return folder / "notes.json"


def _too_long(folder: Path) -> Path:
    return folder / ("n" * 250)


@pytest.mark.parametrize("place", [_missing, _below_a_file, _a_folder, _too_long])
def test_a_place_that_takes_no_file_raises(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    path = place(tmp_path)
    before = names(tmp_path)
    with pytest.raises(OSError, match=r"\[Errno \d+\]"):
        write_atomic(path, b"new")
    assert names(tmp_path) == before


@pytest.mark.parametrize("old", [b"old", None])
def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "notes.json"
    if old is not None:
        path.write_bytes(old)
    said, _ = run(CRAMPED, path).communicate(timeout=60)
    assert said.strip().isdecimal()
    assert names(tmp_path) == ([] if old is None else ["notes.json"])
    assert old is None or path.read_bytes() == old


def test_being_killed_never_leaves_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    for round in range(10):
        writer = run(WRITER, path)
        assert writer.stdout
        written = [writer.stdout.readline() for _ in range(1 + round * 3)]  # a different moment each time
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()  # not communicate(): it would miss what readline() has read ahead
        writer.stdout.close()
        writer.wait(60)
        assert writer.returncode == -signal.SIGKILL
        last = int([*written, *rest.splitlines(keepends=True)][-1])
        data = path.read_bytes()
        # what it reported last, or the one after, which it had no time to report
        assert data in {b"%d" % (number % 10) * LARGE for number in (last, last + 1)}
