"""A line to type a search in, at the foot of a screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class SearchLine(Input):
    """One row high."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; background: $surface; padding: 0 1; border: none; }
    """
    virtual_size = Reactive(Size(0, 0), layout=False)
    """It scrolls in its row: to lay the screen out for each letter would cost a frame."""

    def __init__(self, placeholder: str, *, id: str, typed: Callable[[], None] | None = None) -> None:
        """`typed` is called at every change, before the line is drawn.

        What it changes on the screen is in the same frame; what a message sets off is in the next, up to 33 ms later.
        """
        super().__init__(placeholder=placeholder, id=id, compact=True)
        self._typed = typed

    def watch_value(self) -> None:
        if self._typed:
            self._typed()
