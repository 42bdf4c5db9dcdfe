"""From a book in EPUB to its chapters."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, XMLParser

from tui.article.html import MAX_PAGE, import_chapter
from tui.article.imported import Imported
from tui.clean import one_line
from tui.errors import ArticleError

MAX_BOOK = 200 << 20
"""Bytes of all that is unpacked."""
MAX_CHAPTERS = 500

# bz2 raises OSError, a password or an unknown compression RuntimeError, an unknown encoding LookupError
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ParseError,
    ValueError,
    LookupError,
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"


def import_epub(data: bytes, title: str = "") -> list[Imported]:
    """One text a chapter, in the order of the book; those without a sentence, as covers, are left out.

    The title is the book's (`title`, if given) and the chapter's. Nothing is written to the disk, so that no name in
    the archive can lead out of a folder. Raises ArticleError for what is no EPUB, is locked, or unpacks to more than
    `MAX_BOOK`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            chapters = list(_chapters(_Book(archive), title))
    except _DAMAGED as error:
        raise ArticleError("the book cannot be read: it is damaged, locked or no EPUB; get another copy") from error
    if not chapters:
        raise ArticleError("there is no text in the book")
    return chapters


class _Book:
    """The files of the archive, as far as they may be unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MAX_BOOK

    def read(self, name: str, most: int = MAX_PAGE) -> bytes:
        """A file of the archive; the size it is said to have is not believed. Raises ArticleError."""
        most = min(most, self._left)
        try:
            with self._archive.open(name) as file:
                data = file.read(most + 1)
        except KeyError:
            raise ArticleError(f"the book is damaged: it has no {posixpath.basename(name)[:60]}") from None
        self._left -= len(data)
        if len(data) > most:
            raise ArticleError(f"a chapter of the book is larger than {MAX_PAGE >> 20} MB; it is not read")
        return data

    def package(self) -> str:
        """The file that says what belongs to the book: some books, Debian's, lack the container that names it."""
        packages = [name for name in self._archive.namelist() if name.lower().endswith(".opf")]
        if not packages:
            raise ValueError("no package")
        return min(packages, key=len)


def _chapters(book: _Book, title: str) -> Iterator[Imported]:
    name = book.package()
    package = _xml(book.read(name))
    said = {
        field: one_line(package.findtext(f".//{_DC}{field}") or "")
        for field in ("title", "creator", "language", "date")
    }
    said["title"] = one_line(title) or said["title"]
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    spine = [items.get(item.get("idref")) for item in package.iter(f"{_OPF}itemref")]
    fields = {"source": said["title"], "author": said["creator"], "lang": said["language"], "date": said["date"][:10]}
    for number, item in enumerate(spine[:MAX_CHAPTERS], 1):
        if item is None or "html" not in item.get("media-type", ""):
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(item.get("href", ""))))
        chapter = import_chapter(book.read(path), said["title"], number, fields)
        if chapter is not None:
            yield chapter


def _xml(data: bytes) -> Element:
    """The root of an XML file; one that declares entities, which can grow without end, is refused."""
    if b"<!ENTITY" in data or b"<\0!\0E\0N\0T" in data or b"\0<\0!\0E\0N" in data:
        raise ValueError("entities")
    parser = XMLParser()
    parser.feed(data)
    root = parser.close()
    assert isinstance(root, Element)
    return root
