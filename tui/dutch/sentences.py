"""Where the sentences of a paragraph begin and end.

A boundary is a run of . ! ? … with the quotes and brackets that close behind it, white space, opening marks, and a
capital or a digit; after a single full stop `tui.dutch.fullstops` has the last word. The rules are our own, after the
conventions of Dutch print; tests/bench/sentences.py measures them.

The work is linear in the text: it is gone through once, with a bounded look around at a boundary. That is done without
regular expressions, for which the first page would wait: `re` takes 5 ms to import, and one more to compile these.
"""

from __future__ import annotations

from tui.dutch.fullstops import full_stop_ends
from tui.dutch.starters import is_capital, starts_sentence
from tui.span import Span

PARENTHESIS = 240
"""Characters before a dash in which the dash that it closes is looked for."""

_CLOSING = frozenset("\"'»«)]¹²³‘’“”‹›")
"""Marks that close behind a terminator. “ and ‘ close too („…“), and a footnote sign goes with its sentence."""
_OPENING = frozenset("«»\"'`([$£#@§+±¿¡-‘’‚“”„–—•‹›€")
"""Marks that open before a first word: quotes (” and ’ are used on both sides), brackets, dashes, bullets, signs."""
_APOSTROPHES = frozenset("'`‘’")
_BLANKS = frozenset(" \u00a0\u202f")
_DASHES = frozenset("–—-")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of one paragraph of running text, without the white space between them.

    Opening marks go with the sentence after them, closing marks with the one before. A quotation of two sentences is
    cut inside. Blank text has none.
    """
    spans: list[Span] = []
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    stops = text.replace("!", ".").replace("?", ".").replace("…", ".")
    at = stops.find(".")
    while at >= 0:
        after = at + 1
        while stops.startswith(".", after):
            after += 1
        closed = _closed(text, after)
        first = _first_word(text, closed)
        if first is not None and _is_end(text, start, at, text[at:after], text[after:closed], first):
            spans.append(Span(start, closed))
            start = first - len(text[closed:first].lstrip())
        at = stops.find(".", first or after)
    if start < end:
        spans.append(Span(start, end))
    return spans


def _closed(text: str, at: int) -> int:
    """Where the marks end that close behind the terminator before `at`."""
    while True:
        mark = text[at : at + 1]
        if mark in _CLOSING:
            at += 1
        elif mark in _BLANKS and text.startswith("»", at + 1) and not text[at + 2 : at + 3].isalnum():
            at += 2  # it may stand off by a space, the French way
        elif mark == "[" and (footnote := _footnote(text, at)):
            at += footnote
        else:
            return at


def _footnote(text: str, at: int) -> int:
    """The length of the number in brackets at `at`; 0 where there is none."""
    end = at + 1
    while text[end : end + 1].isdecimal():
        end += 1
    return end + 1 - at if end > at + 1 and text.startswith("]", end) else 0


def _first_word(text: str, at: int) -> int | None:
    """Where a word that can begin a sentence stands behind white space at `at` and marks that open; None without it."""
    if not text[at : at + 1].isspace():
        return None
    at += 1
    while (mark := text[at : at + 1]) in _OPENING or mark.isspace() or text.startswith(",,", at):
        at += 2 if mark == "," else 1
    return at if _can_begin(text, at) else None


def _can_begin(text: str, at: int) -> bool:
    """Whether a digit is at `at`, a capital, iPhone or mRNA, or ’s Avonds."""
    first, second, third = text[at : at + 1], text[at + 1 : at + 2], text[at + 2 : at + 3]
    if not first.islower():
        return first.isalnum()
    if not first.isascii():
        return False
    if second.isascii() and (second.isupper() or (second.islower() and third.isascii() and third.isupper())):
        return True
    return (
        first in "kmnst" and text[at - 1] in _APOSTROPHES and (second.isspace() or second == "-") and is_capital(third)
    )


def _is_end(text: str, start: int, at: int, mark: str, closing: str, following: int) -> bool:
    """Whether the sentence that begins at `start` ends with the terminator `mark` at `at` and the marks that close."""
    if at - start < 4 and not any(map(str.isalnum, text[start:at])):
        # Nothing has been said yet: `… En toen` is one sentence.
        return False
    if mark == ".":
        return full_stop_ends(text, start, at, closing, following)
    if closing.startswith((")", "]")) and text[at - 1] in "([":
        # A remark on the word before, (!) and (?), or words left out, (…).
        return mark[0] not in "!?" and starts_sentence(text, following)
    if not closing and _is_dash(text, at + len(mark) + 1):
        # In `De man – wie anders? – Jan` the dash closes what another one opened.
        return sum(_is_dash(text, dash) for dash in range(max(start, at - PARENTHESIS) + 1, at)) % 2 == 0
    return True


def _is_dash(text: str, at: int) -> bool:
    """Whether a dash between spaces is at `at`: one that opens or closes a parenthesis."""
    return text[at : at + 1] in _DASHES and text[at - 1].isspace() and text[at + 1 : at + 2].isspace()
