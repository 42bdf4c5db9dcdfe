"""The page as a widget: draws both columns, keeps the viewport, knows nothing of keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.article.model import Article
from tui.reading.cursor import Cursor
from tui.reading.hits import Hit, hits_by_block
from tui.reading.layout import LEFT_MARGIN, Layout, columns
from tui.reading.marks import Mark, by_block
from tui.reading.paint import Piece
from tui.reading.rows import RowPainter
from tui.reading.sheet import TOP, Place, Sheet
from tui.reading.study import Study
from tui.span import Span
from tui.translation.model import Translation
from tui.widgets.paint import cells_changed, filtered, strip_of
from tui.widgets.strips import Strips
from tui.widgets.styles import Styles

_AHEAD = 0.03
"""Seconds without another move after which the next page is painted."""


class SheetView(Widget):
    """An article in one or two columns, row-aligned.

    The truth of the viewport is the place of its top row, never a scroll offset: rows above may change their number
    without moving what is read. Strips are made once and kept until something in their block changes.
    """

    ALLOW_SELECT = False

    cursor: reactive[Cursor] = reactive(Cursor, repaint=False, init=False)
    marks: reactive[tuple[Mark, ...]] = reactive((), repaint=False, init=False)
    hits: reactive[tuple[Hit, ...]] = reactive((), repaint=False, init=False)
    lit: reactive[tuple[Span, ...]] = reactive((), repaint=False, init=False)
    """The words, in reading offsets, that were looked up as one."""
    study: reactive[Study] = reactive(Study, repaint=False, init=False)
    arrangement: reactive[Layout] = reactive(Layout.BESIDE, repaint=False, init=False)
    awaited: reactive[bool] = reactive(False, repaint=False, init=False)
    """Whether translations that are not there may still come."""
    failed: reactive[frozenset[int]] = reactive(frozenset(), repaint=False, init=False)
    """Blocks that will have none before the reader asks again."""

    class Painted(Message):
        """The page is on the terminal for the first time."""

    class Scrolled(Message):
        """Other blocks may be in the window."""

    def __init__(self, article: Article, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.article = article
        self.sheet = Sheet(article, columns(80, Layout.BESIDE))
        self.top = TOP
        self.strips = Strips()
        self.frame: list[Strip] = []
        """The rows of the window as last painted."""
        self.is_painted = False
        self.theme = ""
        """Which the strips are painted under."""
        self.looks = Styles({})
        self._ahead: asyncio.TimerHandle | None = None
        self.marks_by_block: dict[int, list[Mark]] = {}
        self.hits_by_block: dict[int, list[Hit]] = {}

    def watch_cursor(self, old: Cursor, new: Cursor) -> None:
        for cursor in (old, new):
            first, last = sorted((cursor.sentence, cursor.anchor.sentence)) if cursor.unit else (cursor.sentence,) * 2
            self._forget_sentences(self.sheet.shown_together(first).start, self.sheet.shown_together(last).stop - 1)
        self._follow()
        self.repaint()

    def watch_marks(self, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> None:
        before, after = set(old), set(new)
        gone, come = (by_block(self.article, marks) for marks in (before - after, after - before))
        for block in gone.keys() | come.keys():
            kept = [mark for mark in self.marks_by_block.get(block, ()) if mark in after]
            self.marks_by_block[block] = kept + come.get(block, [])
        self.strips.forget(gone.keys() | come.keys())
        self.repaint()

    def watch_hits(self, old: tuple[Hit, ...], new: tuple[Hit, ...]) -> None:
        self.strips.forget(self.hits_by_block)
        self.hits_by_block = hits_by_block(new)
        self.strips.forget(self.hits_by_block)
        self.repaint()

    def watch_lit(self, old: tuple[Span, ...], new: tuple[Span, ...]) -> None:
        sentences = (self.article.sentence_at(span.start) for span in (*old, *new))
        self.strips.forget({self.article.sentences[sentence].block for sentence in sentences})
        self.repaint()

    def watch_study(self, old: Study, new: Study) -> None:
        if self.sheet.columns.layout is Layout.DUTCH:
            self.keep_row(lambda: self.sheet.set_revealed(new.toggled))
        elif old.on == new.on:
            self.strips.forget({self.article.sentences[at].block for at in old.toggled ^ new.toggled})
            self.repaint()
        else:
            self.repaint_all()

    def watch_arrangement(self) -> None:
        self.lay_out()

    def watch_awaited(self) -> None:
        self.repaint_all()

    def watch_failed(self, old: frozenset[int], new: frozenset[int]) -> None:
        self.strips.forget(old ^ new)
        self.repaint()

    def set_translations(self, translations: Mapping[int, Translation]) -> None:
        """Show translations that arrived, by block, the sentence being read staying on its row."""

        def change() -> None:
            for block, translation in translations.items():
                self.sheet.set_translation(block, translation)

        self.keep_row(change, translations.keys())

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    @property
    def rows_shown(self) -> int:
        """Rows of the window, at least one."""
        return max(1, self.size.height)

    def lay_out(self) -> None:
        """Fit the page to the widget's width."""
        wanted = columns(max(1, self.size.width), self.arrangement)
        revealed = self.study.toggled if wanted.layout is Layout.DUTCH else frozenset()

        def change() -> None:
            self.sheet.set_columns(wanted)
            self.sheet.set_revealed(revealed)

        if self.is_painted:
            self.keep_row(change)
        else:
            change()
            self.top = self.sheet.opening(self.rows_shown, self.cursor.sentence)

    def keep_row(self, change: Callable[[], None], blocks: Collection[int] | None = None) -> None:
        """Call `change`, which may lay `blocks` out anew (else all), and keep the current sentence on its row."""
        start = self.article.sentences[self.cursor.sentence].span.start
        at_top = self.top == TOP and self.cursor.sentence == 0  # then the title stays where it is
        row = self.sheet.distance(self.top, self.sheet.place_of(start), self.rows_shown)
        change()
        if not at_top and 0 <= row < self.rows_shown:
            self.top = self.sheet.clamp(self.sheet.step(self.sheet.place_of(start), -row), self.rows_shown)
        else:
            self.top = Place(self.top.block, min(self.top.row, len(self.sheet.rows(self.top.block)) - 1))
            self._follow()
        if blocks is None:
            self.repaint_all()
        else:
            self.strips.forget(blocks)
            self.repaint()
        self.post_message(self.Scrolled())

    def follow(self) -> None:
        """Move the window, as little as needed, so that the cursor is in it."""
        if self._follow():
            self.repaint()

    def _follow(self) -> bool:
        if not self.size.height:
            return False
        first, last = self.sheet.extent(self.cursor.sentence)
        if (word := self.cursor.word_span(self.article)) is not None:
            first = last = self.sheet.place_of(word.start)
        if self.cursor.sentence == 0 and self.cursor.word is None:
            first = TOP  # the title belongs to the first sentence
            if self.sheet.distance(TOP, last, self.rows_shown + 1) >= self.rows_shown:
                first = self.sheet.extent(0)[0]
        return self.turn_to(self.sheet.follow(self.top, self.rows_shown, first, last))

    def show_offset(self, offset: int) -> None:
        """Move the window so that a reading offset is in it, the cursor staying where it is."""
        place = self.sheet.place_of(offset)
        self.look_at(self.sheet.follow(self.top, self.rows_shown, place, place))

    def look_at(self, top: Place) -> None:
        """Make `top` the first row of the window, unless the page ends earlier."""
        if self.turn_to(top):
            self.repaint()

    def turn_to(self, top: Place) -> bool:
        """`look_at`, to be painted with what else is changed; returns whether the window moved."""
        top = self.sheet.clamp(top, self.rows_shown)
        if top == self.top:
            return False
        self.top = top
        self.post_message(self.Scrolled())
        return True

    def look_at_share(self, share: float) -> None:
        """Make the middle of the window the place at that share of the text, 0 to 1."""
        place = self.sheet.place_of(round(share * len(self.article.text)))
        self.look_at(self.sheet.step(place, -self.rows_shown // 2))

    @property
    def blocks_shown(self) -> tuple[int, int]:
        """The first and the last block in the window."""
        return self.top.block, self.sheet.step(self.top, self.rows_shown - 1).block

    def _forget_sentences(self, first: int, last: int) -> None:
        """Their rows look different now."""
        top, bottom = self.sheet.extent(first)[0], self.sheet.extent(last)[1]
        if top.block == bottom.block:
            self.strips.forget_rows(top.block, range(top.row, bottom.row + 1))
        else:
            self.strips.forget(range(top.block, bottom.block + 1))

    def repaint_all(self) -> None:
        """Everything looks different now."""
        self.strips.clear()
        self.repaint()

    def repaint(self) -> None:
        """Paint the window as it is now, and have only the rows drawn that are not as they were."""
        if not self.is_painted:
            return
        before, self.frame = self.frame, self._paint(self.top)
        if len(before) != len(self.frame):
            self.refresh()
            return
        rows = enumerate(zip(before, self.frame, strict=True))
        changed = [(y, old, new) for y, (old, new) in rows if old is not new]
        if len(changed) > len(self.frame) // 2:  # the window moved: whole rows, for those are rendered ahead
            self.refresh()
            self._foresee_later()
            return
        cells = ((y, cells_changed(old, new)) for y, old, new in changed)
        if regions := [Region(0, y, width, 1) for y, width in cells if width]:
            self.refresh(*regions)

    def _foresee_later(self) -> None:
        if self._ahead:
            self._ahead.cancel()
        self._ahead = asyncio.get_running_loop().call_later(_AHEAD, self._foresee, [1, -1])

    def _foresee(self, ways: list[int]) -> None:
        """Paint the next page, in a pause, and then the one before: turning to it is then as quick as a step."""
        if not self.is_attached:
            return
        step = ways.pop(0) * max(1, self.rows_shown - 2)
        for strip in self._paint(self.sheet.clamp(self.sheet.step(self.top, step), self.rows_shown)):
            strip.render(self.app.console)
        if ways:
            self._ahead = asyncio.get_running_loop().call_later(_AHEAD, self._foresee, ways)

    def offset_under(self, at: Offset) -> int | None:
        """Reading offset of the Dutch character at a cell of the widget; None where there is none."""
        place = self.sheet.step(self.top, at.y)
        shape = self.sheet.columns
        cell = at.x - shape.left - LEFT_MARGIN
        return self.sheet.offset_at(place, max(0, cell)) if cell < shape.dutch else None

    def render_lines(self, crop: Region) -> list[Strip]:
        if columns(max(1, self.size.width), self.arrangement) != self.sheet.columns:
            self.lay_out()  # a frame can be painted before the Resize message arrives
        if len(self.frame) != self.size.height or self.theme != self.app.theme:
            self.frame = self._paint(self.top)
        if not self.is_painted:
            self.is_painted = True
            self.post_message(self.Painted())
            self._foresee_later()
        rows = self.frame[crop.y : crop.bottom]
        return rows if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in rows]

    def _paint(self, top: Place) -> list[Strip]:
        """The rows of a window; what was painted before and looks the same are the same objects."""
        width = self.size.width

        def finish(pieces: list[Piece]) -> Strip:
            return filtered(self, strip_of(pieces, self.looks, width))

        return self.strips.window(self._painter(), top, self.size, finish)

    def _painter(self) -> RowPainter:
        if self.theme != (theme := self.app.theme):
            self.theme, self.looks = theme, Styles.under(self.app.theme_variables)
            self.strips.clear()
        marks, hits = self.marks_by_block, self.hits_by_block
        return RowPainter(self.sheet, self.cursor, marks, hits, self.study, self.awaited, self.failed, self.lit)
