"""The notes of every article: edited, and changed many at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui.errors import LeeslampError, QueryError
from tui.keys import FIND, GO, MOVE, NOTES, SELECT, key
from tui.notes.colour import Colour
from tui.notes.record import Note
from tui.notes.store.times import now
from tui.notes.tagging import parse_tagging
from tui.screens.editor import NOTE_HINT, Editor, Writing
from tui.screens.export import ExportDialog
from tui.screens.guard import tells
from tui.screens.listing import ListingScreen
from tui.widgets.note_rows import NoteRows

if TYPE_CHECKING:  # imported with the notebook, and not by whoever asks what the keys are
    from tui.notes.bulk import Changes
    from tui.notes.history import Undoable

_LIVING = {"sort", "write", "tag", "colour", "delete", "export"}
"""What is done to notes that were not deleted."""


class NotesScreen(ListingScreen):
    """Closes with the note to go to, or None. Changes are made to the marked notes, else to the one under the bar."""

    BINDINGS = [
        key("j,J", "step(1)", "Next note", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous note", "arrows work too", MOVE),
        key("g", "first", "First note", "of the list", MOVE),
        key("G", "last", "Last note", "of the list", MOVE),
        key("slash", "search", "Search notes", 'words, "words together", #tag, kind:word, article:mali, -not', FIND),
        key("s", "sort", "Sort", "newest, oldest, by article, by kind, last changed", FIND),
        key("x,space", "mark", "Mark", "or no longer; tags, kind, delete, export are then of the marked notes", SELECT),
        key("X,asterisk", "mark_all", "Mark all", "that are shown, or none", SELECT),
        key("a", "write", "Edit the note", "in the editor", NOTES),
        *(
            key(str(digit), f"colour({digit})", f"Kind {{{colour}}}", "of the marked notes, or this one", NOTES)
            for digit, colour in enumerate(Colour, 1)
        ),
        key("number_sign", "tag", "Tags", "`#idioom -#oud` gives one and takes one away", NOTES),
        key("D", "delete", "Delete notes", "no question asked: {undo} brings them back", NOTES),
        key("R", "deleted", "Deleted notes", "of the last thirty days; Enter brings one back", NOTES),
        key("u,U", "undo", "Undo", "the last change to highlights and notes", NOTES),
        key("ctrl+r", "redo", "Redo", "what was undone", NOTES),
        key("E", "export", "Export", "the marked notes, those shown, or all", GO),
        key("escape,q", "leave", "Close", "to where you were", GO),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (self.only_deleted and action in _LIVING)

    @on(NoteRows.Chosen)
    def chosen(self) -> None:
        """Enter on a note: go there, or bring it back."""
        if self.only_deleted:
            self.change(lambda note: replace(note, deleted=None), "brought back")
        else:
            self.dismiss(self.rows.note)

    def acted_on(self) -> list[str]:
        """The ids of the marked notes, or of the one under the bar."""
        return list(self.marked) or ([self.rows.note.id] if self.rows.note else [])

    def action_mark(self) -> None:
        if self.rows.note:
            self.marked ^= {self.rows.note.id}
            self.show_marks()
            self.rows.action_step(1)

    def action_mark_all(self) -> None:
        shown = {note.id for note in self.shown}
        self.marked = set() if shown <= self.marked else self.marked | shown
        self.show_marks()

    @tells
    def action_write(self) -> None:
        note = self.rows.note
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
        self.app.push_screen(Editor(writing, self.session.keys), closed)

    def action_colour(self, digit: int) -> None:
        colour = list(Colour)[digit - 1]
        self.change(lambda note: replace(note, color=colour), f"made {self.session.look.names[colour]}")

    def action_delete(self) -> None:
        self.change(lambda note: replace(note, deleted=now()), "deleted", "{undo} brings back")

    @tells
    def action_tag(self) -> None:
        if self.acted_on():
            self.tag_line.begin(self.session.catalogue.tags())
            self.tag_line.display = True
            self.set_focus(self.tag_line)

    @on(Input.Submitted, "#tags")
    def tags_typed(self) -> None:
        """Enter behind the tags: set them. What is no tag can be corrected."""
        try:
            tagging = parse_tagging(self.tag_line.value)
        except QueryError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
            return
        notes = filter(None, map(self.session.notebook.get, self.acted_on()))
        kept = sorted({f"#{tag}" for note in notes for tag in tagging.kept_by(note)})
        self.tag_line.display = False
        self.set_focus(self.rows)
        self.change(tagging.of, "tagged")
        if kept:
            edit = self.session.keys["edit-the-note"]
            self.notify(
                f"{' '.join(kept)} stays where it is in a note's words; {edit} edits them.", timeout=8, markup=False
            )

    def change(self, edit: Callable[[Note], Note], done: str, hint: str = "{undo} undoes") -> None:
        """Change the notes acted on, as one step to undo."""
        if ids := self.acted_on():
            self.do(lambda: self._changed(ids, edit, done), f"{{}}  ·  {hint}", "That changes nothing.")

    def _changed(self, ids: list[str], edit: Callable[[Note], Note], done: str) -> Changes | None:
        from tui.notes.bulk import change_all

        changes = change_all(self.session.history, ids, edit, done)
        return changes if changes.after else None

    def action_undo(self) -> None:
        self.do(lambda: self.session.history.undo(), "undone: {}", "Nothing to undo.")

    def action_redo(self) -> None:
        self.do(lambda: self.session.history.redo(), "done again: {}", "Nothing to redo.")

    def do(self, change: Callable[[], Undoable | None], said: str, nothing: str) -> None:
        """Make a change and list the notes as they are then."""
        try:
            made = change()
        except LeeslampError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
        else:
            undo = self.session.keys["undo"]
            self.notify(said.format(made.words, undo=undo) if made else nothing, timeout=4, markup=False)
        self.show_notes()
        self.forget_marks()

    @tells
    def forget_marks(self) -> None:
        """Of notes that are not in this list any more."""
        present = {id: self.session.notebook.get(id) for id in self.marked}
        self.marked = {id for id, note in present.items() if note and bool(note.deleted) is self.only_deleted}
        self.show_marks()

    @tells
    def action_export(self) -> None:
        marked = [note for id in self.marked if (note := self.session.notebook.get(id))]
        self.app.push_screen(ExportDialog(self.session, None, marked or self.shown))
