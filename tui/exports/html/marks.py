"""A stretch of the article with its highlights: cut where one begins or ends, each piece in a `<mark>` of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.exports.html.element import Html, element, fragment, html
from tui.span import Span

if TYPE_CHECKING:
    from tui.article.model import Article
    from tui.notes.annotator import Placed
    from tui.notes.record import Note

_FLAG = "⚑"


class Piece(NamedTuple):
    """A stretch of text over which the same highlights are."""

    span: Span
    over: tuple[Note, ...]
    """Each once, the innermost first; bookmarks are over nothing."""
    ending: tuple[Placed, ...]
    """Whose passage ends with it."""


def pieces(span: Span, notes: Sequence[Placed]) -> Iterator[Piece]:
    """All of `span`, cut where a passage of `notes` begins or ends."""
    marks = [(part, own, placed) for placed in notes for own in placed.spans if (part := own.clip(span))]
    edges = sorted({*span, *(edge for part, _, _ in marks for edge in part)})
    for start, end in pairwise(edges):
        over = [(own, placed.note) for part, own, placed in marks if part.start <= start and end <= part.end]
        over.reverse()  # of two that are as long the later one is inside
        over.sort(key=lambda one: one[0].end - one[0].start)
        inner = {note.id: note for _, note in over if not note.bookmark}
        ending = (placed for _, own, placed in marks if own.end == end and own == placed.spans[-1])
        yield Piece(Span(start, end), tuple(inner.values()), tuple(ending))


def marked(article: Article, span: Span, notes: Sequence[Placed]) -> Html:
    """What stands at a span; behind a passage that ends there the sign of its note, which leads to the note."""
    made: list[Html] = []
    for piece in pieces(span, notes):
        words = article.between(*piece.span)
        if piece.over:
            meeting = " meeting" if len(piece.over) > 1 else ""
            made.append(element("mark", words, class_=f"{piece.over[0].color}{meeting}"))
        else:
            made.append(html(words))
        made += (
            element(
                "a", sign(placed), class_=f"sign {kind(placed)}", href=f"#{note_id(placed)}", aria_label=_to(placed)
            )
            for placed in piece.ending
        )
    return Html("".join(made))


def note_id(placed: Placed) -> str:
    """The id of its element."""
    return fragment("ll-", placed.note.id)


def kind(placed: Placed) -> str:
    """In a word."""
    return "bookmark" if placed.note.bookmark else placed.note.color.value


def sign(placed: Placed) -> str:
    """The same without a word: the number of its kind or a flag, and a question mark if its place is not certain."""
    return (_FLAG if placed.note.bookmark else placed.note.color.digit) + ("?" if is_unsure(placed) else "")


def is_unsure(placed: Placed) -> bool:
    """Whether it has a place that the reader has not said is the right one."""
    return bool(placed.spans) and placed.needs_review


def _to(placed: Placed) -> str:
    return f"{sign(placed)} {kind(placed)}: to the note"
