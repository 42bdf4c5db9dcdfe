"""One page with everything in it: it asks nothing of the network, and runs nothing.

Whatever is foreign is text (`element`). Should something be overlooked there, the page still forbids itself all but its
own style, which is known by its hash (Content Security Policy Level 3, www.w3.org/TR/CSP3).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from tui.article.kind import Kind
from tui.article.model import Article
from tui.clean import one_line
from tui.exports.html.card import card
from tui.exports.html.days import day
from tui.exports.html.element import Html, element, rows
from tui.exports.html.parallel import body, pair_row, row
from tui.patterns import pattern
from tui.span import Span
from tui.translation.model import Translation

if TYPE_CHECKING:
    from tui.notes.annotator import Placed

_ADDRESS = pattern(r"(?i)https?://\S+")


class Page(NamedTuple):
    """An article and its notes."""

    title: str
    date: str
    """ISO 8601, as exact as it is known; empty when it is not."""
    url: str
    article: Article | None
    """None where there are only its notes."""
    translations: Mapping[int, Translation]
    """By block."""
    notes: Sequence[Placed]
    """Where their passages are in `article`."""

    def alone(self) -> Page:
        """The notes without the article."""
        return self._replace(article=None)


def to_html(pages: Sequence[Page]) -> str:
    """A page of the notes on these articles, in this order, beside the articles themselves where they are given.

    The same notes make the same text, in whatever order they come.
    """
    one = len(pages) == 1
    made = [_article(page, f"a{number}", 1 if one else 2) for number, page in enumerate(pages, 1)]
    title = (one_line(pages[0].title) if one else "") or "Notes from leeslamp"
    main = element("main", rows(made))
    return _document(title, main if one else rows([_head(title), _contents(pages), main]))


def _document(title: str, content: Html) -> str:
    style, policy = _style()
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
{element("title", title)}
<style>{style}</style>
</head>
<body>
{content}
</body>
</html>
"""


@cache
def _style() -> tuple[str, str]:
    """The style sheet, and the policy that lets it through."""
    style = files("tui.exports.html").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(title: str) -> Html:
    return element("header", element("h1", title), class_="top")


def _contents(pages: Sequence[Page]) -> Html:
    links = (
        element(
            "li",
            element("a", _title(page), href=f"#a{number}", lang="nl"),
            element("span", f" {_count(len(_sorted(page.notes)))}", class_="count"),
        )
        for number, page in enumerate(pages, 1)
    )
    return element(
        "nav", element("h2", "Articles", id="contents"), element("ol", rows(links)), aria_labelledby="contents"
    )


def _article(page: Page, id: str, level: int) -> Html:
    article = page.article
    notes = _sorted(page.notes)
    on_whole = [card(placed, id) for placed in notes if placed.note.is_on_article]
    rest = [placed for placed in notes if not placed.note.is_on_article]
    head = element("header", rows(_masthead(page, article, id, level)))
    if article is None:
        cards = [*on_whole, *map(card, rest)]
        parts = [head, element("div", rows(cards), class_="list")]
    else:
        here = [placed for placed in rest if placed.spans]
        lost = [card(placed) for placed in rest if not placed.spans]
        parts = [row(head, on_whole), *body(article, page.translations, here, f"{id}-", level + 1)]
        if lost:
            parts += [element(f"h{level + 1}", "Not in this text any more", class_="lost")]
            parts += [element("div", rows(lost), class_="list")]
    kinds = "parallel" if article and page.translations else "alone"
    return element("article", rows(parts), id=id, class_=kinds, aria_labelledby=f"{id}-title")


def _masthead(page: Page, article: Article | None, id: str, level: int) -> Iterator[Html]:
    blocks = [block for block in article.blocks if block.start is None] if article else []
    english = {block.kind: page.translations[block.index].text for block in blocks if block.index in page.translations}
    title = [element(f"h{level}", _title(page), lang="nl", id=f"{id}-title")]
    if Kind.TITLE in english:
        title.append(element("p", english[Kind.TITLE], class_="english", lang="en"))
    yield element("div", *title, class_="title")
    if line := _dateline(page, article):
        yield line
    for block in blocks:
        if block.kind is Kind.CAPTION:
            parts = [element("span", block.text, lang="nl")]
            if block.kind in english:
                parts.append(element("span", english[block.kind], class_="english", lang="en"))
            yield element("div", pair_row(f"{id}-caption", *parts), class_="caption")
        elif block.kind is Kind.CREDIT:
            yield element("p", block.text, class_="credit", lang="nl")


def _dateline(page: Page, article: Article | None) -> Html | None:
    address = one_line(page.url)
    is_link = _ADDRESS.fullmatch(address)
    said: list[str] = [day(one_line(page.date))]
    said += [one_line(article.author), one_line(article.source)] if article else []
    said.append(element("a", address, href=address, rel="noopener") if is_link else address)
    if article:
        makers = (by.label for _, made in sorted(page.translations.items()) for by in made.makers)
        names = ", ".join(dict.fromkeys(makers))
        said.append(f"English: {names}" if names else "")
    parts = [element("span", part) for part in said if part]
    return element("p", Html(" · ".join(parts)), class_="dateline") if parts else None


def _title(page: Page) -> str:
    named = next((placed.note.article for placed in page.notes), "")
    return one_line(page.title) or one_line(named) or "(no title)"


def _sorted(notes: Sequence[Placed]) -> list[Placed]:
    """Those that are not deleted: on the article as a whole, then by place, then those without one by where it was."""
    living = (placed for placed in notes if placed.note.deleted is None)
    return sorted(living, key=_order)


def _order(placed: Placed) -> tuple[int, Span, str, str]:
    note = placed.note
    rank = 0 if note.is_on_article else 1 if placed.spans else 2
    place = placed.spans[0] if placed.spans else Span(note.target.start, note.target.end)
    return rank, place, note.created, note.id


def _count(notes: int) -> str:
    return "1 note" if notes == 1 else f"{notes:,} notes"
