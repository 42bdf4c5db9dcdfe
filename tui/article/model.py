"""What an article is: blocks, sentences, and the two texts they are counted in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tui.article.offsets import OffsetMap
from tui.dutch.words import count_words
from tui.span import Span

WORDS_PER_MINUTE = 180
"""A learner's pace on news; native speakers read 230-250."""


def minutes(words: int) -> int:
    """How long a learner reads so many words, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


class Kind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    HEADING = "heading"
    PARAGRAPH = "paragraph"

    @property
    def has_translation(self) -> bool:
        """A photo credit is names; everything else can be translated."""
        return self is not Kind.CREDIT


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page set apart from its neighbours by white space."""

    index: int
    kind: Kind
    text: str
    """Clean, on one line."""
    start: int | None
    """Reading offset of its first character; None for what stands above the body (title, caption, credit)."""
    sentences: range
    """Indices into `Article.sentences`; empty for all but paragraphs."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body."""

    index: int
    block: int
    span: Span
    """In reading offsets."""


@dataclass(frozen=True)
class Article:
    """A Dutch text and everything about it that does not change while it is read.

    Two texts, counted in code points: the *canonical* text is the file with its line ends and byte-order mark folded,
    and what notes are anchored in; the *reading* text is the body as it is shown (clean, a block a line), and what the
    page, the cursor and the search count in. `offsets` leads from one to the other.
    """

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
    rev: str
    """First 16 hex digits of the SHA-256 of the canonical text (UTF-8)."""
    text: str
    """The reading text: body blocks joined by blank lines."""
    blocks: tuple[Block, ...]
    """In page order: title, caption, credit, then headings and paragraphs."""
    sentences: tuple[Sentence, ...]
    offsets: OffsetMap
    notices: tuple[str, ...] = ()
    """What the reader should know about how the file was understood."""

    @cached_property
    def words(self) -> int:
        """Running words of the body."""
        return sum(self.words_by_block())

    def words_by_block(self) -> Iterator[int]:
        """`words`, part by part: of a book they take a while."""
        return (count_words(block.text) for block in self.blocks if block.start is not None)

    @property
    def minutes(self) -> int:
        """Reading time."""
        return minutes(self.words)

    def sentence_text(self, index: int) -> str:
        """The words of one sentence."""
        start, end = self.sentences[index].span
        return self.text[start:end]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at, or else last before, a reading offset; 0 before the first."""
        return max(0, bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1)

    def block_at(self, offset: int) -> int:
        """Index of the body block at, or else last before, a reading offset."""
        found = bisect_right(self.blocks, offset, key=lambda block: -1 if block.start is None else block.start)
        return max(0, found - 1)
