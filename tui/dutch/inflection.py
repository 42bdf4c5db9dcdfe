"""What nouns and adjectives look like in a text: diminutives, degrees, endings. After the ANS, 3.5, 6.2 and 6.4."""

from __future__ import annotations

from tui.patterns import pattern

_OPEN_LONG = pattern(r"(?P<before>.*[^aeiou]|)(?P<vowel>aa|ee|oo|uu)(?P<after>[bcdfgklmnprstvxz])$")
"""groot, raar: one vowel less before an ending."""
_SHORT = pattern(r"(?:.*[^aeiou]|)[aeiou][bcdfgklmnprst]$")
"""wit, dun: the consonant twice before an ending."""
_UNSTRESSED = pattern(r"[aeiouy].*(?:e[lmnr]|ig|i[sk]|end|et)$")
"""dapper, rustig: no stress on the end, so nothing doubles."""


def adjective_forms(adjective: str) -> set[str]:
    """With -e, -er, -ere, -st, -ste and -s; more than are used, where the stress is not known."""
    stems = {_before_ending(adjective)}
    if _UNSTRESSED.search(adjective):
        stems.add(adjective)
    if adjective.endswith("e"):
        stems = {adjective[:-1]}  # beige
    found = {f"{adjective}s", f"{adjective}st", f"{adjective}ste"}
    if adjective.endswith("s"):
        found |= {f"{adjective}t", f"{adjective}te"}
    for stem in stems:
        between = "d" if adjective.endswith("r") else ""
        comparative = f"{adjective}der" if between else f"{stem}er"
        found |= {f"{stem}e", comparative, f"{comparative}e", f"{comparative}s"}
    return found


def diminutives(noun: str) -> set[str]:
    """huisje, stoeltje, boompje, balletje, koninkje: each that the spelling allows, and their plurals."""
    found = {f"{noun}je", f"{noun}tje"}
    if noun.endswith("m"):
        found.add(f"{noun}pje")
    if noun.endswith("ing"):
        found |= {f"{noun[:-1]}kje", f"{noun}etje"}
    if noun[-1:] in "aou":
        found.add(f"{noun}{noun[-1]}tje")  # autootje
    if noun.endswith(("l", "m", "n", "r", "g", "b", "p")) and _SHORT.match(noun):
        found.add(f"{noun}{noun[-1]}etje")
    if noun.endswith("e"):
        found.add(f"{noun}tje")
    return found | {f"{word}s" for word in found}


def _before_ending(word: str) -> str:
    if found := _OPEN_LONG.match(word):
        return f"{found['before']}{found['vowel'][0]}{_voiced(found['after'])}"
    if _SHORT.match(word) and not _UNSTRESSED.search(word):
        return word + word[-1]
    if word.endswith(("ief", "ijf", "oef", "euf", "lf", "rf", "oos", "ijs", "eus", "uis", "oes", "ies")):
        return word[:-1] + _voiced(word[-1])
    return word


def _voiced(letter: str) -> str:
    return {"f": "v", "s": "z"}.get(letter, letter)
