"""TOML as nearly everybody writes it, each value on the line of its key: read without tomllib, which takes 8 ms."""

from __future__ import annotations

import re

from tui.named import TYPE_CHECKING
from tui.patterns import pattern

if TYPE_CHECKING:
    from typing import Any

_WORDS = r'"[^"\\]*"'
_WORD = pattern(r'"([^"\\]*)"')
_LINE = pattern(
    r"(?:\[(?P<table>[\w-]+(?:\.[\w-]+)*)\]"
    rf"|(?P<key>[\w-]+) *= *(?:(?P<words>{_WORDS})|(?P<truth>true|false)|(?P<number>(?:0|[1-9]\d{{0,8}})(?:\.\d+)?)"
    rf"|\[(?P<list> *(?:{_WORDS} *(?:, *{_WORDS} *)*(?:, *)?)?)\]))?"
    r" *(?:#.*)?",
    re.ASCII,
)


def simple(text: str) -> dict[str, Any] | None:
    """What is in a file; None where a line is not of this kind or contradicts another: tomllib knows what that is."""
    found: dict[str, Any] = {}
    table, tables = found, set[str]()
    for line in text.replace("\r\n", "\n").split("\n"):
        match = _LINE.fullmatch(line.strip(" ")) if line.isprintable() else None
        if match is None:
            return None
        if name := match["table"]:
            if name in tables:
                return None
            tables.add(name)
            table = found
            for part in name.split("."):
                table = table.setdefault(part, {})
                if not isinstance(table, dict):
                    return None
        elif key := match["key"]:
            if key in table:
                return None
            table[key] = _value(match)
    return found


def _value(match: re.Match[str]) -> object:
    if (words := match["words"]) is not None:
        return words[1:-1]
    if truth := match["truth"]:
        return truth == "true"
    if number := match["number"]:
        return float(number) if "." in number else int(number)
    return _WORD.findall(match["list"])
