"""Two lamps: one for the evening, one for the day."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from tui.reading.look import DAY, EVENING, KINDS, Kinds
from tui.reading.palette import DAY as DAY_COLOURS
from tui.reading.palette import EVENING as EVENING_COLOURS

_ERROR = {True: "#e8806f", False: "#9c2f24"}
"""By night and by day."""
_LISTS = {
    "block-cursor-background": "current",
    "block-cursor-foreground": "foreground",
    "block-cursor-blurred-background": "current",
    "block-cursor-blurred-foreground": "foreground",
    "block-hover-background": "current",
    "input-cursor-background": "foreground",
    "input-cursor-foreground": "background",
    "input-selection-background": "selection",
    "text-muted": "quiet",
}
"""What Textual calls colours of its lists and fields, and what they are called here."""


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        foreground=colours["foreground"],
        primary=colours["primary"],
        accent=colours["accent"],
        success=colours["primary"],
        warning=colours["accent"],
        error=_ERROR[dark],
        variables=dict(colours) | {name: colours[colour] for name, colour in _LISTS.items()},
    )


def evening(kinds: Kinds = KINDS) -> Theme:
    """For the evening, with the reader's colours of the kinds."""
    return _theme(EVENING, EVENING_COLOURS | {f"kind-{kind}": own.evening for kind, own in kinds.items()}, dark=True)


def day(kinds: Kinds = KINDS) -> Theme:
    """For the day."""
    return _theme(DAY, DAY_COLOURS | {f"kind-{kind}": own.day for kind, own in kinds.items()}, dark=False)
