"""The page as a widget: draws both columns, keeps the viewport, knows nothing of keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.article.model import Article
from tui.reading.cursor import Cursor
from tui.reading.hits import Hit
from tui.reading.layout import LEFT_MARGIN, Layout, columns
from tui.reading.marks import Mark, by_block
from tui.reading.scrollbar import thumb
from tui.reading.sheet import TOP, Place, Sheet
from tui.reading.study import Study
from tui.translation.model import Translation
from tui.widgets.paint import cells_changed, filtered
from tui.widgets.row_painter import RowPainter
from tui.widgets.strips import Strips
from tui.widgets.styles import Styles


class SheetView(Widget):
    """An article in one or two columns, row-aligned.

    The truth of the viewport is the place of its top row, never a scroll offset: rows above may change their number
    without moving what is read. Strips are made once and kept until something in their block changes.
    """

    ALLOW_SELECT = False

    cursor: reactive[Cursor] = reactive(Cursor, repaint=False, init=False)
    marks: reactive[tuple[Mark, ...]] = reactive((), repaint=False, init=False)
    hits: reactive[tuple[Hit, ...]] = reactive((), repaint=False, init=False)
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
        self.thumb = range(0)
        """Rows of the scrollbar's thumb, as last painted."""
        self.marks_by_block: Mapping[int, Sequence[Mark]] = {}
        self.hits_by_block: dict[int, list[Hit]] = {}

    def watch_cursor(self, old: Cursor, new: Cursor) -> None:
        for cursor in (old, new):
            first, last = sorted((cursor.sentence, cursor.anchor.sentence)) if cursor.unit else (cursor.sentence,) * 2
            self._forget_sentences(self.sheet.shown_together(first).start, self.sheet.shown_together(last).stop - 1)
        self.follow()
        self.repaint()

    def watch_marks(self, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> None:
        self.marks_by_block = by_block(self.article, new)
        self.strips.forget(by_block(self.article, set(old) ^ set(new)))
        self.repaint()

    def watch_hits(self, old: tuple[Hit, ...], new: tuple[Hit, ...]) -> None:
        self.strips.forget(self.hits_by_block)
        self.hits_by_block = {}
        for hit in new:
            self.hits_by_block.setdefault(hit.block, []).append(hit)
        self.strips.forget(self.hits_by_block)
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

    def go_on_with(self, whole: Article) -> None:
        """Show all of a book of which a part was there; what is on the screen stays as it is."""
        part, first = self.article, self.article.sentences[0]
        start = whole.offsets.to_reading(part.offsets.to_source(first.span.start))
        sentences = whole.sentence_at(start)
        blocks = whole.sentences[sentences].block - first.block
        self.article = whole
        self.sheet = Sheet(whole, self.sheet.columns)
        self.top = Place(self.top.block + blocks, self.top.row)
        cursor, anchor = self.cursor, self.cursor.anchor
        moved = anchor._replace(sentence=anchor.sentence + sentences)
        self.set_reactive(SheetView.cursor, cursor._replace(sentence=cursor.sentence + sentences, anchor=moved))
        turned = frozenset(at + sentences for at in self.study.toggled)
        self.set_reactive(SheetView.study, self.study._replace(toggled=turned))
        self.lay_out()

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

        self.keep_row(change)

    def keep_row(self, change: Callable[[], None], blocks: Collection[int] | None = None) -> None:
        """Call `change`, which may lay blocks out anew, and keep the current sentence on its row of the screen.

        `blocks`: those that look different then; all of them unless given.
        """
        start = self.article.sentences[self.cursor.sentence].span.start
        at_top = self.top == TOP and self.cursor.sentence == 0  # then the title stays where it is
        row = self.sheet.distance(self.top, self.sheet.place_of(start), self.rows_shown)
        change()
        if not at_top and 0 <= row < self.rows_shown:
            self.top = self.sheet.clamp(self.sheet.step(self.sheet.place_of(start), -row), self.rows_shown)
        else:
            self.top = Place(self.top.block, min(self.top.row, len(self.sheet.rows(self.top.block)) - 1))
            self.follow()
        if blocks is None:
            self.repaint_all()
        else:
            self.strips.forget(blocks)
            self.repaint()
        self.post_message(self.Scrolled())

    def follow(self) -> None:
        """Move the window, as little as needed, so that the cursor is in it."""
        if not self.size.height:
            return
        first, last = self.sheet.extent(self.cursor.sentence)
        if (word := self.cursor.word_span(self.article)) is not None:
            first = last = self.sheet.place_of(word.start)
        if self.cursor.sentence == 0 and self.cursor.word is None:
            first = TOP  # the title belongs to the first sentence
            if self.sheet.distance(TOP, last, self.rows_shown + 1) >= self.rows_shown:
                first = self.sheet.extent(0)[0]
        self.look_at(self.sheet.follow(self.top, self.rows_shown, first, last))

    def show_offset(self, offset: int) -> None:
        """Move the window so that a reading offset is in it, the cursor staying where it is."""
        place = self.sheet.place_of(offset)
        self.look_at(self.sheet.follow(self.top, self.rows_shown, place, place))

    def look_at(self, top: Place) -> None:
        """Make `top` the first row of the window, unless the page ends earlier."""
        top = self.sheet.clamp(top, self.rows_shown)
        if top != self.top:
            self.top = top
            self.repaint()
            self.post_message(self.Scrolled())

    def look_at_share(self, share: float) -> None:
        """Make the middle of the window the place at that share of the text, 0 to 1."""
        place = self.sheet.place_of(round(share * len(self.article.text)))
        self.look_at(self.sheet.step(place, -self.rows_shown // 2))

    @property
    def blocks_shown(self) -> tuple[int, int]:
        """The first and the last block in the window."""
        return self.top.block, self.sheet.step(self.top, self.rows_shown - 1).block

    @property
    def is_amid(self) -> bool:
        """Whether there is text for more than a screen before the window and after it, or no more than that at all."""
        part = self.article.part
        if part is None:
            return True
        up, down = (self.sheet.step(self.top, way * 2 * self.rows_shown) for way in (-1, 2))
        return (up > TOP or not part.start) and (down < self.sheet.last or part.end == len(self.article.canonical))

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
        """Paint the window as it is now, and have only the cells drawn that are not as they were."""
        if not self.is_painted:
            return
        before, self.frame = self.frame, self._paint()
        if len(before) != len(self.frame):
            self.refresh()
            return
        rows = enumerate(zip(before, self.frame, strict=True))
        changed = ((y, cells_changed(old, new)) for y, (old, new) in rows if old is not new)
        if regions := [Region(0, y, cells, 1) for y, cells in changed if cells]:
            self.refresh(*regions)

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
            self.frame = self._paint()
        if not self.is_painted:
            self.is_painted = True
            self.post_message(self.Painted())
        rows = self.frame[crop.y : crop.bottom]
        return rows if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in rows]

    def _paint(self) -> list[Strip]:
        """The rows of the window; what was painted before and looks the same are the same objects."""
        width, height = self.size
        self.thumb = thumb(height, self.sheet.share(self.top, height))
        painter = self._painter()
        rows: list[Strip] = []
        place: Place | None = self.top
        for y in range(height):
            strip = self.strips.get(place, y in self.thumb)
            if strip is None:
                segments = [] if place is None else painter.segments(place)
                strip = self._whole_row(segments, painter.bar(y in self.thumb), width)
                self.strips.put(place, y in self.thumb, strip)
            rows.append(strip)
            if place is not None:
                following = self.sheet.step(place, 1)
                place = None if following == place else following
        return rows

    def _whole_row(self, segments: list[Segment], bar: Segment, width: int) -> Strip:
        used = self.sheet.columns.width if segments else 0
        blank = Segment(" " * (width - 1 - used), self.looks.plain)
        if used < width:
            return filtered(self, Strip(Segment.simplify([*segments, blank, bar]), width))
        return filtered(self, Strip(segments).adjust_cell_length(width))  # a terminal of a few cells

    def _painter(self) -> RowPainter:
        if self.theme != (theme := self.app.theme):
            self.theme, self.looks = theme, Styles.of(self.app.theme_variables)
            self.strips.clear()
        return RowPainter(
            sheet=self.sheet,
            cursor=self.cursor,
            marks=self.marks_by_block,
            hits=self.hits_by_block,
            study=self.study,
            awaited=self.awaited,
            failed=self.failed,
            base=self.looks.base,
            over=self.looks.over,
            plain=self.looks.plain,
        )
