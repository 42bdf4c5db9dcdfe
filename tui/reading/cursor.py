"""Where the reader is: a sentence, perhaps a word in it, perhaps a selection. A value; every motion makes a new one."""

from __future__ import annotations

from itertools import islice

from tui.light import TYPE_CHECKING, NamedTuple, StrEnum
from tui.span import Span

if TYPE_CHECKING:
    from tui.article.model import Article


class Unit(StrEnum):
    """What a selection grows by."""

    WORDS = "words"
    SENTENCES = "sentences"


class Spot(NamedTuple):
    """A word of a sentence."""

    sentence: int
    word: int


def words_of(article: Article, sentence: int) -> tuple[Span, ...]:
    """The words of a sentence in reading offsets; the sentence itself if it has none (`…`)."""
    _, number, span = article.sentences[sentence]
    block = article.blocks[number]
    from tui.dutch.words import words_between  # the first page is read by sentences

    return words_between(block.text, block.start or 0, *span) or (span,)


class Cursor(NamedTuple):
    """`anchor` is the fixed end of a selection, the cursor itself the moving one."""

    sentence: int = 0
    word: int | None = None
    """Number of the word within the sentence; None while whole sentences are read."""
    unit: Unit | None = None
    """What is being selected by; None while nothing is."""
    anchor: Spot = Spot(0, 0)
    pieces: tuple[Span, ...] = ()
    """Finished pieces of a passage, in reading offsets and order, at least a letter or mark between any two."""
    grown_from: Cursor | None = None
    """The cursor that was grown into this one, if it was; see `tui.reading.grow`."""

    @property
    def spot(self) -> Spot:
        """The cursor's own word."""
        return Spot(self.sentence, self.word or 0)

    @property
    def is_plain(self) -> bool:
        """Whether a sentence is read, and nothing else looks different for it."""
        return self.word is None and self.unit is None and not self.pieces

    def to(self, article: Article, sentence: int) -> Cursor:
        """On another sentence, as near as the article has one; a selection by words takes that sentence in whole."""
        sentence = max(0, min(sentence, len(article.sentences) - 1))
        word = None if self.word is None else 0
        if self.unit is Unit.WORDS and sentence >= self.anchor.sentence:
            word = len(words_of(article, sentence)) - 1
        return self._replace(sentence=sentence, word=word)

    def by_sentences(self, article: Article, count: int) -> Cursor:
        """`count` sentences on, or back if negative."""
        return self.to(article, self.sentence + count)

    def by_words(self, article: Article, count: int) -> Cursor:
        """`count` words on or back, across sentences; the first step only puts the cursor on a word."""
        if self.unit is Unit.SENTENCES:
            return self.by_sentences(article, count)
        sentence = self.sentence
        if self.word is None:
            return self._replace(word=0 if count > 0 else len(words_of(article, sentence)) - 1)
        word = self.word + count
        while word < 0 and sentence > 0:
            sentence -= 1
            word += len(words_of(article, sentence))
        while word >= (number := len(words_of(article, sentence))) and sentence + 1 < len(article.sentences):
            word -= number
            sentence += 1
        return self._replace(sentence=sentence, word=max(0, min(word, len(words_of(article, sentence)) - 1)))

    def by_paragraphs(self, article: Article, count: int) -> Cursor:
        """To the first sentence of the paragraph `count` on; back goes to the start of this one first."""
        block = article.blocks[article.sentences[self.sentence].block]
        if count < 0 and self.sentence > block.sentences.start:
            count += 1
        step = 1 if count > 0 else -1
        ahead = range(block.index + step, len(article.blocks) if count > 0 else -1, step)
        paragraphs = (other for index in ahead if (other := article.blocks[index]).sentences)
        target = next(islice(paragraphs, abs(count) - 1, None), None) if count else block
        if target is None:
            return self.to(article, len(article.sentences) - 1 if count > 0 else 0)
        return self.to(article, target.sentences.start)

    def at(self, article: Article, offset: int, *, on_word: bool) -> Cursor:
        """On the sentence, or the word, that a reading offset lies in (or the last before it)."""
        sentence = article.sentence_at(offset)
        if not on_word:
            return self.to(article, sentence)
        words = words_of(article, sentence)
        word = max((number for number, span in enumerate(words) if span.start <= offset), default=0)
        return self._replace(sentence=sentence, word=word)

    def select(self, unit: Unit) -> Cursor:
        """Begin to select by `unit` here; leave off if that is what is being done; else change the unit."""
        if self.unit is unit:
            return self._replace(unit=None)
        word = (self.word or 0) if unit is Unit.WORDS else self.word
        anchor = self.anchor if self.unit else Spot(self.sentence, word or 0)
        return self._replace(unit=unit, word=word, anchor=anchor)

    def swap(self) -> Cursor:
        """Move the other end of the selection from now on."""
        if self.unit is None:
            return self
        word = self.anchor.word if self.word is not None else None
        return self._replace(sentence=self.anchor.sentence, word=word, anchor=self.spot)

    def join(self, article: Article) -> Cursor:
        """Keep the selection, else the word, else the sentence as a piece, and go on to the next one."""
        return self._replace(unit=None, pieces=joined(article, *self.pieces, self.span(article)))

    def escape(self) -> Cursor:
        """One layer less: no selection, then no pieces, then no word cursor; itself when there is nothing to leave."""
        if self.unit is not None:
            return self._replace(unit=None)
        if self.pieces:
            return self._replace(pieces=())
        return self._replace(word=None)

    def selection(self, article: Article) -> Span | None:
        """The selected stretch in reading offsets; None while nothing is being selected."""
        if self.unit is None:
            return None
        first, last = sorted((self.anchor, self.spot))
        if self.unit is Unit.SENTENCES:
            return Span(article.sentences[first.sentence].span.start, article.sentences[last.sentence].span.end)
        start = words_of(article, first.sentence)[first.word].start
        return Span(start, words_of(article, last.sentence)[last.word].end)

    def word_span(self, article: Article) -> Span | None:
        """The word under the cursor; None while whole sentences are read."""
        return None if self.word is None else words_of(article, self.sentence)[self.word]

    def span(self, article: Article) -> Span:
        """What a key acts on: the selection, else the word, else the sentence."""
        return self.selection(article) or self.word_span(article) or article.sentences[self.sentence].span

    def spans(self, article: Article) -> tuple[Span, ...]:
        """`span` together with the pieces: what a key acts on when a passage has several.

        A word or sentence that is only read, not selected, does not count when a piece has it already.
        """
        here = self.span(article)
        if self.unit is None and any(here.clip(piece) == here for piece in self.pieces):
            return self.pieces
        return joined(article, *self.pieces, here)


def joined(article: Article, *spans: Span) -> tuple[Span, ...]:
    """Spans of the reading text in order, those that touch made one; blanks between two do not part them."""
    joined: list[Span] = []
    for span in sorted(spans):
        before = joined[-1] if joined else None
        if before and (span.start <= before.end or article.between(before.end, span.start).isspace()):
            joined[-1] = Span(before.start, max(before.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
