"""The first screen: every article of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import DataTable, Input, Static

from tui.article.workspace import Entry
from tui.errors import ArticleError, LeeslampError
from tui.folding import fold
from tui.keys import FIND, GO, MOVE, NOTES, key
from tui.notes.progress import Progress
from tui.notes.record import Note
from tui.reading.bars import words
from tui.screens.guard import tells
from tui.screens.notes import NotesScreen
from tui.screens.shelf import Shelved, cells, columns_of, hardness
from tui.session import Session
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from tui.dutch.difficulty import Difficulty

Opener = Callable[..., Screen[None]]
"""Makes the screen that reads an article."""


class LibraryScreen(Screen[None]):
    """A table to choose from."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("j,J", "step(1)", "Next article", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous article", "arrows work too", MOVE),
        key("g", "top", "First article", "of the list", MOVE),
        key("G", "bottom", "Last article", "of the list", MOVE),
        key("slash", "filter", "Filter", "by words of the title", FIND),
        key("A", "all_notes", "All notes", "of every article, with search", NOTES),
        key("D", "remove", "Remove article", "notes outlive it; u brings it back", GO),
        key("u,U", "undo", "Undo remove", "the article removed last comes back", GO),
        key("escape", "leave_filter", "End the filter", "show every article", FIND),
        key("q", "app.quit", "Quit", "everything is saved", GO),
    ]
    table = query_one("#articles", DataTable)
    filter_line = query_one(Input)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)
    empty = query_one("#empty", Static)

    def __init__(self, session: Session, opener: Opener) -> None:
        super().__init__()
        self.session = session
        self.opener = opener
        self.shelf: list[Shelved] = []
        self.removed: list[Entry] = []
        self.progress: dict[str, Progress] = {}
        self.notes: dict[str, int] = {}
        self.hard: dict[str, Difficulty] = {}
        """How hard an article is, as far as that was found out."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield DataTable(id="articles", cursor_type="row")
        yield Static(id="empty")
        yield SearchLine("Filter by title", id="filter")
        yield StatusBar()

    def on_mount(self) -> None:
        self.filter_line.display = False
        self.title_bar.show(words(" leeslamp ", "panel-bold"))
        root = str(self.session.workspace.root)
        where = words(f" {root.replace(str(Path.home()), '~', 1)} ")
        self.title_bar.show(*self.title_bar.left, right=(where,))
        keys = "Enter read  / filter  A notes  D remove  ? help  q quit "
        self.status_bar.show(right=(words(keys, "panel-dim"),))
        self.set_focus(self.table)

    def on_resize(self) -> None:
        if self.shelf:
            self.show()

    def on_screen_resume(self) -> None:
        self.load()

    def load(self) -> None:
        """Read the shelf again: files, progress and notes may have changed."""
        try:
            self.shelf = [self._shelve(entry) for entry in self.session.workspace.entries()]
            clashes = self.session.workspace.clashes()
        except LeeslampError as error:
            self.shelf, clashes = [], []
            self.notify(str(error), severity="error", markup=False)
        for clash in clashes:
            self.notify(clash, severity="warning", markup=False)
        self.count()
        self.show()
        self.run_worker(self.find_out(), exclusive=True, group="difficulty")

    async def find_out(self) -> None:
        """See on a thread how hard the articles are, and fill that in."""
        articles = [shelved.article for shelved in self.shelf if shelved.article]
        self.hard = await self.session.difficulties(articles)
        for id, hard in self.hard.items():
            for name, cell in hardness(hard).items():
                if id in self.table.rows and name in self.table.columns:
                    self.table.update_cell(id, name, cell)

    @tells
    def count(self) -> None:
        """What the notebook knows of the articles; without it they can be read all the same."""
        for notice in self.session.news():
            self.notify(notice, severity="warning", timeout=15, markup=False)
        self.progress = self.session.notebook.all_progress()
        self.notes = {shelved.entry.id: self.session.notebook.count(shelved.entry.id) for shelved in self.shelf}

    def _shelve(self, entry: Entry) -> Shelved:
        try:
            return Shelved(entry, self.session.workspace.open_at(entry, 0))
        except ArticleError as error:
            return Shelved(entry, None, str(error))

    def show(self) -> None:
        """List the articles that the filter lets through."""
        wanted = fold(self.filter_line.value).text.split()
        chosen = self.chosen
        columns = columns_of(self.size.width)
        self.table.clear(columns=True)
        room = self.size.width - sum(width + 2 for width in columns.values()) - 4
        self.table.add_column("Title", width=max(10, room), key="Title")
        for label, width in columns.items():
            self.table.add_column(label, width=width, key=label)
        for shelved in self.shelf:
            if all(word in fold(shelved.title).text for word in wanted):
                id = shelved.entry.id
                row = cells(shelved, self.progress.get(id), self.notes.get(id, 0), self.hard.get(id))
                self.table.add_row(*(row[label] for label in ("Title", *columns)), key=id)
        if chosen and chosen.entry.id in self.table.rows:
            self.table.move_cursor(row=self.table.get_row_index(chosen.entry.id))
        self.empty.display = not self.table.row_count
        text = "No article has these words in its title; Esc shows all." if self.shelf else _EMPTY
        self.empty.update(Content(text.format(self.session.workspace.articles)))
        self.status_bar.show(words(f" {self.table.row_count} articles"))

    @property
    def chosen(self) -> Shelved | None:
        """The article under the bar."""
        if not self.table.row_count:
            return None
        id = self.table.coordinate_to_cell_key(self.table.cursor_coordinate).row_key.value
        return next((shelved for shelved in self.shelf if shelved.entry.id == id), None)

    @on(DataTable.RowSelected)
    def open_chosen(self) -> None:
        """Enter: read the article."""
        if self.chosen is None:
            return
        try:
            opened = self.session.open(self.chosen.entry)
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.app.push_screen(self.opener(self.session, opened))

    def action_step(self, step: int) -> None:
        if step > 0:
            self.table.action_cursor_down()
        else:
            self.table.action_cursor_up()

    def action_top(self) -> None:
        self.table.move_cursor(row=0)

    def action_bottom(self) -> None:
        self.table.move_cursor(row=self.table.row_count - 1)

    def action_filter(self) -> None:
        self.filter_line.display = True
        self.set_focus(self.filter_line)

    @on(Input.Changed)
    def filter_typed(self) -> None:
        """Filter as one types."""
        self.show()

    @on(Input.Submitted)
    def filter_done(self) -> None:
        """Enter in the filter: choose among what it left."""
        self.set_focus(self.table)

    def action_leave_filter(self) -> None:
        self.filter_line.value = ""
        self.filter_line.display = False
        self.set_focus(self.table)

    def action_all_notes(self) -> None:
        def closed(note: Note | None) -> None:
            if note is None:
                return
            try:
                entry = self.session.workspace.find(note.article)
                opened = self.session.open(entry, note)
            except LeeslampError as error:
                self.notify(f"{error}. The note itself is kept.", severity="warning", markup=False)
            else:
                self.app.push_screen(self.opener(self.session, opened))

        self.app.push_screen(NotesScreen(self.session), closed)

    def action_remove(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        try:
            self.session.workspace.remove(chosen.entry)
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.removed.append(chosen.entry)
            self.notify(f"{chosen.entry.path.name} removed; its notes are kept  ·  u brings it back", markup=False)
        self.load()

    def action_undo(self) -> None:
        if not self.removed:
            self.notify("Nothing was removed.")
            return
        try:
            self.session.workspace.restore(self.removed[-1])
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(f"{self.removed.pop().path.name} is back.", markup=False)
        self.load()


_EMPTY = "No articles yet. Put a Dutch text (.md or .txt) into {}, or open one with `leeslamp read FILE`."
