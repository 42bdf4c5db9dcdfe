"""Texts from elsewhere, whatever they are: a page, a book, a file, what was pasted."""

from __future__ import annotations

from pathlib import Path

from tui.article.canonical import Canonical, canonical, read_bytes
from tui.article.fetch import BOOK, BY_HAND, PAGES, Fetched, Told, fetch, is_url, kind_of
from tui.article.front_matter import read_front_matter
from tui.article.html import import_html
from tui.article.imported import Imported, with_front_matter
from tui.article.page_bytes import page_text
from tui.article.parse import parse
from tui.clean import one_line
from tui.errors import ArticleError
from tui.patterns import pattern

_HTML = (".html", ".htm", ".xhtml")
_XML = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_UNKNOWN = "application/octet-stream"
"""What servers say of a file they have no word for."""
_FEED = pattern(
    r"(?s)\s*(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<(?:[\w.-]+:)?(?:rss|feed|RDF)\b"
)
_TOP = 1 << 12
"""Bytes in which a feed says that it is one."""


def texts_from(name: str, title: str = "", told: Told = lambda _: None) -> list[Imported]:
    """The article at an address the reader typed, or in a file; of a book in EPUB its chapters. Raises ArticleError.

    `title` goes before what the text says itself. `told`: see `fetch`.
    """
    if is_url(name):
        return from_fetched(fetch_source(name, told), title)
    try:
        path = Path(name).expanduser()
        data = read_bytes(path)
    except (RuntimeError, ValueError) as error:  # nobody of that name has a home; a name that no file can have
        raise ArticleError(f"{name[:80]!r} is not the name of a file: {error}") from error
    return texts_from_file(data, path.name, title)


def fetch_source(url: str, told: Told = lambda _: None) -> Fetched:
    """A page, a book or a feed at an address the reader typed. Raises ArticleError. `told`: see `fetch`."""
    kinds = (*PAGES, *_XML, BOOK, *([_UNKNOWN] if url.lower().endswith(".epub") else []))
    return fetch(url, kinds=kinds, told=told)


def from_fetched(fetched: Fetched, title: str = "") -> list[Imported]:
    """The article in a page that was fetched, or the chapters of a book. Raises ArticleError."""
    if _is_book(fetched.data, fetched.url, fetched.content_type):
        return [_with(text, {"url": fetched.url}) for text in _chapters(fetched.data, title)]
    return [from_bytes(fetched.data, fetched.url, title, fetched.content_type, fetched.url)]


def texts_from_file(data: bytes, name: str, title: str = "") -> list[Imported]:
    """`from_bytes`, or the chapters of a book in EPUB. Raises ArticleError."""
    if _is_book(data, name):
        return _chapters(data, title)
    return [from_bytes(data, name, title)]


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed of news (RSS, Atom, RDF), by how they begin."""
    return _FEED.match(page_text(data[:_TOP]).text) is not None


def from_bytes(data: bytes, name: str, title: str = "", content_type: str = "", url: str = "") -> Imported:
    """The article in a page of HTML, or a text as it is; `title` goes before what it says itself. Raises ArticleError.

    `name`: that of the file, for its ending and for what is said. `content_type`, `url`: of a page that was fetched.
    """
    if is_feed(data):
        raise ArticleError(
            "that is a feed of news, not an article; `leeslamp add` with its address keeps it, "
            "and `leeslamp feeds` lists what is new"
        )
    if _is_html(data, name, content_type):
        imported = import_html(data, content_type, url)
    elif (kind := kind_of(content_type)) in _XML:
        raise ArticleError(f"that is {kind}, not a page with text; {BY_HAND}")
    else:
        text = canonical(data, name)
        imported = Imported("", text.text, notices=text.notices)
    if title or url:
        imported = _with(imported, {"title": one_line(title), "url": url})
    article = parse(Canonical(imported.text, ()), name)  # there is something to read in it
    return imported._replace(title=article.title)


def changed(imported: Imported, text: str) -> Imported:
    """The same with a text that the reader edited. Raises ArticleError for one without a sentence."""
    return imported._replace(text=text, title=parse(Canonical(text, ()), "").title)


def called(imported: Imported, title: str) -> Imported:
    """The same under another title."""
    named = _with(imported, {"title": one_line(title)})
    return changed(named, named.text)


def _is_book(data: bytes, name: str, content_type: str = "") -> bool:
    said = name.lower().endswith(".epub") or BOOK.encode() in data[:100] or content_type.startswith(BOOK)
    return said and data.startswith(b"PK\x03\x04")


def _chapters(data: bytes, title: str) -> list[Imported]:
    from tui.article.epub import import_epub  # most texts are no books

    return import_epub(data, title)


def _is_html(data: bytes, name: str, content_type: str) -> bool:
    kind = kind_of(content_type)
    if kind.startswith("text/") and kind not in ("text/html", "text/xml"):
        return False
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "html" in kind or name.lower().endswith(_HTML) or start.startswith((b"<!doctype html", b"<html"))


def _with(imported: Imported, fields: dict[str, str]) -> Imported:
    """With these fields in its front matter, before those it has."""
    front = read_front_matter(imported.text)
    given = {name: words for name, words in fields.items() if words}
    return imported._replace(text=with_front_matter({**front.fields, **given}, imported.text[front.end :].lstrip("\n")))
