"""Where the running words of a text are.

A word is letters and digits with what may stand inside: an apostrophe (foto’s), a hyphen (Sahel-landen), & (R&D), a
full stop in a web address (nu.nl), marks in a number (2.400, 1,5, 20.30). Punctuation and quotes around it are no
part of it: in ‘foto’s’ the word is foto’s. An apostrophe in front is, where a single letter follows (’s, ’t,
’s-Gravenhage), and so is the last full stop of a dotted abbreviation (o.a., v.Chr.).

The work is linear in the text: what the pattern has read it never has to take back. (A group is never repeated
possessively, which Python 3.11 before 3.11.5 gets wrong.)
"""

from __future__ import annotations

from functools import lru_cache

from tui.patterns import pattern
from tui.span import Span

_LETTER = r"[^\W\d_]"
_ACCENT = r"\u0300-\u036f"
# Letters and digits, each with its combining accents.
_RUN = rf"[^\W_]++(?:[{_ACCENT}]++[^\W_]++)*[{_ACCENT}]*+"
# o.a., v.Chr., J.-P.: single letters and what is cut after two or three, with the last full stop if there is one.
_DOTTED = rf"{_LETTER}(?:\.-?(?:Chr|chr|Exc|mnd|{_LETTER}{{1,2}}+)(?![^\W_]|[{_ACCENT}]))+\.?"
# ’s, ’t, ’n, also after the wrong apostrophe ‘; the letter of ‘s’ is quoted.
_APOSTROPHE = rf"['’‘`][kmnrst](?![\w'’{_ACCENT}])"
# What may stand between two runs of one word.
_JOINT = rf"(?:['’](?={_LETTER})|[-‐‑]['’]?|&|(?<=\d)[.,:](?=\d)|\.(?=[a-zß-öø-ÿ]))"

_WORD = pattern(rf"(?:{_DOTTED}|{_APOSTROPHE}|{_RUN})(?:{_JOINT}{_RUN})*")


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(_WORD.findall(text))


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of `text[start:end]`, as spans of `text`; a word cut by the range counts with the part inside."""
    return [Span(*word.span()) for word in _WORD.finditer(text, start, len(text) if end is None else end)]


@lru_cache(maxsize=256)  # a key press asks for the same few sentences many times
def words_between(text: str, begin: int, start: int, end: int) -> tuple[Span, ...]:
    """The words between two offsets of something longer, in which `text` begins at `begin`: spans of that."""
    return tuple(word.shift(begin) for word in word_spans(text, start - begin, end - begin))
