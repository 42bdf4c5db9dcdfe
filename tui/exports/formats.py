"""The formats notes can be exported in. The E key and `leeslamp export` both end here, so they write the same bytes."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from tui.errors import ExportError
from tui.exports.annotations import to_json
from tui.exports.markdown import to_markdown
from tui.exports.readwise import to_csv
from tui.files import write_atomic
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_LONGEST = 200  # bytes; a file system takes 255, and a draft's name is longer than the file's


class Format(StrEnum):
    """A form for notes to leave in."""

    MD = "md"
    CSV = "csv"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """What its files end in."""
        return f".{self.value}"

    @property
    def description(self) -> str:
        """What it is for, in a few words."""
        match self:
            case Format.MD:
                return "Markdown for Obsidian and Logseq"
            case Format.CSV:
                return "CSV for Readwise and spreadsheets"
            case Format.JSON:
                return "JSON (W3C Web Annotation), with everything in it"


def render(format: Format, notes: Sequence[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """The notes that are not deleted, as text; the same notes give the same text, in whatever order they come."""
    match format:
        case Format.MD:
            return to_markdown(notes, articles)
        case Format.CSV:
            return to_csv(notes, articles)
        case Format.JSON:
            return to_json(notes, articles)


def default_name(format: Format, article: str | None) -> str:
    """A file name for the notes on an article, or for all of them, that every file system takes."""
    slug = re.sub(r"[^\w.@-]+", "-", "all" if article is None else article).strip("-.")
    return f"notes-{slug.encode()[:_LONGEST].decode(errors='ignore') or 'article'}{format.suffix}"


def write(path: Path, text: str) -> None:
    """Replace `path` by `text`, whole or not at all. Raises ExportError."""
    try:
        if path.is_dir():
            raise ExportError(f"{path} is a folder; give the name of a file in it")
        if not path.parent.is_dir():
            raise ExportError(f"there is no folder {path.parent}; make it first, or write somewhere else")
        if path.exists() and not path.is_file():
            raise ExportError(f"{path} is a device, not a file; write somewhere else")
        write_atomic(path, text.encode())
    except OSError as error:
        raise ExportError(_reason(path, error)) from error
    except (RuntimeError, ValueError) as error:  # a circle of links; a name no file can have
        raise ExportError(f"{path} cannot be written: {error}") from error


def _reason(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return f"there is no room on the disk for {path}; make room, or write somewhere else"
    if error.errno in _FORBIDDEN:
        return f"{path} may not be written by you; write somewhere else"
    return f"{path} cannot be written: {error.strerror or error}"
