"""`[kinds]`: what the reader calls the four kinds of highlight, and their colours.

On the screen, that is; in `notes.json` and in every export a kind keeps the name that leeslamp gives it.
"""

from __future__ import annotations

from tui.clean import one_line
from tui.config.check import Check, Rule
from tui.reading.look import KINDS, Kinds
from tui.reading.palette import is_hex

_LONGEST = 20
"""Characters of a name: it stands in lists."""
_COLOUR = Rule(lambda value: isinstance(value, str) and is_hex(value), "a colour as #4d4415")
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
    found = {kind: check.values(tables[kind], f"kinds.{kind}", _RULES) for kind in tables}
    kinds = {kind: default._replace(**found.get(kind, {})) for kind, default in KINDS.items()}
    for kind, own in kinds.items():
        others = {name.casefold() for other in KINDS if other != kind for name in (other, kinds[other].name)}
        if own.name != kind and own.name.casefold() in others:
            check.say(f"kinds.{kind}.name", "must differ from the names of the other kinds; the default is used")
            kinds[kind] = own._replace(name=kind)
    return kinds
