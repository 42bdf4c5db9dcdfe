"""The notes of every article: listed, sorted, searched, looked at."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui.errors import QueryError
from tui.notes.catalogue import Order
from tui.notes.placing import states_of
from tui.notes.query import Query, parse
from tui.notes.record import Note
from tui.reading.bars import words
from tui.screens.guard import tells
from tui.session import Session
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.note_rows import NoteRows
from tui.widgets.preview import Preview
from tui.widgets.search_line import SearchLine
from tui.widgets.tag_line import TagLine

_NONE_YET = "No notes yet. Open an article: 1 to 4 highlights a sentence, a writes a note."
_NONE_DELETED = "Nothing was deleted in the last thirty days. Esc goes back to all notes."
_KEYS = ("s sort  R deleted  ", "x mark  # tags  ", "a edit  D delete  ", "Enter go there  / search  q back ")
_KEYS_DELETED = ("x mark  / search  ", "Enter brings back  Esc leaves ")
_PAUSE = 0.3
"""Seconds without another letter."""


class ListingScreen(Screen[Note | None]):
    """Works for notes whose article is gone."""

    CSS_PATH = "../panels.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    rows = query_one(NoteRows)
    preview = query_one(Preview)
    search_line = query_one("#search", SearchLine)
    tag_line = query_one(TagLine)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    order = Order.NEWEST
    only_deleted = False
    """Whether those are listed that were deleted."""
    wanted = Query()
    """The last query without a mistake."""
    mistake = ""
    """What is wrong with what is typed now."""
    pausing: Timer | None = None
    """Until the note under the bar is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.shown: list[Note] = []
        self.marked: set[str] = set()
        """Ids. Notes stay marked when a search does not show them."""
        self.articles: set[str] | None = None
        """Ids of those that are there, once that was looked up."""

    @property
    def states(self) -> Mapping[str, str]:
        """`ask` or `orphan` by the id of a note that is not surely in its place."""
        return states_of(self.session.notebook)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Container(id="all-notes"):
            yield NoteRows(id="rows")
            yield Preview(id="preview")
        yield SearchLine('Search notes: words, "words together", #tag, kind:word, -not', id="search")
        yield TagLine(id="tags")
        yield StatusBar()

    def on_mount(self) -> None:
        self.search_line.display = self.tag_line.display = False
        self.show_notes()
        self.set_focus(self.rows)
        self.call_after_refresh(self.look_for_articles)

    @tells
    def look_for_articles(self) -> None:
        """See which articles are still there."""
        self.articles = {entry.id for entry in self.session.workspace.everything()}
        self.show_note()

    @tells
    def show_notes(self) -> None:
        """List what the search finds."""
        catalogue = self.session.catalogue
        if self.only_deleted:
            self.shown = catalogue.deleted(self.wanted, self.states)
        else:
            self.shown = catalogue.find(self.wanted, self.order, self.states)
        if self.wanted.terms:
            empty = f"No note has {self.wanted.words}. Esc shows all again."
        else:
            empty = _NONE_DELETED if self.only_deleted else _NONE_YET
        self.rows.show(self.shown, catalogue.titles(), empty)
        self.show_note()
        self.show_status()

    @tells
    def show_status(self) -> None:
        """Say what is listed, and how the search was understood."""
        title, order = ("Deleted notes", "last deleted first") if self.only_deleted else ("All notes", self.order.value)
        self.title_bar.show(words(f" {title} ", "panel-bold"), right=(words(f"{order} "),))
        keys = tuple(words(part, "panel-dim") for part in (_KEYS_DELETED if self.only_deleted else _KEYS))
        if self.mistake:
            self.status_bar.show(words(f" {self.mistake}"), right=keys)
            return
        number = len(self.shown)
        if self.wanted.terms and not self.only_deleted:
            found = f"{number} of {len(self.session.notebook.notes())} notes"
        else:
            found = "1 note" if number == 1 else f"{number} notes"
        marked = f"{len(self.marked)} marked" if self.marked else ""
        self.status_bar.show(words(f" {' · '.join(filter(None, (found, marked, self.wanted.words)))}"), right=keys)

    @on(NoteRows.Moved)
    def moved(self) -> None:
        """Show the note under the bar; while a search is typed, once the reader pauses: to lay it out takes a letter's
        time.
        """
        if self.pausing:
            self.pausing.stop()
        if self.search_line.has_focus:
            self.pausing = self.set_timer(_PAUSE, self.show_note)
        else:
            self.show_note()

    @tells
    def show_note(self) -> None:
        """Show all of the note under the bar."""
        note = self.rows.note
        if note is None:
            self.preview.show(None)
            return
        info = self.session.notebook.articles().get(note.article)
        gone = self.articles is not None and note.article not in self.articles
        state = "gone" if gone else self.states.get(note.id, "sure")
        self.preview.show(note, info.title if info else note.article, state)

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_first(self) -> None:
        self.rows.action_first()

    def action_last(self) -> None:
        self.rows.action_last()

    def action_sort(self) -> None:
        self.order = self.order.next
        self.show_notes()

    def action_search(self) -> None:
        self.search_line.display = True
        self.set_focus(self.search_line)

    @on(Input.Changed, "#search")
    def search_typed(self) -> None:
        """Search as one types; while there is a mistake the list stays as it was."""
        try:
            self.wanted, self.mistake = parse(self.search_line.value), ""
        except QueryError as error:
            self.mistake = str(error)
            self.show_status()
        else:
            self.show_notes()

    @on(Input.Submitted, "#search")
    def search_done(self) -> None:
        """Enter in the search: keep it and walk through what it found."""
        self.search_line.display = bool(self.search_line.value)
        self.set_focus(self.rows)

    def action_deleted(self) -> None:
        """Show those that were deleted, or the others again."""
        self.only_deleted = not self.only_deleted
        self.marked.clear()
        self.rows.mark(self.marked)
        self.show_notes()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Leave what was begun last, at the end the screen."""
        if self.tag_line.display:
            self.tag_line.display = False
            self.set_focus(self.rows)
        elif self.search_line.display:
            self.search_line.value = ""
            self.search_line.display = False
            self.set_focus(self.rows)
        elif self.marked:
            self.marked.clear()
            self.show_marks()
        elif self.only_deleted:
            self.action_deleted()
        else:
            self.dismiss(None)

    def show_marks(self) -> None:
        """Draw which notes are marked, and count them."""
        self.rows.mark(self.marked)
        self.show_status()
