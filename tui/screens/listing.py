"""The notes of every article: listed, sorted, searched, looked at."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from tui.beside import start_worker
from tui.errors import NotebookError, QueryError
from tui.notes.catalogue import Order
from tui.notes.placing import states_of
from tui.notes.query import Query, parse
from tui.notes.record import Note
from tui.reading.bars import Hint, hints, words
from tui.screens.guard import tells
from tui.session import Session
from tui.slices import AWAITED
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.note_rows import NoteRows
from tui.widgets.preview import Preview
from tui.widgets.search_line import SearchLine
from tui.widgets.tag_line import TagLine


class ListingScreen(Screen[Note | None]):
    """Works for notes whose article is gone."""

    CSS_PATH = "../panels.tcss"

    rows = query_one(NoteRows)
    preview = query_one(Preview)
    search_line = query_one("#search", SearchLine)
    tag_line = query_one(TagLine)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    order = Order.NEWEST
    only_deleted = False
    """Whether those are listed that were deleted."""
    is_whole = False
    """Whether every note was looked at."""
    has_deleted = False
    """Whether there are such."""
    wanted = Query()
    """The last query without a mistake."""
    mistake = ""
    """What is wrong with what is typed now."""

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

    @property
    def is_partial(self) -> bool:
        """Whether only the newest notes are listed, because the others were not looked at yet. Raises NotebookError."""
        return not (self.is_whole or self.session.catalogue.is_ready)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Container(id="all-notes"):
            yield NoteRows(id="rows")
            yield Preview(id="preview")
        yield SearchLine(
            'Search notes: words, "words together", #tag, kind:word, -not', id="search", typed=self.search_typed
        )
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
        if self.is_partial:
            self.shown = catalogue.newest()
            start_worker(self, self.read_all, exclusive=True)
        else:
            if not self.search_line.has_focus:  # to look takes a letter's time
                self.has_deleted = bool(self.session.notebook.deleted())
            find = catalogue.deleted if self.only_deleted else partial(catalogue.find, order=self.order)
            self.shown = find(self.wanted, states=self.states)
        self.rows.show(self.shown, catalogue.titles(), self.why_empty())
        self.show_note()
        self.show_status()

    async def read_all(self) -> None:
        """Look at every note, and list them then."""
        with suppress(NotebookError):  # `show_notes` says so
            await self.session.get_ready(AWAITED)
        self.is_whole = True
        self.show_notes()

    @tells
    def show_status(self) -> None:
        """Say what is listed, and how the search was understood."""
        title, order = ("Deleted notes", "last deleted first") if self.only_deleted else ("All notes", self.order.value)
        self.title_bar.show(words(f" {title} ", "panel-bold"), right=((words(f"{order} ", "panel-dim"),),))
        right = hints(self.hints())
        if self.mistake:
            self.status_bar.show(words(f" {self.mistake}"), right=right)
            return
        number = len(self.shown)
        if self.is_partial:
            found = f"the newest {number}; the others are being read"
        elif self.wanted.terms and not self.only_deleted:
            found = f"{number} of {len(self.session.notebook.notes())} notes"
        else:
            found = "1 note" if number == 1 else f"{number} notes"
        marked = f"{len(self.marked)} marked" if self.marked else ""
        self.status_bar.show(words(f" {' · '.join(filter(None, (found, marked, self.wanted.words)))}"), right=right)

    def on_descendant_focus(self) -> None:
        self.show_status()

    def why_empty(self) -> str:
        """What a list says that has no notes."""
        keys = self.session.keys
        if self.wanted.terms:
            return f"No note has {self.wanted.words}. {keys['close']} shows all again."
        if self.only_deleted:
            return f"Nothing was deleted in the last thirty days. {keys['close']} goes back to all notes."
        return f"No notes yet. Open an article: {keys.highlights} highlights a sentence, {keys['note']} writes a note."

    def hints(self) -> list[Hint]:
        """The keys that matter now, and do something; where there is no room for all, the last stay."""
        hint = self.session.keys.hint
        close = hint("back", "close")
        if self.search_line.has_focus or self.tag_line.has_focus:
            return [("Enter", "done"), close]
        search = hint("search", "search-notes")
        if not self.shown:
            return [search, close]
        if self.only_deleted:
            return [hint("mark", "mark"), search, ("Enter", "brings back"), close]
        return [
            hint("sort", "sort"),
            *([hint("deleted", "deleted-notes")] if self.has_deleted else []),
            hint("mark", "mark"),
            hint("tags", "tags"),
            hint("edit", "edit-the-note"),
            hint("delete", "delete-notes"),
            search,
            ("Enter", "go there"),
            close,
        ]

    @on(NoteRows.Moved)
    def moved(self) -> None:
        """Show the note under the bar."""
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
        self.preview.show(note, info.title if info else note.article, state, self.session.look.names)

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

    def search_typed(self) -> None:
        """Search as one types; while there is a mistake the list stays as it was."""
        try:
            self.wanted, self.mistake = parse(self.search_line.value, self.session.look.names), ""
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
