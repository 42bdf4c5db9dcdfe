"""Our own Markdown, read back: each callout with a name is a note. What was changed in a folder that is kept up both
ways comes back with `leeslamp export`; this is for a file that came from elsewhere, or for notes that are gone here.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from tui.clean import one_line
from tui.exports.arrange import WHOLE
from tui.exports.callout import words_from
from tui.exports.links import linked
from tui.exports.vault.pages import Block, Page
from tui.imports.model import Format, Imported
from tui.imports.told import translation_of
from tui.notes.colour import Colour
from tui.notes.record import tags_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_HEAD = re.compile(r"\[!(\w+)(?:\|(\w+))?\][+-]?\s*(.*)")
_TITLE = re.compile(r"#\s+(.*)")
_TAGS = re.compile(r"#\w[\w/-]*(?:\s+#\w[\w/-]*)*")
_MARKUP = re.compile(r"[\\`*_\[\]<>&!]")


def callouts_in(text: str) -> list[Imported]:
    """The notes of a page, from top to bottom."""
    page = Page(text)
    titles = [(at, match[1]) for at, line in enumerate(page.lines) if (match := _TITLE.fullmatch(line.rstrip()))]
    found: list[Imported] = []
    title = ""
    for block in page.blocks:
        while titles and titles[0][0] < block.start:
            title = _plain(titles.pop(0)[1])
        found.append(_imported(block, title))
    return found


def _imported(block: Block, title: str) -> Imported:
    head, *rest = block.lines
    kind, color, quote = match.groups() if (match := _HEAD.match(head)) else ("", "", "")
    above = list(takewhile(bool, rest))
    sentence = next((line for line in above if line[0] not in "*#`"), "")
    translation = next((line[1:-1] for line in above if line[0] == line[-1] == "*"), "")
    command = next((line for line in above if line[0] == "`"), "")
    quote = _plain(quote)
    return Imported(
        format=Format.MARKDOWN,
        origin=block.id,
        title=title,
        quote="" if quote == WHOLE else quote,
        note=words_from([*block.raw[len(above) + 2 :]]),
        tags=tuple(tag for line in above if _TAGS.fullmatch(line) for tag in tags_in(line)),
        ours=block.id,
        article=linked(command.strip("`"))[0],
        sentence=_plain(sentence),
        color=Colour(color) if color in list(Colour) else Colour.MARK,
        bookmark=kind == "bookmark",
        translation=translation_of(_plain(translation)),
    )


def _plain(markdown: str) -> str:
    """What a line of Markdown shows."""
    if not _MARKUP.search(markdown):
        return one_line(markdown)
    inline = _markdown().parseInline(markdown)
    return one_line("".join(child.content for token in inline for child in token.children or ()))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
