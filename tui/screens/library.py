"""The first screen: every article of the workspace."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.screen import Screen

from tui.article.workspace import Entry
from tui.errors import LeeslampError
from tui.keys import FIND, GO, MOVE, NOTES, key
from tui.notes.record import Note
from tui.screens.arranging import ArrangingScreen
from tui.screens.notes import NotesScreen
from tui.session import Session
from tui.widgets.article_rows import ArticleRows

Opener = Callable[..., Screen[None]]
"""Makes the screen that reads an article."""


class LibraryScreen(ArrangingScreen):
    """A table to choose from."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("j,J", "step(1)", "Next title", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous title", "arrows work too", MOVE),
        key("g", "top", "First article", "of the list", MOVE),
        key("G", "bottom", "Last article", "of the list", MOVE),
        key("slash", "filter", "Filter", "by words of the title", FIND),
        key("s", "sort", "Sort", "by file name, title, newest, oldest, last read, begun, shortest", FIND),
        key("A", "all_notes", "All notes", "of every article, with search", NOTES),
        key("i,I", "add", "Add", "a web page, a file, a book, a text that was copied, what is new in your feeds", GO),
        key("x", "archive", "Archive", "or take out of it; notes and progress stay", GO),
        key("X", "archived", "Show the archive", "or the other articles again", GO),
        key("r", "rename", "Rename", "the title, in its file; notes follow", GO),
        key("D", "remove", "Remove article", "notes outlive it; {undo} brings it back", GO),
        key("u,U", "undo", "Undo", "the last article removed, archived or renamed", GO),
        key("escape", "leave", "One layer back", "title, filter, archive", FIND),
        key("q", "app.quit", "Quit", "everything is saved", GO),
    ]

    def __init__(self, session: Session, opener: Opener) -> None:
        super().__init__(session)
        self.opener = opener

    @on(ArticleRows.Chosen)
    def open_chosen(self) -> None:
        """Enter: read the article."""
        self.read(self.chosen)

    def read(self, entry: Entry | None) -> None:
        """Read an article where it was left, if there is one."""
        if entry:
            self.open(entry)

    def action_add(self) -> None:
        from tui.screens.adding import AddingScreen  # the first frame does without

        self.app.push_screen(AddingScreen(self.session), self.read)

    def action_all_notes(self) -> None:
        def closed(note: Note | None) -> None:
            if note is None:
                return
            try:
                entry = self.session.workspace.find(note.article)
            except LeeslampError as error:
                self.notify(f"{error}. The note itself is kept.", severity="warning", markup=False)
            else:
                self.open(entry, note)

        self.app.push_screen(NotesScreen(self.session), closed)

    def open(self, entry: Entry, note: Note | None = None) -> None:
        """Read an article where it was left, or at a note."""
        try:
            opened = self.session.open(entry, note)
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.app.push_screen(self.opener(self.session, opened))
