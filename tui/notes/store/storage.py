"""The records in memory and on disk: TinyDB's way to `notes.json` and the journal beside it."""

from __future__ import annotations

import copy
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tinydb.storages import Storage

from tui.errors import NotebookDamagedError, NotebookError
from tui.files import pieces_of
from tui.notes.store.backups import keep_backup
from tui.notes.store.disk import Loaded, load, why_not_writable
from tui.notes.store.form import SCHEMA, Record, Records, Tables, complete, dump, schema_of
from tui.notes.store.journal import Entry, Journal, Operation
from tui.notes.store.memory import Memory
from tui.notes.store.migrations import migrated
from tui.notes.store.recovery import missing, recover
from tui.notes.store.signature import Signature, unwritable
from tui.notes.store.snapshot import Draft
from tui.notes.store.times import Clock, now

_LARGE = 4 << 20
"""Bytes of a journal that is taken away while leeslamp runs, once `notes.json` has all of it."""
_ATTEMPTS = 20
"""How often a file that changes again and again is read anew before what was read of it counts."""

Changes = Mapping[str, Record | None]
"""New records by key; None takes one away."""


class NotesStorage(Storage):
    """All methods raise NotebookError. For any thread: one at a time is let in.

    `repair` says whether the whole records of a damaged file are taken, and a copy of it kept; else it is a
    NotebookDamagedError.
    """

    def __init__(self, path: str | os.PathLike[str], clock: Clock = now, *, repair: bool = False) -> None:
        self.path = Path(path)
        self.notices: list[str] = []
        """What the reader should know about how the file was understood."""
        self.owes = False
        """Whether it is for this instance to bring `notes.json` up to date."""
        self._memory = Memory()
        self._clock, self._repair = clock, repair
        self._file = Path(os.path.realpath(self.path))  # two names of one file share one journal
        self._journal = Journal(self._file.with_name(f"{self._file.name}.journal"))
        self._known: Signature | None = None
        self._expected: set[Signature | None] = {None}  # files in which there is nothing that is not known here
        self._behind = False  # whether notes.json lacks something that is here
        self._at_risk = False  # whether the journal lacks it, too
        self._backup_reason = "start"  # '' when the backup of this run was made
        self._has_read = self._is_writer = False
        self._is_steady = False  # whether what others save is not looked at
        self._mutex = threading.RLock()

    def read(self) -> Tables:
        """Every table, as it is on disk now: a copy, for TinyDB's own table class changes it."""
        with self._mutex:
            self._refresh()
            return copy.deepcopy(self._memory.tables)

    def refresh(self) -> None:
        """See what others saved; the first time, read everything."""
        with self._mutex:
            self._refresh()

    def records(self, table: str) -> Records:
        """Those of one table, as they are on disk now, and the object they are always in. They are replaced, never
        changed."""
        with self._mutex:
            self._refresh()
            return self._memory.tables.setdefault(table, {})

    def news(self, table: str, position: int | None) -> tuple[Records, list[str] | None, int]:
        """`records`, the keys of those that changed since `position`, and the position now; None if all may be new."""
        with self._mutex:
            records = self.records(table)
            changed = self._memory.changed
            keys = None if position is None else [key for name, key in changed[position:] if name == table]
            return records, keys, len(changed)

    def write(self, data: Tables) -> None:
        """Make the tables what they are in `data`; TinyDB asks for it where it drops some."""

        def replace() -> None:
            for name in {**self._memory.tables, **data}:
                old, new = self._memory.tables.get(name, {}), data.get(name, {})
                gone = dict.fromkeys(old.keys() - new.keys())
                self.save(name, {**gone, **{key: record for key, record in new.items() if old.get(key) != record}})

        self.alone(replace)

    def alone(self, work: Callable[[], object]) -> None:
        """Do `work` while nobody else saves; everything saved so far is known here."""
        with self._mutex:  # not a `contextmanager`: it costs a fiftieth of a save
            if not self._journal.is_writable and (reason := self.read_only):
                raise NotebookError(reason)
            with self._journal:
                self._look()
                if self.schema > SCHEMA:
                    raise NotebookError(self.read_only)
                if self._at_risk:
                    self._replace()
                self._steadily(work)

    def steadily(self, work: Callable[[], object]) -> None:
        """Do `work`, for which others' saves are looked at once, before it, and not with each call that it makes."""
        with self._mutex:
            self._refresh()
            self._steadily(work)

    def _steadily(self, work: Callable[[], object]) -> None:
        before, self._is_steady = self._is_steady, True
        try:
            work()
        finally:
            self._is_steady = before

    def save(self, table: str, changes: Changes) -> None:
        """Replace records, on the disk when this returns; where that fails nothing is changed. While `alone`."""
        if not changes:
            return
        at = self._clock()
        operations = [
            Operation(table, key, record, max(at, self._memory.updated(table, key))) for key, record in changes.items()
        ]
        self._journal.append(Entry(operations))
        self.owes = self._is_writer = True
        for operation in operations:
            self._memory.set(*operation[:3])
        self._behind = True

    @property
    def schema(self) -> int:
        """The version of the file."""
        return schema_of(self._memory.tables)

    @property
    def read_only(self) -> str:
        """Why nothing can be written, as a sentence; empty when it can be tried."""
        if (schema := self.schema) > SCHEMA:
            wrote = f"{self.path.name} was written by a newer leeslamp (schema {schema})"
            return f"{wrote}; it opens read-only here: update leeslamp"
        return why_not_writable(self._file, self._file.parent)

    def snapshot(self, pause: Callable[[], None] = lambda: None) -> None:
        """Bring `notes.json` up to date. Where that fails nothing is lost: the journal has what it lacks.

        `pause` is called every few records, with nothing locked, so that others have their turn.
        """
        with self._mutex:
            self._refresh()
            if not self._behind or self.read_only:
                return
            tables = {name: dict(records) for name, records in self._memory.tables.items()}
            begun, self._behind, self.owes = self._known, False, False
        pause()
        try:
            self._keep_first()
            with Draft(self._file, complete(tables), pause) as draft, self._mutex, self._journal:
                self._refresh()
                if self._known != begun:
                    self._behind = self.owes = True  # another was quicker, or something came from outside: try again
                    return
                self._put(draft)
                if self._journal.size > _LARGE and not self._behind:
                    self._journal.clear()
        except BaseException:
            self._behind = self.owes = True
            raise

    def back_up(self, reason: str) -> None:
        """Keep what is here now as a backup."""
        with self._mutex:
            self._refresh()
            try:
                keep_backup(self._file, dump(complete(self._memory.tables)), reason)
            except OSError as error:
                raise unwritable(self._file, error) from error

    @property
    def has_journal(self) -> bool:
        """Whether there was a journal at the last look."""
        return self._journal.is_open

    @property
    def damaged_saves(self) -> int:
        """Lines of the journal that could not be understood."""
        return self._journal.damaged

    def close(self) -> None:
        """Leave only `notes.json` if anything was saved or put right here; where that fails the journal stays."""
        with self._mutex:
            try:
                if (self._is_writer or self._at_risk) and not self.read_only:
                    with self._journal:
                        self._refresh()
                        if self._behind:
                            self._replace()
                        self._journal.clear()
            finally:
                self._journal.close()
                self._backup_reason = self._backup_reason or "start"  # should it be used again

    def _replace(self) -> None:
        """A snapshot at once. Under the lock."""
        self._keep_first()
        with Draft(self._file, complete(self._memory.tables), lambda: None) as draft:
            self._put(draft)
        self._behind = self.owes = False

    def _put(self, draft: Draft) -> None:
        # told first: whoever sees the new file must know that there is nothing new in it
        self._journal.append(Entry([], draft.signature, self._known))
        draft.replace()
        self._known = draft.signature
        self._expected.add(draft.signature)
        self._is_writer, self._at_risk = True, False

    def _refresh(self) -> None:
        if not self._is_steady:
            self._look()

    def _look(self) -> None:
        """Take in what others did: entries of the journal, and a file that is not known."""
        if not self._has_read:
            self._load()  # the file first: of the journal's operations those count that are later
        for _ in range(_ATTEMPTS):
            entries = self._journal.read()
            for entry in entries:
                for operation in entry.operations:
                    # at the start a record that differs without a later stamp was changed by hand, in the file
                    if self._memory.apply(operation, prefer_present=not self._has_read):
                        self._behind = True
                # of one over another file something may be new: what was in a journal that was cleared unread
                if entry.snapshot and entry.over in self._expected:
                    self._expected.add(entry.snapshot)
            present = Signature.at(self.path)
            if present is None and self._known is not None:  # taken away under us: it comes back with the next save
                self._behind = self._at_risk = True
                self._known, self._expected = None, {None}
            if present in self._expected:
                self._behind = self._behind or present != self._known  # it may have been begun before our last save
                self._known = present
                break
            self._load()
        if not self._has_read:
            self._has_read, self.owes = True, self._behind

    def _load(self) -> None:
        if Signature.at(self.path) is None:
            self.notices += missing(self._file)
            return
        loaded = load(self.path)
        tables = self._understood(loaded)
        self._known, self._expected = loaded.signature, {loaded.signature}
        if not self._memory.tables:
            self._memory.tables = tables
            return
        self._take_in(tables)

    def _understood(self, loaded: Loaded) -> Tables:
        if loaded.tables is not None:
            tables = migrated(loaded.tables)
            if tables is not loaded.tables:
                self._behind, self._backup_reason = True, "migration"
            return tables
        if not self._repair:
            raise NotebookDamagedError(loaded.damage)
        tables, notice = recover(self._file, loaded, self._clock())
        self.notices.append(notice)
        self._behind = self._at_risk = self.owes = self._is_writer = True
        self._backup_reason = ""  # the damaged file is kept already
        return tables

    def _take_in(self, tables: Tables) -> None:
        """Merge what came from outside into what is here."""
        foreign = self._memory.foreign(tables)
        if foreign and not self.read_only:
            self._keep(dump(complete(self._memory.tables)), "outside")
        self._memory.merge(foreign)
        if self._memory.exceeds(tables):
            self._behind = self._at_risk = self.owes = True

    def _keep_first(self) -> None:
        """A backup of what the first snapshot of this run replaces."""
        reason, self._backup_reason = self._backup_reason, ""
        if reason and self._file.exists():
            self._keep(pieces_of(self._file), reason)

    def _keep(self, data: bytes | Iterable[bytes], reason: str) -> None:
        try:
            keep_backup(self._file, data, reason)
        except OSError as error:
            self.notices.append(f"no backup of {self.path.name} could be made: {error.strerror or error}")
