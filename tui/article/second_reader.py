"""What trafilatura finds in a page where our own reader finds no article (`pip install 'leeslamp[web]'`).

Only there: on pages that both can read ours keeps more of what they say (docs/articles.md has the figures).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.clean import one_line

MAX_PAGE = 4 << 20
"""Code points …"""
MAX_TAGS = 20_000
"""… and tags of a page that is looked at again: a million line ends would take trafilatura more than a minute."""


def is_there() -> bool:
    """Whether trafilatura is installed, with all that it needs."""
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return False
    return True


def read_again(html: str) -> list[tuple[str, str]]:
    """The text of a page as blocks of one line, each with its mark (`## `, `- ` or nothing); empty if there is none.

    Nor is there for a page that is too large, or without trafilatura.
    """
    if len(html) > MAX_PAGE or html.count("<") > MAX_TAGS or not is_there():
        return []
    from trafilatura import bare_extraction  # 140 ms, and optional

    found = bare_extraction(html, include_comments=False, include_tables=False)
    body = getattr(found, "body", None)
    return [] if body is None else [(mark, line) for mark, text in _blocks(body) if (line := one_line(text))]


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """Of its tree of `head`, `p`, `quote`, `list` with `item`, where `lb` is the end of a line."""
    for part in body:
        if part.tag == "list":
            yield from (("- ", "".join(item.itertext())) for item in part.iter("item"))
            continue
        for end in part.iter("lb"):
            end.tail = f"\n{end.tail or ''}"
        lines = "".join(part.itertext()).split("\n")
        yield from (("## ", line) if part.tag == "head" else ("", line) for line in lines)
