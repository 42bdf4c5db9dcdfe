"""What a web page says about itself: title, date, author, language, address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from tui.article.page_pieces import Page
from tui.clean import one_line
from tui.patterns import pattern

_DATE = pattern(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_LANG = pattern(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*")
_MOST = 1000
"""Things of JSON-LD that are looked at."""


def page_fields(page: Page, url: str = "") -> dict[str, str]:
    """The fields of front matter that a page's own data give, empty where it says nothing.

    `url`: where it was fetched. Looked at in this order: JSON-LD (schema.org), Open Graph and other `<meta>`, the page.
    """
    data = list(islice(_things(page.data), _MOST))
    meta = page.meta
    heading = next((piece.text for piece in page.pieces if piece.tag == "h1"), "")
    title = one_line(meta.get("og:title") or heading or meta.get("title", ""))
    dates = (_first(data, "datePublished"), meta.get("article:published_time", ""), meta.get("date", ""))
    lang = meta.get("lang", "")
    return {
        "title": heading if heading and title.startswith(heading) else title,  # without the name of the site
        "date": next((found[1] for date in (*dates, meta.get("time", "")) if (found := _DATE.fullmatch(date))), ""),
        "author": _author(data) or _name(meta.get("author", "")) or _name(meta.get("article:author", "")),
        "source": one_line(meta.get("og:site_name", "")),
        "url": url or _address(meta.get("canonical", "")) or _address(meta.get("og:url", "")),
        "lang": lang if _LANG.fullmatch(lang) else "",
    }


def page_feed(page: Page, url: str = "") -> str:
    """The address of the feed of news that a page names first, or ''."""
    try:
        return _address(urljoin(url, page.meta.get("feed", "").strip())) if page.meta.get("feed") else ""
    except ValueError:
        return ""


def _things(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, those of `@graph` too."""
    for script in scripts:
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):  # no JSON, or made to be too deep
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting.extend(thing[:_MOST])
            elif isinstance(thing, dict):
                yield thing
                waiting.append(thing.get("@graph"))


def _first(data: list[dict[str, Any]], name: str) -> str:
    return next((thing[name] for thing in data if isinstance(thing.get(name), str)), "")


def _author(data: list[dict[str, Any]]) -> str:
    for thing in data:
        if "datePublished" not in thing and "headline" not in thing:
            continue
        said = thing.get("author")
        people = said if isinstance(said, list) else [said]
        names = [person.get("name") if isinstance(person, dict) else person for person in people[:10]]
        if found := [_name(name) for name in names if isinstance(name, str) and _name(name)]:
            return ", ".join(found)
    return ""


def _name(words: str) -> str:
    """A name; some pages give the address of a profile instead."""
    return "" if "://" in words else one_line(words)


def _address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) and " " not in url else ""
