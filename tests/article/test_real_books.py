"""Real Dutch pages and books: Debian's manuals, where they are on this machine.

`apt-get install debian-faq-nl debian-edu-doc-nl` puts them under /usr/share/doc; or `apt-get download` them, unpack
both with `dpkg-deb -x FILE FOLDER`, and name FOLDER in LEESLAMP_DEBIAN_DOCS.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tui.article.canonical import Canonical
from tui.article.epub import import_epub
from tui.article.html import import_html
from tui.article.imported import Imported
from tui.article.kind import Kind
from tui.article.parse import parse
from tui.dutch.language import language_of

FOLDER = Path(os.environ.get("LEESLAMP_DEBIAN_DOCS", "/"))
FAQ = sorted((FOLDER / "usr/share/doc/debian/FAQ/nl").glob("*.html"))
CHAPTERS = [path for path in FAQ if not path.name.startswith("index")]
BOOKS = sorted((FOLDER / "usr/share/doc/debian-edu-doc-nl").glob("*.epub"))
MANUALS = sorted((FOLDER / "usr/share/doc/debian-edu-doc-nl").glob("*.html"))
LONG = 40
"""Code points of a paragraph that must not be lost."""

needs_pages = pytest.mark.skipif(not CHAPTERS, reason="debian-faq-nl is not here (see the top of this file)")
needs_books = pytest.mark.skipif(not BOOKS, reason="debian-edu-doc-nl is not here (see the top of this file)")


class Paragraphs(HTMLParser):
    """What stands in `<p>` and in headings, read without any of our code; what is only a link is no paragraph."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {"p": [], "h": []}
        self._kind = ""
        self._words: list[str] = []
        self._is_linked = False
        self._has_own = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_linked = self._is_linked or tag == "a"
        if tag == "p" or re.fullmatch("h[1-4]", tag):
            self._kind, self._words, self._has_own = tag[0], [], False

    def handle_endtag(self, tag: str) -> None:
        self._is_linked = self._is_linked and tag != "a"
        if self._kind and (tag == "p" or re.fullmatch("h[1-4]", tag)):
            if self._has_own:
                self.found[self._kind].append("".join(self._words))
            self._kind = ""

    def handle_data(self, data: str) -> None:
        self._words.append(data)
        self._has_own = self._has_own or bool(data.strip() and not self._is_linked)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def lost(html: str, imported: list[Imported]) -> Iterator[str]:
    """Long paragraphs that are in none of the texts, and headings that are not headings there."""
    articles = [parse(Canonical(one.text, ()), "x") for one in imported]
    texts = squeezed("".join(article.text for article in articles))
    headings = {
        squeezed(block.text) for article in articles for block in article.blocks if block.kind is not Kind.CREDIT
    }
    found = Paragraphs(html).found
    for paragraph in found["p"]:
        if len(paragraph.strip()) > LONG and squeezed(paragraph) not in texts:
            yield paragraph
    for heading in found["h"]:
        if heading.strip() and not any(squeezed(heading) in one for one in headings):
            yield heading


@needs_pages
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_a_page_of_the_faq_is_all_there(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    imported = import_html(path.read_bytes())
    assert list(lost(html, [imported])) == []
    article = parse(Canonical(imported.text, ()), "faq")
    assert language_of(article.text) == "nl"
    assert article.title.startswith("Hoofdstuk")
    assert article.notices == ()
    assert "Inhoudsopgave" not in article.text
    assert {cut.why for cut in imported.cuts} <= {"table of contents", "link", "table"}


@needs_books
@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.name)
def test_a_manual_on_one_page_is_all_there(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert list(lost(html.partition('class="toc"')[2].partition("</dl></div>")[2], [import_html(html.encode())])) == []


@needs_books
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_a_book_is_all_there(path: Path) -> None:
    chapters = import_epub(path.read_bytes())
    assert len(chapters) > 20
    assert not any(cut.why not in ("link", "table", "table of contents") for one in chapters for cut in one.cuts)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith("html"):
                assert list(lost(archive.read(name).decode(), chapters)) == [], name
