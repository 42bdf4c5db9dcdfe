"""A damaged file: kept, and what can be had of it taken."""

from __future__ import annotations

from pathlib import Path

from tui.errors import NotebookError
from tui.files import write_atomic
from tui.notes.store.backups import backups_of
from tui.notes.store.copies import read_copy
from tui.notes.store.disk import Loaded
from tui.notes.store.form import Tables
from tui.notes.store.merge import merge_tables
from tui.notes.store.migrations import migrated
from tui.notes.store.salvage import salvage


def recover(path: Path, loaded: Loaded, time: str) -> tuple[Tables, str]:
    """The whole records of a damaged file and of the newest backup that can be read, and what to tell the reader.

    The file stays where it is; a copy is kept. Raises NotebookError where that cannot be made.
    """
    kept = _kept(path, loaded.data, time)
    what = loaded.damage.partition(";")[0]
    saved = salvage(loaded.data)
    backup, tables = _newest_backup(path)
    merged = merge_tables(migrated(saved), migrated(tables), prefer_theirs=True)  # of one version the undamaged record
    living = sum(1 for record in merged.get("notes", {}).values() if not record.get("deleted"))
    if not merged:
        return {}, f"{what}; it is kept as {kept}, and a new notebook was begun"
    found = len(saved.get("notes", {}))
    source = f"{_notes(found)} saved from it" + (f", the rest from {backup.name}" if backup else "")
    return merged, f"{what}; it is kept as {kept}; {source}: {_notes(living)} in the notebook"


def missing(path: Path) -> list[str]:
    """What to tell of a notebook that is not there: it may have been, and that it is gone what the reader wants."""
    try:
        backups = backups_of(path)
    except OSError:
        return []  # they are only looked for here, and what is wrong is told where they are asked for
    hint = "`leeslamp restore latest` says what the newest backup would bring back"
    return [f"{path.name} is missing; {hint}"] if backups else []


def _notes(number: int) -> str:
    return "1 note" if number == 1 else f"{number} notes"


def _newest_backup(path: Path) -> tuple[Path | None, Tables]:
    for backup in backups_of(path):
        try:
            return backup, read_copy(backup)
        except NotebookError:
            continue
    return None, {}


def _kept(path: Path, data: bytes, stamp: str) -> Path:
    """Copy the bytes to a file named after the time, never over an earlier one; one with the same bytes serves."""
    date, _, time = stamp.partition("T")
    base = path.with_name(f"{path.name}.damaged-{date.replace('-', '')}-{time[:8].replace(':', '')}")
    kept, number = base, 1
    try:
        for earlier in sorted(path.parent.glob(f"{path.name}.damaged-*")):
            if earlier.is_file() and earlier.stat().st_size == len(data) and earlier.read_bytes() == data:
                return earlier
        while kept.exists():
            number += 1
            kept = base.with_name(f"{base.name}-{number}")
        write_atomic(kept, data)
    except OSError as error:
        raise NotebookError(
            f"{path} is damaged and cannot be set aside: {error.strerror or error}; move it away by hand"
        ) from error
    return kept
