"""The notes of one article, made and found: what a key press and `leeslamp annotate` both do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.errors import NotebookError
from tui.notes.anchoring.anchors import State
from tui.notes.colour import Colour
from tui.notes.history import Change, History, Undoable
from tui.notes.notebook import Notebook
from tui.notes.passage import moved, new_note
from tui.notes.places import Place
from tui.notes.placing import look_for, spans_here
from tui.notes.progress import info_of
from tui.notes.record import Note, Shown
from tui.span import Span


class Placed(NamedTuple):
    """A note and where its passage is now."""

    note: Note
    spans: tuple[Span, ...]
    """In reading offsets, piece by piece; none if the article has it no more, or for a note on the whole of it."""
    state: State | None
    """None as long as it is being looked for."""
    settled: bool = False
    """Whether the reader said so."""

    @property
    def needs_review(self) -> bool:
        """Whether the reader should look at where it is."""
        return self.state in (State.ASK, State.ORPHAN) and not self.settled


_Order = tuple[int, Span, str, Span, str]
"""Before, in or behind the text; where; of those in one place the oldest; of those as old as they stood in the text."""


class _Known(NamedTuple):
    note: Note
    place: Place | None
    placed: Placed
    order: _Order


class Annotator:
    """Every method that changes something raises NotebookError if it cannot be saved, and then nothing is changed."""

    def __init__(self, article: Article, file: Path | None, workspace: Workspace, history: History) -> None:
        self.article = article
        self._known: dict[str, _Known] = {}
        self._found: dict[str, Place] = {}
        """Places that were looked for here, whether or not they could be saved."""
        self._looks = 0
        self._last: tuple[tuple[int, ...], list[Placed]] = (), []
        self._file, self._workspace, self._history = file, workspace, history
        self._is_kept = False

    @property
    def notebook(self) -> Notebook:
        """Where the notes are."""
        return self._history.notebook

    def placed(self) -> Sequence[Placed]:
        """The article's notes in the order of the text; first those on the whole of it, last those without a place.

        The same object until a note of them changed, or where it is, through whomever.
        """
        version = self.notebook.version(self.article.id), self.notebook.places.version(self.article.id), self._looks
        if version != self._last[0]:
            places = self._found | {place.note: place for place in self.notebook.places.group(self.article.id)}
            before = self._known
            self._known = {
                # the same objects until something in them changes
                note.id: known
                if (known := before.get(note.id)) and known.note is note and known.place is places.get(note.id)
                else self._place(note, places.get(note.id))
                for note in self.notebook.unsorted(self.article.id)
            }
            self._last = version, [one.placed for one in sorted(self._known.values(), key=attrgetter("order"))]
        return self._last[1]

    def _place(self, note: Note, place: Place | None) -> _Known:
        spans, state = spans_here(self.article, note, place) or ((), None)
        placed = Placed(note, spans, state, settled=state is State.ORPHAN and bool(place and place.settled))
        return _Known(note, place, placed, _order(placed))

    def look_for(self, notes: Sequence[Note]) -> list[Place]:
        """Where notes are whose place in this text is not known: may take seconds, and may be called on any thread."""
        return list(look_for(self.article, notes, self._workspace.kept_revision))

    def keep_places(self, places: Sequence[Place]) -> None:
        """Take up what `look_for` found."""
        self._looks += 1
        self._found |= {place.note: place for place in places}
        if not self.notebook.read_only:
            self.notebook.places.save(*places)

    def at(self, spans: tuple[Span, ...]) -> Note | None:
        """The note on exactly this passage, the one with words if there are several."""
        here = [placed.note for placed in self.placed() if placed.spans == spans]
        return max(here, key=lambda note: bool(note.note), default=None)

    def highlight(self, spans: tuple[Span, ...], colour: Colour, shown: Shown | None) -> Undoable:
        """Mark a passage. The same kind again takes the mark away, another kind changes it."""
        note = self.at(spans)
        if note is None:
            return self._add(new_note(self.article, *spans, color=colour, translation=shown))
        return self.colour(note, colour)

    def colour(self, note: Note, colour: Colour) -> Undoable:
        """Another kind for a note; the same again takes away a mark without words."""
        if note.color is colour:
            return self._history.delete(note.id)
        return self._history.edit(replace(note, color=colour))

    def bookmark(self, span: Span, colour: Colour) -> Undoable:
        """Mark a sentence to come back to; where there is a mark already, take it away."""
        there = [placed.note for placed in self.placed() if placed.spans == (span,) and placed.note.bookmark]
        if there:
            return self._history.delete(there[0].id)
        return self._add(new_note(self.article, span, color=colour, bookmark=True))

    def write(self, spans: tuple[Span, ...], text: str, colour: Colour, shown: Shown | None) -> Change:
        """A new note on a passage; without one on the article as a whole."""
        return self._add(new_note(self.article, *spans, color=colour, note=text, translation=shown))

    def move(self, note: Note, spans: tuple[Span, ...], shown: Shown | None) -> Undoable:
        """Put a note on another passage of this text: its ends were changed, or the reader says where it is now."""
        self._keep_article()
        kept = note.translation if shown is None else shown
        return self._history.edit(replace(moved(self.article, note, *spans), translation=kept))

    def keep_orphan(self, note: Note) -> Undoable:
        """The reader says that the passage is not in this text."""
        place = Place(note.id, self.article.id, note.rev, self.article.rev, State.ORPHAN, settled=True)
        return self._history.settle(place)

    def refresh_translation(self, note: Note, shown: Shown) -> Undoable:
        """Keep with a note what stands beside its passage now, instead of what did when it was made."""
        return self._history.edit(replace(note, translation=shown))

    def edit(self, note: Note) -> Change:
        """Other tags, say; without a difference nothing is saved."""
        return self._history.edit(note)

    def rewrite(self, note: Note, text: str) -> Change:
        """Other words for a note."""
        return self._history.edit(note.with_note(text))

    def undo(self) -> Undoable | None:
        """Take back the last change of this session, whatever it was on; None if there is none."""
        return self._history.undo()

    def delete(self, note: Note) -> Change:
        """Take a note away; undo brings it back."""
        return self._history.delete(note.id)

    def _add(self, note: Note) -> Change:
        self._keep_article()
        return self._history.add(note)

    def _keep_article(self) -> None:
        """Keep the text that notes are made on and what it is called, the first time."""
        if self._is_kept:
            return
        if reason := self.notebook.read_only:
            raise NotebookError(reason)
        try:
            self._workspace.keep_revision(self.article)
        except OSError as error:
            raise NotebookError(f"the note was not saved: {error.strerror or error}") from error
        self.notebook.remember(info_of(self.article, self._file))
        self._is_kept = True


def _order(placed: Placed) -> _Order:
    note = placed.note
    rank = 1 if placed.spans else 0 if note.is_on_article else 2
    here = placed.spans[0] if placed.spans else Span(0, 0)
    return rank, here, note.created, Span(note.target.start, note.target.end), note.id
