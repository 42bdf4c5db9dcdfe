"""Writing files whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PIECE = 1 << 20
"""Bytes that are synced at a time."""


def write_atomic(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Replace `path` in one step, on the disk before this returns.

    Whoever opens the file sees the old content or the new, never a part. A symbolic link stays a link: what it
    points to is replaced. Raises OSError; the old file is then untouched and nothing is left beside it.
    """
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            if target.exists():
                os.fchmod(file.fileno(), target.stat().st_mode & 0o777)
            write_synced(file, _in_pieces(data) if isinstance(data, bytes) else data)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_synced(file: BinaryIO, pieces: Iterable[bytes]) -> None:
    """Write `pieces`, on the disk when this returns. Raises OSError.

    Every megabyte is synced by itself: a save of another thread that is synced meanwhile waits for one, not for all.
    """
    unsynced = 0
    for piece in pieces:
        unsynced += file.write(piece)
        if unsynced >= PIECE:
            file.flush()
            sync(file.fileno())
            unsynced = 0
    file.flush()
    sync(file.fileno())


def _in_pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), PIECE):
        yield data[at : at + PIECE]


def pieces_of(path: Path) -> Iterator[bytes]:
    """What is in a file, part by part. Raises OSError."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def sync(file: int) -> None:
    """Return once what was written to an open file is on the drive, not in a cache of it. Raises OSError."""
    if sys.platform == "darwin":  # its fsync leaves the data in the drive's cache
        import fcntl

        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        getattr(os, "fdatasync", os.fsync)(file)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file last through a power cut; Windows cannot open folders and does not need it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
