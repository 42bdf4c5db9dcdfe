"""The list of all notes: their quotes, and what there is to know about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter

from textual.strip import Strip

from tui.notes.record import Note
from tui.reading.paint import Piece
from tui.widgets.bar_rows import BarRows, rest
from tui.widgets.paint import filtered, strip_of
from tui.widgets.styles import Styles

_ID = attrgetter("id")
_SIGNS = {"bookmark": "⚑", "note": "•", "highlight": " "}


class NoteRows(BarRows):
    """A bar stands on one note; marked ones have a sign."""

    ROWS = 2

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.notes: Sequence[Note] = ()
        self.marked: Collection[str] = ()
        """Ids."""
        self._titles: Mapping[str, str] = {}

    @property
    def items(self) -> Sequence[Note]:
        return self.notes

    @property
    def note(self) -> Note | None:
        """The note under the bar."""
        return self.notes[self.at] if self.notes else None

    def show(self, notes: Sequence[Note], titles: Mapping[str, str], empty: str) -> None:
        """Replace what is listed, or say `empty`; the bar stays on its note, or where it is if that is not listed."""
        kept = self.note
        self.notes, self._titles, self.why_empty = notes, titles, empty
        self.at = min(self.at, max(0, len(notes) - 1))
        if kept and notes and notes[self.at].id != kept.id:
            ids = list(map(_ID, notes))  # faster than to look at one after the other
            self.at = ids.index(kept.id) if kept.id in ids else self.at
        self.go_to(self.at)

    def mark(self, marked: Collection[str]) -> None:
        """Draw the signs anew."""
        self.marked = marked
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, styles = self.scrollable_content_region.width, Styles.under(self.app)
        number, row = divmod(y + self.scroll_offset.y, self.ROWS)
        if number < len(self.notes):
            pieces = self._quote(number, width) if row == 0 else self._about(number, width)
        else:
            pieces = [] if self.notes else self.reason(y, width)
        return filtered(self, strip_of(pieces, styles, width))

    def _quote(self, number: int, width: int) -> list[Piece]:
        note, looks = self.notes[number], self.looks(number)
        sign = Piece("✓" if note.id in self.marked else " ", (*looks, "sign"))
        kind = Piece(f"{note.color.digit}{_SIGNS[note.kind]}", (*looks, f"kind-{note.color}"))
        quote = note.quote or f"{self._title(note)} (the whole article)"
        return [self.bar(number), sign, kind, rest(f" {quote}", width - 4, looks)]

    def _about(self, number: int, width: int) -> list[Piece]:
        note, looks = self.notes[number], self.looks(number)
        told = " · ".join(filter(None, (" ".join(note.note[:width].split()), self._title(note))))
        return [self.bar(number), rest(f"    {note.created[:10]}  {told}", width - 1, ("english", *looks))]

    def _title(self, note: Note) -> str:
        return self._titles.get(note.article) or note.article
