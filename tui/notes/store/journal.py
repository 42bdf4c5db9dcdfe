"""The journal beside `notes.json`: a line for each save, on the disk before the save is acknowledged.

A line is the CRC-32 of what follows in eight hex digits, a space, JSON, and a line feed. The file is there
while an instance of leeslamp runs that saved something, and after one was killed. Readers take no lock: what has no
line feed yet is not there yet. Writers hold a lock on the file; the kernel frees it when they die.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

from tui.errors import NotebookError
from tui.files import sync, sync_folder
from tui.notes.store.form import Record
from tui.notes.store.signature import Signature, unreadable, unwritable

_PATIENCE = 5
"""Seconds a save waits for another instance to finish its own."""
_PAUSE = 0.002
_CHECKSUM = 9
"""Bytes before the JSON of a line."""
_encode = json.JSONEncoder(check_circular=False).encode  # a record comes from JSON, or goes there: no circles in it


class Operation(NamedTuple):
    """One record as it is from now on."""

    table: str
    key: str
    record: Record | None
    """None where it is taken away."""
    at: str
    """When."""


class Entry(NamedTuple):
    """One line."""

    operations: list[Operation]
    snapshot: Signature | None = None
    """Set where a new `notes.json` is announced: it has what the one it replaces and the journal have, and no more."""
    over: Signature | None = None
    """The one it replaces, if any."""


class Journal:
    """For one thread at a time. All methods raise NotebookError. `with` it, under the lock, nobody else writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        """Lines that were not as they had been written. They are passed over, and stay in the file."""
        self._file: int | None = None
        self._identity = (0, 0)
        """Device and inode of the open file."""
        self._closer: Callable[[], object] = lambda: None
        self._end = 0
        self._size = 0
        """Bytes of the file at the last look: more than those read where a writer died within a line, or is at it."""
        self._rest: list[Entry] = []
        self._is_damaged = self._is_locked = False
        self.is_writable = False
        """Whether it is open for writing, which stays so whatever becomes of the permissions."""

    @property
    def is_open(self) -> bool:
        """Whether there was a journal at the last look."""
        return self._file is not None

    @property
    def size(self) -> int:
        """Bytes read so far of the journal that is there now."""
        return self._end

    def read(self) -> list[Entry]:
        """What was appended since the last call, also by others; the rest of a cleared journal, then the new one."""
        if not self._is_locked and not self._is_current():
            self._reopen(os.O_RDWR)
        if self._size > self._end:
            self._rest += self._read_on()
        entries, self._rest = self._rest, []
        return entries

    def __enter__(self) -> None:
        """Keep other writers out; makes the file if need be. What they wrote before must be read first of all."""
        self._lock()
        self._is_locked = True

    def __exit__(self, *_: object) -> None:
        self._is_locked = False
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def append(self, entry: Entry) -> None:
        """Add a line, on the disk when this returns; one that only announces is left to the system. Under the lock.

        After a failure the journal is as it was before.
        """
        assert self._file is not None, "under the lock"
        body = _body(entry)
        line = b"%08x %s\n" % (zlib.crc32(body), body)
        try:
            if self._size > self._end:  # half a line of a writer that died
                os.ftruncate(self._file, self._end)
            try:
                _write(self._file, line)
                if entry.operations:
                    sync(self._file)
            except BaseException:
                os.ftruncate(self._file, self._end)
                raise
        except OSError as error:
            raise unwritable(self.path, error) from error
        self._end += len(line)
        self._size = self._end

    def clear(self) -> None:
        """Take the file away, once all that is in it is in `notes.json`. Under the lock.

        One with damaged lines is kept under another name.
        """
        try:
            if self._is_damaged:
                kept = f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
                others = len(list(self.path.parent.glob(f"{kept}*")))
                self.path.rename(self.path.with_name(f"{kept}-{others + 1}" if others else kept))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()

    def _read_on(self) -> list[Entry]:
        if self._file is None or self._size <= self._end:
            return []
        try:
            data = os.pread(self._file, self._size - self._end, self._end)
        except OSError as error:
            raise unreadable(self.path, error) from error
        *lines, _ = data.split(b"\n")
        self._end += sum(len(line) + 1 for line in lines)
        entries = [_entry(line) for line in lines]
        self.damaged += entries.count(None)
        self._is_damaged = self._is_damaged or None in entries
        return [entry for entry in entries if entry]

    def _is_current(self) -> bool:
        """Whether the open file is the one at the path, whose size it notes then; or neither is."""
        try:
            present = self.path.stat()
        except FileNotFoundError:
            return self._file is None
        except OSError as error:
            raise unreadable(self.path, error) from error
        if self._file is None or self._identity != (present.st_dev, present.st_ino):
            return False
        self._size = present.st_size
        return True

    def _lock(self) -> None:
        until = 0.0
        while True:
            if self._file is None:
                self._reopen(os.O_RDWR | os.O_CREAT)
            assert self._file is not None, "made if it was not there"
            if _try_lock(self._file):
                if self._is_current():
                    return
                fcntl.flock(self._file, fcntl.LOCK_UN)  # cleared by another instance
                self._reopen(os.O_RDWR | os.O_CREAT)
                continue
            until = until or time.monotonic() + _PATIENCE
            if time.monotonic() > until:
                raise NotebookError(f"another program keeps {self.path} locked; close it and save again")
            time.sleep(_PAUSE)

    def _reopen(self, how: int) -> None:
        """Open what is at the path now, from its beginning; for reading only where it is write-protected."""
        if self._file is not None:  # the one that was cleared, to its end
            try:
                self._size = os.fstat(self._file).st_size
            except OSError as error:
                raise unreadable(self.path, error) from error
            self._rest += self._read_on()
        self._let_go()
        for flags in (how, os.O_RDONLY):
            try:
                self._file = os.open(self.path, flags | os.O_APPEND, 0o666)
                self._closer = finalize(self, os.close, self._file)
                opened = os.fstat(self._file)
                self._identity, self._size = (opened.st_dev, opened.st_ino), opened.st_size
                self.is_writable = flags != os.O_RDONLY
                if flags & os.O_CREAT:
                    sync_folder(self.path.parent)
                return
            except FileNotFoundError as error:
                if how & os.O_CREAT:
                    raise unwritable(self.path, error) from error
                return
            except OSError as error:
                if how & os.O_CREAT:
                    raise unwritable(self.path, error) from error
                if flags == os.O_RDONLY:
                    raise unreadable(self.path, error) from error

    def _let_go(self) -> None:
        self._closer()
        self._file, self._is_damaged, self.is_writable = None, False, False
        self._end = self._size = 0


def _body(entry: Entry) -> bytes:
    if entry.snapshot:
        return json.dumps({"snapshot": entry.snapshot, "over": entry.over}).encode()
    return _encode([list(operation) for operation in entry.operations]).encode()


def _entry(line: bytes) -> Entry | None:
    """What a line says; None for one that is damaged."""
    try:
        if int(line[: _CHECKSUM - 1], 16) != zlib.crc32(line[_CHECKSUM:]):
            return None
        told = json.loads(line[_CHECKSUM:])
        if isinstance(told, dict):
            return Entry([], Signature(*told["snapshot"]), told["over"] and Signature(*told["over"]))
        return Entry([Operation(*operation) for operation in told])
    except (ValueError, TypeError, KeyError):
        return None


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        why = error.strerror or error
        raise NotebookError(f"the notebook cannot be locked: {why}; is it on a network drive?") from error
    return True
