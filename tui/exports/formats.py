"""The formats notes can be exported in. The E key and `leeslamp export` both end here, so they write the same bytes."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import ExportError
from tui.files import write_atomic
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note

if TYPE_CHECKING:
    from tui.exports.html.page import Page
    from tui.exports.template import Template

_OURS = "leeslamp"
"""The source of the texts that come with it, which anybody may pass on."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_LONGEST = 200  # bytes; a file system takes 255, and a draft's name is longer than the file's


class Format(StrEnum):
    """A form for notes to leave in."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    ORG = "org"
    ANKI = "anki"
    TSV = "tsv"

    @property
    def suffix(self) -> str:
        """What its files end in."""
        return ".apkg" if self is Format.ANKI else f".{self.value}"

    @property
    def is_text(self) -> bool:
        """Whether it can be shown in a terminal."""
        return self is not Format.ANKI

    @property
    def description(self) -> str:
        """What it is for, in a few words."""
        return _FOR[self]


_FOR = {
    Format.MD: "Markdown for Obsidian and Logseq",
    Format.HTML: "HTML: articles and notes on one page",
    Format.CSV: "CSV for Readwise and spreadsheets",
    Format.JSON: "JSON (W3C), with everything in it",
    Format.ORG: "Org for Emacs",
    Format.ANKI: "Anki package: passages, gaps, words",
    Format.TSV: "Anki text file: a card a note",
}


class Chosen(NamedTuple):
    """What is exported."""

    notes: Sequence[Note]
    """Those that are deleted stay behind."""
    articles: Mapping[str, ArticleInfo]
    """What is known of articles, by id."""
    pages: Callable[[], Sequence[Page]] = tuple
    """The articles with these notes, for HTML and whole articles in Markdown; may take a while."""
    full: bool | None = None
    """Whether HTML and Markdown have the articles themselves; None for HTML of texts that came with leeslamp only."""
    template: Template | None = None
    """The reader's own form for a note in Markdown."""


def render(format: Format, chosen: Chosen) -> bytes:
    """The notes as a file; the same notes give the same bytes, in whatever order they come. Raises ExportError.

    For any thread.
    """
    notes, articles = chosen.notes, chosen.articles
    match format:  # each is imported when it is asked for
        case Format.MD:
            from tui.exports.markdown import to_markdown

            pages = chosen.pages() if chosen.full else ()
            return to_markdown(notes, articles, chosen.template, pages).encode()
        case Format.HTML:
            from tui.exports.html.page import to_html

            return to_html([_shown(page, chosen.full) for page in chosen.pages()]).encode()
        case Format.CSV:
            from tui.exports.readwise import to_csv

            return to_csv(notes, articles).encode()
        case Format.JSON:
            from tui.exports.annotations import to_json

            return to_json(notes, articles).encode()
        case Format.ORG:
            from tui.exports.org import to_org

            return to_org(notes, articles).encode()
        case Format.ANKI:
            from tui.exports.anki import to_apkg

            return to_apkg(notes, articles)
        case Format.TSV:
            from tui.exports.anki_tsv import to_tsv

            return to_tsv(notes, articles).encode()


def _shown(page: Page, full: bool | None) -> Page:
    """With its article, or only with the notes on it: no more of somebody's text goes out than was asked for."""
    is_ours = page.article is not None and page.article.source == _OURS
    return page if full or (full is None and is_ours) else page.alone()


def format_of(path: Path) -> Format:
    """What the end of a file's name says; Markdown unless it says anything."""
    return next((format for format in Format if format.suffix == path.suffix.lower()), Format.MD)


def default_name(format: Format, article: str | None) -> str:
    """A file name for the notes on an article, or for all of them, that every file system takes."""
    slug = re.sub(r"[^\w.@-]+", "-", "all" if article is None else article).strip("-.")
    return f"notes-{slug.encode()[:_LONGEST].decode(errors='ignore') or 'article'}{format.suffix}"


def write(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, whole or not at all. Raises ExportError."""
    try:
        if path.is_dir():
            raise ExportError(f"{path} is a folder; give the name of a file in it")
        if not path.parent.is_dir():
            raise ExportError(f"there is no folder {path.parent}; make it first, or write somewhere else")
        if path.exists() and not path.is_file():
            raise ExportError(f"{path} is a device, not a file; write somewhere else")
        write_atomic(path, data)
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
