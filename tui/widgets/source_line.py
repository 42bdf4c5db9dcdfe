"""A line to type an address or a path in, or to paste a whole text into."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tui.keys import EDIT, key
from tui.widgets.search_line import SearchLine


class SourceLine(SearchLine):
    """Several lines that are pasted are a text by themselves, and told as such."""

    BINDINGS = [
        key(
            "ctrl+v",
            "paste",
            "Take what was copied",
            "in leeslamp; from elsewhere your terminal's own key pastes",
            EDIT,
        ),
    ]

    class Pasted(Message):
        """A text of several lines."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        """What the terminal says was pasted; `Input` would keep its first line only."""
        if self._is_text(event.text):
            event.prevent_default()
            event.stop()

    def action_paste(self) -> None:
        if not self._is_text(self.app.clipboard):
            super().action_paste()

    def _is_text(self, pasted: str) -> bool:
        several = len(pasted.strip().splitlines()) > 1
        if several:
            self.post_message(self.Pasted(pasted))
        return several
