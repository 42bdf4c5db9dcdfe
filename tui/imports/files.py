"""A file of notes, in whichever of the forms it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from tui.errors import NotesFileError
from tui.imports.apkg import cards_in, is_package
from tui.imports.callouts import callouts_in
from tui.imports.clippings import END, clipping
from tui.imports.html import figures_in, is_page
from tui.imports.hypothesis import annotations_in, rows_in
from tui.imports.kindle import clippings_in
from tui.imports.model import Format, Imported
from tui.imports.org import entries_in, is_org
from tui.imports.own import Collection, collection_from_json, parsed_json
from tui.imports.readwise import columns_of, highlights_in
from tui.imports.tsv import is_tsv, table_in

MAX_BYTES = 64 << 20
"""A hundred thousand notes with everything in them; whatever is larger is no file of notes."""

_NAMED = re.compile(r"^\W*\^ll-[0-9A-Za-z-]+\s*$", re.MULTILINE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_notes_file(path: Path) -> str | bytes:
    """The text of a file, line ends folded; of a package its bytes.

    Raises NotesFileError for what is missing, too large or neither.
    """
    try:
        if not path.is_file():
            raise NotesFileError(f"{path} is not a file; name one that another program wrote")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotesFileError(f"{path} cannot be read: {reason}") from error
    if len(data) > MAX_BYTES:
        raise NotesFileError(f"{path} is larger than {MAX_BYTES >> 20} MB; export fewer notes at a time")
    if is_package(data):
        return data
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotesFileError(f"{path} is not UTF-8 from byte {error.start + 1} on; save it as UTF-8") from error
    if "\0" in text or not text.strip():
        raise NotesFileError(f"{path} {'is not a text file' if text.strip() else 'is empty'}; export the notes again")
    return text.replace("\r\n", "\n")


def format_of(content: str | bytes) -> Format | None:
    """The form that what a file holds has, by what is in it."""
    if isinstance(content, bytes):
        return Format.ANKI
    if content.lstrip()[:1] in ("{", "["):
        try:
            data = parsed_json(content)
        except ValueError:
            return None
        if isinstance(data, dict) and data.get("type") == "AnnotationCollection":
            return Format.JSON
        return Format.HYPOTHESIS if rows_in(data) is not None else None
    return next((format for format, is_it in _SIGNS.items() if is_it(content)), None)


_SIGNS: dict[Format, Callable[[str], bool]] = {
    Format.HTML: is_page,
    Format.TSV: is_tsv,
    Format.ORG: is_org,
    Format.KINDLE: lambda text: END in text and any(clipping(part) for part in text.split(END)),
    Format.READWISE: lambda text: "highlight" in columns_of(text),
    Format.MARKDOWN: lambda text: bool(_NAMED.search(text)),
}
"""How the forms that are no JSON are told, the surest first."""

_READ: dict[Format, Callable[[str], Collection | list[Imported]]] = {
    Format.JSON: collection_from_json,
    Format.MARKDOWN: callouts_in,
    Format.ORG: entries_in,
    Format.HTML: figures_in,
    Format.TSV: table_in,
    Format.HYPOTHESIS: annotations_in,
    Format.KINDLE: clippings_in,
    Format.READWISE: highlights_in,
}


def notes_in(content: str | bytes, format: Format) -> Collection | list[Imported]:
    """What a file of that form holds. Raises NotesFileError."""
    if isinstance(content, bytes) != (format is Format.ANKI):
        raise NotesFileError(f"it is {'a package' if isinstance(content, bytes) else 'no package'} of Anki")
    return cards_in(content) if isinstance(content, bytes) else _READ[format](content)
