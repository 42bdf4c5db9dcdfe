"""The list of articles: a row for each, in columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.strip import Strip

from tui.reading.bars import fitted
from tui.reading.paint import Piece
from tui.reading.wrap import width_of
from tui.widgets.bar_rows import BarRows, rest
from tui.widgets.paint import filtered, strip_of
from tui.widgets.styles import Styles

LEFT = ("Date", "State", "Feed", "Published")
"""Columns of words; numbers stand on the right."""


class ArticleRows(BarRows):
    """Cells are asked for when their row is drawn."""

    def __init__(self, cells: Callable[[str], Mapping[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: Sequence[str] = ()
        self.begins_at = ""
        """The id of the article that the bar is put on once something is listed."""
        self.columns: Mapping[str, int] = {}
        """Cells of each column but the title, which has the rest."""
        self._cells = cells

    @property
    def items(self) -> Sequence[str]:
        return self.ids

    @property
    def chosen(self) -> str | None:
        """The id of the article under the bar."""
        return self.ids[self.at] if self.ids else None

    @property
    def visible_ids(self) -> Sequence[str]:
        """Those of the rows that can be seen."""
        return self.ids[self.scroll_offset.y : self.scroll_offset.y + self.app.size.height]

    def put_bar_on(self, id: str) -> None:
        """On that article, if it is listed; if nothing is yet, as soon as it is."""
        self.begins_at = id
        if id in self.ids:
            self.go_to(self.ids.index(id))

    def show(self, ids: Sequence[str], columns: Mapping[str, int], empty: str = "") -> None:
        """Replace what is listed, or say `empty`; the bar stays on its article, else where it is."""
        kept = self.chosen or self.begins_at
        self.ids, self.columns, self.why_empty = ids, columns, empty
        same = self.at < len(ids) and ids[self.at] == kept
        self.go_to(self.at if same or kept not in ids else ids.index(kept))

    def render_line(self, y: int) -> Strip:
        width, styles = self.scrollable_content_region.width, Styles.under(self.app)
        number = y + self.scroll_offset.y
        pieces: list[Piece] = []
        if number < len(self.ids):
            row = row_of(self._cells(self.ids[number]), self.columns, width - 1)
            pieces = [self.bar(number), Piece(row, self.looks(number))]
        elif not self.ids:
            pieces = self.reason(y, width)
        return filtered(self, strip_of(pieces, styles, width))


def row_of(cells: Mapping[str, str], columns: Mapping[str, int], width: int) -> str:
    """The cells of a row side by side; those that are missing are left blank."""
    title = max(10, width - sum(cell + 2 for cell in columns.values()) - 1)
    row = rest(cells.get("Title", ""), title, ()).text
    for name, cell in columns.items():
        shown = fitted(cells.get(name, ""), cell)
        blank = " " * (cell - width_of(shown))
        row += "  " + (shown + blank if name in LEFT else blank + shown)
    return row
