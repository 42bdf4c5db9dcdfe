"""CSV with a highlight a row: what Readwise exports, what it imports (and we export), or any table with its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from tui.clean import one_line
from tui.errors import NotesFileError
from tui.imports.model import Format, Imported

# the names of our own export and of Readwise's, in the order they are looked for
_TITLE, _URL = ("title", "book title"), ("url", "source url")
_DATE, _TAGS = ("date", "highlighted at"), ("tags",)
_QUOTED = re.compile("'(?=[=+@\t\r\n＝＋－＠-])")
_INLINE = re.compile(r"(?:\.[\w/-]+ *)+(?:\n|$)")
_OURS = re.compile(r"(?:\A|\n)leeslamp read [^\n]+#([0-9a-f]{8})\s*\Z")
LONGEST = 1 << 20
"""Characters of one cell; csv's own limit is too short for a chapter."""


def highlights_in(text: str) -> list[Imported]:
    """What the rows say, in their order. Raises NotesFileError."""
    csv.field_size_limit(LONGEST)
    try:
        return list(_all(text))
    except csv.Error as error:
        raise NotesFileError(f"it is no CSV that can be read: {error}") from error


def columns_of(text: str) -> set[str]:
    """The names in the first row, in lower case."""
    first = next(csv.reader(io.StringIO(text[:4096], newline="")), [])
    return {name.strip().lower() for name in first}


def _all(text: str) -> Iterator[Imported]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    names = {name: name.strip().lower() for name in rows.fieldnames or ()}
    if "highlight" not in names.values():
        raise NotesFileError("its first row names no column Highlight")
    for row in rows:
        cells = {names[name]: _plain(value or "") for name, value in row.items() if name in names}
        if cells["highlight"].strip() or cells.get("note", "").strip():
            yield _imported(cells)


def _plain(cell: str) -> str:
    """Without what kept a spreadsheet from taking the cell for a formula."""
    return cell[1:] if _QUOTED.match(cell) else cell


def _imported(cells: Mapping[str, str]) -> Imported:
    def cell(*names: str) -> str:
        return next((cells[name] for name in names if cells.get(name)), "")

    title, quote, note = one_line(cell(*_TITLE)), one_line(cell("highlight")), cell("note")
    inline = _INLINE.match(note)
    tags = [tag.strip() for tag in cell(*_TAGS).split(",")]
    if inline:
        tags += (word.removeprefix(".") for word in inline[0].split())
        note = note[inline.end() :]
    link = _OURS.search(note)
    if link:
        note = note[: link.start()]
    return Imported(
        format=Format.READWISE,
        origin="\n".join((title, one_line(cell("location")), quote)),
        title=title,
        quote="" if quote == title else quote,
        note=note,
        tags=tuple(filter(None, tags)),
        ours=link[1] if link else "",
        url=one_line(cell(*_URL)),
        created=one_line(cell(*_DATE)),
    )
