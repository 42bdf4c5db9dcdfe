"""English words that lost the blank between them, as in old dictionary files: `puton`, `drawtighter`."""

from __future__ import annotations

from tui.dutch.lexicon import Lexicon
from tui.patterns import pattern

_WORD = pattern(r"[A-Za-z]+")
_SHORT = frozenset(
    ["a", "an", "as", "at", "be", "by", "do", "go", "in", "it", "no", "of", "on", "or", "so", "to", "up", "us"]
)
"""The only parts of fewer than three letters."""
_LONGEST = 15
"""Letters of a part."""
MARK = "·"
"""Stands where a blank seems to be missing: a guess is seen to be one."""


class English:
    """The words of the lexicon's own glosses."""

    def __init__(self, lexicon: Lexicon) -> None:
        found = (word for entry in lexicon for sense in entry.senses for word in _WORD.findall(sense.glosses))
        self._words = frozenset(word.lower() for word in found if len(word) > 2) | _SHORT

    def parted(self, text: str) -> str:
        """`text`, with a mark between the words that were glued together, where each is a word."""
        return _WORD.sub(lambda found: self._parts(found[0]), text)

    def _parts(self, word: str) -> str:
        if word.lower() in self._words:
            return word
        for first in range(min(_LONGEST, len(word) - 1), 0, -1):
            head, tail = word[:first], word[first:]
            if head.lower() in self._words:
                rest = tail if tail.lower() in self._words else self._parts(tail)
                if rest.lower() in self._words or MARK in rest:
                    return f"{head}{MARK}{rest}"
        return word
