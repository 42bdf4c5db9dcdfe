"""What the file of an article is called in a vault, until the reader calls it otherwise."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from tui.clean import one_line

_UNFIT = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f]+')
"""What no file system of the three takes, or a link of Obsidian."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 180
"""Bytes; file systems take 255, and a draft's name is longer than the file's."""


def new_name(title: str, article: str, taken: Container[str]) -> str:
    """`<title>.md`, with the article's id or a number where a file is called so; `taken` has names in lower case."""
    plain, slug = _fit(title) or _fit(article) or "article", _fit(article)
    names = [plain, f"{plain} ({slug})"] if slug else [plain]
    free = (name for name in names if f"{name}.md".casefold() not in taken)
    numbered = (f"{plain} {number}" for number in count(2) if f"{plain} {number}.md".casefold() not in taken)
    return f"{next(free, None) or next(numbered)}.md"


def _fit(text: str) -> str:
    name = _UNFIT.sub(" ", one_line(text)).encode()[: _LONGEST // 2].decode(errors="ignore")
    name = one_line(name).strip(". ")
    return f"{name}-" if _RESERVED.fullmatch(name) else name
