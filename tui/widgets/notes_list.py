"""The notes of one article, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.notes.record import Note

_WINDOW = 200
"""Notes that are options at a time: OptionList measures every one of them."""


class NotesList(OptionList):
    """Each note in a few lines: kind, quote, the reader's words."""

    DEFAULT_CSS = """
    NotesList {
        background: $surface;
        border: none;
        padding: 0 1;

        &:focus { border: none; background-tint: $foreground 0%; }
        &.beside, &.beside:focus { width: 1fr; height: 50%; border-top: solid $rule; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            background: $current;
            color: $foreground;
            text-style: none;
        }
    }
    .-wide NotesList.beside, .-wide NotesList.beside:focus {
        width: 38;
        height: 1fr;
        border-top: none;
        border-left: solid $rule;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._listed: Sequence[Note] = ()
        self._first = 0

    def show(self, notes: Sequence[Note], empty: str) -> None:
        """Replace what is listed, or say `empty`; the highlighted note stays so if it is still there."""
        at, kept = self._first + (self.highlighted or 0), self.note_id
        self._listed, self._first = notes, 0
        if not notes:  # said in the list itself: hiding it would send the next key elsewhere
            self.set_options([Option(Content(empty), disabled=True)])
            return
        found = (number for number, note in enumerate(notes) if note.id == kept)
        self._go_to(next(found, min(at, len(notes) - 1)))

    def _go_to(self, number: int) -> None:
        self._first = max(0, min(number - _WINDOW // 2, len(self._listed) - _WINDOW))
        window = self._listed[self._first : self._first + _WINDOW]
        self.set_options(Option(_lines(note), id=note.id) for note in window)
        self.highlighted = number - self._first

    def watch_highlighted(self, highlighted: int | None) -> None:
        """At the edge of what is there, move on."""
        super().watch_highlighted(highlighted)
        if highlighted is None or not self._listed:
            return
        number = self._first + highlighted
        above, below = highlighted == 0 < number, highlighted == _WINDOW - 1 < len(self._listed) - 1 - self._first
        if above or below:
            self._go_to(number)

    def action_cursor_up(self) -> None:
        if self.highlighted != 0:  # else the last that is there, wherever in the list that is
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        if self.highlighted != self.option_count - 1:
            super().action_cursor_down()

    def action_first(self) -> None:
        if self._listed:
            self._go_to(0)

    def action_last(self) -> None:
        if self._listed:
            self._go_to(len(self._listed) - 1)

    @property
    def note_id(self) -> str | None:
        """The id of the highlighted note."""
        option = self.highlighted_option
        return option.id if option else None


def _lines(note: Note) -> Content:
    sign = "⚑" if note.bookmark else "•" if note.note else " "
    kind = Content.styled(f"{note.color.digit}{sign}", f"bold $foreground on $kind-{note.color}")
    lines = [kind + Content(f" {note.quote or 'on the article'}")]
    lines += [Content.styled(line, "$quiet") for line in note.note.splitlines()[:3]]
    return Content("\n").join([*lines, Content("")])
