"""The first screen: every article of the workspace."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.article.workspace import Entry, clashes
from tui.beside import beside
from tui.errors import LeeslampError, NotebookError
from tui.folding import fold
from tui.keys import FIND, GO, MOVE, NOTES, key
from tui.notes.progress import Progress
from tui.notes.record import Note
from tui.reading.bars import hints, words
from tui.screens.guard import tells
from tui.screens.notes import NotesScreen
from tui.screens.shelf import cells, columns_of, keys_now, opened, read_all
from tui.session import Session
from tui.widgets.article_rows import ArticleRows, row_of
from tui.widgets.bars import HeaderBar, StatusBar, TitleBar
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from tui.dutch.difficulty import Difficulty

Opener = Callable[..., Screen[None]]
"""Makes the screen that reads an article."""
_AT_ONCE = 0.06
"""Seconds that are spent on reading what can be seen before it is shown."""
_BATCH = 100
"""Articles that are read between two looks at what can be seen."""
_PAUSE = 0.3
"""Seconds without another letter."""


class LibraryScreen(Screen[None]):
    """A table to choose from."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("j,J", "step(1)", "Next title", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous title", "arrows work too", MOVE),
        key("g", "top", "First article", "of the list", MOVE),
        key("G", "bottom", "Last article", "of the list", MOVE),
        key("slash", "filter", "Filter", "by words of the title", FIND),
        key("A", "all_notes", "All notes", "of every article, with search", NOTES),
        key("i,I", "add", "Add", "a web page, a file, a book, a text that was copied, what is new in your feeds", GO),
        key("D", "remove", "Remove article", "notes outlive it; {undo-remove} brings it back", GO),
        key("u,U", "undo", "Undo remove", "the article removed last comes back", GO),
        key("escape", "leave_filter", "End the filter", "show every article", FIND),
        key("q", "app.quit", "Quit", "everything is saved", GO),
    ]
    rows = query_one(ArticleRows)
    header = query_one(HeaderBar)
    filter_line = query_one(Input)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)
    empty = query_one("#empty", Static)

    def __init__(self, session: Session, opener: Opener) -> None:
        super().__init__()
        self.session = session
        self.opener = opener
        self.shelf: dict[str, Entry] = {}
        """The articles of the folder by id."""
        self.removed: list[Entry] = []
        self.pausing: Timer | None = None
        """Until it is seen how hard the articles are that a filter left."""
        self.progress: dict[str, Progress] = {}
        self.sought: dict[str, str] = {}
        """Folded titles by id, until more is read."""
        self.folded: dict[str, tuple[str, str]] = {}
        """Titles, and as they are looked for."""
        self.hard: dict[str, Difficulty | None] = {}
        """How hard an article is, of those that were looked at; None for a book."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield HeaderBar(id="header")
        yield ArticleRows(self.cells_of, id="articles")
        yield Static(id="empty")
        yield SearchLine("Filter by title", id="filter")
        yield StatusBar()

    def on_mount(self) -> None:
        self.filter_line.display = False
        root = str(self.session.workspace.root).replace(str(Path.home()), "~", 1)
        self.title_bar.show(words(" leeslamp ", "panel-bold"), right=((words(f" {root} ", "panel-dim"),),))
        self.set_focus(self.rows)

    def on_resize(self) -> None:
        if self.shelf:
            self.show()

    def on_screen_resume(self) -> None:
        self.load()

    def load(self) -> None:
        """Read the shelf again: files, progress and notes may have changed."""
        try:
            self.sought = {}
            self.shelf = {entry.id: entry for entry in self.session.workspace.entries()}
        except LeeslampError as error:
            self.shelf = {}
            self.notify(str(error), severity="error", markup=False)
        for clash in clashes(self.shelf.values()):
            self.notify(clash, severity="warning", markup=False)
        self.progress = {}
        self.count()
        self.show()
        end = time.perf_counter() + _AT_ONCE
        for id in self.rows.visible_ids:
            if time.perf_counter() < end:
                self.session.summaries.read(self.shelf[id])
        self.sought = {}
        self.show()
        self.run_worker(self.read_rest(), exclusive=True, group="reading")
        self.find_out()

    async def read_rest(self) -> None:
        """Read on a thread what is in the other files, what can be seen first."""
        left = dict(self.shelf)
        while left and self.is_attached:
            first = [left.pop(id) for id in self.rows.visible_ids if id in left]
            some = first or [left.pop(id) for id in list(left)[:_BATCH]]
            if await beside(partial(read_all, self.session.summaries, some)):
                self.sought = {}
                self.show()

    @on(ArticleRows.Moved)
    def find_out(self) -> None:
        """See how hard the articles are that can be seen."""
        self.run_worker(self.find_out_beside(), exclusive=True, group="difficulty")

    async def find_out_beside(self) -> None:
        """See on a thread how hard they are, and fill that in."""
        visible = [self.shelf[id] for id in self.rows.visible_ids if id in self.shelf and id not in self.hard]
        if visible:
            articles = await beside(partial(opened, self.session, visible))
            hard = await self.session.difficulties(articles)
            self.hard |= {entry.id: hard.get(entry.id) for entry in visible}
            self.rows.refresh()

    @tells
    def count(self) -> None:
        """What the notebook knows of the articles; without it they can be read all the same."""
        for notice in self.session.news():
            self.notify(notice, severity="warning", timeout=15, markup=False)
        self.progress = self.session.notebook.all_progress()
        self.hard = {}

    def cells_of(self, id: str) -> dict[str, str]:
        """A row of the list."""
        summary = self.session.summaries.known(self.shelf[id])
        if summary is None:
            return {"Title": self.shelf[id].slug}
        try:
            notes = self.session.notebook.count(id)
        except NotebookError:  # `count` says so
            notes = 0
        return cells(summary, self.progress.get(id), notes, self.hard.get(id))

    def title_as_sought(self, id: str) -> str:
        """The folded title of an article, or what there is instead by now."""
        summary = self.session.summaries.known(self.shelf[id])
        title = summary.title if summary else self.shelf[id].slug
        if id not in self.folded or self.folded[id][0] != title:
            self.folded[id] = title, fold(title).text
        return self.folded[id][1]

    def show(self) -> None:
        """List the articles that the filter lets through."""
        wanted = fold(self.filter_line.value).text.split()
        columns = columns_of(self.size.width)
        names = {name: name for name in ("Title", *columns)}
        self.header.show(words(f" {row_of(names, columns, self.size.width - 2)}", "header"))
        shown = list(self.shelf)
        if wanted:
            self.sought = self.sought or {id: self.title_as_sought(id) for id in shown}
            for word in wanted:
                shown = [id for id in shown if word in self.sought[id]]
        self.rows.show(shown, columns)
        self.empty.display = not shown
        self.header.display = bool(shown)
        self.rows.set_class(not shown, "-empty")  # not hidden: it keeps the keys
        if not shown:  # it is laid out anew whenever it is told something
            text = _NONE_SUCH.format(self.session.keys["end-the-filter"])
            self.empty.update(
                Content(
                    text if self.shelf else _EMPTY.format(self.session.keys["add"], self.session.workspace.articles)
                )
            )
        counted = "1 article" if len(shown) == 1 else f"{len(shown)} articles"
        self.status_bar.show(words(f" {counted}"))
        self.on_descendant_focus()

    def on_descendant_focus(self) -> None:
        """Show the keys that matter now."""
        state = self.filter_line.has_focus, bool(self.chosen), bool(self.shelf), bool(self.removed)
        self.status_bar.show(*self.status_bar.left, right=hints(keys_now(self.session.keys, *state)))

    @property
    def chosen(self) -> Entry | None:
        """The article under the bar."""
        return self.shelf.get(self.rows.chosen or "")

    @on(ArticleRows.Chosen)
    def open_chosen(self) -> None:
        """Enter: read the article."""
        self.read(self.chosen)

    @tells
    def read(self, entry: Entry | None) -> None:
        """Open an article where it was left."""
        if entry:
            self.app.push_screen(self.opener(self.session, self.session.open(entry)))

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_top(self) -> None:
        self.rows.action_first()

    def action_bottom(self) -> None:
        self.rows.action_last()

    def action_filter(self) -> None:
        self.filter_line.display = True
        self.set_focus(self.filter_line)

    @on(Input.Changed)
    def filter_typed(self) -> None:
        """Filter as one types; how hard what is left is, once the reader pauses."""
        self.show()
        if self.pausing:
            self.pausing.stop()
        self.pausing = self.set_timer(_PAUSE, self.find_out)

    @on(Input.Submitted)
    def filter_done(self) -> None:
        """Enter in the filter: choose among what it left."""
        self.set_focus(self.rows)

    def action_leave_filter(self) -> None:
        self.filter_line.value = ""
        self.filter_line.display = False
        self.set_focus(self.rows)

    def action_all_notes(self) -> None:
        def closed(note: Note | None) -> None:
            if note is None:
                return
            try:
                entry = self.session.workspace.find(note.article)
                read = self.session.open(entry, note)
            except LeeslampError as error:
                self.notify(f"{error}. The note itself is kept.", severity="warning", markup=False)
            else:
                self.app.push_screen(self.opener(self.session, read))

        self.app.push_screen(NotesScreen(self.session), closed)

    def action_add(self) -> None:
        from tui.screens.adding import AddingScreen  # the first frame does without

        self.app.push_screen(AddingScreen(self.session), self.read)

    def action_remove(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        try:
            self.session.workspace.remove(chosen)
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.removed.append(chosen)
            undo = self.session.keys["undo-remove"]
            self.notify(f"{chosen.path.name} removed; its notes are kept  ·  {undo} brings it back", markup=False)
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


_NONE_SUCH = "No article has these words in its title; {} shows all."
_EMPTY = "No articles yet. {} adds a web page, a file or what you copied; or put Dutch texts (.md or .txt) into {}."
