"""Books become an article a chapter, and harmful ones nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from article.html_samples import LEAD, SECOND, THIRD
from hypothesis import given
from hypothesis import strategies as st

from tui.article.canonical import Canonical
from tui.article.epub import import_epub
from tui.article.parse import parse
from tui.errors import ArticleError

OPF = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Varen</dc:title><dc:creator>Ilse Wouda</dc:creator><dc:language>nl</dc:language></metadata>
<manifest><item id="a" href="omslag.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="tekst/een%20pont.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="{last}" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="weg"/></spine></package>"""
LAST = "tekst/slot.xhtml"


def book(opf: str = OPF.format(last=LAST), folder: str = "epub", **files: str) -> bytes:
    """An archive laid out as Debian's are: no container, everything in a folder."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(f"{folder}/boek.opf", opf)
        archive.writestr(f"{folder}/omslag.xhtml", "<html><body><img src='x.png'/></body></html>")
        archive.writestr(f"{folder}/tekst/een pont.xhtml", f"<html><body><h1>De pont</h1><p>{LEAD}</p></body></html>")
        archive.writestr(f"{folder}/{LAST}", f"<html><body><p>{SECOND}</p><p>{THIRD}</p></body></html>")
        for name, text in files.items():
            archive.writestr(f"{folder}/{name}", text)
    return written.getvalue()


def test_a_chapter_is_an_article() -> None:
    chapters = import_epub(book())
    assert [chapter.title for chapter in chapters] == ["Varen: hoofdstuk 1", "Varen: De pont"]
    articles = [parse(Canonical(chapter.text, ()), "x") for chapter in chapters]
    assert [article.text for article in articles] == [f"{SECOND}\n\n{THIRD}", LEAD]
    assert {(article.author, article.source, article.lang) for article in articles} == {("Ilse Wouda", "Varen", "nl")}
    assert import_epub(book(), "Op het water")[1].title == "Op het water: De pont"


@pytest.mark.parametrize("last", ["../../../etc/passwd", "/etc/passwd", "weg.xhtml"])
def test_no_chapter_is_read_from_elsewhere(last: str) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        import_epub(book(OPF.format(last=last)))


def test_bombs_are_refused() -> None:
    entities = '<!DOCTYPE p [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + OPF.format(last=LAST).partition("?>")[2]
    with pytest.raises(ArticleError, match="damaged"):
        import_epub(book(entities))
    with pytest.raises(ArticleError, match="10 MB"):
        import_epub(book(OPF.format(last="bom.xhtml"), **{"bom.xhtml": "a" * (11 << 20)}))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", book()[:-40], book("<package/>"), book("geen xml")],
    ids=["nothing", "a beginning", "cut off", "no chapters", "no XML"],  # the time is in the bytes
)
def test_what_is_no_book_is_told(data: bytes) -> None:
    with pytest.raises(ArticleError):
        import_epub(data)


@given(st.integers(0, len(book()) - 1), st.integers(0, 255))
def test_a_damaged_book_is_read_or_refused(at: int, value: int) -> None:
    data = bytearray(book())
    data[at] = value
    try:
        assert import_epub(bytes(data))
    except ArticleError:
        pass
