"""The text of a web page, whatever it is encoded in."""

from __future__ import annotations

import codecs

from tui.article.canonical import Canonical
from tui.patterns import pattern

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = pattern(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})|\bencoding=["']([\w.:-]{1,40})""")
_HEAD = 4096
"""Bytes in which a page names its encoding; the standard says 1024."""
# Codecs of Python that are no encodings of pages can take very long (idna) or mean something else (unicode_escape).
_KNOWN = pattern(r"utf-8|utf-16(-[lb]e)?|cp125\d|iso8859-\d{1,2}|koi8-[ru]|mac-roman")


def page_text(data: bytes, content_type: str = "") -> Canonical:
    """Decode as the byte-order mark says, else the HTTP header, else the page itself, else UTF-8, else Windows-1252.

    The order is that of the HTML standard (13.2.3). An encoding that is not known or does not fit is passed over.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Canonical(data[len(mark) :].decode(name, errors="replace"), ())
    in_page = _named(data[:_HEAD].decode("ascii", errors="replace"))
    if in_page.startswith("utf-16"):  # it could not have been read then
        in_page = ""
    for name in (_named(content_type), in_page, "utf-8"):
        try:
            if name:
                return Canonical(data.decode(name), ())
        except UnicodeDecodeError:
            continue
    return Canonical(
        data.decode("cp1252", errors="replace"), ("the page is not UTF-8: read as Windows-1252 (latin-1)",)
    )


def _named(text: str) -> str:
    """The encoding that a header or the top of a page names, as Python calls it; empty where there is none."""
    found = _CHARSET.search(text.lower())
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1] or found[2]).name
    except LookupError:
        return ""
    if name in ("iso8859-1", "ascii"):  # in pages these mean Windows-1252
        return "cp1252"
    return name if _KNOWN.fullmatch(name) else ""
