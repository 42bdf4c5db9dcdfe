"""Texts from elsewhere, whatever they are: a page, a file, standard input."""

from __future__ import annotations

import re

from tui.article.canonical import Canonical, canonical
from tui.article.fetch import BY_HAND, PAGES, Fetched, fetch
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
_FEED = pattern(
    r"\s*(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<(?:[\w.-]+:)?(?:rss|feed|RDF)\b", re.DOTALL
)
_TOP = 1 << 12
"""Bytes in which a feed says that it is one."""


def from_url(url: str, title: str = "") -> Imported:
    """The article at an address the reader typed. Raises ArticleError."""
    return from_fetched(fetch_source(url), title)


def fetch_source(url: str) -> Fetched:
    """A page or a feed at an address the reader typed. Raises ArticleError."""
    return fetch(url, kinds=(*PAGES, *_XML))


def from_fetched(fetched: Fetched, title: str = "") -> Imported:
    """The article in a page that was fetched. Raises ArticleError."""
    return from_bytes(fetched.data, fetched.url, title, fetched.content_type, fetched.url)


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
    elif (kind := _kind(content_type)) in _XML:
        raise ArticleError(f"that is {kind}, not a page with text; {BY_HAND}")
    else:
        text = canonical(data, name)
        imported = Imported("", text.text, notices=text.notices)
    if title or url:
        imported = imported._replace(text=_said(imported.text, {"title": one_line(title), "url": url}))
    article = parse(Canonical(imported.text, ()), name)  # there is something to read in it
    return imported._replace(title=article.title)


def texts_from_file(data: bytes, name: str, title: str = "") -> list[Imported]:
    """`from_bytes`, or the chapters of a book in EPUB. Raises ArticleError."""
    if data.startswith(b"PK\x03\x04") and (name.lower().endswith(".epub") or b"application/epub+zip" in data[:100]):
        from tui.article.epub import import_epub

        return import_epub(data, title)
    return [from_bytes(data, name, title)]


def _is_html(data: bytes, name: str, content_type: str) -> bool:
    kind = _kind(content_type)
    if kind.startswith("text/") and kind not in ("text/html", "text/xml"):
        return False
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "html" in kind or name.lower().endswith(_HTML) or start.startswith((b"<!doctype html", b"<html"))


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _said(text: str, fields: dict[str, str]) -> str:
    """A text with these fields in its front matter, before those it has."""
    front = read_front_matter(text)
    given = {name: words for name, words in fields.items() if words}
    return with_front_matter({**front.fields, **given}, text[front.end :].lstrip("\n"))
