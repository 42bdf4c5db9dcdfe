"""Taking notes elsewhere: format, which ones, where to."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, RadioButton, RadioSet, Static

from tui.errors import LeeslampError
from tui.exports.destination import destination
from tui.exports.formats import Format, default_name, render, write
from tui.keys import EDIT, key
from tui.notes.record import Note
from tui.session import Session


class ExportDialog(ModalScreen[None]):
    """Writes the same bytes as `leeslamp export`."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("ctrl+s", "write", "Write the file", "Enter in the path does the same", EDIT),
        key("escape", "dismiss", "Leave the export", "nothing is written", EDIT),
    ]
    formats = query_one("#formats", RadioSet)
    scopes = query_one("#scopes", RadioSet)
    path = query_one(Input)

    def __init__(self, session: Session, article: str | None, shown: Sequence[Note] | None) -> None:
        super().__init__()
        self.session = session
        self.article = article
        """The article being read, if any."""
        self.shown = shown
        """The notes a list shows, if one does."""

    def compose(self) -> ComposeResult:
        here = "the notes shown" if self.shown is not None else "this article"
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = "Export notes"
            dialog.border_subtitle = "Tab next · Ctrl-s writes · Esc leaves"
            with Horizontal(id="choices"):
                with RadioSet(id="formats", compact=True):
                    for number, format in enumerate(Format):
                        yield RadioButton(Content(format.description), value=number == 0)
                with RadioSet(id="scopes", compact=True):
                    yield RadioButton(Content(here), value=True)
                    yield RadioButton(Content("all articles"))
            yield Static("File", classes="group")
            yield Input(compact=True)

    def on_mount(self) -> None:
        self.suggest()
        self.set_focus(self.formats)

    @property
    def format(self) -> Format:
        """The chosen format."""
        return list(Format)[max(0, self.formats.pressed_index)]

    @property
    def only_here(self) -> bool:
        """Whether not all notes are wanted."""
        return self.scopes.pressed_index == 0

    def chosen(self) -> Sequence[Note]:
        """The notes to write."""
        if self.only_here and self.shown is not None:
            return self.shown
        return self.session.notebook.notes(self.article if self.only_here else None)

    @on(RadioSet.Changed)
    def suggest(self) -> None:
        """Name the file after format and scope."""
        name = default_name(self.format, self.article if self.only_here else None)
        self.path.value = str(self.session.workspace.root / name)
        self.path.cursor_position = len(self.path.value)

    @on(Input.Submitted)
    def action_write(self) -> None:
        try:
            notes = self.chosen()
            path = destination(self.session.workspace, self.path.value)
            write(path, render(self.format, notes, self.session.notebook.articles()))
        except LeeslampError as error:
            self.notify(str(error), title="Not written", severity="error", timeout=12, markup=False)
        else:
            number = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
            self.app.notify(f"{number} written to {path}", timeout=8, markup=False)
            self.dismiss()
