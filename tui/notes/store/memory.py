"""The records in memory, and which of them changed."""

from __future__ import annotations

from tui.notes.store.form import Record, Tables
from tui.notes.store.journal import Operation
from tui.notes.store.merge import merge_record


class Memory:
    """All tables. A record is replaced, never changed; the dictionaries stay the same objects."""

    def __init__(self) -> None:
        self.tables: Tables = {}
        self.changed: list[tuple[str, str]] = []
        """Table and key of every record that changed since the file was first read, in order."""

    def get(self, table: str, key: str) -> Record | None:
        """One record."""
        return self.tables.get(table, {}).get(key)

    def updated(self, table: str, key: str) -> str:
        """When a record was changed the last time, '' if it does not say."""
        record = self.get(table, key)
        return str(record.get("updated", "")) if record else ""

    def set(self, table: str, key: str, record: Record | None) -> None:
        """Replace a record, or take it away."""
        records = self.tables.setdefault(table, {})
        if record is None:
            records.pop(key, None)
        else:
            records[key] = record
        self.changed.append((table, key))

    def apply(self, operation: Operation, *, prefer_present: bool) -> bool:
        """Do what another instance did, or one that was killed; returns whether that changed anything.

        `prefer_present` says which of two records with the same stamps stays.
        """
        table, key, record, at = operation
        own = self.get(table, key)
        if record is not None and own is not None:
            by_hand = prefer_present and "updated" in own
            record = merge_record(own, record, prefer_theirs=not by_hand)
        elif own is not None and self.updated(table, key) > at:
            record = own  # changed again after it was taken away
        if record is not own:
            self.set(table, key, record)
        return record is not own

    def foreign(self, tables: Tables) -> list[tuple[str, str, Record]]:
        """Table, key and record of what is not the same here."""
        return [
            (name, key, record)
            for name, records in tables.items()
            for key, record in records.items()
            if record != self.get(name, key)
        ]

    def merge(self, foreign: list[tuple[str, str, Record]]) -> bool:
        """Take in what `foreign` gave; returns whether that changed anything."""
        before = len(self.changed)
        for name, key, record in foreign:
            own = self.get(name, key)
            merged = record if own is None else merge_record(own, record, prefer_theirs=True)
            if merged is not own:
                self.set(name, key, merged)
        return len(self.changed) > before

    def exceeds(self, tables: Tables) -> bool:
        """Whether something here is not in `tables`, or not so."""
        return any(
            tables.get(name, {}).get(key) != record
            for name, records in self.tables.items()
            for key, record in records.items()
        )
