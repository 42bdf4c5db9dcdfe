"""A panel under the page: as high as what it shows, and no room at all while it is closed."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Panel(VerticalScroll, can_focus=False):
    """Open with the class `open`."""

    DEFAULT_CSS = """
    Panel {
        display: none;
        height: auto;
        max-height: 8;
        padding: 0 2;
        background: $surface;
        border-top: solid $panel;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-color: $panel-lighten-2;

        &.open { display: block; }
        & Static { height: auto; }
    }
    """
