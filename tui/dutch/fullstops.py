"""Whether a full stop ends a sentence, or belongs to an abbreviation, an initial or a list number."""

from __future__ import annotations

from tui.dutch.abbreviations import BEFORE_NAME, BEFORE_NUMBER, LETTERED_NOUNS, LIST_ENDS, MAYBE_LAST, NEVER_LAST
from tui.dutch.starters import STARTERS, UPPER, may_be_surname, starts_sentence
from tui.patterns import pattern

LOOK_BACK = 48
"""Characters before a full stop that are read: the longest abbreviation and the word before it, with room to spare."""

# What a token has before its last bare word: ( in (o.a, km/ in km/u, oud- in oud-prof, ’ in ’dr.
_BEFORE_WORD = pattern(r".*(?:[(\[{‘“„\"«»‹/,;:–—]|(?<=[^\W\d])-)['’]?|['’]")
# Initials: A, A.F.Th, J.-P, IJ. Names cut after two letters and more are in the tables.
_INITIALS = pattern(rf"(?:{UPPER}|IJ|Ph|Th)(?:\.-?(?:{UPPER}|IJ|Ph|Th|Chr))*")
# Dotted lower case that is in no table: n.v.t, a.s, and single letters: v (v. d. Berg), m (5 m.).
_DOTTED = pattern(r"[a-z](?:\.[a-z]{1,2})*")
# What labels the sentence it begins: 3, 3.1, iv, IV, b, B, P.S., N.B.
_LABEL = pattern(rf"\d{{1,3}}(?:\.\d{{1,3}})*|[ivx]{{1,5}}|[IVX]{{1,5}}|[a-z]|{UPPER}|P\.?S|N\.?B")
# A day or a month in figures, as in 12. 5. 2020.
_SHORT_NUMBER = pattern(r"\d{1,2}")
# A number that starts with a capital: art. IV, nr. A3, afb. B; not the pronoun U.
_ROMAN_OR_CODE = pattern(r"[IVXLC]{1,8}+\b|[A-TV-Z]\d*\b")

_TABLES = NEVER_LAST | LIST_ENDS | BEFORE_NUMBER | BEFORE_NAME | MAYBE_LAST
_ARTICLES = frozenset({"de", "De", "een", "Een", "het", "Het"})
# Before the initial that stands for the surname of a suspect: Volkert van der G.
_PARTICLES = frozenset({"al", "de", "den", "der", "el", "ten", "ter", "van", "von"})


def full_stop_ends(text: str, start: int, at: int, closing: str, following: int) -> bool:
    """Whether the full stop at `at` ends the sentence that begins at `start`.

    `closing` are the marks right behind it; `following` is where the next word starts, with a capital or a digit.
    """
    in_brackets = ")" in closing or "]" in closing
    if closing and not in_brackets:
        return True
    tokens = text[max(start, at - LOOK_BACK) : at].rsplit(None, 2)
    if not tokens:
        return True
    word = tokens[-1]
    if not word.isalpha() and (prefix := _BEFORE_WORD.match(word)):
        word = word[prefix.end() :]
    before = tokens[-2] if len(tokens) > 1 else ""
    if not before and _LABEL.fullmatch(word):
        return False
    if before.endswith("."):
        # `330 v. Chr.` is `330 v.Chr.`, `o. a.` is `o.a.`
        spaced = before.lstrip("(‘“'\"") + word
        word = spaced if spaced in _TABLES else word
    if in_brackets and text[start] not in "([" and _is_abbreviation(word):
        # In `Het boek (Jansen red.) Amsterdam` the full stop is the abbreviation's alone.
        return word not in NEVER_LAST and starts_sentence(text, following) and not may_be_surname(text, following)
    if word not in _TABLES:
        if len(word) > 2 and word.isalpha():
            return True  # as most: neither initials nor a number, and nothing is dotted in it
        if not word[:1].islower() and _INITIALS.fullmatch(word):
            # The first word of a sentence has its capital from there and says nothing.
            return _initials_end(word, before, len(tokens) > 2, text, following)
    return _word_ends(word, text, following)


def _is_abbreviation(word: str) -> bool:
    return word in _TABLES or _INITIALS.fullmatch(word) is not None or _DOTTED.fullmatch(word) is not None


def _word_ends(word: str, text: str, following: int) -> bool:
    """Whether a word with a full stop, no initial, ends the sentence before the word at `following`."""
    if word in NEVER_LAST:
        return False
    if word in LIST_ENDS:
        return True
    if word in BEFORE_NUMBER:
        return not (text[following].isdigit() or _ROMAN_OR_CODE.match(text, following))
    if word in BEFORE_NAME:
        return starts_sentence(text, following) and not may_be_surname(text, following)
    if _SHORT_NUMBER.fullmatch(word):
        return not text[following].isdigit()
    if word in MAYBE_LAST or _DOTTED.fullmatch(word):
        return starts_sentence(text, following)
    return True


def _initials_end(word: str, before: str, inside: bool, text: str, following: int) -> bool:
    """Whether initials end the sentence before the word at `following`; `inside`: `before` is not its first word.

    They do where they are no initials of the name that follows: groep A, Robert M., Willem I, de V.S.
    """
    if before.lower() in LETTERED_NOUNS or text[following].isdigit():
        return True
    if not starts_sentence(text, following):
        return False
    if "." in word:
        whole_name = before in _ARTICLES
    else:
        named = before[:1].isupper() and before[-1].isalpha() and before.lower() not in STARTERS
        whole_name = inside and (named or before in _PARTICLES)
    return whole_name or not may_be_surname(text, following)
