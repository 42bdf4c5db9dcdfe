"""The one-line bars above and below the page."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget


class Bar(Widget):
    """One line of text: what must be seen on the left, what may be cut off on the right."""

    ALLOW_SELECT = False

    left: reactive[Content] = reactive(Content, layout=False)
    right: reactive[Content] = reactive(Content, layout=False)

    def render(self) -> VisualType:
        room = self.content_size.width
        left = self.left.truncate(room, ellipsis=True)
        gap = room - left.cell_length - self.right.cell_length
        if gap < 1:
            return left
        return Content.assemble(left, " " * gap, self.right)


class TitleBar(Bar):
    """What is being read."""


class StatusBar(Bar):
    """Where the reader is, and which keys matter now."""
