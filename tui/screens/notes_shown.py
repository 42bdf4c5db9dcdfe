"""The reader's screen with its notes: where they are, the card, going from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on

from tui.beside import beside, start_worker
from tui.reading.cursor import Cursor
from tui.reading.marks import Mark, overlapping
from tui.screens.guard import tells
from tui.screens.reading import ReadingScreen
from tui.widgets.page import Page

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.notes.annotator import Annotator, Placed
    from tui.notes.places import Place
    from tui.notes.record import Note
    from tui.widgets.card import Card

_LOOK_AGAIN = 2
"""Seconds between two looks at what other instances saved."""


class NotesShownScreen(ReadingScreen):
    """What is shown is what is on disk."""

    placed: Sequence[Placed] = ()
    """The notes of this article as last read, in the order of the text."""
    by_id: Mapping[str, Placed] = {}
    """The same by the note's id."""
    lost = 0
    """How many of them are to be looked at."""
    focused_at: Cursor | None = None
    """Where the cursor was put on the focused note."""
    card: Card | None = None
    """The panel under the page."""
    card_closed = False
    """Whether the reader closed the card of the note under the cursor."""

    @cached_property
    def sought(self) -> set[str]:
        """The ids of notes that are being looked for."""
        return set()

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
        self.every(_LOOK_AGAIN, self.look_again)
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
        before, marks = self.by_id, self.page.marks
        self.placed = self.annotator.placed()
        self.by_id = {placed.note.id: placed for placed in self.placed}
        unsure = [placed for placed in self.placed if placed.state != "sure"]
        self.lost = sum(1 for placed in unsure if placed.needs_review)
        # the same marks for what did not change: the page looks for others
        self.page.marks = {
            id: marks[id] if before.get(id) is placed else _marks(placed) for id, placed in self.by_id.items()
        }
        self.show_panel()
        self.show_card()
        self.show_status()
        lost = [placed.note for placed in unsure if placed.state is None and placed.note.id not in self.sought]
        if lost:
            self.sought |= {note.id for note in lost}
            start_worker(self, partial(self.look_for, lost))

    async def look_for(self, lost: list[Note]) -> None:
        """The text was changed since they were made: find their passages, on a thread."""
        places = await beside(lambda: self.annotator.look_for(lost))
        self.sought -= {note.id for note in lost}
        self.keep_places(places)

    @tells
    def keep_places(self, places: list[Place]) -> None:
        """Show what was found, and remember it."""
        try:
            self.annotator.keep_places(places)
        finally:
            self.show_notes()

    def show_panel(self) -> None:
        """Bring what stands beside the page up to date; filled in where that is."""

    @tells
    def look_again(self) -> None:
        """Draw what another instance saved meanwhile."""
        if self.placed is not self.annotator.placed():
            self.show_notes()

    def note_here(self) -> Note | None:
        """The note a key acts on: on the selected passage, or the one that was gone to, or under the cursor."""
        if (cursor := self.page.cursor).unit or cursor.pieces:
            return self.annotator.at(cursor.spans(self.article))
        return next(iter(self.notes_under_cursor()), None)

    def notes_under_cursor(self) -> list[Note]:
        """The notes on the word, or in the sentence; first the one that was gone to, then from the inside out."""
        return [self.by_id[id].note for id in sorted(self.order_here(), key=lambda name: name != self.page.focused)]

    def order_here(self) -> list[str]:
        """The ids of the notes under the cursor, from the inside out."""
        cursor, article = self.page.cursor, self.article
        sentence = article.sentences[cursor.sentence]
        marks = self.page.marks_by_block.get(sentence.block, ())
        return [mark.id for mark in overlapping(marks, cursor.word_span(article), sentence.span)]

    def show_card(self) -> None:
        """Show the words under the cursor, unless the reader closed them."""
        note = next((note for note in self.notes_under_cursor() if note.note or note.id == self.page.focused), None)
        if note and self.card is None:
            from tui.widgets.card import Card

            self.card = Card(self.session.look.names)
            self.mount(self.card, before=self.status_bar)
        if self.card:
            self.card.show(None if self.card_closed else note)
            self.align_cards()

    @on(Page.Scrolled)
    def align_cards(self) -> None:
        """What stands under the page begins where its text does."""
        if self.card:
            self.card.stand_under(self.page.sheet.columns)

    def page_changed(self) -> None:
        """Another note may be under the cursor."""
        if self.page.cursor != self.focused_at:
            self.page.focused = None
        super().page_changed()
        self.card_closed = False
        self.show_card()
        self.show_panel()

    def focus_note(self, note: Note) -> None:
        """The one that keys act on as long as the cursor stays here."""
        self.page.focused, self.focused_at = note.id, self.page.cursor
        self.show_panel()
        self.show_card()
        self.show_status()

    def action_next_overlapping(self) -> None:
        here, order = self.notes_under_cursor(), self.order_here()
        if len(here) < 2:
            self.notify("No other highlight under the cursor.")
            return
        following = order[(order.index(here[0].id) + 1) % len(order)]
        self.focus_note(next(note for note in here if note.id == following))

    def notes_status(self) -> str:
        return f"✎ {len(self.placed)}" + (f" ({self.lost} to look at: {self.keys['review']})" if self.lost else "")

    def action_next_note(self, step: int) -> None:
        """To the next highlight, from the one that was gone to, or from the cursor on."""
        order = [(spans[0], note) for note, spans, *_ in self.placed if spans]
        focused = next((number for number, (_, note) in enumerate(order) if note.id == self.page.focused), None)
        starts = [span.start for span, _ in order]
        cursor = self.page.cursor
        here = (cursor.word_span(self.article) or self.article.sentences[cursor.sentence].span).start
        if focused is not None:
            number = focused + step
        else:
            number = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
        if 0 <= number < len(order):
            self.go_to_offset(starts[number])
            self.focus_note(order[number][1])
        elif not starts:
            self.notify(f"No highlights in this article yet; {self.keys.highlights} makes one.", markup=False)
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
        placed = self.by_id.get(id)
        if placed and placed.spans:
            self.go_to_offset(placed.spans[0].start)
            self.focus_note(placed.note)
        elif placed is None or not placed.note.is_on_article:
            self.notify("The passage of this note is not in the text any more; the note is kept.", severity="warning")


def _marks(placed: Placed) -> tuple[Mark, ...]:
    note, spans, state, _ = placed
    unsure = state == "ask"
    return tuple(
        Mark(span, note.color, bool(note.note), note.id, bookmark=note.bookmark, unsure=unsure) for span in spans
    )
