"""The panel under the page: the note under the cursor."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from tui.notes.record import Note
from tui.widgets.panel import Panel


class Card(Panel):
    """Shows one note, or nothing and then takes no room."""

    DEFAULT_CSS = """
    .-short Card { display: none; }
    """

    note: Note | None = None

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are those of the kinds."""
        super().__init__()
        self.names = names

    def show(self, note: Note | None) -> None:
        """Show the words of a note; None closes the card."""
        if note == self.note:
            return
        self.note = note
        self.set_class(note is not None, "open")
        self.remove_children()
        if note is not None:
            heading = Content.styled(f"{note.color.digit} {self.names[note.color]}", "bold")
            quote = Content.styled(f"  {note.quote}", "dim")
            self.mount(Static(heading + quote, markup=False, classes="heading"), Static(Content(note.note)))
            self.scroll_home(animate=False)
