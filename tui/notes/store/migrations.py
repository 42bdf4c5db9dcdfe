"""From the form of an older version to the present one, a step for each schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from tui.notes.store.form import Record, Records, Tables, schema_of
from tui.notes.store.merge import merge_record


def _keys_of_their_own(tables: Tables) -> Tables:
    """0: notes numbered from 1 by plain TinyDB, so that two copies gave one number to two notes."""
    notes: Records = {}
    for number, record in tables.get("notes", {}).items():
        key = own_key(number, record)
        notes[key] = merge_record(notes[key], record) if key in notes else record
    meta = {**tables.get("meta", {}), "1": {**tables.get("meta", {}).get("1", {}), "schema": 1}}
    return {**tables, "notes": notes, "meta": meta}


def own_key(key: str, record: Record) -> str:
    """The key of a note: its id as a number; `key` for one without an id that is one."""
    try:
        return str(UUID(hex=record["id"]).int)
    except (KeyError, TypeError, ValueError, AttributeError):
        return key


STEPS: Mapping[int, Callable[[Tables], Tables]] = {0: _keys_of_their_own}
"""What makes of a schema the next one."""


def migrated(tables: Tables) -> Tables:
    """`tables` in the present form; themselves if they are in it, or in that of a newer version."""
    while (schema := _schema(tables)) in STEPS:
        tables = STEPS[schema](tables)
    return tables


def _schema(tables: Tables) -> int:
    """0 for a file with notes and no word about its version."""
    return 0 if tables.get("notes") and not tables.get("meta") else schema_of(tables)
