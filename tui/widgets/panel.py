"""A panel under the page: as high as what it shows, and no room at all while it is closed."""

from __future__ import annotations

from textual.containers import VerticalScroll

from tui.reading.layout import LEFT_MARGIN, Columns

ROOMY = 30
"""Rows of a terminal from which there is room for a blank one."""


class Panel(VerticalScroll, can_focus=False):
    """Open with the class `open`."""

    DEFAULT_CSS = """
    Panel {
        display: none;
        height: auto;
        max-height: 40%;
        padding: 0 0 0 2;
        background: $surface;
        border-top: solid $rule;

        &.open { display: block; }
        & Static { height: auto; max-width: 77; padding-right: 2; }
    }
    """

    def stand_under(self, columns: Columns) -> None:
        """Begin where the text of the page does."""
        padding = (0, 0, int(self.is_roomy), columns.left + LEFT_MARGIN)
        if self.styles.padding != padding:
            self.styles.padding = padding

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for blank rows."""
        return self.app.size.height >= ROOMY
