"""What the tests of this folder share: made-up notes, the shipped articles, other programs on the same file."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from tinydb import TinyDB

from tui.article.canonical import canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Workspace
from tui.notes.colour import Colour
from tui.notes.record import Note, Target
from tui.notes.store.storage import NotesStorage

ROOT = Path(__file__).parents[2]
_MINUTES = count()


def sample(note: str = "", *, article: str = "mali", start: int = 20, number: int | None = None, **fields: Any) -> Note:
    """A note as a screen would make it, each a minute after the last; `number` gives it an id that sorts there."""
    # months before the times of `clock`: a run of the tests makes notes of many days
    created = f"{datetime(2026, 2, 1) + timedelta(minutes=next(_MINUTES)):%Y-%m-%dT%H:%M:%S}.000Z"
    fresh = Note(
        id=uuid4().hex if number is None else UUID(int=number).hex,
        article=article,
        rev="a10942d5e1ae0ec2",
        target=Target("houdt Frankrijk het in Mali voor gezien", "tegen jihadisten ", ". De 2.400", start, start + 39),
        sentence="Na negen jaar strijd tegen jihadisten houdt Frankrijk het in Mali voor gezien.",
        color=Colour.MARK,
        created=created,
        updated=created,
        device="",
    )
    return replace(fresh.with_note(note), **fields)


def clock(*times: str) -> Any:
    """A clock that shows these times of 3 May 2026, then stands still."""
    left = [f"2026-05-03T{time}Z" for time in times]
    return lambda: left.pop(0) if len(left) > 1 else left[0]


@cache
def shipped() -> tuple[Article, ...]:
    """The articles that come with leeslamp."""
    workspace = Workspace(ROOT)
    return tuple(workspace.open(entry) for entry in workspace.entries())


def article_of(text: str) -> Article:
    """An article of a few words of the test's own."""
    return parse(canonical(text.encode(), "proef"), "proef")


def plain(path: Path, table: str) -> list[dict[str, Any]]:
    """A table as plain TinyDB reads it. What is in the journal only is not there yet."""
    with TinyDB(path, encoding="utf-8") as database:
        return [dict(record) for record in database.table(table).all()]


def stored(path: Path, table: str) -> list[dict[str, Any]]:
    """A table as another instance reads it, with what is in the journal."""
    return list(NotesStorage(path).read().get(table, {}).values())


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow: every write fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


def spoil(path: Path, data: bytes) -> None:
    """Damage of a minute ago: a file that was written just now is given time to become whole."""
    path.write_bytes(data)
    os.utime(path, (time.time() - 60,) * 2)


def python(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """Another process that runs `code` with the tests and leeslamp on its path."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parents[1])))}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


def answer(code: str, *arguments: object, **options: Any) -> Any:
    """What another process prints as JSON."""
    with python(code, *arguments, **options) as process:
        printed, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    return json.loads(printed)
