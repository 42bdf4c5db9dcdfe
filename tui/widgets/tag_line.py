"""A line to type tags in, completed from those there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.suggester import Suggester

from tui.notes.tagging import completed
from tui.widgets.search_line import SearchLine


class TagLine(SearchLine):
    """What Tab would add stands dim behind the cursor."""

    BINDINGS = [Binding("tab", "cursor_right", show=False)]

    def __init__(self, *, id: str) -> None:
        super().__init__("#idioom -#oud   Tab completes · Enter sets · Esc leaves", id=id)

    def begin(self, tags: Sequence[str]) -> None:
        """Nothing typed yet; `tags` are those to complete with."""
        self.value = ""
        self.suggester = _Tags(tags)


class _Tags(Suggester):
    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self._tags) or None
