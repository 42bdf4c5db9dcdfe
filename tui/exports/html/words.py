"""The reader's own words: Markdown as HTML that loads nothing, runs nothing and leads only to the web and to mail."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.clean import clean
from tui.exports.html.element import Html, element
from tui.patterns import pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINK = pattern(r"(?i)(?:https?://|mailto:)\S")
# A line that begins with a letter and has nothing in it that means anything in Markdown there: most notes.
_PLAIN = pattern(r"""[^\W\d_](?:[^\W_]|[ ,.;:?!'’‘“”"()=/…–+#-])*""")


def words_html(text: str) -> Html:
    """The Markdown `text` as elements: CommonMark with GFM tables, a line end for a line end; HTML in it is text.

    Headings are paragraphs of the class `heading`: those of the page are the article's.
    """
    cleaned = clean(text).strip()
    if _PLAIN.fullmatch(cleaned):
        return element("p", cleaned)  # a renderer takes twenty times as long
    markdown = _markdown()
    tokens = markdown.parse(cleaned)
    for token in tokens:
        _tame(token)
        for part in token.children or ():
            _tame(part)
    return Html(markdown.renderer.render(tokens, markdown.options, {}).rstrip())


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # late: its import takes longer than most exports

    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    markdown.enable("table").disable("image")  # a picture would be fetched
    markdown.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    return markdown


def _tame(token: Token) -> None:
    """Leave only attributes that are known to be harmless, none with words of the note but an address."""
    token.info = ""  # of a code block: it would be its class
    if token.type in ("heading_open", "heading_close"):
        token.tag, token.attrs = "p", {"class": "heading"} if token.nesting == 1 else {}
    elif token.type == "link_open":
        token.attrs = {"href": token.attrs.get("href", ""), "rel": "noopener"}
    elif token.type != "ordered_list_open":  # its `start` is a number
        token.attrs = {}
