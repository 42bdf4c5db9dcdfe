"""Translations kept between sittings, in one SQLite file that nobody would miss."""

from __future__ import annotations

import sqlite3
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

LIMIT = 20 << 20
"""Bytes of text from which on the least recently used translations go; thousands of articles."""

_T = TypeVar("_T")
_AT_ONCE = 500  # question marks in one statement; old SQLites allow 999
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SCHEMA = """CREATE TABLE IF NOT EXISTS translations (
    key BLOB PRIMARY KEY, english TEXT NOT NULL, provider TEXT NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID"""
_PROBE = "SELECT key, english, provider, used FROM translations LIMIT 1"
_BYTES = "length(CAST(english AS BLOB)) + 64"  # its text and about what goes with it
# Measured by text and not by pages: keys are scattered, so rows that go leave no page empty.
_EVICT = f"""DELETE FROM translations WHERE key IN (
    SELECT key FROM (SELECT key, sum({_BYTES}) OVER (ORDER BY used DESC, key) AS upto FROM translations) WHERE upto > ?
)"""


def default_path() -> Path:
    """Where the reader's own cache is."""
    import platformdirs

    return platformdirs.user_cache_path("leeslamp") / "translations.sqlite3"


def _key(provider: str, text: str) -> bytes:
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    parts = "\0".join(("v1", "nl", "en", provider, words))
    return blake2b(parts.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()


class TranslationCache:
    """Accepted translations by provider and text. Any thread may use it; nothing in it ever raises.

    A cache that cannot be read or written is a cache without translations, with a notice.
    """

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self._path = path
        self._limit = limit
        self._lock = threading.Lock()
        self._notices: list[str] = []
        self.keeps = True
        """Whether everything put so far is on the disk."""
        self._bytes: int | None = None  # not counted before the first write
        self._connection: sqlite3.Connection | None = self._open()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know about the file."""
        return tuple(self._notices)

    def get_many(self, provider: str, texts: Sequence[str]) -> dict[str, str]:
        """The kept translations among `texts`, by text."""
        keys = {text: _key(provider, text) for text in texts}
        found = self._use(lambda connection: _read(connection, list(set(keys.values())))) or {}
        if found:
            self._use(lambda connection: _touch(connection, list(found)))
        return {text: found[key] for text, key in keys.items() if key in found}

    def put_many(self, provider: str, translations: Mapping[str, str]) -> None:
        """Keep translations, by text; what was longest unused goes when there are too many."""
        now = _now()
        rows = [(_key(provider, text), english, provider, now) for text, english in translations.items()]
        self._use(lambda connection: self._write(connection, rows))

    def _write(self, connection: sqlite3.Connection, rows: list[tuple[bytes, str, str, int]]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            connection.executemany("INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?)", rows)
        if self._bytes is None:
            self._bytes = _count(connection)
        else:
            self._bytes += sum(len(english.encode()) + 64 for _, english, _, _ in rows)
        if self._bytes > self._limit:
            connection.execute(_EVICT, (self._limit * 9 // 10,))
            self._bytes = _count(connection)

    def close(self) -> None:
        """Let the file go; whatever is put from now on is not kept."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _use(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        with self._lock:
            if self._connection is None:
                return None
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                if _is_damage(error):
                    self._connection.close()
                    self._connection = self._open(damaged=True)
                else:  # disk full, locked for long by another leeslamp
                    self.keeps = False
                    self._say(f"translations are not kept at the moment ({error})")
                return None

    def _open(self, damaged: bool = False) -> sqlite3.Connection:
        """The file, a new one in place of a damaged one, or else memory."""
        self._bytes = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if not damaged:
                try:
                    return _connect(str(self._path))
                except sqlite3.Error as error:
                    if not _is_damage(error):
                        raise
            self._set_aside()
            return _connect(str(self._path))
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            self.keeps = False
            self._say(f"translations are kept only until you quit: {self._path} cannot be used ({reason})")
            return _connect(":memory:")

    def _set_aside(self) -> None:
        """Move a damaged file out of the way; SQLite itself sees to a journal that is left."""
        aside = self._path.with_name(f"{self._path.name}.damaged-{time.strftime('%Y%m%dT%H%M%S')}")
        self._path.replace(aside)
        self._say(f"the kept translations were damaged: they are put aside as {aside} and a new file is begun")

    def _say(self, notice: str) -> None:
        if notice not in self._notices:
            self._notices.append(notice)


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the high bits say which kind of damage
    return code in _DAMAGED or "no such column" in str(error)


def _connect(name: str) -> sqlite3.Connection:
    # the lock of the cache does what check_same_thread would
    connection = sqlite3.connect(name, timeout=0.5, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(_SCHEMA)
        connection.execute(_PROBE).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _read(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for some in _batches(keys):
        marks = ",".join("?" * len(some))
        found.update(
            connection.execute(f"SELECT key, english FROM translations WHERE key IN ({marks})", some).fetchall()
        )
    return found


def _touch(connection: sqlite3.Connection, keys: Sequence[bytes]) -> None:
    for some in _batches(keys):
        marks = ",".join("?" * len(some))
        connection.execute(f"UPDATE translations SET used = ? WHERE key IN ({marks})", (_now(), *some))


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute(f"SELECT total({_BYTES}) FROM translations").fetchone()[0])


def _now() -> int:
    return time.time_ns() // 1_000_000
