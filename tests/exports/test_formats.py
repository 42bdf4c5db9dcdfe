"""The one door to every format: the same bytes each time, and a file that is whole or not there."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from exports.export_samples import (
    ARTICLES,
    BROKEN_OFF,
    DELETED,
    DIGGERS,
    NOTES,
    SAMPLES,
    few,
    infos,
    notebooks,
    sample_file,
)
from hypothesis import given
from hypothesis import strategies as st

from tui.clean import HARMFUL
from tui.errors import ExportError
from tui.exports import formats
from tui.exports.arrange import arranged, title_of
from tui.exports.formats import Chosen, Format, default_name, format_of, render, write
from tui.exports.html.page import Page
from tui.notes.annotator import Placed
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

ROOT = Path(__file__).parents[2]


def rendered(format: Format, notes: Sequence[Note], articles: Mapping[str, ArticleInfo]) -> bytes:
    """With pages whose articles are gone."""

    def pages() -> list[Page]:
        names = dict.fromkeys(note.article for note in arranged(notes))
        found = {name: [Placed(note, (), None) for note in notes if note.article == name] for name in names}
        return [Page(title_of(name, articles), "", "", None, {}, placed) for name, placed in found.items()]

    return render(format, Chosen(notes, articles, pages))


@pytest.mark.parametrize("format", [Format.MD, Format.CSV, Format.JSON])
def test_the_samples(format: Format) -> None:
    assert rendered(format, NOTES, ARTICLES) == sample_file(format).read_bytes()


def test_the_sample_of_one_article() -> None:
    page = (SAMPLES / "one-article.md").read_bytes()
    assert rendered(Format.MD, [DIGGERS, BROKEN_OFF], ARTICLES) == page


@given(st.sampled_from(Format), notebooks, infos, st.randoms())
@few
def test_the_same_notes_are_the_same_text(format: Format, made: list[Note], info: ArticleInfo, random: Random) -> None:
    data = rendered(format, made, {info.id: info})
    shuffled = list(made)
    random.shuffle(shuffled)
    assert rendered(format, shuffled, {info.id: info}) == data
    if format.is_text:
        assert data.endswith(b"\n")
        assert not re.search(HARMFUL, data.decode())


@pytest.mark.parametrize("format", Format)
def test_deleted_notes_stay_behind(format: Format) -> None:
    assert rendered(format, [DELETED], ARTICLES) == rendered(format, [], ARTICLES)
    assert rendered(format, [DELETED, *NOTES], ARTICLES) == rendered(format, NOTES, ARTICLES)


def test_a_format_says_what_it_is() -> None:
    assert [format.suffix for format in Format] == [".md", ".html", ".csv", ".json", ".org", ".apkg", ".tsv"]
    assert len({format.description for format in Format}) == len(Format)
    assert all(format_of(Path(f"x{format.suffix.upper()}")) is format for format in Format)
    assert format_of(Path("x")) is Format.MD


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (None, "notes-all.md"),
        ("dijk-bij-ooijen", "notes-dijk-bij-ooijen.md"),
        ("café_2@1a2b3c4d", "notes-café_2@1a2b3c4d.md"),
        ('../a\\b:c*?"<>|', "notes-a-b-c.md"),
        ("a\n\x00\udce9b", "notes-a-b.md"),
        ("..", "notes-article.md"),
        ("é" * 200, f"notes-{'é' * 100}.md"),
    ],
)
def test_file_names(article: str | None, name: str, tmp_path: Path) -> None:
    assert default_name(Format.MD, article) == name
    write(tmp_path / name, b"tekst\n")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_writing_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "notities.md"
    write(path, b"eerst\n")
    write(path, "dan 🐈\n".encode())
    assert path.read_bytes() == "dan 🐈\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder; give the name of a file in it"):
        write(tmp_path, b"")


@pytest.mark.parametrize("name", ["nergens/notities.md", "bestand/notities.md"])
def test_a_missing_folder_is_not_made(name: str, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(ExportError, match=r"there is no folder .*; make it first"):
        write(tmp_path / name, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_a_device_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "buis")
    with pytest.raises(ExportError, match="is a device"):
        write(tmp_path / "buis", b"")
    assert (tmp_path / "buis").is_fifo()


@pytest.mark.parametrize("name", ["a\0b", "a" * 300])
def test_a_name_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path / name, b"")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "notities.md"
    path.write_text("oud\n")
    code = """
import resource, sys
from pathlib import Path
from tui.errors import ExportError
from tui.exports.formats import write

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write(Path(sys.argv[1]), b"nieuw " * 1000)
except ExportError as error:
    sys.stdout.write(str(error))
"""
    run = subprocess.run(
        [sys.executable, "-c", code, path],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert run.stdout == f"there is no room on the disk for {path}; make room, or write somewhere else"
    assert path.read_text() == "oud\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="may not be written by you"):
        write(tmp_path / "notities.md", b"")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room on the disk"),
        (errno.EACCES, "may not be written by you"),
        (errno.EROFS, "may not be written by you"),
        (errno.EIO, "cannot be written: Input/output error"),
    ],
)
def test_other_faults_are_told_plainly(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, data: bytes) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(formats, "write_atomic", fail)
    with pytest.raises(ExportError, match=words):
        write(tmp_path / "notities.md", b"")


def test_exports_need_neither_screen_nor_database() -> None:
    code = "import sys, tui.exports.formats; sys.exit(bool({'textual', 'tinydb', 'sqlite3'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=30, check=True)
