"""Which English sentence belongs to which Dutch one: the same number of each, or else nobody says."""

from __future__ import annotations

import re

from tui.translation.model import Translation, block_translation


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Without their last full stop. Dutch titles stay Dutch in a translation: drs, mr, ir.
_BEFORE_NAME = _words(
    "Adm Atty Capt Cmdr Col Cpl Dr Drs Fr Gen Gov Hon Insp Ir Ing Lt Maj Messrs Mgr Mr Mrs Ms Mt Pres Prof Rep Reps Rev",
    "Sen Sens Sgt St Ste Supt dr drs ing ir mr mrs prof approx c ca cf e.g eg i.e ie viz vs v",
)
_BEFORE_NUMBER = _words("Art art Ch ch Fig Figs fig figs No Nos no nos Nr nr p par pp Sec sec Vol vol")
_MAYBE_LAST = _words(
    "A.D B.C B.C.E C.E Bros Co Corp Inc Jr Ltd Sr St a.k.a a.m am p.m pm approx est ft in lb oz etc",
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
)
_STARTERS = _words(
    "a about according after all almost also although an and another any anyone as at because before both but by despite",
    "did do does during each even every everyone few finally first for from has have he hence her here his how however i",
    "if in instead is it its just last later less many maybe meanwhile more moreover most much my neither never no nobody",
    "none nor not nothing now of on once one only or other others our outside over perhaps she since so some someone",
    "sometimes still such that the their then there therefore these they this those three through thus to today together",
    "two under unfortunately until was we what when where whether which while who why will with within without yes yet",
    "yesterday you your",
)

_BOUNDARY = re.compile(
    r"(?P<mark>[.!?…]++)(?P<closing>[\"'’”»)\]]*+)\s++(?=[\"'‘“«(\[–—-]*\s?(?P<first>[A-ZÀ-ÖØ-Þ\d£$€][\w’']*))"
)
_INITIALS = re.compile(r"[A-Z](?:\.-?[A-Z])*|Ph\.D")
_WORD = re.compile(r"[\w.\-]+\Z")


def english_sentences(text: str) -> tuple[str, ...]:
    """The sentences of an English paragraph on one line."""
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if boundary["mark"] == "." and not boundary["closing"].strip(")]"):
            word = _WORD.search(text, start, boundary.start())
            if word is not None and not _ends(word[0], boundary["first"], text[start : word.start()].rstrip()):
                continue
        elif boundary["closing"] == ")" and text[boundary.start() - 1] == "(":
            continue  # a remark on the word before: (!)
        sentences.append(text[start : boundary.end("closing")])
        start = boundary.end()
    return (*sentences, text[start:]) if start < len(text) else tuple(sentences)


def _ends(word: str, following: str, before: str) -> bool:
    """Whether `word` and a full stop end a sentence in front of the word `following`."""
    starter = following.lower().partition("’")[0].partition("'")[0] in _STARTERS
    if word in _BEFORE_NAME and word not in _MAYBE_LAST:
        return False
    if word in _BEFORE_NUMBER:
        return not following[0].isdigit()
    if word in _MAYBE_LAST:
        return starter
    if _INITIALS.fullmatch(word):  # U.S. and a.m. close a sentence in front of The, but J. does not in front of Smith
        return starter
    return bool(before) or not word.isdecimal()  # 1. Mix …


def align(english: str, sentences: int, provider: str, label: str) -> Translation:
    """The English of a block of so many Dutch sentences (0: a heading), a line for a sentence if the numbers agree."""
    lines = english_sentences(english) if sentences > 1 else (english,)
    return block_translation(lines, sentences, provider, label)
