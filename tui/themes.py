"""Two lamps: one for the evening, one for the day."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

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


EVENING = _theme("leeslamp-evening", EVENING_COLOURS, dark=True)
DAY = _theme("leeslamp-day", DAY_COLOURS, dark=False)
