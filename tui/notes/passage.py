"""From a stretch of an article to a note, and from a note back to where its words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

from tui.article.model import Article
from tui.clean import clean, one_line
from tui.notes.colour import Colour
from tui.notes.record import CONTEXT, Note, Shown, Target
from tui.notes.store.times import Clock, now
from tui.span import Span

_HASHES = re.compile("#{1,6}")
_GAP = r"\s+(?:#{1,6}\s+)?"
"""Between two words of the reading text. A quote across a Markdown heading has its hashes, which are not shown: hashes
between words never count."""
_RAW = 8 * CONTEXT
"""Code points of canonical text that surely hold the context, even hard-wrapped and full of soft hyphens."""


def target_of(article: Article, span: Span) -> Target:
    """The anchor of a span of reading offsets; white space at its ends is left out.

    Raises ValueError for a span without a word.
    """
    begin, end = article.offsets.to_source(0), article.offsets.to_source(len(article.text))
    source = article.offsets.source_span(_trim(article.text, span))
    text = article.canonical
    before = text[max(begin, source.start - _RAW) : source.start]
    after = text[source.end : min(end, source.end + _RAW)]
    return Target(
        exact=one_line(text[slice(*source)]),
        prefix=(one_line(before) + _space(clean(before)[-1:]))[-CONTEXT:],
        suffix=(_space(clean(after)[:1]) + one_line(after))[:CONTEXT],
        start=source.start,
        end=source.end,
    )


def new_note(
    article: Article,
    span: Span,
    *,
    color: Colour,
    note: str = "",
    translation: Shown | None = None,
    clock: Clock = now,
) -> Note:
    """A note on a span of reading offsets, not yet in any notebook. Raises ValueError for a span without a word."""
    span = _trim(article.text, span)
    block = article.blocks[article.block_at(span.start)]
    sentence = article.sentence_text(article.sentence_at(span.start)) if block.sentences else block.text
    time = clock()
    fresh = Note(
        id=uuid4().hex,
        article=article.id,
        rev=article.rev,
        target=target_of(article, span),
        sentence=sentence,
        color=color,
        created=time,
        updated=time,
        device="",
        translation=translation,
    )
    return fresh.with_note(note)


def find(article: Article, note: Note) -> Span | None:
    """Where the words of `note` stand in reading offsets; None rather than a guess.

    On the text it was made on that is its position. On another it is, in this order: the only place with its words and
    context (of several the nearest), the only place with its words, the nearest place with its words that kept at least
    half of the context on one side.
    """
    target = note.target
    if note.rev == article.rev and (span := _at_position(article, target)):
        return span
    places = [(span, target_of(article, span)) for span in _occurrences(article.text, target)]
    alike = [place for place in places if _kept(place[1], target) == (1.0, 1.0)]
    for found in (alike, places):
        if len(found) == 1:
            return found[0][0]
    near = alike or [place for place in places if max(_kept(place[1], target)) >= 0.5]
    return min(near, key=lambda place: abs(place[1].start - target.start))[0] if near else None


def _at_position(article: Article, target: Target) -> Span | None:
    if not 0 <= target.start < target.end <= len(article.canonical):
        return None
    if _words(article.canonical[target.start : target.end]) != _words(target.exact):
        return None  # the record was not made by leeslamp, or its position by mistake
    span = article.offsets.reading_span(Span(target.start, target.end))
    return span if span.start < span.end else None


def _occurrences(text: str, target: Target) -> Iterator[Span]:
    """Where the quote stands, white space aside; a quote of whole words is not found inside longer ones."""
    words = [re.escape(word) for word in target.exact.split() if not _HASHES.fullmatch(word)]
    if not words:
        return
    left = r"\b" if re.match(r"\w", target.exact) and not re.search(r"\w$", target.prefix) else ""
    right = r"\b" if re.search(r"\w$", target.exact) and not re.match(r"\w", target.suffix) else ""
    for match in re.finditer(left + _GAP.join(words) + right, text):
        yield Span(match.start(), match.end())


def _kept(here: Target, wanted: Target) -> tuple[float, float]:
    """How much of the context before and behind a quote is the same, 0 to 1, counted from the quote outwards."""
    return (
        _same(_words(here.prefix)[::-1], _words(wanted.prefix)[::-1]),
        _same(_words(here.suffix), _words(wanted.suffix)),
    )


def _same(here: str, wanted: str) -> float:
    if not wanted:
        return 1.0 if not here else 0.0  # the beginning or the end of the text
    same = next(
        (at for at, pair in enumerate(zip(here, wanted, strict=False)) if pair[0] != pair[1]),
        min(len(here), len(wanted)),
    )
    return same / len(wanted)


def _words(text: str) -> str:
    return " ".join(one_line(text).split())


def _space(edge: str) -> str:
    return " " if edge.isspace() else ""


def _trim(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    if not words.strip():
        raise ValueError("a note needs at least one word of the text")
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
