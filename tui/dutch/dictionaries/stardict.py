"""Dictionaries of StarDict: `.ifo` tells about it, `.idx` has the headwords, `.dict` or `.dict.dz` the entries.

An index entry is the headword in UTF-8, a zero byte, and offset and length, four bytes each, the high one first
(StarDict format 2.4.2; 3.0.0 may have eight bytes of offset, which `idxoffsetbits` says).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.clean import one_line
from tui.errors import DictionaryError
from tui.patterns import pattern

_TAG = pattern(r"<[^>]*>")


class StarDict:
    """Keeps the headwords in memory, and the entries once they are asked for."""

    is_own = False

    def __init__(self, ifo: Path) -> None:
        """Raises OSError, ValueError."""
        about = dict(line.split("=", 1) for line in ifo.read_text(encoding="utf-8-sig").splitlines() if "=" in line)
        self.name = one_line(about.get("bookname", ifo.stem))
        self._one_kind = "sametypesequence" in about
        self._path = _beside(ifo, ".dict")
        self._entries: bytes | None = None
        index = _unpacked(_beside(ifo, ".idx"))
        wide = 8 if about.get("idxoffsetbits") == "64" else 4
        self._places: dict[str, list[tuple[int, int]]] = {}
        for headword, place in _index(index, wide):
            self._places.setdefault(headword, []).append(place)

    def senses(self, headword: str) -> Sequence[str]:
        """One line for each meaning. Raises DictionaryError."""
        places = self._places.get(headword) or self._places.get(headword.lower()) or []
        if places and self._entries is None:
            try:
                self._entries = _unpacked(self._path)
            except (OSError, EOFError) as error:
                raise DictionaryError(f"{self._path.name} cannot be read: {error}") from error
        found = [(self._entries or b"")[start : start + length] for start, length in places]
        texts = [
            entry if self._one_kind else entry[1:].rstrip(b"\0") for entry in found
        ]  # the first byte tells the kind
        lines = [
            one_line(_TAG.sub(" ", line)) for text in texts for line in text.decode("utf-8", "replace").splitlines()
        ]
        return [line for line in lines if line]


def _index(data: bytes, wide: int) -> Iterator[tuple[str, tuple[int, int]]]:
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        numbers = data[end + 1 : end + 1 + wide + 4]
        if len(numbers) < wide + 4:
            raise ValueError("its index is cut off")
        place = int.from_bytes(numbers[:wide]), int.from_bytes(numbers[wide:])
        yield data[at:end].decode("utf-8", "replace"), place
        at = end + 1 + wide + 4


def _beside(ifo: Path, suffix: str) -> Path:
    packed = ".gz" if suffix == ".idx" else ".dz"
    return next(
        (path for ending in (suffix, suffix + packed) if (path := ifo.with_suffix(ending)).exists()),
        ifo.with_suffix(suffix),
    )


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix in (".dz", ".gz") else data
