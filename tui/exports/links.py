"""The way back: what to type in a terminal to be at a note again."""

from __future__ import annotations

import shlex

from tui.clean import one_line
from tui.notes.record import Note
from tui.patterns import pattern

SHOWN = 8
"""Characters of a note's id that tell it from the others of its article."""

_COMMAND = pattern(rf"leeslamp read (.+)#([0-9a-f]{{{SHOWN}}})\s*")


def deep_link(note: Note) -> str:
    """`leeslamp read kat-in-de-trein#1f3c9a7e`, as a shell understands it."""
    return f"leeslamp read {shlex.quote(one_line(note.article))}#{one_line(note.id)[:SHOWN]}"


def linked(command: str) -> tuple[str, str]:
    """The article and the beginning of the id that `deep_link` told; both '' where it is no such command."""
    match = _COMMAND.fullmatch(command)
    try:
        words = shlex.split(match[1]) if match else []
    except ValueError:  # a quotation mark that is not closed
        words = []
    return (words[0], match[2]) if match and len(words) == 1 else ("", "")
