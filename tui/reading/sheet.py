"""The whole page: every block's rows, laid out when first looked at."""

from __future__ import annotations

from tui.light import TYPE_CHECKING, NamedTuple
from tui.reading.layout import BLANK, Columns, Row, lay_out
from tui.reading.scrollbar import Share
from tui.reading.wrap import character_at
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.article.model import Article
    from tui.translation.model import Line, Translation


class Place(NamedTuple):
    """A row of the page. Places compare in page order and stay true when rows above them change."""

    block: int
    row: int


TOP = Place(0, 0)
_KEPT = 500
"""Blocks whose rows are kept: many screens, and little of a book."""


class Sheet:
    """An article laid out in columns, with the translations that have arrived.

    A cache of pure values: only blocks that were asked for are wrapped, and only what a change touches again.
    """

    def __init__(self, article: Article, columns: Columns) -> None:
        self.article = article
        self.columns = columns
        self.translations: dict[int, Translation] = {}
        self.revealed: frozenset[int] = frozenset()
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._laid_out = {columns: self._rows}
        """The rows in each layout the page has been in since its width changed."""

    def set_columns(self, columns: Columns) -> None:
        """Lay out anew at another width or in another layout; back in one it was in, the rows are there."""
        if columns != self.columns:
            layouts = {laid_out.layout for laid_out in self._laid_out}
            if columns not in self._laid_out and columns.layout in layouts:
                self._laid_out.clear()  # another width
            self.columns = columns
            self._rows = self._laid_out.setdefault(columns, {})

    def arranged(self, columns: Columns) -> Sheet:
        """The same page in another layout of its width. What is laid out or translated in one is so in both."""
        other = Sheet(self.article, columns)
        other.translations, other.revealed, other._laid_out = self.translations, self.revealed, self._laid_out
        other._rows = self._laid_out.setdefault(columns, {})
        return other

    def set_translation(self, block: int, translation: Translation) -> None:
        """Show a translation that arrived; one without a line takes away what was there."""
        self.translations[block] = translation
        if not translation.lines:
            del self.translations[block]
        self._lay_out_anew(block)

    def set_revealed(self, revealed: frozenset[int]) -> None:
        """The sentences whose English the Dutch-only layout shows."""
        for sentence in self.revealed ^ revealed:
            self._lay_out_anew(self.article.sentences[sentence].block)
        self.revealed = revealed

    def _lay_out_anew(self, block: int) -> None:
        for rows in self._laid_out.values():
            rows.pop(block, None)

    def rows(self, block: int) -> tuple[Row, ...]:
        """The rows of a block, at least one."""
        rows = self._rows.get(block)
        if rows is None:
            article = self.article
            translation = self.translations.get(block)
            rows = lay_out(article, article.blocks[block], translation, self.columns, self.revealed)
            if len(self._rows) >= _KEPT:
                del self._rows[next(iter(self._rows))]
            self._rows[block] = rows
        return rows

    @property
    def last(self) -> Place:
        """The last row that shows text."""
        block = len(self.article.blocks) - 1
        rows = self.rows(block)
        return Place(block, len(rows) - (2 if rows[-1] is BLANK else 1))

    def step(self, place: Place, rows: int) -> Place:
        """The place so many rows further down (or, if negative, up), no further than the page."""
        block, row = place
        row += rows
        while row < 0:
            if block == 0:
                return TOP
            block -= 1
            row += len(self.rows(block))
        while row >= (height := len(self.rows(block))):
            if block == len(self.article.blocks) - 1:
                return Place(block, height - 1)
            row -= height
            block += 1
        return Place(block, row)

    def window(self, top: Place, height: int) -> Iterator[Place | None]:
        """The places of `height` rows from `top` on; None below the end of the page."""
        block, row = top
        while height and block < len(self.article.blocks):
            rows = range(row, min(len(self.rows(block)), row + height))
            yield from (Place(block, row) for row in rows)
            height -= len(rows)
            block, row = block + 1, 0
        yield from [None] * height

    def distance(self, upper: Place, lower: Place, limit: int) -> int:
        """Rows from `upper` down to `lower`, negative if it is above; `limit` if it is that far or further."""
        if lower < upper:
            return -self.distance(lower, upper, limit)
        rows = lower.row - upper.row
        for block in range(upper.block, lower.block):
            rows += len(self.rows(block))
            if rows - lower.row >= limit:
                return limit
        return min(rows, limit)

    def place_of(self, offset: int) -> Place:
        """The row that shows a reading offset."""
        block = self.article.blocks[self.article.block_at(offset)]
        inside = offset - (block.start or 0)
        rows = self.rows(block.index)
        found = next((at for at, row in enumerate(rows) if row.dutch and row.dutch.end > inside), None)
        if found is None:  # the end of the block
            found = max((at for at, row in enumerate(rows) if row.dutch), default=0)
        return Place(block.index, found)

    def extent(self, sentence: int) -> tuple[Place, Place]:
        """First and last row of a sentence, its translation included."""
        block = self.article.sentences[sentence].block
        span = self.article.sentences[sentence].span
        first, last = self.place_of(span.start), self.place_of(span.end - 1)
        rows = self.rows(block)
        row = last.row
        while row + 1 < len(rows) and rows[row + 1].sentence == sentence:
            row += 1
        return first, Place(block, row)

    def offset_at(self, place: Place, cell: int) -> int | None:
        """Reading offset of the Dutch character at a cell of a row's Dutch column; None on other rows."""
        block = self.article.blocks[place.block]
        row = self.rows(place.block)[place.row]
        if row.dutch is None or block.start is None or not block.sentences:
            return None
        line = block.text[slice(*row.dutch)].rstrip(" ")
        return block.start + row.dutch.start + min(character_at(line, cell), max(0, len(line) - 1))

    def start_of(self, place: Place) -> int:
        """Reading offset of the first Dutch character on a row or below it in its block, or of the block's end."""
        block = self.article.blocks[place.block]
        if block.start is None:
            return 0
        below = (row.dutch.start for row in self.rows(place.block)[place.row :] if row.dutch)
        return block.start + next(below, len(block.text))

    def share(self, top: Place, height: int) -> Share:
        """What of the text a window of `height` rows shows; of a book that is still being read, of the whole book."""
        article = self.article
        part = article.part or Span(0, len(article.canonical))
        begin = 0 if article.part else article.offsets.to_source(0)
        below = self.step(top, height)
        is_first, is_last = top == TOP and not part.start, self.step(top, height - 1) >= self.last

        def at(place: Place) -> float:
            return (article.offsets.to_source(self.start_of(place)) - begin) / max(1, len(article.canonical) - begin)

        is_last = is_last and part.end == len(article.canonical)
        return Share(0.0 if is_first else at(top), 1.0 if is_last else at(below))

    def sentence_near(self, place: Place) -> int:
        """The sentence on a row, else the first one below it, else the last."""
        for block in range(place.block, len(self.article.blocks)):
            rows = self.rows(block)[place.row if block == place.block else 0 :]
            for row in rows:
                if row.sentence is not None:
                    return row.sentence
        return len(self.article.sentences) - 1

    def follow(self, top: Place, height: int, first: Place, last: Place) -> Place:
        """The top row of a window of `height` rows that shows rows `first` to `last`, moved as little as needed.

        A few rows around them stay visible, so that the reader sees what comes; if they do not fit, the first is shown.
        """
        tall = self.distance(first, last, height) + 1
        margin = max(0, min(3, height // 4, (height - tall) // 2))
        upper, lower = self.step(first, -margin), self.step(last, margin)
        if top > upper:
            return upper
        if self.distance(top, lower, height) < height:
            return top
        return min(self.step(lower, 1 - height), first)

    def turned(self, top: Place, height: int, sentence: int, rows: int) -> tuple[Place, int]:
        """Top row and current sentence once a window is turned by so many rows: the sentence that is where the current
        one was; where the text ends, its last or first.
        """
        following = self.clamp(self.step(top, rows), height)
        if following == top:
            return top, len(self.article.sentences) - 1 if rows > 0 else 0
        row = self.distance(top, self.place_of(self.article.sentences[sentence].span.start), height)
        near = self.sentence_near(self.step(following, max(0, row)))
        if near == sentence:  # it is taller than the window
            near += 1 if rows > 0 else -1
        return following, near

    def row_of(self, sentence: int, top: Place, height: int) -> int | None:
        """The row of a window on which a sentence begins; None where it does not, or where the title is to be kept."""
        if top == TOP and sentence == 0:
            return None
        row = self.distance(top, self.place_of(self.article.sentences[sentence].span.start), height)
        return row if 0 <= row < height else None

    def kept(self, top: Place, height: int, sentence: int, row: int | None) -> Place:
        """The top row of a window laid out anew: a sentence is on its row again, or the same block is on top."""
        if row is None:
            return Place(top.block, min(top.row, len(self.rows(top.block)) - 1))
        return self.clamp(self.step(self.place_of(self.article.sentences[sentence].span.start), -row), height)

    def opening(self, height: int, sentence: int) -> Place:
        """The top row of a window in which reading goes on at a sentence: a third down, with what was read above it."""
        first, last = self.extent(sentence)
        if self.distance(TOP, last, height) < height - 1:
            return TOP
        return self.clamp(self.step(first, -(height // 3)), height)

    def clamp(self, top: Place, height: int) -> Place:
        """`top`, or the place above it from which the end of the page fills the window."""
        return min(top, self.step(self.last, 1 - height))

    def shown_together(self, sentence: int) -> range:
        """The sentences that share this one's translation: itself, and those that cannot be told apart from it."""
        line = self.line_of(sentence)
        if line is None:
            return range(sentence, sentence + 1)
        first = self.article.blocks[self.article.sentences[sentence].block].sentences.start
        return range(first + line.sentences.start, first + line.sentences.stop)

    def all_together(self, *sentences: int) -> frozenset[int]:
        """Those sentences, and those that share a translation with one of them."""
        return frozenset(other for sentence in sentences for other in self.shown_together(sentence))

    def line_of(self, sentence: int) -> Line | None:
        """The translation of a sentence; None while there is none."""
        block = self.article.blocks[self.article.sentences[sentence].block]
        translation = self.translations.get(block.index)
        return translation.line_of(sentence - block.sentences.start) if translation else None

    def english_span(self, sentence: int) -> tuple[int, Span] | None:
        """Block of a sentence and where its translation stands in the block's; None while there is none."""
        block = self.article.blocks[self.article.sentences[sentence].block]
        translation = self.translations.get(block.index)
        span = translation.span_of(sentence - block.sentences.start) if translation else None
        return (block.index, span) if span else None
