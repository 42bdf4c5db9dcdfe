"""The palette as Rich styles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rich.style import Style

from tui.reading.palette import EVENING, Ink, palette


class Styles:
    """The looks of the page under one theme, by name."""

    def __init__(self, theme: Mapping[str, str]) -> None:
        inks = palette(theme)
        self.plain = _style(inks["plain"])
        self._over = {name: _style(ink) for name, ink in inks.items()}
        self._base = {name: self.plain + style for name, style in self._over.items()}

    @classmethod
    def of(cls, theme: Mapping[str, str]) -> Styles:
        """The looks under a theme, made once for each."""
        return _made(tuple((name, theme.get(name, "")) for name in EVENING))

    def base(self, name: str) -> Style:
        """The whole style of a kind of text."""
        return self._base[name]

    def over(self, name: str) -> Style:
        """Only what a look sets, to lay over another."""
        return self._over[name]


@cache
def _made(theme: tuple[tuple[str, str], ...]) -> Styles:
    return Styles(dict(theme))


@cache
def _style(ink: Ink) -> Style:
    return Style(
        color=ink.colour,
        bgcolor=ink.paper,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or None,
        reverse=ink.reverse or None,
    )
