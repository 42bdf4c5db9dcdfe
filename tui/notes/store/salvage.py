"""What can be had of a file that is damaged: every whole record of it."""

from __future__ import annotations

import json
import re

from tui.notes.store.form import Record, Tables
from tui.notes.store.merge import merge_record
from tui.notes.store.migrations import own_key

_RECORD = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*(?=\{)')
_SHAPES = (
    ("notes", {"id", "article", "target"}),
    ("progress", {"article", "fraction"}),
    ("links", {"article", "sentence", "verb", "particle"}),
    ("drafts", {"key", "text"}),
    ("articles", {"id", "title"}),
    ("meta", {"schema"}),
)
"""Which table a record belongs to, by fields that all of its records have; the first that fits."""


def salvage(data: bytes) -> Tables:
    """The whole records in `data`. Of a record that is there twice, as between the marks of git, both are merged.

    Records are known by their fields, for the line that names their table may be gone: those of tables that leeslamp
    does not have cannot be told apart from what is inside a record, and stay in the damaged file only.
    """
    text = data.decode(errors="replace").replace("\0", " ")
    decoder, tables = json.JSONDecoder(), Tables()
    position = 0
    while match := _RECORD.search(text, position):
        position = match.end()
        try:
            key = json.loads(f'"{match[1]}"', strict=False)
            record, end = decoder.raw_decode(text, position)
            name = "" if _has_records(record) else _table(record)
        except (ValueError, RecursionError):
            continue
        if name:
            records = tables.setdefault(name, {})
            if name == "notes":  # two sides of a merge may have numbered two notes alike
                key = own_key(key, record)
            records[key] = merge_record(records[key], record) if key in records else record
            position = end
    return tables


def _has_records(record: Record) -> bool:
    """Whether other records are inside: where a brace is missing, a record seems to go on to the end of the file."""
    inner = [value for value in record.values() if isinstance(value, dict)]
    return any(_table(value) or _has_records(value) for value in inner)


def _table(record: Record) -> str:
    return next((name for name, fields in _SHAPES if record.keys() >= fields), "")
