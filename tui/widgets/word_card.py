"""The panel under the page: what the word under the cursor means."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.dutch.describe import Described
from tui.widgets.panel import Panel

FEW = 4
"""Entries that are shown; the rest are forms of rarer words."""


class WordCard(Panel):
    """Shows entries, or takes no room."""

    def __init__(self) -> None:
        self.text = Static(markup=False)
        super().__init__(self.text)

    def show(self, entries: Sequence[Described], foot: Sequence[str]) -> None:
        """Show what was found, and lines in small below it."""
        below = Content("\n").join(Content.styled(line, "$quiet") for line in foot)
        parts = [*(_entry(entry) for entry in entries[:FEW]), *([below] if foot else [])]
        self.text.update(Content("\n\n" if self.is_roomy else "\n").join(parts))
        self.add_class("open")
        self.scroll_home(animate=False)

    def close(self) -> None:
        """Take no room."""
        self.remove_class("open")


def _entry(entry: Described) -> Content:
    head = Content.styled(entry.heading, "bold $accent")
    about = "  ".join(filter(None, (entry.kind, entry.forms, entry.reason)))
    lines = [head + Content.styled(f"  {about}", "$quiet"), Content(" · ".join(entry.senses))]
    if entry.note:
        lines.append(Content.styled(entry.note, "italic $quiet"))
    return Content("\n").join(lines)
