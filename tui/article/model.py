"""What an article is: blocks, sentences, and the two texts they are counted in."""

from __future__ import annotations

from tui.article.canonical import revision
from tui.article.offsets import OffsetMap
from tui.article.parts import Blocks, Sentences
from tui.light import TYPE_CHECKING, NamedTuple, cached_property
from tui.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_PER_MINUTE = 180
"""A learner's pace on news; native speakers read 230-250."""


def minutes(words: int) -> int:
    """How long a learner reads so many words, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


class Fields(NamedTuple):
    """What an article consists of. (A dataclass would import `inspect`, a sixth of the time to the first page.)"""

    id: str
    """The slug in a workspace; unique in a notebook."""
    title: str
    """Given, or the first words of the lead."""
    date: str
    """ISO 8601, as exact as the text says: `2022`, `2022-02`, `2022-02-17`; empty when unknown."""
    author: str
    source: str
    url: str
    lang: str
    canonical: str
    blocks: Blocks
    """In page order: title, caption, credit, then headings and paragraphs."""
    sentences: Sentences
    offsets: OffsetMap
    notices: tuple[str, ...] = ()
    """What the reader should know about how the file was understood."""
    part: Span | None = None
    """The stretch of the canonical text that blocks and sentences are of; None where they are of all of it."""


class Article(Fields):
    """A Dutch text and everything about it that does not change while it is read.

    Two texts, counted in code points: the *canonical* text is the file with its line ends and byte-order mark folded,
    and what notes are anchored in; the *reading* text is the body as it is shown (clean, a block a line), and what the
    page, the cursor and the search count in. `offsets` leads from one to the other.
    """

    @property
    def text(self) -> str:
        """The reading text: body blocks joined by blank lines. It is made each time, which takes a moment of a book."""
        return self.between(0, self.length)

    @property
    def length(self) -> int:
        """Code points of the reading text."""
        return self.blocks.length

    def between(self, start: int, end: int) -> str:
        """The reading text from one offset to another."""
        return self.blocks.between(start, end)

    @cached_property
    def rev(self) -> str:
        """First 16 hex digits of the SHA-256 of the canonical text (UTF-8)."""
        return revision(self.canonical)

    @cached_property
    def words(self) -> int:
        """Running words of the body."""
        return sum(self.words_by_block())

    def words_by_block(self) -> Iterator[int]:
        """`words`, part by part: of a book they take a while."""
        from tui.dutch.words import count_words  # not for the first page

        return (count_words(block.text) for block in self.blocks if block.start is not None)

    @property
    def minutes(self) -> int:
        """Reading time."""
        return minutes(self.words)

    @property
    def share(self) -> float:
        """How much of the canonical text blocks and sentences are of: 1, or less for a part of a book."""
        return (self.part.end - self.part.start) / len(self.canonical) if self.part else 1.0

    def sentence_text(self, index: int) -> str:
        """The words of one sentence."""
        return self.between(*self.sentences[index].span)

    def sentence_left(self, start: int, exact: str) -> int:
        """Index of the sentence that began at a canonical offset with the words `exact`, wherever it is now."""
        offset = self.offsets.to_reading(start)
        if self.between(offset, offset + len(exact)) != exact:  # the text changed above it
            found = self.text.find(exact)
            offset = found if found >= 0 else offset
        return self.sentence_at(offset)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at, or else last before, a reading offset; 0 before the first."""
        return self.sentences.at(offset)

    def sentences_in(self, span: Span) -> range:
        """The sentences that a span of reading offsets touches, and the last before it if it begins between two."""
        return range(self.sentence_at(span.start), self.sentence_at(max(span.start, span.end - 1)) + 1)

    def block_at(self, offset: int) -> int:
        """Index of the body block at, or else last before, a reading offset."""
        return self.blocks.at(offset)
