"""Writing something of one's own: a note, a translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.errors import LeeslampError
from tui.keys import EDIT, Keys, key

_DRAFT_EVERY = 2.0
"""Seconds between two looks at what was typed: so much a killed terminal can lose."""
NOTE_HINT = "Your words; #tags are tags. Markdown is welcome."
"""Shown in the empty editor of a note."""


class Writing(NamedTuple):
    """What is written, on what, and where the words go."""

    title: str
    about: str
    """What the words are on; it is shown above them."""
    text: str
    """What is there already."""
    draft: str
    """What was typed earlier and not saved, or ''."""
    hint: str
    """Shown while nothing is written."""
    save: Callable[[str], None]
    """Put the words on the disk. Raises LeeslampError."""
    keep: Callable[[str], None]
    """Keep them as a draft. Raises LeeslampError."""


class Editor(ModalScreen[bool]):
    """Closes with True when the words were saved. No word is lost: what cannot be saved stays in the editor."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("ctrl+s", "save", "Save", "it is on disk when the editor closes", EDIT),
        key("ctrl+o", "outside", "Your editor", "go on in the program that VISUAL or EDITOR names", EDIT),
        key("escape", "leave", "Keep as a draft", "the same key on the same passage goes on with it", EDIT),
    ]
    area = query_one(TextArea)

    def __init__(self, writing: Writing, keys: Keys) -> None:
        super().__init__()
        self.writing, self.keys = writing, keys
        self.begun = writing.draft or writing.text
        """What the editor opened with."""
        self.drafted = self.begun
        """What is on the disk already."""
        self.told = False
        """Whether the reader knows that drafts cannot be kept just now."""
        self.may_lose = False
        """Whether the reader was told that the words cannot be kept."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = f"{self.writing.title} (draft)" if self.writing.draft else self.writing.title
            save, keep, outside = (self.keys[id] for id in ("save", "keep-as-a-draft", "your-editor"))
            dialog.border_subtitle = Content(f"{save} saves · {keep} keeps a draft · {outside} your editor")
            yield Static(Content(self.writing.about), classes="quote")
            yield TextArea(self.begun, soft_wrap=True, placeholder=self.writing.hint)

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)
        self.set_focus(self.area)
        self.set_interval(_DRAFT_EVERY, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what was typed, so that it survives a terminal that is closed or killed."""
        if self.area.text != self.drafted:
            self._tried(self._keep, self.area.text, quietly=self.told)

    def _keep(self, text: str) -> None:
        self.writing.keep("" if text == self.writing.text else text)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """New words are not to be lost by an Esc that was meant for the old ones."""
        self.may_lose = False

    def action_save(self) -> None:
        text = self.area.text
        if not text.strip() and not self.begun:
            self.action_leave()
        elif self._tried(self.writing.save, text):
            self.dismiss(True)

    def action_leave(self) -> None:
        text = self.area.text
        if text == self.drafted or self.may_lose or self._tried(self._keep, text):
            self.dismiss(False)
        else:
            self.may_lose = True
            said = (
                f"{self.keys['save']} tries again; {self.keys['keep-as-a-draft']} once more leaves without these words."
            )
            self.notify(said, severity="warning", timeout=12, markup=False)

    def action_outside(self) -> None:
        from tui.screens.outside import edited_outside

        try:
            text = edited_outside(self.area.text, self.app.suspend())
        except LeeslampError as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
        except SuspendNotSupported:
            self.notify("This terminal cannot be given to another program.", severity="error")
        else:
            self.area.text = text
            self.area.move_cursor(self.area.document.end)
            self.keep_draft()

    def _tried(self, store: Callable[[str], None], text: str, *, quietly: bool = False) -> bool:
        try:
            store(text)
        except LeeslampError as error:
            self.told = True  # once: typing must not be disturbed every two seconds
            if not quietly:
                self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
            return False
        self.drafted, self.told = text, False
        return True
