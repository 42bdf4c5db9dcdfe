"""The palette as Rich styles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rich.style import Style
from textual.app import App

from tui.reading.palette import EVENING, Ink, palette


class Styles:
    """The looks of one theme as styles."""

    def __init__(self, theme: Mapping[str, str], *, few_colours: bool = False) -> None:
        self._single = {name: _style(ink) for name, ink in palette(theme, few_colours=few_colours).items()}
        self._made: dict[tuple[str, ...], Style] = {}
        self._equal: dict[Style, Style] = {}

    @classmethod
    def under(cls, app: App[object]) -> Styles:
        """Those of the app's theme on its terminal, made once for each."""
        theme = app.theme_variables
        few_colours = app.no_color or app.console.color_system in (None, "standard")
        return _made(tuple((name, theme.get(name, "")) for name in EVENING), few_colours)

    def of(self, looks: tuple[str, ...]) -> Style:
        """Looks on top of one another, and of the page; where they come to the same, the same object."""
        style = self._made.get(looks)
        if style is None:
            style = Style.combine(self._single[name] for name in ("plain", *looks))
            style = self._made[looks] = self._equal.setdefault(style, style)
        return style


@cache
def _made(theme: tuple[tuple[str, str], ...], few_colours: bool) -> Styles:
    return Styles(dict(theme), few_colours=few_colours)


def _style(ink: Ink) -> Style:
    return Style(
        color=ink.colour,
        bgcolor=ink.paper,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or None,
        underline2=ink.doubly or None,
    )
