"""A line to type a search in, at the foot of a screen."""

from __future__ import annotations

from textual.widgets import Input


class SearchLine(Input):
    """One row high."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; background: $surface; padding: 0 1; border: none; }
    """

    def __init__(self, placeholder: str, *, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True)
