"""The sentences of an English paragraph."""

from __future__ import annotations

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Without their last full stop. Dutch titles stay Dutch in a translation: drs, mr, ir.
_BEFORE_NAME = _words(
    "Adm Atty Capt Cmdr Col Cpl Dr Drs Fr Gen Gov Hon Insp Ir Ing Lt Maj Messrs Mgr Mr Mrs Ms Mt Pres Prof Rep Reps",
    "Rev Sen Sens Sgt Ste Supt dr drs ing ir mr mrs prof approx c ca cf e.g eg i.e ie viz vs v",
)
_BEFORE_NUMBER = _words("Art art Ch ch Fig Figs fig figs No Nos no nos Nr nr p par pp Sec sec Vol vol")
_MAYBE_LAST = _words(
    "A.D B.C B.C.E C.E Bros Co Corp Inc Jr Ltd Sr St a.k.a a.m am p.m pm est ft lb oz etc",
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
)
_STARTERS = _words(
    "a about according after all almost also although an and another any anyone as at because before both but by",
    "despite did do does during each even every everyone few finally first for from has have he hence her here his",
    "how however i if in instead is it its just last later less many maybe meanwhile more moreover most much my",
    "neither never no nobody none nor not nothing now of on once one only or other others our outside over perhaps",
    "she since so some someone sometimes still such that the their then there therefore these they this those three",
    "through thus to today together two under unfortunately until was we what when where whether which while who why",
    "will with within without yes yet yesterday you your",
)

_BOUNDARY = re.compile(
    r"(?P<mark>[.!?…]++)(?P<closing>[\"'’”»)\]]*+)\s++(?=[\"'‘“«(\[–—-]*\s?(?P<first>[A-ZÀ-ÖØ-Þ\d£$€][\w’']*))"
)
_INITIALS = re.compile(r"[A-Z](?:\.-?[A-Z])*|Ph\.D")
# What brackets explain goes on in small letters behind them: ‘Gezellig!’ (‘How cosy!’) he cries
_ASIDE = re.compile(r"\([^()]*\)\s[a-z]")
_LOOK_BACK = 40
"""Characters before a full stop in which its word is looked for."""


def english_sentences(text: str) -> tuple[str, ...]:
    """The sentences of an English paragraph on one line."""
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        at, closing = boundary.start(), boundary["closing"]
        if boundary["mark"] == "." and not closing.strip(")]"):
            words = text[max(start, at - _LOOK_BACK) : at].split()
            if words and not _ends(words[-1].lstrip("\"'‘’“”«([-–—"), boundary["first"], len(words) == 1):
                continue
        elif closing == ")" and text[at - 1 : at] == "(":
            continue  # a remark on the word before: (!)
        if _ASIDE.match(text, boundary.end()):
            continue
        sentences.append(text[start : boundary.end("closing")])
        start = boundary.end()
    return (*sentences, text[start:]) if start < len(text) else tuple(sentences)


def _ends(word: str, following: str, alone: bool) -> bool:
    """Whether `word` and a full stop end a sentence in front of the word `following`; `alone`: it is all there is."""
    if word in _BEFORE_NAME:
        return False
    if word in _BEFORE_NUMBER:
        return not following[0].isdigit()
    # U.S. and a.m. close a sentence in front of The, but J. does not in front of Smith
    if word in _MAYBE_LAST or _INITIALS.fullmatch(word):
        return re.split("['’]", following.lower())[0] in _STARTERS
    return not (alone and word.isdecimal())  # 1. Mix …
