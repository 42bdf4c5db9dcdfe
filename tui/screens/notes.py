"""Every highlight and note of every article."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, OptionList

from tui.errors import LeeslampError
from tui.keys import FIND, GO, MOVE, NOTES, key
from tui.notes.catalogue import Order
from tui.notes.history import Undoable
from tui.notes.query import parse
from tui.notes.record import Note
from tui.reading.bars import words
from tui.screens.editor import NOTE_HINT, Editor, Writing
from tui.screens.export import ExportDialog
from tui.screens.guard import tells
from tui.session import Session
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.notes_list import NotesList
from tui.widgets.search_line import SearchLine

_NONE_YET = "No notes yet. Open an article: 1 to 4 highlights a sentence, a writes a note."


class NotesScreen(Screen[Note | None]):
    """Newest first. Closes with the note to go to, or None. Works for notes whose article is gone."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("j,J", "step(1)", "Next note", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous note", "arrows work too", MOVE),
        key("g", "first", "First note", "the newest", MOVE),
        key("G", "last", "Last note", "the oldest", MOVE),
        key("slash", "search", "Search notes", "quote, sentence, words, #tag, translation, kind", FIND),
        key("a", "write", "Edit the note", "in the editor", NOTES),
        key("D", "delete", "Delete the note", "no question asked: u brings it back", NOTES),
        key("u,U", "undo", "Undo", "the last change to highlights and notes", NOTES),
        key("ctrl+r", "redo", "Redo", "what was undone", NOTES),
        key("E", "export", "Export", "the notes shown, or all", GO),
        key("escape,q", "leave", "Back", "to where you were", GO),
    ]
    notes_list = query_one(NotesList)
    search_line = query_one(Input)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.shown: list[Note] = []

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield NotesList(id="all-notes")
        yield SearchLine("Search notes", id="search")
        yield StatusBar()

    def on_mount(self) -> None:
        self.search_line.display = False
        self.title_bar.show(words(" All notes ", "panel-bold"))
        keys = "Enter go there  / search  a edit  D delete  E export  q back "
        self.status_bar.show(right=(words(keys, "panel-dim"),))
        self.show_notes()
        self.set_focus(self.notes_list)

    @tells
    def show_notes(self) -> None:
        """List what the search finds, newest first."""
        query = self.search_line.value
        everything = self.session.notebook.notes()
        self.shown = self.session.catalogue.find(parse(query), Order.NEWEST, {})
        titles = {id: info.title for id, info in self.session.notebook.articles().items()}
        empty = f"No note has {query!r}. Esc shows all again." if everything else _NONE_YET
        self.notes_list.show(self.shown, empty, titles)
        found = f"{len(self.shown)} of {len(everything)}" if query.strip() else str(len(everything))
        self.status_bar.show(words(f" {found} notes"))

    def current(self) -> Note | None:
        """The note under the bar."""
        return next((note for note in self.shown if note.id == self.notes_list.note_id), None)

    @on(OptionList.OptionSelected)
    def go_there(self) -> None:
        """Enter on a note."""
        self.dismiss(self.current())

    def action_step(self, step: int) -> None:
        if step > 0:
            self.notes_list.action_cursor_down()
        else:
            self.notes_list.action_cursor_up()

    def action_first(self) -> None:
        self.notes_list.action_first()

    def action_last(self) -> None:
        self.notes_list.action_last()

    def action_search(self) -> None:
        self.search_line.display = True
        self.set_focus(self.search_line)

    @on(Input.Changed)
    def search_typed(self) -> None:
        """Search as one types."""
        self.show_notes()

    @on(Input.Submitted)
    def search_done(self) -> None:
        """Enter in the search: keep it and walk through what it found."""
        self.search_line.display = bool(self.search_line.value)
        self.set_focus(self.notes_list)

    def action_leave(self) -> None:
        if self.search_line.display:
            self.search_line.value = ""
            self.search_line.display = False
            self.set_focus(self.notes_list)
        else:
            self.dismiss(None)

    @tells
    def action_write(self) -> None:
        note = self.current()
        if note is None:
            return
        notebook, history = self.session.notebook, self.session.history
        draft = notebook.draft(note.id)

        def save(text: str) -> None:
            history.edit(note.with_note(text))
            notebook.drop_draft(note.id)

        def keep(text: str) -> None:
            notebook.keep_draft(note.id, text)

        def closed(_: bool | None) -> None:
            self.show_notes()

        writing = Writing("Note", note.quote, note.note, draft, NOTE_HINT, save, keep)
        self.app.push_screen(Editor(writing), closed)

    def action_delete(self) -> None:
        note = self.current()
        if note is not None:
            self.do(lambda: self.session.history.delete(note.id), "{}  ·  u brings it back")

    def action_undo(self) -> None:
        self.do(lambda: self.session.history.undo(), "undone: {}")

    def action_redo(self) -> None:
        self.do(lambda: self.session.history.redo(), "done again: {}")

    def do(self, change: Callable[[], Undoable | None], said: str) -> None:
        """Make a change and list the notes as they are then."""
        try:
            made = change()
        except LeeslampError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
        else:
            self.notify(said.format(made.words) if made else "Nothing to undo or redo.", timeout=3, markup=False)
        self.show_notes()

    def action_export(self) -> None:
        self.app.push_screen(ExportDialog(self.session, None, self.shown))
