"""What a vault last agreed on with the notebook, as it is kept in the vault: `.leeslamp.json`, a line for each block.

To lose it is no harm: whatever differs then counts as the reader's change, and words that differ are kept both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from tui.errors import ExportError

NAME = ".leeslamp.json"
VERSION = 1

_json = json.JSONEncoder(ensure_ascii=False).encode

Blocks = dict[str, tuple[str, ...] | None]
"""By block id the lines of the callout as both sides had them; None for one the reader took out of the vault."""


def dumps(blocks: Mapping[str, Sequence[str] | None]) -> str:
    """The text of the file."""
    rows = ",\n".join(f"{_json(id)}: {_json(blocks[id])}" for id in sorted(blocks))
    return f'{{"version": {VERSION}, "blocks": {{\n{rows}\n}}}}\n'


def loads(text: str) -> Blocks:
    """`dumps` back. Raises ValueError for a damaged file, ExportError for one of a newer leeslamp."""
    read = json.loads(text)
    if not isinstance(read, dict) or not isinstance(blocks := read.get("blocks"), dict):
        raise ValueError("not the state of a vault")
    version = read.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ExportError(f"{NAME} was written by a newer leeslamp; update leeslamp")
    return {id: None if lines is None else _lines(lines) for id, lines in blocks.items()}


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise ValueError("not the lines of a block")
    return tuple(value)
