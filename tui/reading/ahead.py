"""What the next key may show: windows to be painted before somebody waits for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from tui.light import NamedTuple
from tui.notes.colour import Colour
from tui.reading.hits import Hit
from tui.reading.layout import Columns
from tui.reading.marks import Mark, Marked
from tui.reading.rows import RowPainter
from tui.reading.sheet import Place


class Seen(NamedTuple):
    """A window on the page."""

    painter: RowPainter
    top: Place
    height: int
    sentences: frozenset[int] | None = None
    """Those that look otherwise than in the window before it; None for all."""

    def on(self, sentence: int) -> Seen:
        """The window moved, as little as needed, to another sentence."""
        sheet, cursor = self.painter.sheet, self.painter.cursor.to(self.painter.sheet.article, sentence)
        top = sheet.clamp(sheet.follow(self.top, self.height, *sheet.extent(cursor.sentence)), self.height)
        both = sheet.all_together(self.painter.cursor.sentence, cursor.sentence) if top == self.top else None
        return self._replace(painter=self.painter._replace(cursor=cursor), top=top, sentences=both)

    def showing(self, offset: int) -> Seen:
        """The window moved, as little as needed, so that a reading offset is in it."""
        sheet = self.painter.sheet
        place = sheet.place_of(offset)
        top = sheet.clamp(sheet.follow(self.top, self.height, place, place), self.height)
        return self._replace(top=top, sentences=None)

    def turned(self, rows: int) -> Seen:
        """The window turned by so many rows."""
        sheet, cursor = self.painter.sheet, self.painter.cursor
        top, sentence = sheet.turned(self.top, self.height, cursor.sentence, rows)
        return self._replace(painter=self.painter._replace(cursor=cursor.to(sheet.article, sentence)), top=top)

    def marked(self, kind: Colour) -> Seen:
        """The same window with its current sentence highlighted, or no more highlighted."""
        painter, sheet = self.painter, self.painter.sheet
        sentence = sheet.article.sentences[painter.cursor.sentence]
        there = [*painter.marks.get(sentence.block, ())]
        marks = [mark for mark in there if mark.span != sentence.span]
        if len(marks) == len(there):
            marks.append(Mark(sentence.span, kind, noted=False, id=""))
        marked = Marked(marks, sheet.article.blocks[sentence.block])
        painter = painter._replace(marks={**painter.marks, sentence.block: marked})
        return self._replace(painter=painter, sentences=sheet.all_together(sentence.index))

    def covered(self) -> Seen:
        """The same window with its translation covered, or not."""
        return self._replace(painter=self.painter._replace(study=self.painter.study.switch()))

    def arranged(self, columns: Columns) -> Seen:
        """The window in another layout, with the current sentence on its row and nothing turned over."""
        before, sentence = self.painter.sheet, self.painter.cursor.sentence
        sheet = before.arranged(columns)
        top = sheet.kept(self.top, self.height, sentence, before.row_of(sentence, self.top, self.height))
        return self._replace(painter=self.painter._replace(sheet=sheet, study=self.painter.study.reset()), top=top)


def steps(seen: Seen, way: int, hits: Sequence[Hit], kind: Colour) -> Iterator[Seen]:
    """The window on the next sentence, `way` 1 or -1 from here, on the next of the sentences with a find, and with
    this one highlighted.
    """
    here = seen.painter.cursor.sentence
    yield seen.on(here + way)
    yield seen.marked(kind)
    if hits:
        hit = hits[bisect_right(hits, here, key=attrgetter("sentence")) % len(hits)]
        offset, found = hit.offset(seen.painter.sheet.article), seen.on(hit.sentence)
        yield found
        if offset is not None and (shown := found.showing(offset)).top != found.top:
            yield shown  # it is far down in its sentence


def surroundings(seen: Seen, way: int, other: Columns) -> Iterator[Seen]:
    """The page after a window, the one before it, and this one covered or uncovered and in another layout."""
    page = max(1, seen.height - 2)
    yield seen.turned(way * page)
    yield seen.turned(-way * page)
    yield seen.covered()
    yield seen.arranged(other)
