"""A file of notes, in whichever of the forms it is."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from tui.errors import NotesFileError
from tui.imports.callouts import callouts_in
from tui.imports.clippings import END, clipping
from tui.imports.hypothesis import annotations_in, rows_in
from tui.imports.kindle import clippings_in
from tui.imports.model import Format, Imported
from tui.imports.own import Collection, collection_from_json, parsed_json
from tui.imports.readwise import columns_of, highlights_in

MAX_BYTES = 64 << 20
"""A hundred thousand notes with everything in them; whatever is larger is no file of notes."""

_NAMED = re.compile(r"^\W*\^ll-[0-9A-Za-z-]+\s*$", re.MULTILINE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_notes_file(path: Path) -> str:
    """The text of a file, line ends folded. Raises NotesFileError for what is missing, too large or no text."""
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
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotesFileError(f"{path} is not UTF-8 from byte {error.start + 1} on; save it as UTF-8") from error
    if "\0" in text or not text.strip():
        raise NotesFileError(f"{path} {'is not a text file' if text.strip() else 'is empty'}; export the notes again")
    return text.replace("\r\n", "\n")


def format_of(text: str) -> Format | None:
    """The form a text has, by what is in it."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            data = parsed_json(text)
        except ValueError:
            return None
        if isinstance(data, dict) and data.get("type") == "AnnotationCollection":
            return Format.JSON
        return Format.HYPOTHESIS if rows_in(data) is not None else None
    if END in text and any(clipping(part) for part in text.split(END)):
        return Format.KINDLE
    if "highlight" in columns_of(text):
        return Format.READWISE
    return Format.MARKDOWN if _NAMED.search(text) else None


def notes_in(text: str, format: Format) -> Collection | list[Imported]:
    """What a text of that form holds. Raises NotesFileError."""
    match format:
        case Format.JSON:
            return collection_from_json(text)
        case Format.MARKDOWN:
            return callouts_in(text)
        case Format.HYPOTHESIS:
            return annotations_in(text)
        case Format.KINDLE:
            return clippings_in(text)
        case Format.READWISE:
            return highlights_in(text)
