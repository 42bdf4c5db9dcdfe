"""The page under the mouse: what is clicked, dragged over and rolled past."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from tui.reading.cursor import Cursor, Unit
from tui.reading.layout import LEFT_MARGIN
from tui.reading.scrollbar import WHOLE
from tui.widgets.sheet_view import SheetView

_ROWS_PER_NOTCH = 3
_ROLL = 0.05
"""Seconds for each row that goes by while the mouse is held above or below the window."""


class Pointed(SheetView):
    """A sheet whose cursor the mouse moves: the same value that keys move, so that they go on with what it selected."""

    pressed: int | None = None
    """Reading offset where the mouse button went down."""
    dragging = False
    """Whether it went down on the scrollbar."""
    held_at = Offset(0, 0)
    """Where the mouse is while it selects."""
    rolling: Timer | None = None
    """Ticks while the mouse is held outside the window."""

    def move(self, cursor: Cursor) -> None:
        """Read on elsewhere."""
        self.cursor = cursor

    def go_to(self, sentence: int) -> None:
        """Read another sentence; a word cursor and a selection are left, pieces that were joined are kept."""
        self.move(self._afresh.to(self.article, sentence))

    @property
    def _afresh(self) -> Cursor:
        return Cursor(pieces=self.cursor.pieces)

    def _point(self, cursor: Cursor) -> None:
        """Move to what is pointed at. It is in sight; a window that moved would take it from under the mouse."""
        self.is_held = True
        self.move(cursor)
        self.is_held = False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._roll(_ROWS_PER_NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._roll(-_ROWS_PER_NOTCH)

    def _roll(self, rows: int) -> None:
        """Move the window; the cursor only if it would be left outside."""
        self.look_at(self.sheet.step(self.top, rows))
        self._stay_inside(from_top=rows > 0)

    def _stay_inside(self, *, from_top: bool) -> None:
        first, last = self.sheet.extent(self.cursor.sentence)
        bottom = self.sheet.step(self.top, self.rows_shown - 1)
        if first < self.top or last > bottom:
            edge = self.sheet.step(self.top, 3) if from_top else self.sheet.step(bottom, -3)
            self.move(self.cursor.to(self.article, self.sheet.sentence_near(edge)))

    def _drag(self, row: int) -> None:
        """Take the scrollbar's thumb to a row."""
        self.look_at_share(min(max(0.0, (row + 0.5) / self.rows_shown), 1.0))
        self._stay_inside(from_top=True)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """On a highlight to the word, which shows its note; else to the sentence."""
        self.focus()
        self.capture_mouse()
        if event.x == self.size.width - 1 and self.sheet.share(self.top, self.rows_shown) != WHOLE:
            self.dragging = True
            self._drag(event.y)
            return
        self.pressed = self.offset_under(event.offset)
        if self.pressed is None:
            sentence = self.sheet.sentence_near(self.sheet.step(self.top, event.y))
            self._point(self._afresh.to(self.article, sentence))
        else:
            self._point(self._afresh.at(self.article, self.pressed, on_word=self.is_marked(self.pressed)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.dragging:
            self._drag(event.y)
        elif self.pressed is not None and event.button:
            self.held_at = event.offset
            self._select()
            self._roll_on_while(0 <= event.y < self.rows_shown)
        else:  # the button may have come up where no one saw it
            self._roll_on_while(inside=True)

    def _select(self) -> None:
        """The words from where the button went down to the mouse, or to the row of the window nearest to it."""
        assert self.pressed is not None
        shape = self.sheet.columns
        x = min(self.held_at.x, shape.left + LEFT_MARGIN + shape.dutch - 1)
        offset = self.offset_under(Offset(x, min(max(0, self.held_at.y), self.rows_shown - 1)))
        if offset is not None and (offset != self.pressed or self.cursor.unit):
            begin = self._afresh.at(self.article, self.pressed, on_word=True).select(Unit.WORDS)
            self._point(begin.at(self.article, offset, on_word=True))

    def _roll_on_while(self, inside: bool) -> None:
        if inside and self.rolling:
            self.rolling.stop()
            self.rolling = None
        elif not inside and not self.rolling:
            self.rolling = self.set_interval(_ROLL, self._roll_on)

    def _roll_on(self) -> None:
        if self.pressed is not None:
            self.look_at(self.sheet.step(self.top, -1 if self.held_at.y < 0 else 1))
            self._select()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.pressed, self.dragging = None, False
        self._roll_on_while(inside=True)
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Twice: the word. Three times: the sentence."""
        offset = self.offset_under(event.offset)
        if event.chain > 1 and offset is not None and not self.cursor.unit:  # a selection: the mouse was dragged
            unit = Unit.WORDS if event.chain == 2 else Unit.SENTENCES
            self._point(self._afresh.at(self.article, offset, on_word=True).select(unit))
