"""TinyDB's table over records that are saved one by one."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any
from uuid import uuid4

from tinydb.table import Table

from tui.notes.store.form import Record, Records
from tui.notes.store.storage import Changes, NotesStorage


class RecordTable(Table):
    """A TinyDB table with the key of each record as it stands in the file.

    TinyDB changes a table in one method, `_update_table`, which it gives all of it; here that is a view that
    remembers what was changed, and only that is saved.
    """

    # text, so that a key plain TinyDB could not take does no harm either
    document_id_class = str  # type: ignore[assignment]  # TinyDB declares int, and asks for any class

    def __init__(self, storage: NotesStorage, name: str, cache_size: int = 0) -> None:
        # results of queries are not cached: TinyDB would not notice that another instance saved
        super().__init__(storage, name, cache_size=0)
        self._notes = storage

    def records(self) -> Records:
        """The records by key: shared, not to be changed."""
        return self._notes.records(self.name)

    def news(self, position: int | None) -> tuple[Records, list[str] | None, int]:
        """The records, the keys of what changed since `position`, and the position now; None if all may be new."""
        return self._notes.news(self.name, position)

    def change(self, work_out: Callable[[Records], Changes]) -> None:
        """Save in one write what `work_out` makes of the present records; an empty answer touches nothing.

        Raises NotebookError.
        """
        # the first save makes the journal, so there must be something to save; later a lock touches nothing
        if not self._notes.has_journal and not work_out(self.records()):
            return

        def update(table: _Changing) -> None:
            table.changes.update(work_out(table.records))

        self._update_table(update)  # type: ignore[arg-type]  # it is used as a dict is

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return dict(self.records())

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        def update() -> None:
            table = _Changing(self._notes.records(self.name))
            updater(table)  # type: ignore[arg-type]  # it is used as a dict is
            self._notes.save(self.name, table.differences())

        self._notes.alone(update)

    def _get_next_id(self) -> str:
        return str(uuid4().int)


class _Changing(MutableMapping[str, Record]):
    """The records of a table for an updater: it may change what it is given, for those are copies."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.changes: dict[str, Record | None] = {}

    def differences(self) -> Changes:
        """What is not as it was."""
        return {
            key: record if record is None else dict(record)
            for key, record in self.changes.items()
            if record != self.records.get(key)
        }

    def __getitem__(self, key: str) -> Record:
        if key not in self.changes:
            self.changes[key] = copy.deepcopy(self.records[key])
        record = self.changes[key]
        if record is None:
            raise KeyError(key)
        return record

    def __setitem__(self, key: str, record: Record) -> None:
        self.changes[key] = record

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.changes[key] = None

    def __iter__(self) -> Iterator[str]:
        yield from [key for key in {**self.records, **self.changes} if self.changes.get(key, self) is not None]

    def __len__(self) -> int:
        return sum(1 for _ in self)
