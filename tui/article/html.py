"""From a web page to the text of its article."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable

from tui.article.dateline import read_caption
from tui.article.imported import Cut, Imported, as_markdown, with_front_matter
from tui.article.page_bytes import page_text
from tui.article.page_meta import page_feed, page_fields
from tui.article.page_pieces import HEADINGS, Element, Page, Piece, read_page
from tui.errors import ArticleError
from tui.patterns import pattern

MAX_PAGE = 10 << 20
"""Bytes; a page with the longest article is a tenth of it."""
PARAGRAPH = 40
"""Words that a page without a single paragraph of so many has none of an article's."""
ARTICLE = 120
"""Words that are an article, in however short paragraphs."""

_POINTER = pattern(
    r"(?:Lees|Bekijk|Luister) (?:ook|meer|verder)\b.*|Tekst (?:gaat|loopt) .*(?:verder|door).*", re.IGNORECASE
)
_BYLINE = pattern(r"(?:(?:Door|Tekst|Auteur):? (?:onze |[A-ZÀ-Þ])|Van onze )[^.!?]{2,80}")
_SHARE = pattern(r"(?:Deel|Delen|Share|Kopieer(?: de)? link|Reageer|Print|E-mail)\b.{0,40}", re.IGNORECASE)
_ADVERT = pattern(r"Advertentie|Gesponsord", re.IGNORECASE)
_WALL = pattern(
    r"\bcookies?\b|\blog (?:eerst )?in\b|\binloggen\b|\baanmelden\b|\babonnees?\b|\bsign in\b|\btoestemming\b"
    r"|\bconsent\b|\bprivacy(?:verklaring|beleid| gate)\b|\bJavaScript\b",
    re.IGNORECASE,
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
    _refuse_walls([text for mark, text in blocks if mark != "## "], page, feed)
    text = with_front_matter(fields, as_markdown(blocks))
    return Imported(fields["title"], text, tuple(cuts), decoded.notices, feed)


def import_chapter(data: bytes, book: str, number: int, fields: dict[str, str]) -> Imported | None:
    """A chapter of a book, all of it text; None for one without a paragraph, as a cover.

    `number`: its place in the book, which stands for a title where it has no heading.
    """
    decoded = page_text(data)
    page = read_page(decoded.text)
    heading = next((piece.text for piece in page.pieces if piece.tag in HEADINGS), f"hoofdstuk {number}")
    fields = {**fields, "title": heading}
    blocks, cuts = _told_apart(page, page.pieces, fields)
    if not any(mark == "" for mark, _ in blocks):
        return None
    title = f"{book}: {heading}" if book and heading != book else heading
    text = with_front_matter({**fields, "title": title}, as_markdown(blocks))
    return Imported(title, text, tuple(cuts), decoded.notices)


def _told_apart(page: Page, pieces: list[Piece], fields: dict[str, str]) -> tuple[list[tuple[str, str]], list[Cut]]:
    """The blocks of the text, each with its mark, and what is cut; the first caption goes into `fields`."""
    blocks: list[tuple[str, str]] = []
    cuts: list[Cut] = []
    wrappers = _wrappers(page)
    for piece in pieces:
        if any(element.tag == "figcaption" for element in piece.within):
            _caption(piece.text, fields, cuts)
        elif why := _no_text(piece, wrappers):
            cuts.append(Cut(why, piece.text))
        elif piece.tag in HEADINGS:
            if piece.text != fields["title"]:
                blocks.append(("## ", piece.text))
        elif not blocks or blocks[-1][1] != piece.text:  # some pages say their lead twice
            blocks.append(("- " if piece.tag == "li" else "", piece.text))
    while blocks and blocks[-1][0] == "## ":  # of a list of other articles that was cut
        cuts.append(Cut("heading of nothing", blocks.pop()[1]))
    return blocks, cuts


def main_text(page: Page) -> list[Piece]:
    """The lines of the element that the text stands in.

    That is the `article` or else the `main` with most prose, if it has a third of the page's, else the element with
    most prose in paragraphs of its own, or what is around it and has half of the page's.
    """
    wrappers = _wrappers(page)
    whole: Counter[Element] = Counter()
    own: Counter[Element] = Counter()
    for piece in page.pieces:
        if size := 0 if _taken_for(piece, wrappers) else _prose(piece):
            whole.update(dict.fromkeys(piece.within, size))
            boxes = [element for element in piece.within if element.tag in ("div", "section", "body", "td")]
            own.update(dict.fromkeys(boxes[-1:], size))
    total = sum(map(_prose, page.pieces))
    for tag in ("article", "main"):
        best = max((element for element in whole if element.tag == tag), key=whole.__getitem__, default=None)
        if best and whole[best] * 3 >= total:
            return [piece for piece in page.pieces if best in piece.within]
    best = max(own, key=own.__getitem__, default=None)
    around = next((piece.within for piece in page.pieces if best in piece.within), ())
    for element in reversed(around[: around.index(best) + 1] if best else ()):
        if whole[element] * 2 >= total:  # not one chapter of a manual
            return [piece for piece in page.pieces if element in piece.within]
    return page.pieces


def _prose(piece: Piece) -> int:
    """Code points of a line that reads like text: none where it is short, or mostly links."""
    return len(piece.text) if len(piece.text) > 40 and piece.linked * 2 < len(piece.text) else 0


def _wrappers(page: Page) -> set[int]:
    """Elements that by their name are no text, but have most of it in them: a div of class `content-with-comments`."""
    within: Counter[int] = Counter()
    for piece in page.pieces:
        within.update(dict.fromkeys((element.number for element in piece.within if element.taken_for), _prose(piece)))
    total = sum(map(_prose, page.pieces))
    return {number for number, size in within.items() if size * 2 > total}


def _taken_for(piece: Piece, wrappers: set[int]) -> str:
    said = (element.taken_for for element in reversed(piece.within) if element.number not in wrappers)
    return next(filter(None, said), "")


def _no_text(piece: Piece, wrappers: set[int]) -> str:
    """What a line is, if not part of the text; an empty string if it is."""
    if why := _taken_for(piece, wrappers):
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
    if piece.tag in ("td", "th"):
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


def _refuse_walls(paragraphs: Iterable[str], page: Page, feed: str) -> None:
    counts = [len(text.split()) for text in paragraphs if not _WALL.search(text)]
    if max(counts, default=0) >= PARAGRAPH or sum(counts) >= ARTICLE:
        return
    if any(_WALL.search(piece.text) for piece in page.pieces if not piece.linked):
        raise ArticleError(f"the page asks to log in or to accept cookies, and has no article in it; {_OPEN}")
    if sum(counts) < PARAGRAPH:
        instead = f"`leeslamp add {shlex.quote(feed)}` keeps the feed of news that it names" if feed else _OPEN
        raise ArticleError(f"there is no article in the page; {instead}")
