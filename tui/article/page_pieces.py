"""A web page as a flat list of its lines, each with the elements it stands in."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from tui.clean import one_line
from tui.patterns import pattern

MAX_DEPTH = 100
"""Open elements; deeper ones count as their parent. No page is written so, only attacks are."""
MAX_PIECES = 50_000
"""Lines of a page; what comes after them is left out."""

MAX_TAG = 1 << 20
"""Code points of a tag, comment or script; the page is left at one that is longer."""
_BREAK = "\v"
"""What stands for a `<br>`."""
_SLICE = 1 << 16
"""Code points read at a time."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_UNREAD = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "button",
        "canvas",
    )
)
_LINES = frozenset((*HEADINGS, "p", "li", "blockquote", "figcaption", "dt", "dd", "td", "th", "pre", "caption"))
_OF_LISTS = ("ul", "ol", "dl", "table", "tr", "tbody")
_BOXES = frozenset(
    (
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "figure",
        *_OF_LISTS,
    )
)
_SET_APART = ("byline", "photo credit", "share buttons")
"""What a span can say it is that the line around it is not."""
_LAYOUT = frozenset(("html", "head", "body", "main", "article"))
_TAKEN_FOR = (
    ("menu", pattern(r"nav(?:bar|igation|igatie|header|footer)?|menu|breadcrumbs?|kruimelpad")),
    ("table of contents", pattern(r"toc|contents|inhoudsopgave")),
    ("share buttons", pattern(r"share|sharing|social|delen|deel")),
    ("pointer to another text", pattern(r"related|leesook|recommend(?:ed|ations)?|readmore|gerelateerd|teasers?")),
    ("advertisement", pattern(r"advert\w*|ads?|promo\w*|sponsor\w*")),
    ("subscription box", pattern(r"newsletter|nieuwsbrief|subscri\w+|abonn\w+|paywall")),
    ("cookie notice", pattern(r"cookies?|cookiebanner|consent")),
    ("comments", pattern(r"comments?|reacties")),
    ("byline", pattern(r"byline|authors?|auteurs?")),
    ("photo credit", pattern(r"credits?|copyright")),
)
_FEEDS = ("application/rss+xml", "application/atom+xml")
_TAGS = {"nav": "menu", "aside": "aside", "footer": "footer", "form": "form"}


class Element(NamedTuple):
    """An element that lines stand in."""

    tag: str
    number: int
    """Unique in the page, in the order of their beginnings."""
    taken_for: str
    """What its name or class says that is no part of a text; empty for all others."""
    looks: str = ""
    """Its class: elements of one tag and class are of a kind."""


class Piece(NamedTuple):
    """A line of the page."""

    tag: str
    """`p`, `li`, `h2`, …; `div` for text that stands in no such element."""
    text: str
    linked: int
    """Code points of it that are links."""
    within: tuple[Element, ...]
    """From the page down."""


class Page(NamedTuple):
    """What was read."""

    pieces: list[Piece]
    meta: dict[str, str]
    """By lower-case name: of `<meta>`, and `title`, `lang`, `canonical`, `feed` and `time`, as they came first."""
    data: list[str]
    """The contents of its JSON-LD scripts."""


def read_page(text: str) -> Page:
    """Read HTML as browsers forgive it. It never fails; a page of garbage has few pieces."""
    reader = _Reader()
    for at in range(0, len(text), _SLICE):
        if len(reader.pieces) >= MAX_PIECES or len(reader.rawdata) > MAX_TAG:
            break
        reader.feed(text[at : at + _SLICE])
    if len(reader.rawdata) < _SLICE:  # at the end the parser reads an unfinished comment again from each of its marks
        reader.close()
    reader.end_line()
    return Page(reader.pieces, reader.meta, reader.data)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.meta: dict[str, str] = {}
        self.data: list[str] = []
        self._open: list[Element] = []
        self._words: list[str] = []
        self._linked = 0
        self._links = 0
        self._unread: list[str] = []
        self._number = 0
        self._script: list[str] | None = None
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._script = []
        if tag == "title" and not self._unread and "title" not in self.meta:
            self._title = []
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links = 1  # links are not nested
        elif tag in _LINES or tag in _BOXES or (tag in ("span", "small") and _taken_for(tag, given) in _SET_APART):
            self._begin(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.data.append("".join(self._script))
            self._script = None
        if tag == "title" and self._title is not None:
            self.meta.setdefault("title", one_line("".join(self._title)))
            self._title = None
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag == "a":
            self._links = 0
        elif any(element.tag == tag for element in self._open):
            self.end_line()
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._title is not None:
            self._title.append(data)
        elif not self._unread:
            self._words.append(data)
            self._linked += len(data.strip()) if self._links else 0

    def end_line(self) -> None:
        """Whatever was read since the last one is a piece."""
        text = one_line("".join(self._words))
        if text and len(self.pieces) < MAX_PIECES:
            line = next((element.tag for element in reversed(self._open) if element.tag in _LINES), "div")
            self.pieces.append(Piece(line, text, min(self._linked, len(text)), tuple(self._open)))
        self._words.clear()
        self._linked = 0

    def _break(self) -> None:
        """A line end is a space; two of them end a paragraph."""
        for words in reversed(self._words):
            if words == _BREAK:
                self.end_line()
                return
            if words.strip():
                break
        self._words.append(_BREAK)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self.end_line()
        if tag in _LINES and self._open and self._open[-1].tag in ("p", tag):  # their ends may be left out
            self._open.pop()
        if len(self._open) < MAX_DEPTH:
            self._number += 1
            self._open.append(Element(tag, self._number, _taken_for(tag, given), given.get("class", "")))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop", "")
            self.meta.setdefault(name.lower(), one_line(given.get("content", "")))
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", given.get("href", ""))
        elif tag == "link" and "alternate" in given.get("rel", "").lower().split():
            if given.get("type", "").lower() in _FEEDS:
                self.meta.setdefault("feed", given.get("href", ""))
        elif tag == "html" and given.get("lang"):
            self.meta.setdefault("lang", given["lang"])
        elif tag == "time" and given.get("datetime"):
            self.meta.setdefault("time", given["datetime"])


def _taken_for(tag: str, given: dict[str, str]) -> str:
    """What an element says it is, if that is no part of a text."""
    if tag in _TAGS:
        return _TAGS[tag]
    if tag in _LAYOUT:  # a page `with-newsletter` is still a page
        return ""
    named = f"{given.get('class', '')} {given.get('id', '')} {given.get('rel', '')}".lower()
    named = named.replace("lees-ook", "leesook").replace("read-more", "readmore")
    words = named.replace("_", " ").replace("-", " ").split()
    return next((why for why, words_for in _TAKEN_FOR if any(map(words_for.fullmatch, words))), "")
