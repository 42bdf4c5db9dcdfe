"""From stretches of an article to a note on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from tui.article.model import Article
from tui.clean import clean, one_line
from tui.notes.colour import Colour
from tui.notes.record import CONTEXT, Note, Shown, Target, tags_in
from tui.notes.store.times import Clock, now
from tui.span import Span

_NOWHERE = Target("", "", "", 0, 0)
"""That of a note on the article as a whole."""
_RAW = 8 * CONTEXT
"""Code points of canonical text that surely hold the context, even hard-wrapped and full of soft hyphens."""


def target_of(article: Article, span: Span) -> Target:
    """The anchor of a span of reading offsets; white space at its ends is left out.

    Raises ValueError for a span without a word.
    """
    begin, end = article.offsets.to_source(0), article.offsets.to_source(article.length)
    source = article.offsets.source_span(_trim(article, span))
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
    *spans: Span,
    color: Colour,
    note: str = "",
    translation: Shown | None = None,
    bookmark: bool = False,
    clock: Clock = now,
) -> Note:
    """A note on a passage of one or more pieces, in reading offsets; without any on the article as a whole.

    It is not yet in any notebook. Raises ValueError for a span without a word.
    """
    time, body = clock(), clean(note).strip()
    target, also, sentence = _anchors(article, spans) if spans else (_NOWHERE, (), "")
    return Note(
        id=uuid4().hex,
        article=article.id,
        rev=article.rev,
        target=target,
        also=also,
        sentence=sentence,
        color=color,
        created=time,
        updated=time,
        device="",
        note=body,
        tags=tags_in(body),
        translation=translation,
        bookmark=bookmark,
    )


def moved(article: Article, note: Note, *spans: Span) -> Note:
    """The same note on another passage. Raises ValueError for a span without a word."""
    target, also, sentence = _anchors(article, spans)
    return replace(note, rev=article.rev, target=target, also=also, sentence=sentence)


def _anchors(article: Article, spans: Sequence[Span]) -> tuple[Target, tuple[Target, ...], str]:
    """The first piece of a passage, its other pieces, and the sentence it begins in."""
    target, *also = (target_of(article, span) for span in sorted(spans))
    start = _trim(article, min(spans)).start
    block = article.blocks[article.block_at(start)]
    sentence = article.sentence_text(article.sentence_at(start)) if block.sentences else block.text
    return target, tuple(also), sentence


def _space(edge: str) -> str:
    return " " if edge.isspace() else ""


def _trim(article: Article, span: Span) -> Span:
    words = article.between(*span)
    if not words.strip():
        raise ValueError("a note needs at least one word of the text")
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
