"""`[kinds]`: what the reader calls the four kinds of highlight, and their colours.

On the screen, that is; in `notes.json` and in every export a kind keeps the name that leeslamp gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.clean import one_line
from tui.config.check import Check, Rule
from tui.notes.colour import Colour
from tui.patterns import pattern
from tui.reading.palette import DAY, EVENING

_LONGEST = 20
"""Characters of a name: it stands in lists."""
_HEX = pattern("#[0-9a-fA-F]{6}")


class Kind(NamedTuple):
    """How one kind is shown."""

    name: str
    evening: str
    """The paper behind the words, `#rrggbb`, under a dark theme."""
    day: str
    """The same under a light one."""


Kinds = Mapping[str, Kind]
"""By the names they are kept under."""

KINDS: Kinds = {kind.value: Kind(kind.value, EVENING[f"kind-{kind}"], DAY[f"kind-{kind}"]) for kind in Colour}
"""As they are unless they are set."""

_COLOUR = Rule(lambda value: isinstance(value, str) and bool(_HEX.fullmatch(value)), "a colour as #4d4415")
_RULES = {
    "name": Rule(
        lambda value: isinstance(value, str) and 0 < len(value) <= _LONGEST and value == one_line(value),
        f"1 to {_LONGEST} characters in one line",
    ),
    "evening": _COLOUR,
    "day": _COLOUR,
}


def kinds_in(value: object, check: Check) -> Kinds:
    """What the table sets, and for the rest what there is without it."""
    tables = check.table(value, "kinds", tuple(KINDS))
    set_ = {kind: check.values(tables[kind], f"kinds.{kind}", _RULES) for kind in tables}
    kinds = {kind: default._replace(**set_.get(kind, {})) for kind, default in KINDS.items()}
    for kind, own in kinds.items():
        others = {name for other in KINDS if other != kind for name in (other, kinds[other].name)}
        if own.name != kind and own.name.casefold() in {name.casefold() for name in others}:
            check.say(f"kinds.{kind}.name", "must differ from the names of the other kinds; the default is used")
            kinds[kind] = own._replace(name=kind)
    return kinds
