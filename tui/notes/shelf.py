"""One table as values by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nlargest
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


def by(name: str, group: str = "") -> Callable[[Record], tuple[str, str]]:
    """Reads the name and the group from those fields."""

    def place(record: Record) -> tuple[str, str]:
        named, grouped = record[name], record[group] if group else ""
        if isinstance(named, str) and isinstance(grouped, str):
            return named, grouped
        raise TypeError("not a text")

    return place


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
        self._unknown: set[str] = set()  # keys
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

    def __len__(self) -> int:
        """How many records there are, those that cannot be understood aside."""
        self._refreshed()
        return len(self._places)

    def largest(self, count: int, rank: Callable[[Record], str]) -> list[Value]:
        """The `count` values whose records rank highest, the highest first; of the others none is made a value."""
        records = self._refreshed()
        keys = nlargest(count, self._places, key=lambda key: rank(records[key]))
        return self._values(keys, records)

    def groups(self) -> list[str]:
        """Every group there is."""
        self._refreshed()
        return list(self._groups)

    def version(self, group: str | None = None) -> int:
        """Another number whenever something in the group changed, or in any."""
        self._refreshed()
        return self._version if group is None else self._versions[group]

    def count(self, group: str) -> int:
        """How many of a group there are; none is made a value for it."""
        self._refreshed()
        return len({self._places[key][0] for key in self._groups.get(group, ())})

    def understand(self) -> Iterator[None]:
        """Make every value, one with each step. Between two steps anything may change."""
        records = self._refreshed()
        for key in list(records):
            if key in records:
                self._value(key, records)
            yield

    @property
    def unknown(self) -> int:
        """How many records could not be understood, of those that were asked for. They stay in the file as they are."""
        self._refreshed()
        return len(self._unknown)

    def change(self, work_out: Callable[[], Mapping[str, Record | None]]) -> None:
        """Save in one write what `work_out` makes of the present values: records by name. Raises NotebookError."""

        def changes(records: Records) -> Changes:
            self._refreshed()
            wanted = {self._shown(name, records) or self._key(name): record for name, record in work_out().items()}
            return {key: record and _over(records.get(key, {}), record) for key, record in wanted.items()}

        self._table.change(changes)

    def _refreshed(self) -> Records:
        """The records, once what changed among them is known here."""
        records, changed, self._position = self._table.news(self._position)
        self._version += changed is None or bool(changed)
        if changed is None:
            self._enter(records)
        elif changed:
            for key in dict.fromkeys(changed):
                self._leave(key)
            self._enter({key: records[key] for key in dict.fromkeys(changed) if key in records})
        return records

    def _enter(self, records: Records) -> None:
        groups = set()
        for key, record in records.items():
            try:
                name, group = self._places[key] = self._place(record)
            except (KeyError, TypeError):
                continue
            if self._keys.setdefault(name, key) != key:
                self._rivals.setdefault(name, [self._keys[name]]).append(key)
            self._groups[group][key] = None
            groups.add(group)
        for group in groups:
            self._versions[group] += 1

    def _leave(self, key: str) -> None:
        self._parsed.pop(key, None)
        self._unknown.discard(key)
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
        known = self._parsed  # most are: not a call for each
        values = [known[key] if key in known else self._value(key, records) for key in shown]
        return [value for value in values if value is not None]

    def _value(self, key: str, records: Records) -> Value | None:
        if key not in self._parsed:
            value = self._parsed[key] = _understood(self._parse, records[key])
            if value is None:
                self._unknown.add(key)
        return self._parsed[key]


def _understood(parse: Callable[[Record], Value], record: Record) -> Value | None:
    try:
        return parse(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _over(old: Record, new: Record) -> Record:
    """`new` over `old`, without losing a field this version does not know."""
    within = {
        name: {**value, **new[name]}
        for name, value in old.items()
        if isinstance(value, dict) and isinstance(new.get(name), dict)
    }
    return {**old, **new, **within}
