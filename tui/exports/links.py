"""The way back: what to type in a terminal to be at a note again."""

from __future__ import annotations

import shlex

from tui.clean import one_line
from tui.notes.record import Note

SHOWN = 8
"""Characters of a note's id that tell it from the others of its article."""


def deep_link(note: Note) -> str:
    """`leeslamp read kat-in-de-trein#1f3c9a7e`, as a shell understands it."""
    return f"leeslamp read {shlex.quote(one_line(note.article))}#{one_line(note.id)[:SHOWN]}"
