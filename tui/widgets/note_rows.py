"""The list of all notes: only the rows that can be seen are made, however many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.notes.record import Note
from tui.reading.bars import fitted
from tui.reading.paint import Piece
from tui.reading.wrap import width_of, wrap
from tui.widgets.paint import filtered, strip_of
from tui.widgets.styles import Styles

_ROWS = 2
"""Of a note: its quote, and what there is to know about it."""
_SIGNS = {"bookmark": "⚑", "note": "•", "highlight": " "}


class NoteRows(ScrollView, can_focus=True):
    """A bar stands on one note; marked ones have a sign."""

    DEFAULT_CSS = """
    NoteRows { background: $background; overflow-x: hidden; overflow-y: scroll; }
    """
    ALLOW_SELECT = False

    BINDINGS = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The reader put the bar on another note."""

    class Chosen(Message):
        """Enter, or a double click, on the note under the bar."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.notes: Sequence[Note] = ()
        self.marked: Collection[str] = ()
        """Ids."""
        self.at = 0
        """The number of the note under the bar."""
        self._titles: Mapping[str, str] = {}
        self._empty = ""

    @property
    def note(self) -> Note | None:
        """The note under the bar."""
        return self.notes[self.at] if self.notes else None

    def show(self, notes: Sequence[Note], titles: Mapping[str, str], empty: str) -> None:
        """Replace what is listed, or say `empty`; the bar stays on its note, or where it is if that is not listed."""
        kept = self.note
        self.notes, self._titles, self._empty = notes, titles, empty
        self.at = min(self.at, max(0, len(notes) - 1))
        if kept and notes and notes[self.at].id != kept.id:
            self.at = next((number for number, note in enumerate(notes) if note.id == kept.id), self.at)
        self.virtual_size = Size(self.size.width, len(notes) * _ROWS)
        self._go_to(self.at)

    def mark(self, marked: Collection[str]) -> None:
        """Draw the signs anew."""
        self.marked = marked
        self.refresh()

    def action_step(self, step: int) -> None:
        self._move_to(self.at + step)

    def action_page(self, step: int) -> None:
        self._move_to(self.at + step * max(1, self.size.height // _ROWS))

    def action_first(self) -> None:
        self._move_to(0)

    def action_last(self) -> None:
        self._move_to(len(self.notes) - 1)

    def action_choose(self) -> None:
        if self.notes:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        number = (event.y + self.scroll_offset.y) // _ROWS
        if number < len(self.notes):
            self._move_to(number)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.notes) * _ROWS)
        self._go_to(self.at)

    def _go_to(self, number: int) -> None:
        self.at = max(0, min(number, len(self.notes) - 1))
        top, room = self.scroll_offset.y, self.size.height
        wanted = min(max(top, (self.at + 1) * _ROWS - room), self.at * _ROWS)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        self.refresh()

    def _move_to(self, number: int) -> None:
        self._go_to(number)
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        width, styles = self.scrollable_content_region.width, Styles.under(self.app)
        number, row = divmod(y + self.scroll_offset.y, _ROWS)
        if number < len(self.notes):
            pieces = self._quote(number, width) if row == 0 else self._about(number, width)
        else:
            pieces = [] if self.notes else self._reason(y, width)
        return filtered(self, strip_of(pieces, styles, width))

    def _quote(self, number: int, width: int) -> list[Piece]:
        note, looks = self.notes[number], self._looks(number)
        sign = Piece("✓" if note.id in self.marked else " ", (*looks, "sign"))
        kind = Piece(f"{note.color.digit}{_SIGNS[note.kind]}", (*looks, f"kind-{note.color}"))
        quote = note.quote or f"{self._title(note)} (the whole article)"
        return [self._bar(number), sign, kind, _rest(f" {quote}", width - 4, looks)]

    def _about(self, number: int, width: int) -> list[Piece]:
        note, looks = self.notes[number], self._looks(number)
        told = " · ".join(filter(None, (" ".join(note.note[:width].split()), self._title(note))))
        return [self._bar(number), _rest(f"    {note.created[:10]}  {told}", width - 1, ("english", *looks))]

    def _reason(self, y: int, width: int) -> list[Piece]:
        """A row of why there is nothing."""
        ends = (0, *wrap(self._empty, max(1, width - 2)))
        return [Piece(f" {self._empty[slice(*ends[y : y + 2])]}", ("english",))] if y < len(ends) - 1 else []

    def _bar(self, number: int) -> Piece:
        return Piece("▌" if number == self.at else " ", (*self._looks(number), "bar"))

    def _looks(self, number: int) -> tuple[str, ...]:
        return ("current",) if number == self.at else ()

    def _title(self, note: Note) -> str:
        return self._titles.get(note.article) or note.article


def _rest(text: str, width: int, looks: tuple[str, ...]) -> Piece:
    """What fills the rest of a row; of a long text only what may be seen is looked at."""
    shown = fitted(text[: max(0, width + 1) * 2], width)
    return Piece(shown + " " * (width - width_of(shown)), looks)
