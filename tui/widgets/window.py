"""The part of the page that is in sight."""

from __future__ import annotations

from collections.abc import Collection

from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.article.model import Article
from tui.reading.cursor import Cursor
from tui.reading.layout import LEFT_MARGIN, Layout, columns
from tui.reading.sheet import TOP, Place, Sheet
from tui.span import Span


class Window(Widget):
    """An article on a sheet that is higher than the widget.

    The truth of the viewport is the place of its top row, never a scroll offset: rows above may change their number
    without moving what is read.
    """

    cursor: reactive[Cursor] = reactive(Cursor, repaint=False, init=False)

    class Scrolled(Message):
        """Other blocks may be in the window."""

    def __init__(self, article: Article, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.article = article
        self.sheet = Sheet(article, columns(80, Layout.BESIDE))
        self.top = TOP
        self.is_held = False
        """Whether the window stays where it is, whatever the cursor does."""

    def repaint(self, sentences: Collection[int] | None = None) -> None:
        """Bring what is drawn up to date, or what is drawn of some sentences."""
        raise NotImplementedError

    @property
    def rows_shown(self) -> int:
        """Rows of the window, at least one."""
        return max(1, self.outer_size.height)  # without a border it is `size`, which is worked out at each call

    def follow(self) -> None:
        """Move the window, as little as needed, so that the cursor is in it."""
        if self.turn_to_cursor():
            self.repaint()
            self.post_message(self.Scrolled())

    def turn_to_cursor(self) -> bool:
        """`follow`, to be painted and told with what else is changed; returns whether the window moved."""
        if self.is_held or not self.outer_size.height:
            return False
        first, last = self.sheet.extent(self.cursor.sentence)
        if (word := self.cursor.word_span(self.article)) is not None:
            first = last = self.sheet.place_of(word.start)
        if self.cursor.sentence == 0 and self.cursor.word is None:
            first = TOP  # the title belongs to the first sentence
            if self.sheet.distance(TOP, last, self.rows_shown + 1) >= self.rows_shown:
                first = self.sheet.extent(0)[0]
        return self.turn_to(self.sheet.follow(self.top, self.rows_shown, first, last))

    def show_offset(self, offset: int) -> None:
        """Move the window so that a reading offset is in it, the cursor staying where it is."""
        place = self.sheet.place_of(offset)
        self.look_at(self.sheet.follow(self.top, self.rows_shown, place, place))

    def look_at(self, top: Place) -> None:
        """Make `top` the first row of the window, unless the page ends earlier."""
        if self.turn_to(top):
            self.repaint()
            self.post_message(self.Scrolled())

    def turn_to(self, top: Place) -> bool:
        """`look_at`, to be painted and told with what else is changed; returns whether the window moved."""
        top = self.sheet.clamp(top, self.rows_shown)
        if top == self.top:
            return False
        self.top = top
        return True

    def tell_scrolled(self) -> None:
        """Tell that the window moved, after the frame that a key waits for."""
        self.call_after_refresh(self.post_message, self.Scrolled())

    def look_at_share(self, share: float) -> None:
        """Make the middle of the window the place at that share of the text, 0 to 1."""
        place = self.sheet.place_of(round(share * self.article.length))
        self.look_at(self.sheet.step(place, -self.rows_shown // 2))

    @property
    def blocks_shown(self) -> tuple[int, int]:
        """The first and the last block in the window."""
        return self.top.block, self.sheet.step(self.top, self.rows_shown - 1).block

    def offset_under(self, at: Offset) -> int | None:
        """Reading offset of the Dutch character at a cell of the widget; None where there is none."""
        place = self.sheet.step(self.top, at.y)
        shape = self.sheet.columns
        cell = at.x - shape.left - LEFT_MARGIN
        return self.sheet.offset_at(place, max(0, cell)) if cell < shape.dutch else None

    def row_of(self, span: Span) -> int | None:
        """Row of the window on which a stretch in reading offsets begins; None where that is not in sight."""
        first, last = self.blocks_shown
        if not first <= self.article.block_at(span.start) <= last:  # which would be laid out for nothing
            return None
        row = self.sheet.distance(self.top, self.sheet.place_of(span.start), self.rows_shown)
        return row if 0 <= row < self.rows_shown else None
