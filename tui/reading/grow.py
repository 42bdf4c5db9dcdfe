"""Growing a selection: word, phrase, sentence, paragraph; and back.

The steps are KOReader's (`extendXPointersToSentenceSegment`): a phrase goes to the nearest comma or the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.patterns import pattern
from tui.reading.cursor import Cursor, Spot, Unit, words_of
from tui.span import Span

if TYPE_CHECKING:
    from tui.article.model import Article

# What parts two phrases where it stands between words; a hyphen only as a dash: `land- en tuinbouw` is one.
_BREAK = pattern("[,;:–—()\\[\\]\"'‘’‚“”„«»]|\\s-\\s")


def grow(article: Article, cursor: Cursor) -> Cursor:
    """A selection of the next larger unit; the cursor itself where it is of whole paragraphs.

    Nothing selected: the word under the cursor, or the sentence while sentences are read.
    """
    back = cursor if _is_grown(article, cursor) else cursor._replace(grown_from=None)
    selection = cursor.selection(article)
    if selection is None:
        larger = cursor.select(Unit.SENTENCES if cursor.word is None else Unit.WORDS)
        return larger._replace(grown_from=back)
    for larger in _units(article, cursor, *sorted((cursor.anchor, cursor.spot))):
        span = larger.span(article)
        if span.clip(selection) == selection != span:
            return larger._replace(grown_from=back)
    return cursor


def shrink(article: Article, cursor: Cursor) -> Cursor:
    """What the selection was grown from; else the largest smaller unit that holds the cursor, or itself."""
    if cursor.grown_from and _is_grown(article, cursor):
        return cursor.grown_from
    selection = cursor.selection(article)
    if selection is None:
        return cursor
    word = cursor._replace(unit=None, word=cursor.spot.word, grown_from=None)
    found, larger = cursor, grow(article, word)
    while larger != found and selection.clip(span := larger.span(article)) == span != selection:
        found, larger = larger, grow(article, larger)
    return found


def _is_grown(article: Article, cursor: Cursor) -> bool:
    """Whether nothing was done since it was grown."""
    back = cursor.grown_from
    return back is not None and grow(article, back) == cursor


def _units(article: Article, cursor: Cursor, first: Spot, last: Spot) -> Iterator[Cursor]:
    """Selections of the words from `first` to `last`, then of the phrases, sentences and paragraphs they are in."""
    yield cursor._replace(unit=Unit.WORDS, sentence=last.sentence, word=last.word, anchor=first)
    start, stop = _phrase(article, first).start, _phrase(article, last).stop
    if start > 0 or stop < len(words_of(article, last.sentence)):  # else it is the sentence without its full stop
        begin = Spot(first.sentence, start)
        yield cursor._replace(unit=Unit.WORDS, sentence=last.sentence, word=stop - 1, anchor=begin)
    above, below = (article.blocks[article.sentences[spot.sentence].block].sentences for spot in (first, last))
    for sentences in (range(first.sentence, last.sentence + 1), range(above.start, below.stop)):
        end = sentences.stop - 1
        word = cursor.word if end == cursor.sentence or cursor.word is None else 0
        yield cursor._replace(unit=Unit.SENTENCES, sentence=end, word=word, anchor=Spot(sentences.start, 0))


def _phrase(article: Article, spot: Spot) -> range:
    """Numbers of the words around a word, up to what parts phrases."""
    words = words_of(article, spot.sentence)
    start = spot.word
    while start > 0 and not _parted(article, words[start - 1], words[start]):
        start -= 1
    stop = spot.word + 1
    while stop < len(words) and not _parted(article, words[stop - 1], words[stop]):
        stop += 1
    return range(start, stop)


def _parted(article: Article, word: Span, following: Span) -> bool:
    return _BREAK.search(article.between(word.end, following.start)) is not None
