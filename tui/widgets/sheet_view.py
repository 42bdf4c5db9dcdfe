"""The page as a widget: draws both columns, knows nothing of keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.article.model import Article
from tui.notes.colour import Colour
from tui.reading.cursor import Cursor
from tui.reading.layout import Columns, Layout, columns
from tui.reading.marks import Mark, Marked, by_block
from tui.reading.paint import Piece
from tui.reading.rows import RowPainter
from tui.reading.sheet import Place
from tui.reading.study import Study
from tui.span import Span
from tui.translation.model import Translation
from tui.widgets.paint import filtered, regions_changed, strip_of
from tui.widgets.strips import Frame, Strips
from tui.widgets.styles import Styles
from tui.widgets.window import Window

if TYPE_CHECKING:
    from tui.reading.ahead import Seen
    from tui.reading.hits import Hit

_AHEAD = 0.03
"""Seconds without another key after which something is painted that the next one may ask for."""


class SheetView(Window):
    """An article in one or two columns, row-aligned; strips are made once and kept until they look different."""

    ALLOW_SELECT = False

    marks: reactive[Mapping[str, tuple[Mark, ...]]] = reactive(dict, repaint=False, init=False)
    """Those of each note, by its id; of a note that did not change the same object."""
    focused: reactive[str | None] = reactive(None, repaint=False, init=False)
    """The note a key acts on where several overlap."""
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

    def __init__(self, article: Article, *, id: str | None = None) -> None:
        super().__init__(article, id=id)
        self.strips = Strips()
        self.window = Frame((), range(0), 0, [])
        """As last painted."""
        self._painted_as: tuple[Place, Columns, str, Size] | None = None
        """Its top, how it is laid out, the theme, the size."""
        self.is_painted = False
        self.fits = Size(0, 0)
        """The size for which the page is laid out."""
        self.theme = ""
        """Which the strips are painted under."""
        self.looks = Styles({})
        self.next_kind = Colour.MARK
        """That of the last highlight, which the next one probably has too."""
        self._ahead: asyncio.TimerHandle | None = None
        self._way = 1
        """Whether the reader goes on, or back: -1."""
        self._around: tuple[Place, Columns] | None = None
        """The top of the window around which everything was painted ahead, and how it was laid out."""
        self.marks_by_block: dict[int, Marked] = {}
        self.hits_by_block: dict[int, list[Hit]] = {}

    @property
    def frame(self) -> list[Strip]:
        """The rows of the window as last painted."""
        return self.window.strips

    def watch_cursor(self, old: Cursor, new: Cursor) -> None:
        self._way = -1 if new.sentence < old.sentence else 1
        for cursor in (old, new):
            if cursor.is_plain:
                continue
            first, last = sorted((cursor.sentence, cursor.anchor.sentence)) if cursor.unit else (cursor.sentence,) * 2
            together = self.sheet.shown_together
            self._forget(self.sheet.extent(together(first).start)[0], self.sheet.extent(together(last).stop - 1)[1])
        for piece in {*old.pieces} ^ {*new.pieces}:
            self._forget(self.sheet.place_of(piece.start), self.sheet.place_of(max(piece.start, piece.end - 1)))
        if self.turn_to_cursor():
            self.tell_scrolled()
        is_plain = old.is_plain and new.is_plain
        self.repaint(self.sheet.all_together(old.sentence, new.sentence) if is_plain else None)

    def watch_marks(self, old: Mapping[str, tuple[Mark, ...]], new: Mapping[str, tuple[Mark, ...]]) -> None:
        gone = [mark for id, marks in old.items() if new.get(id) is not marks for mark in marks]
        come = [mark for id, marks in new.items() if old.get(id) is not marks for mark in marks]
        changed, added = {mark.id for mark in gone}, by_block(self.article, come)
        for block in by_block(self.article, gone).keys() | added.keys():
            kept = [mark for mark in self.marks_by_block.pop(block, ()) if mark.id not in changed]
            if marks := (*kept, *added.get(block, ())):
                self.marks_by_block[block] = Marked(marks, self.article.blocks[block])
        touched = chain.from_iterable(self.article.sentences_in(mark.span) for mark in (*gone, *come))
        self.repaint(self.sheet.all_together(*touched))

    def is_marked(self, offset: int) -> bool:
        """Whether the character at a reading offset is drawn as highlighted."""
        marks = self.marks_by_block.get(self.article.block_at(offset), ())
        return any(not mark.bookmark and mark.span.start <= offset < mark.span.end for mark in marks)

    def watch_focused(self) -> None:
        self.repaint()

    def watch_hits(self, old: tuple[Hit, ...], new: tuple[Hit, ...]) -> None:
        from tui.reading.hits import hits_by_block  # nothing is searched for on the first frame

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
            self.keep_row(lambda: self.sheet.set_revealed(new.toggled), self._blocks(old.toggled ^ new.toggled))
        else:
            self.repaint()

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

    def on_resize(self) -> None:
        if self.size != self.fits:
            self.lay_out()

    def lay_out(self) -> None:
        """Fit the page to the widget's width."""
        self.fits = self.size
        wanted = columns(max(1, self.size.width), self.arrangement)
        revealed = self.study.toggled if wanted.layout is Layout.DUTCH else frozenset()

        def change() -> None:
            self.sheet.set_columns(wanted)
            self.sheet.set_revealed(revealed)

        if self.is_painted:
            self.keep_row(change, self._blocks(self.sheet.revealed ^ revealed))
        else:
            change()
            self.top = self.sheet.opening(self.rows_shown, self.cursor.sentence)

    def _blocks(self, sentences: Collection[int]) -> set[int]:
        return {self.article.sentences[sentence].block for sentence in sentences}

    def keep_row(self, change: Callable[[], None], blocks: Collection[int]) -> None:
        """Call `change`, which may change the rows of `blocks`, and keep the current sentence on its row."""
        row = self.sheet.row_of(self.cursor.sentence, self.top, self.rows_shown)
        change()
        self.top = self.sheet.kept(self.top, self.rows_shown, self.cursor.sentence, row)
        if row is None:
            self.turn_to_cursor()
        self.strips.forget(blocks)
        self.repaint()
        self.post_message(self.Scrolled())

    def _forget(self, top: Place, bottom: Place) -> None:
        """The rows from one to the other look different now."""
        if top.block == bottom.block:
            self.strips.forget_rows(self.sheet.columns, top.block, range(top.row, bottom.row + 1))
        else:
            self.strips.forget(range(top.block, bottom.block + 1))

    def repaint_all(self) -> None:
        """Everything looks different now."""
        self.strips.clear()
        self.repaint()

    def repaint(self, sentences: Collection[int] | None = None) -> None:
        """Paint the window as it is now, and have only the rows drawn that are not as they were.

        `sentences`: those that can look otherwise; all of them unless given.
        """
        if not self.is_painted:
            return
        before = self.frame
        self._paint(sentences)
        self._foresee_later()
        regions = regions_changed(before, self.frame)
        if regions is None:  # the window moved: whole rows, for those are rendered ahead
            self.refresh()
        elif regions:
            self.refresh(*regions)

    def _foresee_later(self) -> None:
        if self._ahead:
            self._ahead.cancel()
        self._ahead = asyncio.get_running_loop().call_later(_AHEAD, self._foresee, self._next_windows())

    def _foresee(self, windows: Iterator[Seen]) -> None:
        """Paint what the next key may ask for, one whole window in each pause: then it is there when a key can be."""
        self._ahead = None
        if not self.is_attached:
            return
        for window in windows:
            for strip in self._painted(window.painter, window.top, window.sentences).strips:
                strip.render(self.app.console)  # which it keeps
            if window.sentences is None:
                self._ahead = asyncio.get_running_loop().call_later(_AHEAD, self._foresee, windows)
                return

    def _next_windows(self) -> Iterator[Seen]:
        """Those that a step leads to; of a new window also the pages around it. While something is selected nobody
        knows.
        """
        from tui.reading.ahead import Seen, steps, surroundings

        if not self.cursor.is_plain:
            return
        seen = Seen(self._painter(), self.top, self.rows_shown)
        yield from steps(seen, self._way, self.hits, self.next_kind)
        if (around := (self.top, self.sheet.columns)) != self._around:
            other = columns(self.size.width, self.arrangement.following(self.size.width))
            yield from surroundings(seen, self._way, other)
            self._around = around

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self.is_painted or columns(max(1, self.size.width), self.arrangement) != self.sheet.columns:
            self.lay_out()  # a frame can be painted before the Resize message arrives
        if len(self.frame) != self.outer_size.height or self.theme != self.app.theme:
            self._paint()
        if not self.is_painted:
            self.is_painted = True
            self.post_message(self.Painted())
            self._foresee_later()
        rows = self.frame[crop.y : crop.bottom]
        return rows if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in rows]

    def _paint(self, sentences: Collection[int] | None = None) -> None:
        """Bring the window up to date; only what it has of some sentences, if it is the one that was painted."""
        painter = self._painter()
        what = self.top, self.sheet.columns, self.theme, self.outer_size
        self.window = self._painted(painter, self.top, sentences if what == self._painted_as else None)
        self._painted_as = what

    def _painted(self, painter: RowPainter, top: Place, sentences: Collection[int] | None) -> Frame:
        """A window, or the one that is shown with some sentences otherwise; what looks as before is the same object."""
        size = self.outer_size

        def finish(pieces: list[Piece]) -> Strip:
            return filtered(self, strip_of(pieces, self.looks, size.width))

        if sentences is None:
            return self.strips.window(painter, top, size, finish)
        return self.strips.again(painter, self.window, finish, sentences)

    def _painter(self) -> RowPainter:
        if self.theme != (theme := self.app.theme):
            self.theme, self.looks = theme, Styles.under(self.app)
            self.strips.clear()
        return RowPainter(
            self.sheet,
            self.cursor,
            self.marks_by_block,
            self.hits_by_block,
            self.study,
            self.awaited,
            self.failed,
            self.lit,
            self.focused,
        )
