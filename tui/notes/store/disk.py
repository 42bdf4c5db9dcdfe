"""Reading `notes.json` while others may be writing it, and replacing it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from tui.errors import NotebookDamagedError
from tui.notes.store.form import Tables, parse
from tui.notes.store.signature import Signature, unreadable

_PAUSES = (0.01, 0.02, 0.04, 0.08)
_FRESH = 3
"""Seconds in which a file that looks damaged may be one that is being written."""
_SETTLED = 0.02
"""Seconds after which a program that writes in place has written the next piece, or all of it."""


class Loaded(NamedTuple):
    """What was in the file."""

    tables: Tables | None
    """None if it was damaged."""
    data: bytes
    signature: Signature
    damage: str = ""


def load(path: Path) -> Loaded:
    """The file at `path`, once nobody is writing it. Raises NotebookError where it cannot be read."""
    for pause in _PAUSES:
        loaded = _once(path)
        # plain TinyDB writes in place: this may be the middle of it, and even then be understood
        if loaded.tables is None:
            if abs(time.time() - loaded.signature.modified / 1e9) > _FRESH:
                return loaded
        elif _is_settled(path, loaded.signature):
            return loaded
        time.sleep(pause)
    return _once(path)


def _once(path: Path) -> Loaded:
    try:
        with path.open("rb") as file:
            signature = Signature.of(os.fstat(file.fileno()))  # first: what is written meanwhile is read again
            data = file.read()
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        return Loaded(parse(data, path.name), data, signature)
    except NotebookDamagedError as error:
        return Loaded(None, data, signature, str(error))


def _is_settled(path: Path, signature: Signature) -> bool:
    """Whether nobody is writing the file just now."""
    age = time.time() - signature.modified / 1e9
    if not 0 <= age < _SETTLED:
        return True
    time.sleep(_SETTLED - age)
    return Signature.at(path) == signature


def why_not_writable(file: Path, folder: Path) -> str:
    """Why neither `file` nor one beside it in `folder` can be written, as a sentence; empty when it can be tried."""
    for place, mode in ((file, os.W_OK), (folder, os.W_OK | os.X_OK)):
        if not os.access(place, mode) and os.access(place, os.F_OK):
            return f"{place} is write-protected; notes can be read but not saved until its permissions allow it"
    return ""
