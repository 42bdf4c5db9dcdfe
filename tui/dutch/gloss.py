"""A sentence word by word: English in the order of the Dutch, which is no translation.

Separable verbs and expressions are glossed as one, where their first word stands; a word that the lexicon lacks stays
Dutch.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.dutch.describe import in_order
from tui.dutch.lookup import Analysis, LookUp, Row
from tui.patterns import pattern

_ASIDE = pattern(r"\s*\([^)]*\)")


def gloss(sentence: str, look_up: LookUp) -> str:
    """Glosses, with the marks of the sentence where they stand."""
    analysis = look_up.analyse(sentence)
    line = ""
    for token, english in _glosses(analysis, look_up):
        start = analysis.spans[token].start
        line += f" {english}" if line and sentence[start - 1].isspace() else english
    return line


def _glosses(analysis: Analysis, look_up: LookUp) -> Iterator[tuple[int, str]]:
    """Of each token that is not part of something glossed before."""
    done: set[int] = set()
    for token in range(len(analysis.spans)):
        if token in done:
            continue
        word = analysis.word(token)
        rows = look_up.rows(analysis, token) if word[0].isalpha() else []
        row = next((row for row in rows if row.entries), None)
        if row is None:
            yield token, word
        else:
            done |= {number for number, span in enumerate(analysis.spans) if span in row.spans}
            yield token, _english(row, analysis, look_up)


def _english(row: Row, analysis: Analysis, look_up: LookUp) -> str:
    if row.parts:
        entries = [entry for part in row.parts for entry in look_up.dutch.lexicon.entries(part)[:1]]
        return "-".join(_short(entry.senses[0].glosses) for entry in entries)
    return _short(in_order(row.entries[0].senses, row, analysis)[0].glosses)


def _short(glosses: str) -> str:
    """The first of several, as one word: care-about."""
    first = _ASIDE.sub("", glosses).split(", ")[0].removeprefix("to ").strip()
    return first.replace(" ", "-")
