"""The one-line bars above and below the page."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.bars import Group, bar
from tui.reading.paint import Piece
from tui.widgets.paint import cells_changed, filtered, strip_of
from tui.widgets.styles import Styles


class Bar(Widget):
    """One line of text: what must be seen on the left, what may be cut off on the right."""

    ALLOW_SELECT = False
    PAPER = "panel"
    """The look of what is blank."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left: tuple[Piece, ...] = ()
        self.right: tuple[Group, ...] = ()
        self._drawn = Strip([])
        self._styles: Styles | None = None

    def show(self, *left: Piece, right: tuple[Group, ...] | None = None) -> None:
        """Replace what stands on the left, and on the right if that is given."""
        self.left, self.right = left, self.right if right is None else right
        before, self._drawn = self._drawn, self._draw()
        if changed := cells_changed(before, self._drawn):
            self.refresh(Region(0, 0, changed, 1))

    @property
    def text(self) -> str:
        """What can be read in it."""
        return self._drawn.text

    def notify_style_update(self) -> None:
        """Another theme, perhaps."""
        super().notify_style_update()
        self._styles = None
        self._drawn = self._draw()

    def _draw(self) -> Strip:
        width = self.size.width
        self._styles = self._styles or Styles.under(self.app)
        return filtered(self, strip_of(bar(self.left, self.right, width, self.PAPER), self._styles, width))

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn.cell_length != self.size.width:
            self._drawn = self._draw()
        whole = crop.width == self._drawn.cell_length
        return [self._drawn if whole else self._drawn.crop(crop.x, crop.right)] * crop.height


class HeaderBar(Bar):
    """What the columns below it are."""

    PAPER = "plain"


class TitleBar(Bar):
    """What is being read."""


class StatusBar(Bar):
    """Where the reader is, and which keys matter now."""
