"""Rows as a terminal takes them: text and escape sequences."""

from __future__ import annotations

from tui.light import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.reading.paint import Piece
    from tui.reading.palette import Ink

TRUE_COLOUR, EIGHT_BIT = 24, 8
"""Bits in which a terminal is told a colour: any, or one of 256."""


def depth_of(environment: Mapping[str, str]) -> int | None:
    """The bits of a colour, by what a terminal says of itself; None for fewer, or no colours wanted. As Rich has it."""
    if "NO_COLOR" in environment:
        return None
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUE_COLOUR
    term = environment.get("TERM", "").strip().lower()
    return EIGHT_BIT if term.rpartition("-")[2] in ("256color", "kitty") else None


def ansi(rows: Iterable[Iterable[Piece]], inks: Mapping[str, Ink], depth: int) -> str:
    """Rows one below the other, from where the cursor is; `inks` is a palette."""
    known: dict[tuple[str, ...], str] = {}
    lines: list[str] = []
    for pieces in rows:
        line, before = "", ""
        for text, looks in pieces:
            if text and looks not in known:
                known[looks] = _sequence([inks[name] for name in ("plain", *looks)], depth)
            if text and (wanted := known[looks]) != before:
                line, before = f"{line}\x1b[0;{wanted}m", wanted
            line += text
        lines.append(f"{line}\x1b[0m")
    return "\r\n".join(lines)


def _sequence(inks: list[Ink], depth: int) -> str:
    """What follows `\\x1b[` for looks on top of one another."""
    colour = next(ink.colour for ink in reversed(inks) if ink.colour)
    paper = next(ink.paper for ink in reversed(inks) if ink.paper)
    flags = {
        "1": any(ink.bold for ink in inks),
        "3": any(ink.italic for ink in inks),
        "4": any(ink.underline for ink in inks),
    }
    codes = [code for code, there in flags.items() if there]
    return ";".join([*codes, f"38;{_colour(colour, depth)}", f"48;{_colour(paper, depth)}"])


def _colour(colour: str, depth: int) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    if depth == TRUE_COLOUR:
        return f"2;{red};{green};{blue}"
    return f"5;{_nearest(red, green, blue)}"


def _nearest(red: int, green: int, blue: int) -> int:
    """One of xterm's 256 colours, the one that Rich takes: a grey, or a place in the cube of 6 by 6 by 6."""
    most, least = max(red, green, blue) / 255, min(red, green, blue) / 255
    light, spread = (most + least) / 2, most - least
    saturation = 0.0 if not spread else spread / (most + least if light <= 0.5 else 2 - most - least)
    if saturation < 0.15:
        grey = round(light * 25)
        return {0: 16, 25: 231}.get(grey, 231 + grey)
    steps = [part / 95 if part < 95 else 1 + (part - 95) / 40 for part in (red, green, blue)]
    return 16 + 36 * round(steps[0]) + 6 * round(steps[1]) + round(steps[2])
