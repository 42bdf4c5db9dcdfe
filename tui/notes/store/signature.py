"""Which version of a file is there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from tui.errors import NotebookError


class Signature(NamedTuple):
    """What of a file changes when somebody writes or replaces it."""

    inode: int
    size: int
    modified: int
    """Nanoseconds since 1970."""

    @classmethod
    def of(cls, status: os.stat_result) -> Signature:
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)

    @classmethod
    def at(cls, path: Path) -> Signature | None:
        """That of the file at `path`, None if there is none. Raises NotebookError for what cannot be one."""
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(path, error) from error
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise NotebookError(f"{path} is not a file; move it away, or name another workspace with --workspace")
        return cls.of(status)


def unreadable(path: Path, error: OSError) -> NotebookError:
    """What to say of a file that could not be read."""
    why = error.strerror or error
    return NotebookError(f"{path} cannot be read: {why}; make it readable, or name another workspace with --workspace")


def unwritable(path: Path, error: OSError) -> NotebookError:
    """What to say of a file that could not be written."""
    return NotebookError(
        f"{path} cannot be written: {error.strerror or error}; make room or permission for it and save again"
    )
