"""The one-line bars above and below the page."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.reading.wrap import width_of
from tui.widgets.paint import cells_changed, filtered
from tui.widgets.styles import Styles


class Piece(NamedTuple):
    """Some words of a bar, and their look in the palette."""

    text: str
    look: str = "panel"


class Bar(Widget):
    """One line of text: what must be seen on the left, what may be cut off on the right."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left: tuple[Piece, ...] = ()
        self.right: tuple[Piece, ...] = ()
        self._drawn = Strip([])

    def show(self, *left: Piece, right: tuple[Piece, ...] | None = None) -> None:
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
        self._drawn = self._draw()

    def _draw(self) -> Strip:
        looks, room = Styles.of(self.app.theme_variables), (width := self.size.width)
        segments: list[Segment] = []
        for text, look in self.left:
            segments.append(Segment(_fitted(text, room), looks.base(look)))
            room -= segments[-1].cell_length
        wanted = sum(width_of(text) for text, _ in self.right)
        if room > wanted:
            segments.append(Segment(" " * (room - wanted), looks.base("panel")))
            segments += (Segment(text, looks.base(look)) for text, look in self.right)
        strip = Strip(segments).adjust_cell_length(width, looks.base("panel")).simplify()
        return filtered(self, strip)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn.cell_length != self.size.width:
            self._drawn = self._draw()
        whole = crop.width == self._drawn.cell_length
        return [self._drawn if whole else self._drawn.crop(crop.x, crop.right)] * crop.height


def _fitted(text: str, room: int) -> str:
    return text if width_of(text) <= room else set_cell_size(text, max(0, room - 1)) + "…" * (room > 0)


class TitleBar(Bar):
    """What is being read."""


class StatusBar(Bar):
    """Where the reader is, and which keys matter now."""
