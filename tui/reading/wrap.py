"""Text into lines of a width in terminal cells."""

from __future__ import annotations

from tui.patterns import pattern

_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300))
_PRINT = (*range(0x2010, 0x2028), *range(0x2030, 0x205F))
_NARROW = frozenset(map(chr, (*_LATIN, *_PRINT))) | {"€"}
"""What is known to be one cell: ASCII, Latin, signs of print but for those not seen, and €."""
_TOKEN = pattern(r"[^ ]+ *| +")


def is_narrow(text: str) -> bool:
    """Whether every code point is surely one cell, so that cells and characters count alike."""
    return text.isascii() or _NARROW.issuperset(text)


def width_of(text: str) -> int:
    """Cells `text` takes on the screen."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len  # here and below: few texts need it, and it is not there for the first page

    return cell_len(text)


def wrap(text: str, width: int) -> tuple[int, ...]:
    """The offsets at which the lines of `text` end, the last one len(text).

    Lines break at spaces, which stay at the end of the line before; a longer word is cut, never hyphenated. Together
    the lines are the text, character by character. At least one line, `width` at least 1.
    """
    return _wrap_narrow(text, width) if is_narrow(text) else _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> tuple[int, ...]:
    """One search backwards a line: 14 times as fast as measuring word by word."""
    ends: list[int] = []
    at, length = 0, len(text)
    while length - at > width:
        space = text.rfind(" ", at, at + width + 1)
        at = space + 1 if space >= at else at + width
        while at < length and text[at] == " ":  # hanging blanks belong to the line they follow
            at += 1
        if at == length:
            break
        ends.append(at)
    ends.append(length)
    return tuple(ends)


def _wrap_wide(text: str, width: int) -> tuple[int, ...]:
    """Cell by cell, never inside a grapheme: a family emoji or a letter with its marks stays whole."""
    from rich.cells import cell_len, split_graphemes

    ends: list[int] = []
    used = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        word = token.rstrip(" ")
        cells = cell_len(word)
        if used and used + cells > width:
            ends.append(match.start())
            used = 0
        if cells > width:
            for start, _, size in split_graphemes(word)[0]:
                if used and used + size > width:
                    ends.append(match.start() + start)
                    used = 0
                used += size
            used += len(token) - len(word)
        else:
            used += cells + len(token) - len(word)
    ends.append(len(text))
    return tuple(ends)


def character_at(text: str, cell: int) -> int:
    """Index of the character drawn at a cell of a line, len(text) past its end."""
    if is_narrow(text):
        return min(max(cell, 0), len(text))
    from rich.cells import split_graphemes

    used = 0
    for start, _, size in split_graphemes(text)[0]:
        if used + size > cell:
            return start
        used += size
    return len(text)
