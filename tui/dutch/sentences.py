"""Where the sentences of a paragraph begin and end.

A boundary is a run of . ! ? … with the quotes and brackets that close behind it, white space, opening marks, and a
capital or a digit; after a single full stop `tui.dutch.fullstops` has the last word. The rules are our own, after the
conventions of Dutch print; tests/bench/sentences.py measures them.

The work is linear in the text: one pass of a pattern that does not backtrack, a bounded look around per boundary.
"""

from __future__ import annotations

import re

from tui.dutch.fullstops import full_stop_ends
from tui.dutch.starters import UPPER, starts_sentence
from tui.patterns import pattern
from tui.span import Span

PARENTHESIS = 240
"""Characters before a dash in which the dash that it closes is looked for."""

# Below, a set has what Latin-1 has or two ranges of what it lacks: `re` takes ten times as long to compile another.
# Only the terminators are one set of both: a text is searched for them.

# Marks that close behind a terminator. “ and ‘ close too („…“), a footnote sign goes with its sentence, and » may stand
# off by a space, the French way.
_CLOSING = r"(?:[\"'»«)\]¹²³]|[‘’“”]|[‹›]|\[\d++\]|[ \u00a0]»(?!\w)|\u202f»(?!\w))*"
# Marks that open before a first word: quotes (” and ’ are used on both sides), brackets, dashes, bullets, signs.
_OPENING = r"(?:[\s«»\"'`(\[$£#@§+±¿¡-]|[‘’‚“”„]|[–—•]|[‹›€]|,,)*"
# What a sentence starts with: a digit, a capital, iPhone and mRNA, or ’s Avonds (its apostrophe is an opening mark).
_FIRST = rf"\d|{UPPER}|[a-z]{{1,2}}(?=[A-Z])|(?:(?<=['`])|(?<=[‘’]))[kmnst](?=[\s-]{UPPER})"

# A terminator run and, if a boundary is possible here, the rest of it. The rest is optional so that a run is eaten
# whole and never tried again from its middle.
# A group looked for ahead and then read is not given back, as by `*+`, which Python 3.11.0 to 3.11.4 get wrong.
_BOUNDARY = pattern(
    r"(?P<mark>[.!?…]++)"
    rf"(?:(?=(?P<closing>{_CLOSING}))(?P=closing)(?=(?P<gap>\s{_OPENING}))(?P=gap)(?P<first>{_FIRST}))?"
)

# A dash between spaces, which opens or closes a parenthesis.
_DASH = pattern(r"\s[–—-]\s")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of one paragraph of running text, without the white space between them.

    Opening marks go with the sentence after them, closing marks with the one before. A quotation of two sentences is
    cut inside. Blank text has none.
    """
    spans: list[Span] = []
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for boundary in _BOUNDARY.finditer(text, start, end):
        if boundary.lastgroup == "first" and _is_end(text, start, boundary):
            spans.append(Span(start, boundary.end("closing")))
            start = boundary.start("first") - len(boundary["gap"].lstrip())
    if start < end:
        spans.append(Span(start, end))
    return spans


def _is_end(text: str, start: int, boundary: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends at this boundary."""
    at, following = boundary.start(), boundary.start("first")
    mark, closing, first = boundary["mark"], boundary["closing"], boundary["first"]
    if not first.isascii() and first.islower():
        # A small letter beyond Latin-1, which the pattern cannot tell from a capital.
        return False
    if at - start < 4 and not any(map(str.isalnum, text[start:at])):
        # Nothing has been said yet: `… En toen` is one sentence.
        return False
    if mark == ".":
        return full_stop_ends(text, start, at, closing, following)
    if closing.startswith((")", "]")) and text[at - 1] in "([":
        # A remark on the word before, (!) and (?), or words left out, (…).
        return mark[0] not in "!?" and starts_sentence(text, following)
    if not closing and _DASH.match(boundary["gap"]):
        # In `De man – wie anders? – Jan` the dash closes what another one opened.
        return len(_DASH.findall(text, max(start, at - PARENTHESIS), at)) % 2 == 0
    return True
