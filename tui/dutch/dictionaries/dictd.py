"""Dictionaries of the dictd project: an index of headwords, and all entries in one file, mostly compressed.

The index has a line for each headword, with TABs: headword, offset and length of its entry in the other file, both as
numbers of 64 digits (dictfmt(1)). That ĳ is two letters and affixes are no words is for freedict-nld-eng, in Debian.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from tui.clean import one_line
from tui.errors import DictionaryError
from tui.patterns import pattern

_DIGITS = {
    digit: value for value, digit in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_NUMBER = pattern(r"^\d+\.\s+")


class Dictd:
    """Keeps the index in memory, and the entries once they are asked for."""

    is_own = False

    def __init__(self, index: Path) -> None:
        """Raises OSError, ValueError."""
        self.name = index.stem
        self._path = index.with_suffix(".dict.dz")
        if not self._path.exists():
            self._path = index.with_suffix(".dict")
        self._entries: bytes | None = None
        self._places: dict[str, list[tuple[int, int]]] = {}
        for line in index.read_text(encoding="utf-8").splitlines():
            headword, offset, length = line.split("\t")[:3]
            if not headword.startswith(("00-", "-")) and not headword.endswith("-"):  # no notes on the file, no affixes
                self._places.setdefault(_plain(headword), []).append((_number(offset), _number(length)))
        if not self._path.exists():
            raise FileNotFoundError(f"{self._path.name} is not beside it")

    def senses(self, headword: str) -> Sequence[str]:
        """One line for each meaning. Raises DictionaryError."""
        places = self._places.get(headword) or self._places.get(headword.lower()) or []
        if places and self._entries is None:
            self._entries = self._read()
        entries = [
            (self._entries or b"")[start : start + length].decode("utf-8", "replace") for start, length in places
        ]
        return [sense for entry in entries for sense in _senses(entry)]

    def _read(self) -> bytes:
        try:
            data = self._path.read_bytes()
            return gzip.decompress(data) if self._path.suffix == ".dz" else data
        except (OSError, EOFError) as error:
            raise DictionaryError(f"{self._path.name} cannot be read: {error}") from error


def _senses(entry: str) -> list[str]:
    """The lines behind the headword, without their numbers."""
    lines = [one_line(_plain(line)) for line in entry.splitlines()[1:]]
    return [_NUMBER.sub("", line) for line in lines if line]


def _plain(text: str) -> str:
    """The letters one types: ĳ is two, and the hyphen is the usual one."""
    return text.replace("ĳ", "ij").replace("Ĳ", "IJ").replace("‐", "-").strip()


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        if digit not in _DIGITS:
            raise ValueError("its index has a number that is none")
        value = value * 64 + _DIGITS[digit]
    return value
