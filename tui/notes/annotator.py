"""The notes of one article, made and found: what a key press and `leeslamp annotate` both do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.errors import NotebookError
from tui.notes.colour import Colour
from tui.notes.history import Change, History
from tui.notes.notebook import Notebook
from tui.notes.passage import find, new_note
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown
from tui.span import Span


class Placed(NamedTuple):
    """A note and where its passage is now, in reading offsets; None if the article has it no more."""

    note: Note
    span: Span | None


class Annotator:
    """Every method that changes something raises NotebookError if it cannot be saved, and then nothing is changed."""

    def __init__(self, article: Article, file: Path | None, workspace: Workspace, history: History) -> None:
        self.article = article
        self._places: dict[str, Placed] = {}
        self._file, self._workspace, self._history = file, workspace, history

    @property
    def notebook(self) -> Notebook:
        """Where the notes are."""
        return self._history.notebook

    def placed(self) -> list[Placed]:
        """The article's notes in the order of the text, those without a place last."""
        notes = [self._placed(note) for note in self.notebook.notes(self.article.id)]
        return sorted(notes, key=lambda placed: (placed.span is None, placed.span or (0, 0), placed.note.created))

    def _placed(self, note: Note) -> Placed:
        known = self._places.get(note.id)
        if known is None or known.note is not note:  # the notebook gives the same object until a note changes
            known = self._places[note.id] = Placed(note, find(self.article, note))
        return known

    def at(self, span: Span) -> Note | None:
        """The note on exactly this passage, the one with words if there are several."""
        here = [placed.note for placed in self.placed() if placed.span == span]
        return max(here, key=lambda note: bool(note.note), default=None)

    def highlight(self, span: Span, colour: Colour, shown: Shown | None) -> Change:
        """Mark a passage. The same kind again takes the mark away, another kind changes it."""
        note = self.at(span)
        if note is None:
            return self._add(new_note(self.article, span, color=colour, translation=shown))
        if note.color is not colour:
            return self._history.edit(replace(note, color=colour))
        return self._history.delete(note.id)

    def write(self, span: Span, text: str, colour: Colour, shown: Shown | None) -> Change:
        """A new note on a passage."""
        return self._add(new_note(self.article, span, color=colour, note=text, translation=shown))

    def rewrite(self, note: Note, text: str) -> Change:
        """Other words for a note."""
        return self._history.edit(note.with_note(text))

    def delete(self, note: Note) -> Change:
        """Take a note away; undo brings it back."""
        return self._history.delete(note.id)

    def _add(self, note: Note) -> Change:
        article = self.article
        if reason := self.notebook.read_only:
            raise NotebookError(reason)
        try:
            self._workspace.keep_revision(article)
        except OSError as error:
            raise NotebookError(f"the note was not saved: {error.strerror or error}") from error
        file = self._file.name if self._file else ""
        self.notebook.remember(ArticleInfo(article.id, article.title, article.date, file, article.rev, article.url))
        return self._history.add(note)
