"""The form of `notes.json`: TinyDB's tables of records, a record a line."""

from __future__ import annotations

import gc
import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from heapq import merge
from typing import Any

import msgspec

from tui import __version__
from tui.errors import NotebookDamagedError

SCHEMA = 1
"""Version of the file as written here; what a newer version wrote is only read."""
TABLES = ("articles", "drafts", "links", "meta", "notes", "progress")

Record = dict[str, Any]
Records = dict[str, Record]
"""The records of one table by their key: a decimal number, because plain TinyDB takes no other."""
Tables = dict[str, Records]

_SLICE = 5_000
_REPAIR = "put a copy you trust in its place, or start leeslamp, which keeps it and saves every whole record"


def parse(data: bytes, name: str) -> Tables:
    """The tables in the bytes of a notebook called `name`. Raises NotebookDamagedError."""
    collecting = gc.isenabled()
    gc.disable()  # nothing in here can be garbage, and looking for it takes as long as reading
    try:
        return _as_dumped(data) or _in_any_form(data, name)
    finally:
        if collecting:
            gc.enable()


def _as_dumped(data: bytes) -> Tables | None:
    """The tables in what `dump` wrote, or the like of it."""
    try:
        tables = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not _is_tables(tables):
        return None
    # where two lines begin with one key, as git's `merge=union` leaves them, the last was taken
    lines = 2 + sum(2 + len(records) for records in tables.values())
    return tables if data.count(b"\n") == lines else None


def _in_any_form(data: bytes, name: str) -> Tables:
    """The tables in what TinyDB or somebody else wrote; raises as `parse`, and tells what is wrong where."""
    try:
        text = data.removeprefix(BOM_UTF8).decode()
        if not text.lstrip(" \t\r\n\0"):
            raise _damaged(name, "it holds nothing but NUL bytes" if b"\0" in data else "it is empty")
        if b"\0" in data:
            raise _damaged(name, "it contains NUL bytes")
        tables = json.loads(text, object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise _damaged(name, f"it is not UTF-8 from byte {error.start + 1} on") from error
    except json.JSONDecodeError as error:
        cut = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
        what = "it breaks off in the middle of" if cut else "it cannot be understood in"
        raise _damaged(name, f"{what} line {error.lineno}") from error
    except _TwiceError as error:
        raise _damaged(name, "it has a record twice") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists without end
        raise _damaged(name, "it cannot be understood") from error
    if not _is_tables(tables):
        raise _damaged(name, "it is JSON, but not tables of records")
    checked: Tables = tables
    return checked


class _TwiceError(Exception):
    """An object has two fields of one name."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON takes the last of two, silently."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _damaged(name: str, what: str) -> NotebookDamagedError:
    return NotebookDamagedError(f"{name} is damaged: {what}; {_REPAIR}")


def _is_tables(data: object) -> bool:
    return isinstance(data, dict) and all(
        isinstance(table, dict) and {dict}.issuperset(map(type, table.values())) for table in data.values()
    )


def complete(data: Tables) -> Tables:
    """`data` with every table there, so that the first note of a notebook is one more line too, and its schema."""
    tables: Tables = {name: {} for name in TABLES}
    tables |= data
    begun = {"schema": SCHEMA, "app": f"leeslamp {__version__}"}  # stays: an update of leeslamp changes no notebook
    tables["meta"] = {**tables["meta"], "1": begun | tables["meta"].get("1", {})}
    return tables


def dump(tables: Tables) -> bytes:
    """The file of a notebook: readable UTF-8, sorted by key, a record a line and the comma before it.

    So a note added or changed is one line in a diff (two where it sorts first), and two branches of a repository that
    each added notes merge. The same tables are always the same bytes.
    """
    return b"".join(lines(tables))


def lines(tables: Tables, pause: Callable[[], None] = lambda: None) -> Iterator[bytes]:
    """The lines of `dump`, one at a time; `pause` is called between two parts of the work that comes before them."""
    yield b"{\n"
    for table, (name, records) in enumerate(sorted(tables.items())):
        yield b"%s%s: {\n" % (b"," if table else b"", _json(name))
        for row, key in enumerate(merge(*_sorted_slices(list(records), pause))):
            yield b"%s%s: %s\n" % (b"," if row else b"", _json(key), _json(records[key]))
        yield b"}\n"
    yield b"}\n"


def _sorted_slices(keys: list[str], pause: Callable[[], None]) -> Iterator[list[str]]:
    """`keys` in parts, for sorting a hundred thousand of them in one go would hold up every other thread."""
    for at in range(0, len(keys), _SLICE):
        pause()
        yield sorted(keys[at : at + _SLICE])


def _json(value: object) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair in a field not ours: only an escape can hold it
        return json.dumps(value).encode()


def schema_of(tables: Tables) -> int:
    """The version of the file; one that does not tell is taken for the present one."""
    schema = tables.get("meta", {}).get("1", {}).get("schema", SCHEMA)
    return schema if isinstance(schema, int) else SCHEMA
