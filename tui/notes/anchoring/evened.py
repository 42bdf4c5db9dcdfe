"""A text with its typography evened out, and the way between the two."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right

from tui.clean import HARMFUL
from tui.patterns import pattern
from tui.span import Span

_BLANK = "[^\\S\x1c-\x1f]"  # the four separators of ASCII are control characters, which are dropped
_MARK = "[\u0300-\u036f]"
_RUNS = rf"{_BLANK}{{2,}}|\.{{2,}}"
_ODD = rf"{HARMFUL}(?:{HARMFUL}|{_BLANK})*|{_BLANK}(?:{HARMFUL}|{_BLANK})+|\.{{2,}}|(?P<letter>\S?{_MARK}+)"
_runs, _odd, _rare = pattern(_RUNS), pattern(_ODD), pattern(f"{HARMFUL}|{_MARK}")
_blank, _harmful = pattern(_BLANK), pattern(HARMFUL)
_SPACES = "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_EVEN = {
    **dict.fromkeys('‘’‚‛´`“”„‟«»‹›"', "'"),
    **dict.fromkeys("–—‐‑‒−", "-"),
    **dict.fromkeys(_SPACES + "\u2028\u2029\u202f\u205f\u3000", " "),
    "…": ".",
    "İ": "I",  # the one letter whose small form is two characters
}


class Evened:
    """A text without what may change while the words stay the same.

    Quotes, dashes and dots have one form, white space is one space, letters are small and composed, what
    `tui.clean` drops is dropped. Offsets on both sides are code points.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        characters = set(raw)
        # nearly every text has none of the rare ones, and to look for runs only is three times as fast
        odd = _odd if _rare.search("".join(characters)) else _runs
        parts, length, last = [], 0, 0
        # both texts run in step but for the odd stretches: where each begins and ends, here and there
        self._here, self._there = [0], [0]
        self.breaks: list[int] = []
        """Offsets in `text` of the blanks that were empty lines."""
        for match in odd.finditer(raw):
            part = _evened(match[0], letter=match.lastgroup is not None)
            parts += [raw[last : match.start()], part]
            length += match.start() - last
            if match[0].count("\n") > 1:
                self.breaks.append(length)
            self._here += [length, length + len(part)]
            self._there += match.span()
            length, last = length + len(part), match.end()
        parts.append(raw[last:])
        text = "".join(parts)
        for character in characters & _EVEN.keys():  # a few: quicker than to look every letter up
            text = text.replace(character, _EVEN[character])
        self.text = text.lower()

    def original(self, span: Span) -> Span:
        """The stretch of the raw text that a span, which is not empty, was made from."""
        return _across(span, self._here, self._there)

    def evened(self, span: Span) -> Span:
        """What a span of the raw text has become; empty if nothing is left of it."""
        return _across(span, self._there, self._here)


def _evened(odd: str, *, letter: bool) -> str:
    if letter:
        return unicodedata.normalize("NFC", odd).replace("İ", "I")
    if odd[0] == ".":
        return "."
    return " " if _blank.search(_harmful.sub("", odd)) else ""


def _across(span: Span, here: list[int], there: list[int]) -> Span:
    """A span by the two lists of bounds; of an odd stretch, whose bounds have odd numbers, always the whole."""
    first = bisect_right(here, span.start) - 1
    last = max(bisect_left(here, span.end) - 1, 0)
    start = there[first] if first % 2 else there[first] + span.start - here[first]
    end = there[last + 1] if last % 2 else there[last] + span.end - here[last]
    return Span(start, max(start, end))
