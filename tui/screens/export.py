"""Taking notes elsewhere: format, which ones, where to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, RadioSet, Static

from tui.beside import beside, start_worker
from tui.clean import clean
from tui.errors import ExportError, LeeslampError
from tui.exports.destination import destination
from tui.exports.formats import Chosen, Format, default_name, render, write
from tui.keys import EDIT, key
from tui.notes.record import Note
from tui.session import Session
from tui.widgets.toggles import Check, Choice

_PREVIEW = 40
"""Lines of the file that are shown."""
_FEW = 3
"""Notes that a preview is made of: what it looks like, not all of it."""
_ELSEWHERE = {
    Format.HTML: "Your passages in their sentences, or the article beside its translation with them in place.",
    Format.ANKI: "A deck for each article, with your passages, gaps and words: open it with Anki.",
}
"""What is said of a file that a terminal cannot show."""


class ExportDialog(ModalScreen[None]):
    """Writes the same bytes as `leeslamp export`; a folder is kept up both ways, as there."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("ctrl+s", "write", "Write the file", "Enter in the path does the same", EDIT),
        key("escape", "dismiss", "Leave the export", "nothing is written", EDIT),
    ]
    formats = query_one("#formats", RadioSet)
    scopes = query_one("#scopes", RadioSet)
    full = query_one(Check)
    path = query_one(Input)
    preview = query_one("#sample", Static)

    def __init__(self, session: Session, article: str | None, shown: Sequence[Note] | None) -> None:
        super().__init__()
        self.session = session
        self.article = article
        """The article being read, if any."""
        self.shown = shown
        """The notes a list shows, if one does."""
        self.is_writing = False

    def compose(self) -> ComposeResult:
        here = "the notes shown" if self.shown is not None else "this article"
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = "Export notes"
            keys = self.session.keys
            said = f"Tab next · {keys['write-the-file']} writes · {keys['leave-the-export']} leaves"
            dialog.border_subtitle = Content(said)
            with Horizontal(id="choices"):
                with RadioSet(id="formats", compact=True):
                    for number, format in enumerate(Format):
                        yield Choice(Content(format.description), value=number == 0)
                with RadioSet(id="scopes", compact=True):
                    yield Choice(Content(here), value=True)
                    yield Choice(Content("all articles"))
            yield Check("HTML and Markdown with the articles themselves", id="full", compact=True)
            yield Static("File, or a folder of Markdown that is kept up both ways", classes="group")
            yield Input(compact=True)
            yield Static("How it looks", classes="group")
            yield Static(id="sample", markup=False)

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

    def wanted(self) -> Sequence[Note]:
        """The notes to write."""
        if self.only_here and self.shown is not None:
            return self.shown
        return self.session.notebook.notes(self.article if self.only_here else None)

    def chosen(self, notes: Sequence[Note]) -> Chosen:
        """The same with what an export needs to know. Raises NotebookError."""
        from tui.parallel import chosen_from  # here and below: whoever asks what the keys are exports nothing

        full = self.full.value and self.format in (Format.HTML, Format.MD)
        return chosen_from(self.session.workspace, self.session.notebook, notes, full=full or None)

    @on(RadioSet.Changed)
    def suggest(self) -> None:
        """Name the file after format and scope, and show it."""
        name = default_name(self.format, self.article if self.only_here else None)
        self.path.value = str(self.session.workspace.root / name)
        self.path.cursor_position = len(self.path.value)
        self.look()

    @on(Check.Changed)
    def look(self) -> None:
        """Show what will be in the file."""
        start_worker(self, partial(self.show_preview, self.format), exclusive=True, group="preview")

    async def show_preview(self, format: Format) -> None:
        """The beginning of the file, made of a few notes on a thread."""
        try:
            if said := _ELSEWHERE.get(format):
                lines = [said]
            else:
                chosen = self.chosen(self.wanted()[:_FEW])
                data = await beside(lambda: render(format, chosen))
                lines = clean(data.decode()).splitlines()[:_PREVIEW]
        except LeeslampError as error:
            lines = [str(error)]
        # in its own turn: what is updated before it is mounted looks as before to Textual
        self.preview.call_later(self.preview.update, Content("\n".join(lines)))

    @on(Input.Submitted)
    def action_write(self) -> None:
        if not self.is_writing:
            self.is_writing = True
            start_worker(self, partial(self.write_file, self.path.value))

    async def write_file(self, name: str) -> None:
        """Write it on a thread, and say what was written, or why it was not."""
        try:
            path = destination(self.session.workspace, name)
            if self.format is Format.MD and (name.endswith(("/", os.sep)) or path.is_dir()):
                said = self.keep_up(path)
            else:
                said = await self.written(path)
        except LeeslampError as error:
            self.notify(str(error), title="Not written", severity="error", timeout=12, markup=False)
        else:
            self.app.notify(said, timeout=8, markup=False)
            self.dismiss()
        finally:
            self.is_writing = False

    async def written(self, path: Path) -> str:
        """Write a file; returns what to say of it."""
        notes, format = self.wanted(), self.format
        chosen = self.chosen(notes)
        if len(notes) > 1000:
            self.notify(f"Writing {len(notes)} notes …")
        await beside(lambda: write(path, render(format, chosen)))
        return f"{_counted(len(notes), 'note')} written to {path}"

    def keep_up(self, folder: Path) -> str:
        """Make a folder of Markdown and the notebook agree; returns what to say of it."""
        if self.full.value:
            raise ExportError(f"{folder} is a folder, and whole articles are for one file; name a file in it")
        from tui.exports.vault.folder import export_vault

        ids = {note.id for note in self.wanted()}
        everything = not self.only_here
        here = self.article if self.shown is None else None

        def is_chosen(note: Note) -> bool:
            return everything or note.id in ids or note.article == here

        done = export_vault(folder, self.session.notebook, is_chosen)
        for notice in done.notices:
            self.app.notify(notice, severity="warning", timeout=12, markup=False)
        taken = f"{_counted(done.taken_over, 'note')} changed there, taken over"
        return f"{taken}; {_counted(done.written, 'page')} written to {folder}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
