"""From a web page to the text of its article."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from tui.article import second_reader
from tui.article.dateline import read_caption
from tui.article.imported import Cut, Imported, as_markdown, with_front_matter
from tui.article.main_text import CELLS, main_text, taken_for, wrappers_of
from tui.article.page_bytes import page_text
from tui.article.page_meta import page_feed, page_fields
from tui.article.page_pieces import HEADINGS, Page, Piece, read_page
from tui.errors import ArticleError
from tui.patterns import pattern

MAX_PAGE = 10 << 20
"""Bytes; a page with the longest article is a tenth of it."""
PARAGRAPH = 40
"""Words that a page without a single paragraph of so many has none of an article's."""
ARTICLE = 120
"""Words that are an article, in however short paragraphs."""

_POINTER = pattern(r"(?i)(?:Lees|Bekijk|Luister) (?:ook|meer|verder)\b.*|Tekst (?:gaat|loopt) .*(?:verder|door).*")
_BYLINE = pattern(r"(?:(?:Door|Tekst|Auteur):? (?:onze |[A-ZÀ-Þ])|Van onze )[^.!?]{2,80}")
_SHARE = pattern(r"(?i)(?:Deel|Delen|Share|Kopieer(?: de)? link|Reageer|Print|E-mail)\b.{0,40}")
_ADVERT = pattern(r"(?i)Advertentie|Gesponsord")
_WALL = pattern(
    r"(?i)\bcookies?\b|\blog (?:eerst )?in\b|\binloggen\b|\baanmelden\b|\babonnees?\b|\bsign in\b|\btoestemming\b"
    r"|\bconsent\b|\bprivacy(?:verklaring|beleid| gate)\b|\bJavaScript\b"
)
_OPEN = "open it in a browser, copy the text, and give it to `leeslamp add - --title TITLE`"


def import_html(data: bytes, content_type: str = "", url: str = "") -> Imported:
    """The article in a page, as Markdown, with its title, date, author, caption and credit in the front matter.

    `content_type`: its HTTP header. `url`: where the page was fetched. Raises ArticleError for a page that is too
    large, has no article in it, or only asks to log in or to accept cookies.
    """
    if len(data) > MAX_PAGE:
        raise ArticleError(f"the page is larger than {MAX_PAGE >> 20} MB; save its text in a file and add that")
    decoded = page_text(data, content_type)
    page = read_page(decoded.text)
    fields = page_fields(page, url)
    blocks, cuts = _told_apart(page, main_text(page), fields)
    feed = page_feed(page, url)
    notices = decoded.notices
    longest, whole = _lengths(blocks)
    if longest < PARAGRAPH and whole < ARTICLE:
        if any(_WALL.search(piece.text) for piece in page.pieces if not piece.linked):
            raise ArticleError(f"the page asks to log in or to accept cookies, and has no article in it; {_OPEN}")
        if whole < PARAGRAPH:
            blocks, cuts = _read_again(decoded.text, fields["title"], feed), []
            notices = (*notices, "only trafilatura found a text in the page; look whether it is whole")
    return Imported(fields["title"], with_front_matter(fields, as_markdown(blocks)), tuple(cuts), notices, feed)


def _read_again(html: str, title: str, feed: str) -> list[tuple[str, str]]:
    """The blocks that another reader finds. Raises ArticleError."""
    blocks = [block for block in second_reader.read_again(html) if block[1] != title]
    if _lengths(blocks)[1] >= PARAGRAPH:
        return blocks
    if feed:
        instead = f"`leeslamp add {shlex.quote(feed)}` keeps the feed of news that it names"
    else:
        instead = _OPEN if second_reader.is_there() else f"{_OPEN}; `pip install 'leeslamp[web]'` reads more pages"
    raise ArticleError(f"there is no article in the page; {instead}")


def import_chapter(data: bytes, book: str, number: int, fields: dict[str, str]) -> Imported | None:
    """A chapter of a book, all of it text; None for one without a paragraph, as a cover.

    `number`: its place in the book, which stands for a title where it has no heading.
    """
    decoded = page_text(data)
    page = read_page(decoded.text)
    heading = next((piece.text for piece in page.pieces if piece.tag in HEADINGS), f"hoofdstuk {number}")
    fields = {**fields, "title": heading}
    blocks, cuts = _told_apart(page, page.pieces, fields)
    if all(mark == "## " for mark, _ in blocks):
        return None
    title = f"{book}: {heading}" if book and heading != book else heading
    text = with_front_matter({**fields, "title": title}, as_markdown(blocks))
    return Imported(title, text, tuple(cuts), decoded.notices)


def _told_apart(page: Page, pieces: list[Piece], fields: dict[str, str]) -> tuple[list[tuple[str, str]], list[Cut]]:
    """The blocks of the text, each with its mark, and what is cut; the first caption goes into `fields`."""
    blocks: list[tuple[str, str]] = []
    cuts: list[Cut] = []
    wrappers = wrappers_of(page)
    for number, piece in enumerate(pieces):
        if any(element.tag == "figcaption" for element in piece.within):
            _caption(piece.text, fields, cuts)
        elif why := _no_text(piece, wrappers):
            cuts.append(Cut(why, piece.text))
        elif piece.tag in HEADINGS:
            if piece.text != fields["title"]:
                blocks.append(("## ", piece.text))
        elif not blocks or blocks[-1][1] != piece.text:  # some pages say their lead twice
            blocks.append((_mark(piece, pieces[number - 1] if number else None), piece.text))
    while blocks and blocks[-1][0] == "## ":  # of a list of other articles that was cut
        cuts.append(Cut("heading of nothing", blocks.pop()[1]))
    return blocks, cuts


def _mark(piece: Piece, before: Piece | None) -> str:
    """That of an item before its first paragraph."""
    item = next((element for element in reversed(piece.within) if element.tag == "li"), None)
    return "- " if item and not (before and item in before.within) else ""


def _no_text(piece: Piece, wrappers: set[int]) -> str:
    """What a line is, if not part of the text; an empty string if it is."""
    if why := taken_for(piece, wrappers):
        return why
    text = piece.text
    if _POINTER.fullmatch(text):
        return "pointer to another text"
    if _ADVERT.fullmatch(text):
        return "advertisement"
    if _BYLINE.fullmatch(text) and piece.tag not in HEADINGS:
        return "byline"
    if _SHARE.fullmatch(text) and piece.tag in ("div", "li"):
        return "share buttons"
    if piece.tag in CELLS and not wrappers & {element.number for element in piece.within if element.tag in CELLS}:
        return "table"
    if piece.linked >= len(text) and piece.tag not in HEADINGS:
        return "link"
    if piece.tag == "div" and len(text.split()) < 8:  # a date, a place, `2 minuten leestijd`
        return "page furniture"
    return ""


def _caption(text: str, fields: dict[str, str], cuts: list[Cut]) -> None:
    """The first caption goes into the front matter; others belong to pictures that are not here."""
    found = read_caption(text)
    if "caption" in fields:
        cuts.append(Cut("caption", text))
    else:
        fields["caption"], fields["credit"] = (text[: found.length], found.credit) if found else (text, "")


def _lengths(blocks: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Words of the longest paragraph, and of all; what asks to log in is none."""
    counts = [len(text.split()) for mark, text in blocks if mark != "## " and not _WALL.search(text)]
    return max(counts, default=0), sum(counts)
