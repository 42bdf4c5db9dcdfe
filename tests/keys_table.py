"""The README's table of keys, from the live bindings: `python tests/keys_table.py` writes it anew."""

from __future__ import annotations

import re

from project import PROJECT

from tui.app import Leeslamp
from tui.keys import GROUPS, Command, Keys, declared
from tui.reading.look import Look
from tui.screens.keeping import KeepingScreen
from tui.screens.library import LibraryScreen
from tui.screens.news import NewsPane
from tui.screens.notes import NotesScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.page import Page

README = PROJECT / "README.md"
TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)


def keys_table() -> str:
    """The reader's keys by group, then what is different on other screens."""
    reading = declared([*Page.BINDINGS, *ReaderScreen.BINDINGS, *Leeslamp.BINDINGS])
    lines = ["| keys | what | |", "|---|---|---|"]
    for group in GROUPS:
        rows = [command for command in reading if command.binding.group == group]
        lines += [f"| **{group.description}** | | |"] if rows else []
        lines += [_row(command) for command in rows]
    elsewhere = (
        ("In the library", LibraryScreen),
        ("Below the line of `i`, in the news", NewsPane),
        ("Before a text is kept", KeepingScreen),
        ("In all notes", NotesScreen),
    )
    for title, screen in elsewhere:
        lines.append(f"| **{title}** | | |")
        lines += [_row(command) for command in declared(screen.BINDINGS)]
    return "\n".join(lines) + "\n"


def _row(command: Command) -> str:
    description, tooltip = command.told(Keys(), Look().names)
    return f"| {' '.join(f'`{key}`' for key in command.keys)} | {description} | {tooltip} |"


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _: keys_table(), README.read_text(encoding="utf-8")), encoding="utf-8")
