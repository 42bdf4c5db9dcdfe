"""The notes beside the page, aligned with what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.beside_notes import Beside, BesideRow, arrange
from tui.widgets.paint import strip_of
from tui.widgets.styles import Styles

_NARROWEST = 8


class NotesBeside(Widget):
    """As high as the page it stands beside; told anew what to show whenever that scrolls."""

    DEFAULT_CSS = """
    NotesBeside { width: 36; height: 1fr; border-left: solid $panel; padding: 0 0 0 1; }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """A note was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: tuple[Beside, ...] = ()
        self.rows: list[BesideRow] = []

    def show(self, items: Sequence[Beside]) -> None:
        """Replace what is shown: the notes of the window, and of what is below it if they are to be counted."""
        if self.items != tuple(items):
            self.items = tuple(items)
            self._arrange()

    def on_resize(self, event: events.Resize) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.rows = arrange(self.items, self.size.height, max(_NARROWEST, self.size.width))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        pieces = self.rows[y].pieces if y < len(self.rows) else ()
        return strip_of(pieces, Styles.under(self.app), self.size.width)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self.rows) and (id := self.rows[offset.y].id):
            self.post_message(self.Chosen(id))
