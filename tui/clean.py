"""Foreign text made safe to show: no escape sequence, control character or bidi override reaches the terminal."""

from __future__ import annotations

import unicodedata

from tui.patterns import pattern

_SEQUENCE = (
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?"  # OSC, DCS, SOS, PM, APC: window titles, clipboard, …
    r"|\x1b[!-/]*[0-~]?"  # every other escape (ESC ( B chooses a character set), and a lone one
)
_CONTROL = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"  # C0 and C1 but tab and what ends a line
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_INVISIBLE = "[\u00ad\u200b\u2060\ufeff]"  # soft hyphen, zero-width space, word joiner, BOM: of doubtful width
_SURROGATE = "[\ud800-\udfff]"  # half a character: no UTF-8 file can hold it

HARMFUL = f"(?>{_SEQUENCE}|{_CONTROL}|{_BIDI}|{_INVISIBLE}|{_SURROGATE})"
"""Regular expression for whatever is dropped from every text before it is shown or kept."""

_harmful = pattern(HARMFUL)
_unseen = pattern(rf"(?:\s|{HARMFUL})*")
_line_end = pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # CR, VT (Word's soft return), FF, NEL, LS, PS
_NO_BREAK = frozenset("\u00a0\u202f")  # the writer's wish: they stay
_blank = pattern(r"[^\S\u00a0\u202f]+")


def clean(text: str) -> str:
    """`text` without anything that could reach the terminal as a command; NFC; tabs are spaces, lines are kept."""
    # most texts, and much quicker than looking for what they lack: nothing printable is harmful or ends a line
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    lines = _harmful.sub("", _line_end.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", lines)


def one_line(text: str) -> str:
    """`clean` text with every run of white space, line ends too, as one space, and none at the ends."""
    cleaned = clean(text)
    if "  " in cleaned or not cleaned.isprintable():
        if _NO_BREAK.isdisjoint(cleaned):
            return " ".join(cleaned.split())  # the same, in a tenth of the time
        cleaned = _blank.sub(" ", cleaned)
    return cleaned.strip()


def first_shown(text: str, start: int, end: int) -> int:
    """Offset of the first character of `text[start:end]` that `one_line` would keep, or `end`."""
    while start < end and text[start] == " ":
        start += 1
    if start == end or text[start].isprintable():
        return start  # most lines; the pattern goes over all white space and all that is never shown
    match = _unseen.match(text, start, end)
    return match.end() if match else start
