"""Files in a folder of articles: which are articles, whether one was changed, how it ends, how some are moved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tui.errors import WorkspaceError
from tui.files import write_atomic
from tui.patterns import pattern

ENDINGS = (".md", ".txt")
"""What an article's file name may end in; of two with one name the first keeps the slug."""

Stamp = tuple[int, int]
"""Bytes and time of a file, which change with it; zeros where there is none."""

_TRANSLATION = pattern(r"(?s:.+)\.[a-z]{2}\.(?i:md)")  # mali.en.md
_END = 1024
"""Bytes of a file in which its last line should stand."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def articles_in(folder: Path) -> list[Path]:
    """Its articles, in no order; none where there is no folder. Raises WorkspaceError."""
    return [folder / file.name for file in _files(folder)]


def stamps_in(folder: Path) -> dict[str, Stamp]:
    """The stamps of its articles by path, in one go. Raises WorkspaceError."""
    return {file.path: stamp_of(file) for file in _files(folder)}


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp:
    """Of a file now."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _files(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [file for file in found if is_article(file.name) and not file.is_dir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be read: {error.strerror or error}") from error


def is_article(name: str) -> bool:
    """Whether a file of that name is one, and neither hidden nor a translation."""
    if name.startswith(".") or not name.lower().endswith(ENDINGS):
        return False
    return _TRANSLATION.fullmatch(name) is None


def ends_with(path: Path, ends: Iterable[bytes]) -> bool:
    """Whether one of `ends` stands at the end of a file that can be read, or may: of UTF-16 it is not known."""
    try:
        with path.open("rb") as file:
            begin = file.read(2)
            file.seek(max(0, file.seek(0, os.SEEK_END) - _END))
            end = file.read()
    except OSError:
        return False
    return begin in _UTF16 or any(words in end for words in ends)


def move(files: Iterable[Path], folder: Path) -> None:
    """Move those that are there into a folder, over what is called like them. Raises WorkspaceError."""
    import shutil

    for file in files:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if file.exists():
                shutil.move(file, folder / file.name)
        except OSError as error:
            raise WorkspaceError(f"{file.name} cannot be moved: {error.strerror or error}") from error


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Make `after` of a file that is still `before`. Raises WorkspaceError if it is something else by now."""
    try:
        if path.read_bytes() != before:
            raise WorkspaceError(f"{path.name} was changed meanwhile; it is left as it is")
        write_atomic(path, after)
    except OSError as error:
        raise WorkspaceError(f"{path.name} cannot be written: {error.strerror or error}") from error
