"""An article under another title, at the reader's wish: all else that is in its file stays."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import Any, NamedTuple

from tui.article.canonical import canonical
from tui.article.front_matter import read_front_matter, with_field
from tui.article.imported import MAX_FIELD
from tui.article.outline import outline
from tui.article.structure import chunks
from tui.clean import one_line
from tui.errors import ArticleError
from tui.span import Span


class _Told(NamedTuple):
    """What a text says of itself."""

    title: str
    is_given: bool
    """Whether the front matter says it."""
    at: Span | None
    """Where it stands in the text."""
    rest: tuple[Any, ...]
    """All that is not the title."""


def retitled(data: bytes, name: str, title: str) -> bytes:
    """The bytes of a file called `name` with a title in the place of the old one, else in the front matter.

    Where the front matter repeats the title that stands above the text, both are replaced: one that is left would be
    the text's first heading, and its translation would not fit it any more. Line ends that are not all alike become
    `\\n`. Raises ArticleError where that cannot be done, and for a blank title.
    """
    wanted = one_line(title)[:MAX_FIELD]
    if not wanted:
        raise ArticleError("an article needs a title; Esc leaves it as it was")
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArticleError(f"{name} is not UTF-8; save it as UTF-8 to give it another title") from None
    text = canonical(data, name).text
    before = _told(text)
    changed = text
    if before.at:
        mark = "" if text[: before.at.start].rstrip(" \t").endswith("#") else "# "
        changed = f"{text[: before.at.start]}{mark}{wanted}{text[before.at.end :]}"
    if before.is_given or not before.at:
        changed = with_field(changed, "title", wanted)
    after = _told(changed)
    if (after.title, after.rest) != (wanted, before.rest):
        raise ArticleError(f"{name} cannot have that title; write it into the front matter of the file")
    if text.replace("\n", "\r\n") == raw:
        changed = changed.replace("\n", "\r\n")
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + changed.encode()


def _told(text: str) -> _Told:
    front = read_front_matter(text)
    given = front.fields.get("title", "")
    head, body = outline(text, chunks(text, front.end), given or None)
    first = next(body, None)
    fields = {name: words for name, words in front.fields.items() if name != "title"}
    below = (first.kind, text[first.span.start :]) if first else ()
    return _Told(given or head.title, bool(given), head.at, (fields, head._replace(title="", at=None), below))
