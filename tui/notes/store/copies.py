"""Other files with tables of records: a copy from another machine, a backup, one side of a git merge."""

from __future__ import annotations

from pathlib import Path

from tui.errors import NotebookError
from tui.notes.store.form import SCHEMA, Tables, parse, schema_of


def read_copy(path: Path) -> Tables:
    """The tables in `path`. Raises NotebookError, NotebookDamagedError; also for a copy of a newer leeslamp."""
    if not path.is_file():
        raise NotebookError(f"{path} is not a file; name a copy of notes.json")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotebookError(f"{path} cannot be read: {error.strerror or error}") from error
    tables = parse(data, str(path))
    if schema_of(tables) > SCHEMA:
        raise NotebookError(f"{path} was written by a newer leeslamp (schema {schema_of(tables)}); update leeslamp")
    return tables
