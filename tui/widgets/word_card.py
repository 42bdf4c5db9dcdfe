"""The panel under the page: what the word under the cursor means."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dutch.describe import Described

FEW = 4
"""Entries that are shown; the rest are forms of rarer words."""


class WordCard(VerticalScroll, can_focus=False):
    """Shows entries, or takes no room."""

    DEFAULT_CSS = """
    WordCard {
        display: none;
        height: auto;
        max-height: 12;
        padding: 0 2;
        background: $surface;
        border-top: solid $panel;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-color: $panel-lighten-2;

        &.open { display: block; }
        & Static { height: auto; }
    }
    """

    def __init__(self) -> None:
        self.text = Static(markup=False)
        super().__init__(self.text)

    def show(self, entries: Sequence[Described], foot: str) -> None:
        """Show what was found; `foot` is one more line, in small."""
        blocks = [_entry(entry) for entry in entries[:FEW]]
        if foot:
            blocks.append(Content.styled(foot, "dim"))
        self.text.update(Content("\n").join(blocks))
        self.add_class("open")
        self.scroll_home(animate=False)

    def close(self) -> None:
        """Take no room."""
        self.remove_class("open")


def _entry(entry: Described) -> Content:
    head = Content.styled(entry.heading, "bold $accent")
    about = "  ".join(filter(None, (entry.kind, entry.forms, entry.reason)))
    lines = [head + Content.styled(f"  {about}", "dim")]
    lines.append(Content("  " + " · ".join(entry.senses)))
    if entry.note:
        lines.append(Content.styled(f"  {entry.note}", "italic dim"))
    return Content("\n").join(lines)
