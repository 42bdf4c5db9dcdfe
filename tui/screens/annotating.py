"""The reader's screen with its notes: highlighting, writing, deleting, undoing, walking through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import OptionList

from tui.errors import LeeslampError
from tui.notes.colour import Colour
from tui.reading.marks import Mark, under_cursor
from tui.screens.guard import tells
from tui.screens.reading import ReadingScreen
from tui.span import Span

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.notes.annotator import Annotator, Placed
    from tui.notes.history import Undoable
    from tui.notes.record import Note, Shown
    from tui.widgets.card import Card
    from tui.widgets.notes_list import NotesList

_LOOK_AGAIN = 2
"""Seconds between two looks at what other instances saved."""


class AnnotatingScreen(ReadingScreen):
    """What is shown is what is on disk: a change is saved first, then drawn."""

    placed: tuple[Placed, ...] = ()
    """The notes of this article as last read."""
    version = 0
    """Of the notes as last read."""
    last_colour = Colour.MARK
    card: Card | None = None
    """The panel under the page."""
    card_closed = False
    """Whether the reader closed the card of the note under the cursor."""
    notes_list: NotesList | None = None
    """The panel beside the page."""

    @cached_property
    def annotator(self) -> Annotator:
        """Makes and finds the notes. Raises NotebookError."""
        from tui.notes.annotator import Annotator

        file = self.entry.path if self.entry else None
        return Annotator(self.article, file, self.session.workspace, self.session.history)

    def begin(self) -> None:
        self.tell_news()
        self.show_notes()
        super().begin()
        self.set_interval(_LOOK_AGAIN, self.look_again)
        if self.wanted_note:
            self.go_to_note(self.wanted_note)

    @tells
    def tell_news(self) -> None:
        """What there is to know about the notebook."""
        for notice in self.session.news():
            self.notify(notice, severity="warning", timeout=15, markup=False)

    @tells
    def show_notes(self) -> None:
        """Draw the notes as they are in the notebook."""
        self.version = self.annotator.notebook.version(self.article.id)
        self.placed = tuple(self.annotator.placed())
        self.page.marks = tuple(
            Mark(span, note.color, bool(note.note), note.id) for note, span in self.placed if span is not None
        )
        self.list_notes()
        self.show_card()
        self.show_status()

    def list_notes(self) -> None:
        """Bring the panel up to date, if it is there to be seen."""
        if self.notes_list and self.notes_list.display:
            self.notes_list.show([note for note, _ in self.placed], "No notes yet. 1 to 4 highlights, a writes.")

    @tells
    def look_again(self) -> None:
        """Draw what another instance saved meanwhile."""
        if self.version != self.annotator.notebook.version(self.article.id):
            self.show_notes()

    def note_here(self) -> Note | None:
        """The note a key acts on: on the selected passage, or under the cursor."""
        if selected := self.page.cursor.selection(self.article):
            here = [note for note, span in self.placed if span == selected]
            return max(here, key=lambda note: bool(note.note), default=None)
        return self._under_cursor(lambda mark: True)

    def _under_cursor(self, counts: Callable[[Mark], bool]) -> Note | None:
        cursor, article = self.page.cursor, self.article
        sentence = article.sentences[cursor.sentence]
        marks = filter(counts, self.page.marks_by_block.get(sentence.block, ()))
        mark = under_cursor(marks, cursor.word_span(article), sentence.span)
        return next((note for note, _ in self.placed if note.id == mark.id), None) if mark else None

    def show_card(self) -> None:
        """Show the words under the cursor, unless the reader closed them."""
        note = self._under_cursor(lambda mark: mark.noted)
        if note and self.card is None:
            from tui.widgets.card import Card

            self.card = Card()
            self.mount(self.card, before=self.status_bar)
        if self.card:
            self.card.show(None if self.card_closed else note)

    def page_changed(self) -> None:
        """Another note may be under the cursor."""
        super().page_changed()
        self.card_closed = False
        self.show_card()

    def notes_status(self) -> str:
        lost = sum(1 for _, span in self.placed if span is None)
        return f"✎ {len(self.placed)}" + (f" ({lost} without a place)" if lost else "")

    def shown(self, span: Span) -> Shown | None:
        """The translation to keep with a note on `span`."""
        from tui.notes.shown import shown_beside

        return shown_beside(self.article, self.page.sheet.translations, span)

    def do(self, change: Callable[[], Undoable | None], said: str) -> bool:
        """Make a change, show it, and say what it was; say why if it could not be saved."""
        try:
            made = change()
        except LeeslampError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
            return False
        finally:
            self.show_notes()
        self.say(said.format(made.words) if made else "Nothing left to do that to.")
        return True

    def leave_selection(self) -> None:
        """Back to reading, where the selection's cursor was."""
        if self.page.cursor.unit:
            self.page.cursor = self.page.cursor.escape()
            self.page_changed()

    def action_highlight(self, digit: int) -> None:
        if self.page.count:  # 5 then 2 is fifty-two, not a highlight
            self.page.add_digit(digit)
            return
        self.last_colour = list(Colour)[digit - 1]
        self.action_highlight_again()

    def action_highlight_again(self) -> None:
        span = self.page.cursor.span(self.article)
        if self.do(lambda: self.annotator.highlight(span, self.last_colour, self.shown(span)), "{}  ·  u undoes"):
            self.leave_selection()

    @tells
    def action_write(self) -> None:
        """Write on the selection, the note under the cursor, or the sentence."""
        from tui.screens.editor import NOTE_HINT, Editor, Writing

        note = self.note_here()
        span = self.page.cursor.span(self.article)
        key = note.id if note else f"{self.article.id}:{span.start}-{span.end}"
        shown = self.shown(span)
        quote = note.quote if note else self.article.text[slice(*span)]
        draft = self.session.notebook.draft(key)

        def save(text: str) -> None:
            if note:
                self.annotator.rewrite(note, text)
            else:
                self.annotator.write(span, text, self.last_colour, shown)
            self.session.notebook.drop_draft(key)

        def keep(text: str) -> None:
            self.session.notebook.keep_draft(key, text)

        def closed(saved: bool | None) -> None:
            self.show_notes()
            if saved:
                self.leave_selection()

        writing = Writing("Note", quote, note.note if note else "", draft, NOTE_HINT, save, keep)
        self.app.push_screen(Editor(writing), closed)

    def action_delete(self) -> None:
        note = self.note_here()
        if note is None:
            self.notify("No highlight under the cursor; , and . go to the next one.")
        else:
            self.do(lambda: self.annotator.delete(note), "{}  ·  u brings it back")

    def action_undo(self) -> None:
        self.do(lambda: self.session.history.undo(), "undone: {}")
        self.show_own()

    def action_redo(self) -> None:
        self.do(lambda: self.session.history.redo(), "done again: {}")
        self.show_own()

    def action_next_note(self, step: int) -> None:
        """To the next passage with a highlight, from the cursor on."""
        starts = sorted({mark.span.start for mark in self.page.marks})
        cursor = self.page.cursor
        here = (cursor.word_span(self.article) or self.article.sentences[cursor.sentence].span).start
        number = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
        if 0 <= number < len(starts):
            self.go_to_offset(starts[number])
        elif not starts:
            self.notify("No highlights in this article yet; 1 to 4 makes one.")
        else:
            self.notify("No more highlights that way.")

    def go_to_offset(self, offset: int) -> None:
        """Put the cursor on the word at a reading offset; on its sentence if a sentence begins there."""
        sentence = self.article.sentence_at(offset)
        self.page.go_to(sentence)
        if offset != self.article.sentences[sentence].span.start:
            self.page.cursor = self.page.cursor.at(self.article, offset, on_word=True)

    def go_to_note(self, id: str) -> None:
        """Put the cursor on a note's passage; say so if it has none any more."""
        span = next((span for note, span in self.placed if note.id == id), None)
        if span is None:
            self.notify("The passage of this note is not in the text any more; the note is kept.", severity="warning")
        else:
            self.go_to_offset(span.start)

    def action_notes_panel(self) -> None:
        """Show the notes beside the text, or put them away."""
        if self.notes_list is None:
            from tui.widgets.notes_list import NotesList

            self.notes_list = NotesList(id="notes", classes="beside")
            self.mount(self.notes_list, after=self.page)
        else:
            self.notes_list.display = not self.notes_list.display
        self.list_notes()
        self.set_focus(self.notes_list if self.notes_list.display else self.page)

    @on(OptionList.OptionSelected, "#notes")
    def note_chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list of notes."""
        if event.option.id:
            self.set_focus(self.page)
            self.go_to_note(event.option.id)
