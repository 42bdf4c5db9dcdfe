"""Writing a note."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.errors import NotebookError
from tui.keys import EDIT, key


class NoteEditor(ModalScreen[bool]):
    """Closes with True when the note was saved. No typed word is lost: what cannot be saved stays in the editor."""

    BINDINGS = [
        key("ctrl+s", "save", "Save the note", "it is on disk when the editor closes", EDIT),
        key("escape", "leave", "Keep as a draft", "a on the same passage goes on with it", EDIT),
    ]
    area = query_one(TextArea)

    def __init__(
        self, quote: str, text: str, *, from_draft: bool, save: Callable[[str], None], keep: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.quote, self.text, self.from_draft = quote, text, from_draft
        self.save, self.keep = save, keep
        self.may_lose = False
        """Whether the reader was told that the words cannot be kept."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Note (draft)" if self.from_draft else "Note"
            dialog.border_subtitle = "Ctrl-s saves · Esc keeps a draft"
            yield Static(Content(self.quote), classes="quote")
            yield TextArea(self.text, soft_wrap=True, placeholder="Your words; #tags are tags. Markdown is welcome.")

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)
        self.area.focus()

    def on_key(self, event: events.Key) -> None:
        # typed ahead, before the editor had the focus: no word is lost
        if not self.area.has_focus and event.is_printable and event.character:
            event.stop()
            self.area.insert(event.character)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """New words are not to be lost by an Esc that was meant for the old ones."""
        self.may_lose = False

    def action_save(self) -> None:
        text = self.area.text
        if not text.strip() and not self.text:
            self.dismiss(False)
        elif self._tried(self.save, text):
            self.dismiss(True)

    def action_leave(self) -> None:
        text = self.area.text
        if text == self.text or self.may_lose or self._tried(self.keep, text):
            self.dismiss(False)
        else:
            self.may_lose = True
            self.notify("Ctrl-s tries again; Esc once more leaves without these words.", severity="warning", timeout=12)

    def _tried(self, store: Callable[[str], None], text: str) -> bool:
        try:
            store(text)
        except NotebookError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
            return False
        return True
