"""A new `notes.json`, written beside the old one until it takes its place."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.files import sync_folder, write_synced
from tui.notes.store.form import Tables, lines
from tui.notes.store.signature import Signature, unwritable

_SLICE = 50
"""Records between two pauses: less than a millisecond's work."""

_ABANDONED = 3600
"""Seconds after which nobody is writing a draft any more."""


class Draft:
    """The file while it is no more than that; gone after the `with` block unless it replaced the old one.

    Raises NotebookError where it cannot be written.
    """

    def __init__(self, path: Path, tables: Tables, pause: Callable[[], None]) -> None:
        self._path = path
        # a thread of its own may be writing another one
        self._draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
        try:
            self._sweep()
            self.signature = self._write(tables, pause)
        except BaseException as error:
            self._remove()
            if isinstance(error, OSError):
                raise unwritable(path, error) from error
            raise

    def _sweep(self) -> None:
        """Take away what was left by a leeslamp that was killed at this."""
        for draft in self._path.parent.glob(f".{self._path.name}.*.tmp"):
            try:
                if draft.stat().st_mtime < time.time() - _ABANDONED:
                    draft.unlink(missing_ok=True)
            except FileNotFoundError:
                pass  # another instance has put it in its place just now

    def _write(self, tables: Tables, pause: Callable[[], None]) -> Signature:
        with self._draft.open("wb") as file:
            if self._path.exists():
                os.fchmod(file.fileno(), self._path.stat().st_mode & 0o777)
            write_synced(file, _pieces(tables, pause))
            return Signature.of(os.fstat(file.fileno()))

    def replace(self) -> None:
        """Take the place of the file, on the disk when this returns."""
        try:
            self._draft.replace(self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._remove()

    def _remove(self) -> None:
        """A drive that fails may refuse this, too; what is left is swept away by a later draft."""
        with suppress(OSError):
            self._draft.unlink(missing_ok=True)


def _pieces(tables: Tables, pause: Callable[[], None]) -> Iterator[bytes]:
    rest = lines(tables, pause)
    while piece := b"".join(islice(rest, _SLICE)):
        yield piece
        pause()
