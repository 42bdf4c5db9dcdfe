"""Where reading stopped, seen in the notebook's files without opening it: for the first frame.

Looks only where leeslamp itself puts such records, one a line: at the end of `notes.json`, and in the journal. What is
elsewhere, or damaged, is found when the notebook is opened.
"""

from __future__ import annotations

import os

from tui.light import TYPE_CHECKING, loads

if TYPE_CHECKING:
    from typing import Any

_END = 1 << 20
"""Bytes of the file and of its journal that are looked at: places of some thousand articles."""

FIRST = "zo-werkt-de-leeslamp"
"""The article with which reading begins: it teaches the keys."""

Place = dict[str, "Any"]
"""A record of how far an article was read, as docs/data.md has it; nothing in it is sure."""


def places(notes: str, article: str = "") -> list[Place]:
    """All such records in the notebook at the path `notes`; without most of those of others than `article`."""
    named = article.encode() if article.isascii() and article.replace("-", "").isalnum() else b""  # as JSON has it
    table = _end_of(notes).rpartition(b'"progress": {\n')[2]  # the last one
    lines = [line.lstrip(b",") for line in table.splitlines() if named in line]
    found = [_json(b"{%s}" % line) for line in lines if line.startswith(b'"') and line.endswith(b"}")]
    for line in _end_of(f"{notes}.journal").splitlines():
        if line[9:].startswith(b'[["progress"') and named in line:  # behind the checksum
            found += [{key: record} for _, key, record, _ in _json(line[9:]) or ()]
    records = [record for pairs in found if isinstance(pairs, dict) for record in pairs.values()]
    return [record for record in records if isinstance(record, dict) and isinstance(record.get("article"), str)]


def last_of(places: list[Place], article: str | None = None) -> Place | None:
    """The newest place, in any article or in one; of one the newest on this device if there is any."""
    here = os.uname().nodename.partition(".")[0].lower() if article is not None else None
    wanted = [place for place in places if article in (None, place["article"])]
    return max(wanted, key=lambda place: (place.get("device") == here, str(place.get("updated"))), default=None)


def to_go_on_with(places: list[Place]) -> str | None:
    """The article that was being read, by its id; the first one where nothing was read yet; None for the library."""
    last = last_of(places)
    if last is None:
        return FIRST
    return str(last["article"]) if last.get("status") == "reading" else None


def _json(text: bytes) -> Any:
    try:
        return loads(text.decode())
    except ValueError:
        return None


def _end_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _END))
            return file.read()
    except OSError:
        return b""
