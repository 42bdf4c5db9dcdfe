"""`notes.json` on disk: read again when it changed, checked as a whole, and replaced as a whole."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from tinydb.storages import Storage

from tui.errors import NotebookDamagedError, NotebookError
from tui.files import write_atomic
from tui.notes.store.form import SCHEMA, Tables, complete, dump, parse

_PAUSES = (0.01, 0.02, 0.04, 0.08)
_FRESH = 3
"""Seconds in which a file that looks damaged may be one that is being written."""
_SETTLED = 0.02
"""Seconds after which a program that writes in place has written the next piece, or all of it."""


class StaleError(NotebookError):
    """The file changed between reading and writing; what was to be written must be worked out again."""


class _Signature(NamedTuple):
    """What of a file changes when somebody writes or replaces it."""

    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, status: os.stat_result) -> _Signature:
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


class NotesStorage(Storage):
    """TinyDB's way to the file. For one thread.

    What `read` gives is shared: records in it are replaced, not changed. All methods raise NotebookError, and
    NotebookDamagedError when the file is no notebook; a damaged file is never written over.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._kept: Tables = {}
        self._seen: _Signature | None = None

    def read(self) -> Tables:
        """Every table. A file that vanished is still what was read of it; one that never was is empty."""
        present = self._signature()
        if present is not None and present != self._seen:
            self._kept, self._seen = self._load()
        return dict(self._kept)

    def write(self, data: Tables) -> None:
        """Replace the file; after a failure the next `read` tells what is on the disk.

        Raises StaleError when somebody else wrote since `read`.
        """
        seen, self._seen = self._seen, None
        if reason := self.read_only:
            raise NotebookError(reason)
        tables = complete(data)
        content = dump(tables)
        if self._signature() not in (seen, None):
            raise StaleError(f"another program keeps writing to {self.path}; close it and save again")
        try:
            write_atomic(self.path, content)
        except OSError as error:
            hint = "make room or permission for it and save again"
            raise NotebookError(f"{self.path} cannot be written: {error.strerror or error}; {hint}") from error
        self._kept = tables
        written = self._signature()
        if written is not None and written.size == len(content):  # else somebody was quicker: it is read next time
            self._seen = written

    @property
    def read_only(self) -> str:
        """Why nothing can be written, as a sentence; empty when it can be tried."""
        schema = self._kept.get("meta", {}).get("1", {}).get("schema", SCHEMA)
        if isinstance(schema, int) and schema > SCHEMA:
            wrote = f"{self.path.name} was written by a newer leeslamp (schema {schema})"
            return f"{wrote}; it opens read-only here: update leeslamp"
        target = Path(os.path.realpath(self.path))
        for place, mode in ((target, os.W_OK), (target.parent, os.W_OK | os.X_OK)):
            if os.access(place, os.F_OK) and not os.access(place, mode):
                return f"{place} is write-protected; notes can be read but not saved until its permissions allow it"
        return ""

    def _signature(self) -> _Signature | None:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unreadable(error) from error
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise NotebookError(f"{self.path} is not a file; move it away, or name another workspace with --workspace")
        return _Signature.of(status)

    def _load(self) -> tuple[Tables, _Signature]:
        for pause in _PAUSES:
            data, signature = self._bytes()
            # plain TinyDB writes in place: this may be the middle of it, and even then be understood
            try:
                tables = parse(data, self.path.name)
            except NotebookDamagedError:
                if abs(time.time() - signature.modified / 1e9) > _FRESH:
                    raise
            else:
                if self._is_settled(signature):
                    return tables, signature
            time.sleep(pause)
        data, signature = self._bytes()
        return parse(data, self.path.name), signature

    def _is_settled(self, signature: _Signature) -> bool:
        """Whether nobody is writing the file just now."""
        age = time.time() - signature.modified / 1e9
        if not 0 <= age < _SETTLED:
            return True
        time.sleep(_SETTLED - age)
        return self._signature() == signature

    def _bytes(self) -> tuple[bytes, _Signature]:
        try:
            with self.path.open("rb") as file:
                signature = _Signature.of(os.fstat(file.fileno()))  # first: what is written meanwhile is read again
                return file.read(), signature
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> NotebookError:
        return NotebookError(
            f"{self.path} cannot be read: {error.strerror or error}; make it readable, "
            "or name another workspace with --workspace"
        )
