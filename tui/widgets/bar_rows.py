"""A list with a bar on one item: only the rows that can be seen are made, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from tui.reading.bars import fitted
from tui.reading.layout import MEASURE
from tui.reading.paint import Piece
from tui.reading.wrap import width_of, wrap


class BarRows(ScrollView, can_focus=True):
    """What the items are, and how they are drawn, is filled in."""

    DEFAULT_CSS = """
    BarRows { background: $background; overflow-x: hidden; overflow-y: scroll; }
    """
    ALLOW_SELECT = False
    ROWS = 1
    """Of an item."""
    virtual_size = Reactive(Size(0, 0), layout=False)
    """However many items there are, every widget stays where it is: to lay the screen out would cost a frame."""

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
        """The reader put the bar on another item."""

    class Chosen(Message):
        """Enter, or a double click, on the item under the bar."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        """The number of the item under the bar."""
        self.why_empty = ""
        """What is shown where there is no item."""

    @property
    def items(self) -> Sequence[object]:
        """What is listed."""
        raise NotImplementedError

    def action_step(self, step: int) -> None:
        self._move_to(self.at + step)

    def action_page(self, step: int) -> None:
        self._move_to(self.at + step * max(1, self.size.height // self.ROWS))

    def action_first(self) -> None:
        self._move_to(0)

    def action_last(self) -> None:
        self._move_to(len(self.items) - 1)

    def action_choose(self) -> None:
        if self.items:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        number = (event.y + self.scroll_offset.y) // self.ROWS
        if number < len(self.items):
            self._move_to(number)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        self.go_to(self.at)

    def go_to(self, number: int) -> None:
        """Put the bar on an item, or the nearest there is, and bring it into view."""
        self.virtual_size = Size(self.size.width, len(self.items) * self.ROWS)
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
        self.at = max(0, min(number, len(self.items) - 1))
        top, room = self.scroll_offset.y, self.size.height
        wanted = min(max(top, (self.at + 1) * self.ROWS - room), self.at * self.ROWS)
        wanted = min(wanted, max(0, self.virtual_size.height - room))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        self.refresh()

    def _move_to(self, number: int) -> None:
        self.go_to(number)
        self.post_message(self.Moved())

    def reason(self, y: int, width: int) -> list[Piece]:
        """A row of why there is nothing, in the middle of where items would be."""
        ends = (0, *wrap(self.why_empty, max(1, min(MEASURE, width - 4))))
        y -= max(0, self.size.height - len(ends) + 1) // 2
        if not 0 <= y < len(ends) - 1:
            return []
        line = self.why_empty[slice(*ends[y : y + 2])].rstrip()
        return [Piece(" " * ((width - width_of(line)) // 2) + line, ("english",))]

    def bar(self, number: int) -> Piece:
        """What an item's rows begin with."""
        return Piece("▌" if number == self.at else " ", (*self.looks(number), "bar"))

    def looks(self, number: int) -> tuple[str, ...]:
        """Of the item under the bar, and of others."""
        return ("current",) if number == self.at else ()


def rest(text: str, width: int, looks: tuple[str, ...]) -> Piece:
    """What fills the rest of a row; of a long text only what may be seen is looked at."""
    shown = fitted(text[: max(0, width + 1) * 2], width)
    return Piece(shown + " " * (width - width_of(shown)), looks)
