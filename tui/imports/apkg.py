"""Our own package for Anki (tui/exports/anki_package.py), read back: a zipped SQLite database.

It may be anybody's file, so nothing in it is taken at its word: what is unpacked is bounded, the database lies in
memory where it can do nothing but be read, and a query that goes on for too long is ended (sqlite.org/security.html).
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from tui.errors import NotesFileError
from tui.exports.cards import CLOZE, PASSAGE
from tui.imports.cards import Fields, note_of
from tui.imports.model import Format, Imported
from tui.notes.store.times import stamp_of

MAX_BYTES = 256 << 20
"""Of the database, unpacked: a hundred thousand notes are 150 MB."""
_STEPS = 1_000_000
"""Instructions of SQLite's virtual machine between two looks at how many there were."""
_LOOKS = 1_000

_DATABASE = "collection.anki2"
_NONE = "there is no card of leeslamp in it that can be read: export the notes again, from leeslamp"
_DAMAGED = "it is no package of Anki that can be read"


def is_package(data: bytes) -> bool:
    """Whether it is a zip file (APPNOTE.TXT 6.3.10, 4.3.7)."""
    return data.startswith(b"PK\x03\x04")


def cards_in(data: bytes) -> list[Imported]:
    """The notes that the cards of a package were made of, in its order. Raises NotesFileError."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(_unpacked(data))
            found = list(_all(database))
    except (sqlite3.Error, OverflowError, ValueError) as error:
        raise NotesFileError(f"{_DAMAGED}: {error}") from error
    if not found:
        raise NotesFileError(_NONE)
    return found


def _unpacked(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_DATABASE) as packed:
            database = packed.read(MAX_BYTES + 1)
    except KeyError as error:
        raise NotesFileError(_NONE) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise NotesFileError(f"{_DAMAGED}: {error}") from error
    if not database:
        raise NotesFileError(_NONE)
    if len(database) > MAX_BYTES:
        raise NotesFileError(f"what it unpacks to is larger than {MAX_BYTES >> 20} MB; export fewer notes at a time")
    return database


def _all(database: sqlite3.Connection) -> Iterator[Imported]:
    """A note for each of ours, of whose two cards the one with the passage tells more."""
    looks = iter(range(_LOOKS))
    database.set_progress_handler(lambda: next(looks, None) is None, _STEPS)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA query_only = ON")
    if database.execute("SELECT type FROM sqlite_schema WHERE name = 'notes'").fetchone() != ("table",):
        return
    found: dict[str, Imported] = {}
    rows = database.execute(
        "SELECT id, guid, mid, flds, tags FROM notes WHERE mid IN (?, ?) ORDER BY mid, id", (PASSAGE, CLOZE)
    )
    for id, name, model, told, tags in rows:
        fields = told.split("\x1f") if isinstance(told, str) else []
        if model == CLOZE:
            fields.insert(0, "")
        if len(fields) != len(Fields._fields) or not isinstance(name, str) or not isinstance(tags, str):
            raise ValueError("a card is not whole")
        card = Fields(*fields)
        of = card.source if "<code>" in card.source else name  # the command there is that of one note
        if of not in found:
            found[of] = note_of(Format.ANKI, name, card, tags.split(), _created(id))
    yield from found.values()


def _created(id: object) -> str:
    """Anki's ids are milliseconds since 1970; ours are those of when the note was made."""
    if not isinstance(id, int):
        return ""
    try:
        return stamp_of(datetime.fromtimestamp(id / 1000, UTC))
    except (OverflowError, OSError, ValueError):
        return ""
