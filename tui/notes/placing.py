"""Finding the notes of an article in its text as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tui.article.model import Article
from tui.clean import one_line
from tui.notes.anchoring.anchors import Anchors, State
from tui.notes.notebook import Notebook
from tui.notes.places import Place
from tui.notes.record import Note, Target
from tui.span import Span


def spans_here(article: Article, note: Note, place: Place | None) -> tuple[tuple[Span, ...], State] | None:
    """The pieces of a note in reading offsets, and how sure that is; None if it has to be looked for first.

    Pieces that the article does not show, such as those in another part of a book, are left out.
    """
    if note.is_on_article:
        return (), State.SURE
    if note.rev == article.rev and all(_stands_at(article.canonical, piece) for piece in note.pieces):
        return _shown(article, (Span(piece.start, piece.end) for piece in note.pieces)), State.SURE
    if place is None or (place.rev, place.made) != (article.rev, note.rev):
        return None
    return _shown(article, place.spans), place.state


def look_for(article: Article, notes: Iterable[Note], revision: Callable[[str], str | None]) -> Iterator[Place]:
    """Where the passages of `notes` are in `article`, one by one: for a thread, since a book takes seconds.

    `revision` gives the text of an earlier revision, None where it was not kept.
    """
    anchors: dict[str, Anchors] = {}
    for note in notes:
        old = None if note.rev == article.rev else revision(note.rev)
        if old is not None and not all(_stands_at(old, piece) for piece in note.pieces):
            old = None  # the record was not made by leeslamp, or its position by mistake
        name = "" if old is None else note.rev
        if name not in anchors:
            anchors[name] = Anchors(old, article.canonical)
        yield _place(anchors[name], article, note)


def _place(anchors: Anchors, article: Article, note: Note) -> Place:
    found = [anchors.find(piece) for piece in note.pieces]
    there = [one for one in found if one is not None and _is_shown(article, Span(one.start, one.end))]
    if len(there) < len(found):
        return Place(note.id, note.article, note.rev, article.rev, State.ORPHAN)
    worst = min(there, key=lambda one: (one.state is State.SURE, one.score))
    in_order = all(before.end <= after.start for before, after in pairwise(there))
    return Place(
        note=note.id,
        article=note.article,
        made=note.rev,
        rev=article.rev,
        state=worst.state if in_order else State.ASK,
        spans=tuple(Span(one.start, one.end) for one in there),
        how=worst.how,
        score=worst.score,
    )


def located(
    article: Article, notes: Sequence[Note], places: Mapping[str, Place], revision: Callable[[str], str | None]
) -> Iterator[tuple[Note, tuple[Span, ...], State, Place | None]]:
    """Every note with its pieces in reading offsets, how sure that is, and the place in a changed text if it needs one.

    `places` are those known of them; what they lack is looked for, and not written down.
    """
    lost = [note for note in notes if spans_here(article, note, places.get(note.id)) is None]
    known = {**places, **{place.note: place for place in look_for(article, lost, revision)}}
    for note in notes:
        place = known.get(note.id)
        yield note, *(spans_here(article, note, place) or ((), State.ORPHAN)), place


def states_of(notebook: Notebook) -> dict[str, State]:
    """`ask` or `orphan` by the id of a note whose place is not sure, as far as its article was opened since it changed.

    Raises NotebookError.
    """
    unsure = [place for place in notebook.places.values() if place.state is not State.SURE]
    notes = {place.note: notebook.get(place.note) for place in unsure}
    return {place.note: place.state for place in unsure if (note := notes[place.note]) and note.rev == place.made}


def _shown(article: Article, spans: Iterable[Span]) -> tuple[Span, ...]:
    found = (article.offsets.reading_span(span) for span in spans)
    return tuple(span for span in found if span.start < span.end)


def _is_shown(article: Article, span: Span) -> bool:
    """Whether it is among what is read; in a part of a book that cannot be told of the rest."""
    return article.part is not None or bool(_shown(article, [span]))


def _stands_at(text: str, target: Target) -> bool:
    if not 0 <= target.start < target.end <= len(text):
        return False
    return _words(text[target.start : target.end]) == _words(target.exact)


def _words(text: str) -> str:
    return " ".join(one_line(text).split())
