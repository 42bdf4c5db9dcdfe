"""Tables of the notebook: records on their way to and from values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid5

from tinydb.table import Table

from tui.notes.storage import StaleError
from tui.notes.store.form import Record, Records

Value = TypeVar("Value")
Changes = Mapping[str, Record | None]
"""New records by key or name; None takes one away."""

_NAMESPACE = UUID("b5b0e6ac-6f0c-4f0e-9a53-7d1c3f0a9e21")  # never changes: two machines must find the same key
_ATTEMPTS = 20


def note_key(id: str) -> str:
    """The key of a note's record: its id as a decimal number."""
    try:
        return str(UUID(hex=id).int)
    except ValueError:  # made by another program
        return named_key("notes", id)


def named_key(table: str, name: str) -> str:
    """The key of a record that is known by a name: the same on every machine."""
    spelled = name.encode(errors="backslashreplace").decode()  # a file name may hold bytes that are no text
    return str(uuid5(_NAMESPACE, f"{table}:{spelled}").int)


class _NothingToWriteError(Exception):
    """Leaves TinyDB's update before it writes."""


class RecordTable(Table):
    """A TinyDB table with the key of each record as it stands in the file."""

    # text, so that a key plain TinyDB could not take does no harm either
    document_id_class = str  # type: ignore[assignment]  # TinyDB declares int, and asks for any class

    def records(self) -> Records:
        """The records by key: shared, not to be changed. A new object whenever one of them changed."""
        records: Records = self._read_table()  # type: ignore[assignment]  # they are dicts, not just mappings
        return records

    def change(self, work_out: Callable[[Records], Changes]) -> None:
        """Save in one write what `work_out` makes of the present records; an empty answer writes nothing.

        `work_out` is asked again when another program wrote meanwhile. Raises NotebookError.
        """

        def update(table: dict[Any, Any]) -> None:
            changes = work_out(table)
            if not changes:
                raise _NothingToWriteError
            table.update(changes)
            for key in [key for key, record in table.items() if record is None]:
                del table[key]

        for attempt in range(_ATTEMPTS):
            try:
                self._update_table(update)
                return
            except _NothingToWriteError:
                return
            except StaleError:
                if attempt == _ATTEMPTS - 1:
                    raise


class Shelf(Generic[Value]):
    """One table as values by name. Only records that changed are made into values again."""

    def __init__(
        self,
        table: RecordTable,
        parse: Callable[[Record], Value],
        name: Callable[[Value], str],
        key: Callable[[str], str] | None = None,
    ) -> None:
        self._table, self._parse, self._name = table, parse, name
        self._key = key or (lambda name: named_key(table.name, name))
        self._seen: Records = {}
        self._parsed: dict[str, tuple[Record, Value | None]] = {}
        self._keys: dict[str, str] = {}
        self._values: dict[str, Value] = {}

    def values(self) -> Mapping[str, Value]:
        """What is in the file now; the same object as long as nothing changed."""
        self._refresh(self._table.records())
        return self._values

    @property
    def unknown(self) -> int:
        """How many records could not be understood. They stay in the file as they are."""
        return sum(1 for _, value in self._parsed.values() if value is None)

    def change(self, work_out: Callable[[Mapping[str, Value]], Changes]) -> None:
        """Save in one write what `work_out` makes of the present values: records by name. Raises NotebookError."""

        def changes(records: Records) -> Changes:
            self._refresh(records)
            wanted = {self._keys.get(name, self._key(name)): record for name, record in work_out(self._values).items()}
            return {key: record and _merged(records.get(key, {}), record) for key, record in wanted.items()}

        self._table.change(changes)

    def _refresh(self, records: Records) -> None:
        if records is self._seen:
            return
        before, self._parsed, self._keys, self._values = self._parsed, {}, {}, {}
        for key, record in records.items():
            known = before.get(key)
            self._parsed[key] = known if known and known[0] is record else (record, self._value(record))
            value = self._parsed[key][1]
            if value is None:
                continue
            name = self._name(value)
            rival = self._keys.get(name)
            if rival is None or _age(records[rival]) < _age(record):  # two records of one name: the later is shown
                self._keys[name], self._values[name] = key, value
        self._seen = records

    def _value(self, record: Record) -> Value | None:
        try:
            return self._parse(record)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return None


def _age(record: Record) -> str:
    return str(record.get("updated", ""))


def _merged(old: Record, new: Record) -> Record:
    """`new` over `old`, without losing a field this version does not know; nothing in it is shared with the caller."""
    fresh: Record = json.loads(json.dumps(new))
    for name, value in old.items():
        if isinstance(value, dict) and isinstance(fresh.get(name), dict):
            fresh[name] = {**value, **fresh[name]}
    return {**old, **fresh}
