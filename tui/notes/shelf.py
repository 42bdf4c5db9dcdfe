"""One table as values by name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar
from uuid import UUID, uuid5

from tui.notes.store.form import Record, Records
from tui.notes.store.storage import Changes
from tui.notes.store.table import RecordTable

Value = TypeVar("Value")

_NAMESPACE = UUID("b5b0e6ac-6f0c-4f0e-9a53-7d1c3f0a9e21")  # never changes: two machines must find the same key


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


class Shelf(Generic[Value]):
    """Records become values when they are asked for, and again when they changed; nothing goes through all of them
    because one did. `place` reads name and group of a record, and raises KeyError or TypeError for one that is none.
    """

    def __init__(
        self,
        table: RecordTable,
        parse: Callable[[Record], Value],
        place: Callable[[Record], tuple[str, str]],
        key: Callable[[str], str] | None = None,
    ) -> None:
        self._table, self._parse, self._place = table, parse, place
        self._key = key or (lambda name: named_key(table.name, name))
        self._position: int | None = None
        self._parsed: dict[str, Value | None] = {}
        self._places: dict[str, tuple[str, str]] = {}  # name and group by key
        self._keys: dict[str, str] = {}  # by name
        self._rivals: dict[str, list[str]] = {}  # keys of one name, where another program made more than one
        self._groups: defaultdict[str, dict[str, None]] = defaultdict(dict)  # keys by group
        self._versions: defaultdict[str, int] = defaultdict(int)
        self._version = 0

    def get(self, name: str) -> Value | None:
        """The value of that name as it is on disk now, the same object until it changes."""
        records = self._refreshed()
        key = self._shown(name, records)
        return None if key is None else self._value(key, records)

    def values(self) -> list[Value]:
        """All that can be understood."""
        return self._values(self._places, self._refreshed())

    def group(self, group: str) -> list[Value]:
        """Those of one group."""
        records = self._refreshed()
        return self._values(self._groups.get(group, ()), records)

    def groups(self) -> list[str]:
        """Every group there is."""
        self._refreshed()
        return list(self._groups)

    def version(self, group: str | None = None) -> int:
        """Another number whenever something in the group changed, or in any."""
        self._refreshed()
        return self._version if group is None else self._versions[group]

    @property
    def unknown(self) -> int:
        """How many records could not be understood. They stay in the file as they are."""
        records = self._refreshed()
        return sum(1 for key in records if self._value(key, records) is None)

    def change(self, work_out: Callable[[], Mapping[str, Record | None]]) -> None:
        """Save in one write what `work_out` makes of the present values: records by name. Raises NotebookError."""

        def changes(records: Records) -> Changes:
            self._refreshed()
            wanted = {self._shown(name, records) or self._key(name): record for name, record in work_out().items()}
            return {key: record and _merged(records.get(key, {}), record) for key, record in wanted.items()}

        self._table.change(changes)

    def _refreshed(self) -> Records:
        """The records, once what changed among them is known here."""
        records, changed, self._position = self._table.news(self._position)
        self._version += changed is None or bool(changed)
        if changed is None:
            for key, record in records.items():
                self._enter(key, record)
        else:
            for key in dict.fromkeys(changed):
                self._leave(key)
                if key in records:
                    self._enter(key, records[key])
        return records

    def _enter(self, key: str, record: Record) -> None:
        try:
            name, group = place = self._place(record)
        except (KeyError, TypeError):
            return
        self._places[key] = place
        if name in self._keys:
            self._rivals.setdefault(name, [self._keys[name]]).append(key)
        else:
            self._keys[name] = key
        self._groups[group][key] = None
        self._versions[group] += 1

    def _leave(self, key: str) -> None:
        self._parsed.pop(key, None)
        if key not in self._places:
            return
        name, group = self._places.pop(key)
        others = [other for other in self._rivals.pop(name, ()) if other != key]
        if others:
            self._keys[name] = others[0]
            if len(others) > 1:
                self._rivals[name] = others
        else:
            del self._keys[name]
        del self._groups[group][key]
        if not self._groups[group]:
            del self._groups[group]
        self._versions[group] += 1

    def _shown(self, name: str, records: Records) -> str | None:
        """The key of the record of that name; of several the one that was changed last."""
        keys = self._rivals.get(name)
        if keys is None:
            return self._keys.get(name)
        return max(keys, key=lambda key: (self._value(key, records) is not None, str(records[key].get("updated", ""))))

    def _values(self, keys: Iterable[str], records: Records) -> list[Value]:
        shown: Iterable[str] = keys
        if self._rivals:
            shown = [key for key in keys if self._shown(self._places[key][0], records) == key]
        return [value for key in shown if (value := self._value(key, records)) is not None]

    def _value(self, key: str, records: Records) -> Value | None:
        if key not in self._parsed:
            self._parsed[key] = _understood(self._parse, records[key])
        return self._parsed[key]


def _understood(parse: Callable[[Record], Value], record: Record) -> Value | None:
    try:
        return parse(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _merged(old: Record, new: Record) -> Record:
    """`new` over `old`, without losing a field this version does not know; nothing in it is shared with the caller."""
    fresh: Record = json.loads(json.dumps(new))
    for name, value in old.items():
        if isinstance(value, dict) and isinstance(fresh.get(name), dict):
            fresh[name] = {**value, **fresh[name]}
    return {**old, **fresh}
