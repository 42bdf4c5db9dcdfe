"""The reader's screen with its notes: highlighting, writing, deleting, undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.errors import LeeslampError
from tui.notes.colour import Colour
from tui.screens.guard import tells
from tui.screens.notes_shown import NotesShownScreen
from tui.span import Span

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.notes.history import Undoable
    from tui.notes.record import Note, Shown


class AnnotatingScreen(NotesShownScreen):
    """A change is saved first, then drawn."""

    def shown(self, spans: tuple[Span, ...]) -> Shown | None:
        """The translation to keep with a note on a passage."""
        from tui.notes.shown import shown_beside

        return shown_beside(self.article, self.page.sheet.translations, Span(spans[0].start, spans[-1].end))

    def do(self, change: Callable[[], Undoable | None], said: str) -> bool:
        """Make a change, show it, and say what it was; say why if it could not be saved.

        `said` has {} for its words, {undo} for the key that takes it back and {note} for the one that edits.
        """

        def make() -> None:
            try:
                made = change()
                keys = {id: self.keys[id] for id in ("undo", "note")}
                self.tell(said.format(made.words, **keys) if made else "Nothing left to do that to.")
            finally:
                self.show_notes()

        try:
            self.session.notebook.steadily(make)
        except LeeslampError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
            return False
        return True

    def leave_selection(self) -> None:
        """Back to reading, where the selection's cursor was."""
        while (cursor := self.page.cursor).unit or cursor.pieces:
            self.page.cursor = cursor.escape()

    def action_highlight(self, digit: int) -> None:
        self.page.next_kind = list(Colour)[digit - 1]
        self.action_highlight_again()

    def action_highlight_again(self) -> None:
        spans = self.page.cursor.spans(self.article)
        note = self.note_here() if self.page.focused else None

        def change() -> Undoable:
            if note:
                return self.annotator.colour(note, self.page.next_kind)
            return self.annotator.highlight(spans, self.page.next_kind, self.shown(spans))

        if self.do(change, "{}  ·  {undo} undoes"):
            self.leave_selection()

    def action_write(self) -> None:
        """Write on the selection, the note under the cursor, or the sentence."""
        self.write(self.note_here(), self.page.cursor.spans(self.article))

    @tells
    def write(self, note: Note | None, spans: tuple[Span, ...]) -> None:
        """Open the editor on a note, or for a new one on a passage, or on the article as a whole."""
        from tui.screens.editor import NOTE_HINT, Editor, Writing

        key = note.id if note else ":".join([self.article.id, *(f"{span.start}-{span.end}" for span in spans)])
        shown = self.shown(spans) if spans else None
        here = " … ".join(self.article.between(*span) for span in spans) or self.article.title
        draft = self.session.notebook.draft(key)

        def save(text: str) -> None:
            if note:
                self.annotator.rewrite(note, text)
            else:
                self.annotator.write(spans, text, self.page.next_kind, shown)
            self.session.notebook.drop_draft(key)

        def keep(text: str) -> None:
            self.session.notebook.keep_draft(key, text)

        def closed(saved: bool | None) -> None:
            self.show_notes()
            if saved:
                self.leave_selection()

        quote = (note.quote if note else "") or here
        writing = Writing("Note", quote, note.note if note else "", draft, NOTE_HINT, save, keep)
        self.app.push_screen(Editor(writing, self.keys), closed)

    def action_delete(self) -> None:
        note = self.note_here()
        if note is None:
            self.no_note()
        else:
            self.do(lambda: self.annotator.delete(note), "{}  ·  {undo} brings it back")

    def no_note(self) -> None:
        """Say that there is nothing to act on."""
        back, on = self.keys["previous-highlight"], self.keys["next-highlight"]
        self.notify(f"No highlight under the cursor; {back} and {on} go to the next one.", markup=False)

    def action_undo(self) -> None:
        self.do(lambda: self.session.history.undo(), "undone: {}")
        self.show_own()

    def action_redo(self) -> None:
        self.do(lambda: self.session.history.redo(), "done again: {}")
        self.show_own()
