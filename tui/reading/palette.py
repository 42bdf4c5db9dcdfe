"""The colours of the page: what each kind of text, highlight and piece of furniture looks like under a theme.

Which contrast they must have, and how different the kinds must look, is measured in tests/test_contrast.py.
"""

from __future__ import annotations

from tui.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


class Ink(NamedTuple):
    """A look; what is None or False is as in the look below."""

    colour: str | None = None
    """Of the letters, `#rrggbb`."""
    paper: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    doubly: bool = False
    """Whether it is underlined twice, where the terminal can."""


EVENING = {
    "background": "#1a1714",
    "surface": "#221e19",
    "panel": "#2c2620",
    "foreground": "#ece4d6",
    "quiet": "#b0a798",
    "faint": "#9a9183",
    "rule": "#756d60",
    "primary": "#e0a458",
    "accent": "#f2c14e",
    "current": "#2f281e",
    "selection": "#494640",
    "hit": "#e0a458",
    "kind-mark": "#59420b",
    "kind-word": "#045348",
    "kind-grammar": "#2a2d6b",
    "kind-question": "#4a1b43",
}
"""The lamp by night, which leeslamp starts with."""
DAY = {
    "background": "#faf5ea",
    "surface": "#f4eddf",
    "panel": "#eae0cb",
    "foreground": "#26211b",
    "quiet": "#565047",
    "faint": "#655e53",
    "rule": "#8d8577",
    "primary": "#7a4a0c",
    "accent": "#7a4500",
    "current": "#f0e6d0",
    "selection": "#d3cec4",
    "hit": "#6d450f",
    "kind-mark": "#eed15f",
    "kind-word": "#a7c598",
    "kind-grammar": "#bddbfd",
    "kind-question": "#e59fd9",
}
"""The lamp by day."""

_UNDERLINED = {
    "mark": Ink(underline=True),
    "word": Ink(underline=True, bold=True),
    "grammar": Ink(underline=True, italic=True),
    "question": Ink(underline=True, bold=True, italic=True),
}
"""What tells the kinds apart where their paper may not."""
KIND_NAMES = tuple(_UNDERLINED)
"""The names the kinds of highlight are kept under: those of `notes.colour`, which the first page does without."""


def palette(theme: Mapping[str, str], *, few_colours: bool = False) -> dict[str, Ink]:
    """The looks under a theme with the colours that EVENING has; those it lacks, or names otherwise, are EVENING's.

    `few_colours`: the paper of a highlight may not be seen, so that each kind is underlined in a way of its own.
    """
    colours = {name: theme[name] if is_hex(theme.get(name, "")) else own for name, own in EVENING.items()}
    paper, panel, letters, quiet = (colours[name] for name in ("background", "panel", "foreground", "quiet"))
    current = theme.get("current") or mixed(letters, paper, 0.08)  # a theme that is not ours has none
    kinds = {name: ink if few_colours else Ink() for name, ink in _UNDERLINED.items()}
    return {
        "plain": Ink(letters, paper),
        "panel": Ink(letters, panel),
        "panel-bold": Ink(letters, panel, bold=True),
        "panel-dim": Ink(quiet, panel),
        "panel-key": Ink(letters, panel, bold=True),
        "panel-reverse": Ink(panel, letters),
        "header": Ink(quiet, bold=True),
        "paragraph": Ink(letters),
        "title": Ink(colours["primary"], bold=True),
        "dateline": Ink(colours["faint"]),
        "heading": Ink(colours["primary"], bold=True),
        "caption": Ink(quiet, italic=True),
        "credit": Ink(colours["faint"]),
        "english": Ink(quiet),
        "english-title": Ink(bold=True),
        "english-heading": Ink(bold=True),
        "english-caption": Ink(italic=True),
        "english-paragraph": Ink(),
        "gap": Ink(colours["faint"], italic=True),
        "covered": Ink(colours["rule"]),
        "rule": Ink(colours["rule"]),
        "thumb": Ink(colours["rule"]),
        "bar": Ink(colours["accent"]),
        "sign": Ink(colours["accent"], bold=True),
        "current": Ink(letters, current),
        **{f"kind-{name}": ink._replace(colour=letters, paper=colours[f"kind-{name}"]) for name, ink in kinds.items()},
        "doubled": Ink(underline=True, doubly=few_colours),
        "focused": Ink(paper, quiet) if few_colours else Ink(bold=True),
        "lit": Ink(paper, colours["accent"], bold=True),
        "selection": Ink(paper, quiet) if few_colours else Ink(letters, colours["selection"]),
        "word": Ink(paper, letters, bold=few_colours),
        "hit": Ink(paper, colours["hit"], bold=True),
    }


def is_hex(colour: str) -> bool:
    """Whether a colour is one as here, `#rrggbb`."""
    return len(colour) == 7 and colour[0] == "#" and set(colour[1:]) <= _HEX_DIGITS


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with so much of `colour` in it, the rest `other`."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * two) for one, two in pairs).hex()
