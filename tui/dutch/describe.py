"""What a look-up says, as plain lines: the same on the card, in the command and in a note that keeps it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tui.dutch.lexicon import Entry, Kind, Sense
from tui.dutch.lookup import Analysis, Row
from tui.dutch.word_classes import REFLEXIVES
from tui.dutch.word_forms import Reason

_CLOSE, _WIDE = 3, 9
"""Tokens around a word within which a construction of one other word, or of several, must stand to be meant."""


class Described(NamedTuple):
    """One entry as a reader sees it."""

    heading: str
    """de kritiek; aan|trekken."""
    reason: str
    """trok … aan: scheidbaar; '' where the word is the headword."""
    kind: str
    forms: str
    """Plural, or principal parts; ''."""
    senses: tuple[str, ...]
    """Those that go with a construction have it in front."""
    note: str


def described(row: Row, analysis: Analysis, parts: str = "") -> list[Described]:
    """The entries of a row. `parts`: of the base of a separable verb, `trok, getrokken`."""
    return [
        Described(
            heading(entry),
            reason(row, analysis),
            entry.kind.value,
            parts or forms(entry),
            tuple(spoken(sense, entry.headword) for sense in in_order(entry.senses, row, analysis)),
            entry.note,
        )
        for entry in row.entries
    ]


def heading(entry: Entry) -> str:
    """The headword as one learns it."""
    if entry.kind is Kind.NOUN:
        return f"{entry.article} {entry.headword}".strip()
    return f"{entry.particle}|{entry.base}" if entry.particle else entry.headword


def reason(row: Row, analysis: Analysis) -> str:
    """How the words of the text lead to the row."""
    if row.reason is Reason.ITSELF:
        return ""
    words = analysis.text[slice(*row.spans[0])]
    for before, span in pairwise(row.spans):
        between = " " if not analysis.text[before.end : span.start].strip() else " … "
        words += between + analysis.text[slice(*span)]
    made_of = f" {' + '.join(row.parts)}" if row.parts else ""
    return f"{words}: {row.reason}{made_of}"


def forms(entry: Entry) -> str:
    """What cannot be guessed."""
    if entry.parts:
        is_form = {"zijn": "is ", "hebben/zijn": "heeft/is "}.get(entry.auxiliary, "heeft ")
        return f"{entry.parts.past}, {is_form}{entry.parts.participle}"
    if entry.kind is Kind.NOUN:
        return "no plural" if entry.plural == "-" else entry.plural or "plural only"
    return entry.comparison


def spoken(sense: Sense, headword: str) -> str:
    """A sense with its construction: zich aantrekken van: to care about."""
    if not sense.construction:
        return sense.glosses
    return f"{sense.construction.replace('~', headword)}: {sense.glosses}"


def in_order(senses: tuple[Sense, ...], row: Row, analysis: Analysis) -> list[Sense]:
    """First those whose construction stands around the word, the longest first; last those whose does not."""
    own = [number for number, span in enumerate(analysis.spans) if span in row.spans]
    words = [analysis.text[slice(*span)].lower() for span in analysis.spans]

    def near(distance: int) -> set[str]:
        return {word for place in own for word in words[max(0, place - distance) : place + distance + 1]}

    closer, wider = near(_CLOSE), near(_WIDE)

    def fits(sense: Sense) -> int:
        wanted = [word for word in sense.construction.split() if word != "~"]
        within = wider if len(wanted) > 1 else closer
        here = all(word in within or (word == "zich" and within & REFLEXIVES) for word in wanted)
        return len(wanted) if here else -1

    return sorted(senses, key=lambda sense: -fits(sense))
