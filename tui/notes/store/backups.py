"""Copies of the whole file, kept beside it: `notes.json.backups/notes-20261124-081500-start.json`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.files import write_atomic

NEWEST, DAYS = 5, 7
"""Kept are the five newest, and the last of each of the last seven days that have one."""

_NAME = re.compile(r"notes-(\d{8}-\d{6})-[a-z]+(?:-(\d+))?\.json")


def backups_of(path: Path) -> list[Path]:
    """The backups of the notebook at `path`, the newest first. Raises OSError."""
    folder = _folder(path)
    if not folder.is_dir():
        return []
    return sorted((file for file in folder.iterdir() if _NAME.fullmatch(file.name)), key=_age, reverse=True)


def keep_backup(path: Path, data: bytes | Iterable[bytes], reason: str) -> Path:
    """Keep `data`, whole or in parts, as a backup of `path`, on the disk when this returns. Raises OSError."""
    folder = _folder(path)
    folder.mkdir(exist_ok=True)
    file = _reserved(folder, f"notes-{datetime.now(UTC):%Y%m%d-%H%M%S}-{reason}")
    try:
        write_atomic(file, data)
    except BaseException:
        file.unlink(missing_ok=True)  # an empty one would look like a backup
        raise
    _prune(backups_of(path), file)
    return file


def _reserved(folder: Path, stem: str) -> Path:
    """An empty file that nobody else has, numbered after those of the same second."""
    number = max((_number(file) for file in folder.glob(f"{stem}*.json")), default=0)
    while True:
        number += 1
        file = folder / (f"{stem}-{number}.json" if number > 1 else f"{stem}.json")
        try:
            file.touch(exist_ok=False)
        except FileExistsError:
            continue
        return file


def _prune(files: list[Path], made: Path) -> None:
    kept = {made, *files[:NEWEST]}
    since = datetime.now(UTC) - timedelta(days=DAYS)
    days: set[str] = set()
    for file in files:
        day = _time(file)[:8]
        if day not in days and day > f"{since:%Y%m%d}":
            days.add(day)
            kept.add(file)
    for file in files:
        if file not in kept:
            file.unlink(missing_ok=True)


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


def _time(file: Path) -> str:
    match = _NAME.fullmatch(file.name)
    return match[1] if match else ""


def _number(file: Path) -> int:
    match = _NAME.fullmatch(file.name)
    return int(match[2] or 1) if match else 0


def _age(file: Path) -> tuple[str, int, str]:
    return _time(file), _number(file), file.name
