"""How readable the colours of the two themes are, measured: `python tests/contrast.py` prints what docs/look.md quotes.

tests/test_contrast.py holds them to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from colours import MATRICES, contrast, difference

from tui.notes.colour import Colour
from tui.reading.palette import DAY, EVENING, Ink, palette

THEMES = {"evening": EVENING, "day": DAY}
KINDS = [f"kind-{colour}" for colour in Colour]
AAA, AA, SIGN = 7.0, 4.5, 3.0
"""What WCAG 2.2 asks of text: 1.4.6 (enhanced), 1.4.3 (minimum); and of signs: 1.4.11."""
UNLIKE = 0.06
"""How different two kinds must look to every reader: three times what is just noticeable."""

_DUTCH = ("plain", "paragraph")
_ENGLISH = ("plain", "english")
_LAID_OVER = {
    "current sentence": ("current",),
    **{f"{colour.digit} {colour}": (f"kind-{colour}",) for colour in Colour},
    "looked up": ("lit",),
    "selection": ("selection",),
    "cursor": ("word",),
    "search hit": ("hit",),
}
PAIRS: dict[str, tuple[float, tuple[str, ...]]] = {
    "Dutch": (AAA, _DUTCH),
    **{f"Dutch, {name}": (AAA, (*_DUTCH, *looks)) for name, looks in _LAID_OVER.items()},
    "translation": (AAA, _ENGLISH),
    "translation, current sentence": (AAA, (*_ENGLISH, "current")),
    "translation, search hit": (AAA, (*_ENGLISH, "hit")),
    "title, heading": (AA, ("plain", "title")),
    "caption": (AA, ("plain", "caption")),
    "dateline, credit": (AA, ("plain", "dateline")),
    "waiting, no translation": (AA, (*_ENGLISH, "gap")),
    "heads of columns": (AA, ("plain", "header")),
    "bars": (AA, ("plain", "panel")),
    "bars, what is secondary": (AA, ("plain", "panel-dim")),
    "bars, mode": (AA, ("plain", "panel-reverse")),
    "number of a highlight": (AA, ("plain", "sign")),
    "bar of the current sentence": (SIGN, ("plain", "bar")),
    "covered translation": (SIGN, (*_ENGLISH, "covered")),
    "rules, scrollbar": (SIGN, ("plain", "rule")),
}
"""What is drawn on the page: what it must have, and its looks, the one on top last."""


class Drawn(NamedTuple):
    """Two colours that meet."""

    what: str
    letters: str
    paper: str
    wanted: float

    @property
    def ratio(self) -> float:
        return contrast(self.letters, self.paper)


def pairs(theme: dict[str, str]) -> Iterator[Drawn]:
    """The page's, and those of cards, dialogs and lists, which stylesheets name."""
    inks = palette(theme)
    for what, (wanted, looks) in PAIRS.items():
        yield Drawn(what, *worn([inks[look] for look in looks]), wanted)
    for place in ("surface", "panel", "current"):
        wanted = AAA if place == "surface" else AA
        yield Drawn(f"text on {place}", theme["foreground"], theme[place], wanted)
        yield Drawn(f"secondary text on {place}", theme["quiet"], theme[place], AA)
    yield Drawn("heads of dialogs", theme["primary"], theme["surface"], AA)
    yield Drawn("head of an entry", theme["accent"], theme["surface"], AA)
    yield Drawn("rules on surface", theme["rule"], theme["surface"], SIGN)
    yield Drawn("bar of a list", theme["accent"], theme["current"], SIGN)


def worn(inks: list[Ink]) -> tuple[str, str]:
    """Colour of letters and of paper where looks lie on top of one another."""
    colour = next(ink.colour for ink in reversed(inks) if ink.colour)
    return colour, next(ink.paper for ink in reversed(inks) if ink.paper)


def unlike(theme: dict[str, str], eye: str) -> dict[tuple[str, str], float]:
    """How different each two kinds look to a reader, and each kind and what lies around it."""
    names = [*combinations(KINDS, 2), *((kind, around) for kind in KINDS for around in ("background", "current"))]
    return {(one, other): difference(theme[one], theme[other], eye) for one, other in names}


def main() -> None:
    print("| letters on paper | evening | day | must have |\n|---|---|---|---|")
    for evening, day in zip(pairs(EVENING), pairs(DAY), strict=True):
        print(f"| {evening.what} | {evening.ratio:.1f} | {day.ratio:.1f} | {evening.wanted:g} |")
    print("\n| reader | evening: kinds | and around | day: kinds | and around |\n|---|---|---|---|---|")
    for eye in MATRICES:
        found = [unlike(theme, eye) for theme in THEMES.values()]
        least = [
            min(theme[pair] for pair in theme if pair[1] in group)
            for theme in found
            for group in (KINDS, ("background", "current"))
        ]
        print(f"| {eye} | {' | '.join(f'{one:.3f}' for one in least)} |")


if __name__ == "__main__":
    main()
