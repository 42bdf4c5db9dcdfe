"""A new `notes.json`, written beside the old one until it takes its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.files import sync, sync_folder
from tui.notes.store.form import Tables, lines
from tui.notes.store.signature import Signature, unwritable

_SLICE = 50
"""Records between two pauses: less than a millisecond's work."""


class Draft:
    """The file while it is no more than that; gone after the `with` block unless it replaced the old one.

    Raises NotebookError where it cannot be written.
    """

    def __init__(self, path: Path, tables: Tables, pause: Callable[[], None]) -> None:
        self._path = path
        self._draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            self.signature = self._write(tables, pause)
        except BaseException as error:
            self._draft.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise unwritable(path, error) from error
            raise

    def _write(self, tables: Tables, pause: Callable[[], None]) -> Signature:
        with self._draft.open("wb") as file:
            if self._path.exists():
                os.fchmod(file.fileno(), self._path.stat().st_mode & 0o777)
            rest = lines(tables)
            while piece := b"".join(islice(rest, _SLICE)):
                file.write(piece)
                pause()
            file.flush()
            sync(file.fileno())
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
        self._draft.unlink(missing_ok=True)
