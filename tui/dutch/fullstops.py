"""Whether a full stop ends a sentence, or belongs to an abbreviation, an initial or a list number."""

from __future__ import annotations

from tui.dutch.abbreviations import BEFORE_NAME, BEFORE_NUMBER, LETTERED_NOUNS, LIST_ENDS, MAYBE_LAST, NEVER_LAST
from tui.dutch.starters import STARTERS, is_capital, may_be_surname, starts_sentence
from tui.patterns import pattern

LOOK_BACK = 48
"""Characters before a full stop that are read: the longest abbreviation and the word before it, with room to spare."""

_OPENING = frozenset('([{‘“„"«»‹/,;:–—')
"""What a token may have before its last bare word: ( in (o.a, / in km/u."""
_LONG_INITIALS = frozenset({"IJ", "Ph", "Th", "Chr"})
"""Of more than one letter. Names cut after more are in the tables."""
_ROMAN, _LONGEST_ROMAN = (frozenset("ivx"), frozenset("IVX")), 5
_REMARKS = frozenset({"PS", "P.S", "NB", "N.B"})
_APOSTROPHES = ("'", "’")
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
    if not word.isalpha():
        word = _bare(word)
    before = tokens[-2] if len(tokens) > 1 else ""
    if not before and _is_label(word):
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
        if _are_initials(word):
            # The first word of a sentence has its capital from there and says nothing.
            return _initials_end(word, before, len(tokens) > 2, text, following)
    return _word_ends(word, text, following)


def _bare(token: str) -> str:
    """The last bare word of a token, without what may stand before it: ( in (o.a, oud- in oud-prof, ’ in ’dr."""
    start = len(token)
    while start and not _opens(token, start - 1):
        start -= 1
    return token[start + 1 :] if token.startswith(_APOSTROPHES, start) else token[start:]


def _opens(token: str, at: int) -> bool:
    return token[at] in _OPENING or (token[at] == "-" and at > 0 and token[at - 1].isalpha())


def _is_label(word: str) -> bool:
    """Whether a word can label the sentence it begins: 3, 3.1, iv, IV, b, B, P.S, N.B."""
    if len(word) < 2:
        return word.isalnum()
    if len(word) <= _LONGEST_ROMAN and any(digits.issuperset(word) for digits in _ROMAN):
        return True
    return word in _REMARKS or all(part.isdecimal() and len(part) <= 3 for part in word.split("."))


def _are_initials(word: str) -> bool:
    """Whether a word is A, A.F.Th, J.-P, IJ."""
    return all(_is_initial(part.removeprefix("-")) for part in word.split("."))


def _is_initial(part: str) -> bool:
    return is_capital(part) if len(part) == 1 else part in _LONG_INITIALS


def _is_dotted(word: str) -> bool:
    """Whether a word is dotted lower case (n.v.t, a.s) or a single letter: v (v. d. Berg), m (5 m.)."""
    first, *rest = word.split(".")
    return len(first) == 1 and all(len(part) <= 2 and part.isalpha() and part.islower() for part in (first, *rest))


def _is_abbreviation(word: str) -> bool:
    return word in _TABLES or _are_initials(word) or _is_dotted(word)


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
    if word.isdecimal() and len(word) <= 2:
        return not text[following].isdigit()
    if word in MAYBE_LAST or _is_dotted(word):
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
