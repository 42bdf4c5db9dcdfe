"""Two lamps: one for the evening, one for the day."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from tui.reading.look import DAY, EVENING, KINDS, Kinds
from tui.reading.palette import DAY as DAY_COLOURS
from tui.reading.palette import EVENING as EVENING_COLOURS


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
        variables=dict(colours),
    )


def evening(kinds: Kinds = KINDS) -> Theme:
    """For the evening, with the reader's colours of the kinds."""
    return _theme(EVENING, EVENING_COLOURS | {f"kind-{kind}": own.evening for kind, own in kinds.items()}, dark=True)


def day(kinds: Kinds = KINDS) -> Theme:
    """For the day."""
    return _theme(DAY, DAY_COLOURS | {f"kind-{kind}": own.day for kind, own in kinds.items()}, dark=False)
