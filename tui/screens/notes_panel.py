"""The reader's screen with its notes beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import OptionList

from tui.reading.sheet import TOP
from tui.screens.annotating import AnnotatingScreen
from tui.widgets.page import Page

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.widgets.notes_beside import NotesBeside
    from tui.widgets.notes_list import NotesList

_COLUMN, _PAGE = 36, 60
"""Cells of the column of notes, and those the page must keep."""


class NotesPanelScreen(AnnotatingScreen):
    """A column, each note on the row of its passage; where there is little room a list to walk through."""

    notes_list: NotesList | None = None
    """Beside the page where that leaves little room."""
    notes_beside: NotesBeside | None = None
    """Beside the page where there is room, each note on the row of its passage."""

    def action_notes_panel(self) -> None:
        """Show the notes beside the text, or put them away."""
        if self.notes_beside and self.notes_beside.display:
            self.notes_beside.display = False
        elif self.notes_list and self.notes_list.display:
            self.notes_list.display = False
            self.set_focus(self.page)
        elif self.has_room_beside:
            self.open_beside()
        else:
            self.open_list()

    @property
    def has_room_beside(self) -> bool:
        """Whether a column of notes leaves the page its layout."""
        width, shown = self.page.size.width, self.page.arrangement
        return width - _COLUMN >= _PAGE and shown.on(width - _COLUMN) is shown.on(width)

    def open_beside(self) -> None:
        """Each note on the row of its passage; reading goes on."""
        if self.notes_beside is None:
            from tui.widgets.notes_beside import NotesBeside

            self.notes_beside = NotesBeside(id="notes-beside")
            self.mount(self.notes_beside, after=self.page)
        self.notes_beside.display = True
        self.show_panel()

    def open_list(self) -> None:
        """All of them, to walk through."""
        if self.notes_list is None:
            from tui.widgets.notes_list import NotesList

            self.notes_list = NotesList(id="notes", classes="beside")
            self.mount(self.notes_list, after=self.page)
        self.notes_list.display = True
        self.show_panel()
        self.set_focus(self.notes_list)

    @on(Page.Scrolled)
    def show_panel(self) -> None:
        """Bring what stands beside the page up to date, if it is there to be seen."""
        if self.notes_list and self.notes_list.display:
            empty = f"No notes yet. {self.keys.highlights} highlights, {self.keys['note']} writes."
            self.notes_list.show([placed.note for placed in self.placed], empty)
        if self.notes_beside and self.notes_beside.display:
            self.align(self.notes_beside)

    def align(self, column: NotesBeside) -> None:
        """Each note on the row of its passage."""
        from tui.reading.beside_notes import Beside

        page = self.page
        first, last = page.blocks_shown
        near = {mark.id for block in range(first, last + 1) for mark in page.marks_by_block.get(block, ())}
        items = []
        for note, spans, *_ in self.placed:
            row = page.row_of(spans[0]) if note.id in near else None
            if note.is_on_article and page.top == TOP:
                row = 0
            if row is not None:
                heading = ("⚑ " if note.bookmark else "") + (note.quote or "on the article")
                own = page.focused == note.id
                items.append(Beside(row, note.id, heading, note.note, note.tags, note.color, own))
        column.show(items)

    @on(OptionList.OptionSelected, "#notes")
    def note_chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list of notes."""
        if event.option.id:
            self.set_focus(self.page)
            self.go_to_note(event.option.id)

    def on_notes_beside_chosen(self, event: NotesBeside.Chosen) -> None:
        """A click on a note beside the text."""
        self.go_to_note(event.id)
