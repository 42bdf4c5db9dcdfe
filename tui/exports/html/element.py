"""HTML that is made of values: whatever is not an element already is text, and cannot become one."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from tui.clean import clean


class Html(str):
    """Markup. Only the modules of this folder make it, never from foreign text."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Html:
    """An element; what is inside is text, unless it is Html. `class_` and `aria_label` are class and aria-label."""
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(value))}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{head}>{''.join(map(html, inside))}</{name}>")


def html(text: str) -> Html:
    """Markup that shows `text`; markup itself stays as it is."""
    return text if isinstance(text, Html) else Html(escape(clean(text), quote=False))


def rows(parts: Iterable[str]) -> Html:
    """Blocks, each on a line of its own; those that are empty are left out."""
    return Html("\n".join(html(part) for part in parts if part))


def fragment(prefix: str, id: str) -> str:
    """The id of an element for something called `id`, whatever is in it: two of them never become one."""
    return prefix + quote(id, safe="", errors="surrogatepass")
