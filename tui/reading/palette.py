"""The colours of the page: what each kind of text, highlight and piece of furniture looks like under a theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.patterns import pattern

_HEX = pattern("#[0-9a-fA-F]{6}")


class Ink(NamedTuple):
    """A look; what is None or False is as in the look below."""

    colour: str | None = None
    """Of the letters, `#rrggbb`."""
    paper: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


EVENING = {
    "background": "#1a1714",
    "surface": "#211d18",
    "panel": "#2c2620",
    "foreground": "#e8dfd0",
    "primary": "#e0a458",
    "accent": "#f2c14e",
    "current": "#2b251c",
    "hit": "#7a5a12",
    "kind-mark": "#4d4415",
    "kind-word": "#1f4a32",
    "kind-grammar": "#1f3f5f",
    "kind-question": "#5a2a3c",
}
"""The lamp by night, which leeslamp starts with."""
DAY = {
    "background": "#faf5ea",
    "surface": "#f3ecdc",
    "panel": "#e7dcc4",
    "foreground": "#2b2620",
    "primary": "#8a5a18",
    "accent": "#a45f00",
    "current": "#efe6d2",
    "hit": "#ffcf6b",
    "kind-mark": "#f7e08a",
    "kind-word": "#bfe6c4",
    "kind-grammar": "#bcdcf5",
    "kind-question": "#f6c9d6",
}
"""The lamp by day."""


def palette(theme: Mapping[str, str], *, few_colours: bool = False) -> dict[str, Ink]:
    """The looks under a theme with the colours that EVENING has; those it lacks, or names otherwise, are EVENING's.

    `few_colours`: the paper of a highlight may not be seen, so that all of it is underlined.
    """
    colours = {name: theme[name] if _HEX.fullmatch(theme.get(name, "")) else own for name, own in EVENING.items()}
    paper, letters, primary, accent = (colours[name] for name in ("background", "foreground", "primary", "accent"))
    current = theme.get("current") or mixed(letters, paper, 0.08)
    kinds = ("mark", "word", "grammar", "question")
    return {
        "plain": Ink(letters, paper),
        "panel": Ink(letters, colours["panel"]),
        "panel-bold": Ink(letters, colours["panel"], bold=True),
        "panel-dim": Ink(mixed(letters, colours["panel"], 0.62), colours["panel"]),
        "panel-reverse": Ink(letters, colours["panel"], reverse=True),
        "paragraph": Ink(letters),
        "english": Ink(mixed(letters, paper, 0.66)),
        "covered": Ink(mixed(letters, paper, 0.25)),
        "title": Ink(primary, bold=True),
        "heading": Ink(primary, bold=True),
        "caption": Ink(mixed(letters, paper, 0.66), italic=True),
        "credit": Ink(mixed(letters, paper, 0.42)),
        "rule": Ink(mixed(letters, paper, 0.34)),
        "thumb": Ink(mixed(letters, paper, 0.34)),
        "bar": Ink(accent),
        "sign": Ink(accent, bold=True),
        "current": Ink(letters, current),
        "word": Ink(reverse=True),
        "selection": Ink(letters, mixed(primary, paper, 0.45)),
        "lit": Ink(accent, bold=True, underline=True),
        "hit": Ink(letters, colours["hit"], bold=True),
        **{f"kind-{kind}": Ink(paper=colours[f"kind-{kind}"], underline=few_colours) for kind in kinds},
        "doubled": Ink(underline=True),
        "focused": Ink(bold=True),
    }


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with so much of `colour` in it, the rest `other`."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * two) for one, two in pairs).hex()
