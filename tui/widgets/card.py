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
            name = f" {note.color.digit} {self.names[note.color]} "
            kind = Content.styled(name, f"bold $foreground on $kind-{note.color}")
            quote = Content.styled(f"  {note.quote}", "italic $quiet")
            self.mount(Static(kind + quote, markup=False, classes="heading"))
            if note.note:
                self.mount(Static(Content(note.note)))
            self.scroll_home(animate=False)
