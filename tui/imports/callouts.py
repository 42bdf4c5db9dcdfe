"""Our own Markdown, read back: each callout with a name is a note. What was changed in a folder that is kept up both
ways comes back with `leeslamp export`; this is for a file that came from elsewhere, or for notes that are gone here.
"""

from __future__ import annotations

import re
from itertools import takewhile

from tui.clean import one_line
from tui.exports.callout import words_from
from tui.exports.vault.pages import Block, Page
from tui.imports.model import Format, Imported
from tui.notes.record import tags_in

_HEAD = re.compile(r"\[!\w+(?:\|\w+)?\][+-]?\s*(.*)")
_TITLE = re.compile(r"#\s+(.*)")
_TAGS = re.compile(r"#\w[\w/-]*(?:\s+#\w[\w/-]*)*")
_PIECES = " … "


def callouts_in(text: str) -> list[Imported]:
    """The notes of a page, from top to bottom."""
    page = Page(text)
    titles = [(at, match[1]) for at, line in enumerate(page.lines) if (match := _TITLE.fullmatch(line.rstrip()))]
    return [
        _imported(block, next((title for at, title in reversed(titles) if at < block.start), ""))
        for block in page.blocks
    ]


def _imported(block: Block, title: str) -> Imported:
    head, *rest = block.lines
    quoted = _HEAD.match(head)
    above = list(takewhile(bool, rest))
    tags = [tag for line in above if _TAGS.fullmatch(line) for tag in tags_in(line)]
    words = words_from([*block.raw[len(above) + 2 :]])
    quote = _plain(quoted[1]) if quoted else ""
    whole = quote == "On the article as a whole"
    return Imported(
        format=Format.MARKDOWN,
        origin=block.id,
        title=_plain(title),
        # of a passage in pieces the first is looked for
        quote="" if whole else quote.split(_PIECES)[0],
        note=words,
        tags=tuple(tags),
        ours=block.id[:8],
    )


def _plain(markdown: str) -> str:
    """What a line of Markdown shows."""
    from markdown_it import MarkdownIt

    inline = MarkdownIt("commonmark", {"html": False}).parseInline(markdown)
    return one_line("".join(child.content for token in inline for child in token.children or ()))
