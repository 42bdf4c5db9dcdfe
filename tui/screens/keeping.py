"""What was brought in, before it is kept: nothing is written into the workspace until the reader says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from tui.article.candidate import Candidate, candidates, keep
from tui.article.imported import Imported
from tui.article.source import called, changed
from tui.article.workspace import Entry
from tui.beside import beside, start_worker
from tui.errors import LeeslampError
from tui.keys import EDIT, GO, MOVE, SELECT, key
from tui.reading.bars import Hint, hints, words
from tui.screens.candidate_told import told
from tui.screens.guard import tells
from tui.session import Session
from tui.widgets.article_rows import ArticleRows
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.search_line import SearchLine


class Kept(NamedTuple):
    """What became of it."""

    entries: list[Entry]
    read: Entry | None
    """The one to read now."""


class KeepingScreen(Screen[Kept | None]):
    """Closes with what was kept, or None. Of a book the chapters that are marked are kept, at first all."""

    CSS_PATH = "../panels.tcss"
    DEFAULT_CSS = """
    KeepingScreen {
        Horizontal { height: 1fr; }
        #chapters { width: 2fr; }
        #seen { width: 3fr; padding: 1 0 0 3; }
        #seen Static { height: auto; max-width: 69; padding-right: 3; }
    }
    """
    BINDINGS = [
        key("enter", "keep(True)", "Keep and read", "it is in articles/ then", GO),
        key("s,S", "keep(False)", "Keep", "and go back", GO),
        key("t,T", "title", "Title", "which also names the file", EDIT),
        key("e,E", "edit", "Edit", "its Markdown in the program that VISUAL or EDITOR names", EDIT),
        key("x,space", "mark", "Mark", "a chapter, or no longer; only those marked are kept", SELECT),
        key("X,asterisk", "mark_all", "Mark all", "chapters, or none", SELECT),
        key("j,J", "step(1)", "Down", "the next chapter, or down the text", MOVE),
        key("k,K", "step(-1)", "Up", "likewise", MOVE),
        key("n,N", "page(1)", "Read on", "down the text that is shown", MOVE),
        key("b,B", "page(-1)", "Read back", "up the text that is shown", MOVE),
        key("escape,q", "throw_away", "Throw away", "nothing is kept", GO),
    ]
    rows = query_one(ArticleRows)
    seen = query_one("#seen", VerticalScroll)
    text = query_one("#text", Static)
    title_line = query_one("#title", SearchLine)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    def __init__(self, session: Session, found: list[Candidate]) -> None:
        super().__init__()
        self.session = session
        self.found = found
        self.unmarked: set[int] = set()
        """Numbers of chapters that are not to be kept."""
        self.keeping: Worker[None] | None = None
        self.is_stopped = False
        """Whether the rest is not to be kept."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal():
            yield ArticleRows(self.cells_of, id="chapters")
            with VerticalScroll(id="seen"):
                yield Static(id="text", markup=False)
        yield SearchLine("Title", id="title")
        yield StatusBar()

    def on_mount(self) -> None:
        self.title_line.display = False
        self.rows.display = self.is_book
        self.rows.show([str(number) for number in range(len(self.found))], {"Words": 6, "State": 4})
        self.set_focus(self.rows if self.is_book else self.seen)
        self.show()

    @property
    def is_book(self) -> bool:
        """Whether there is a choice of chapters."""
        return len(self.found) > 1

    @property
    def here(self) -> Candidate:
        """The text that is shown."""
        return self.found[self.rows.at]

    def cells_of(self, id: str) -> dict[str, str]:
        """A chapter's row."""
        number = int(id)
        candidate = self.found[number]
        mark = " " if number in self.unmarked else "✓"
        title = candidate.imported.title.removeprefix(f"{candidate.article.source}: ")  # that of the book
        return {
            "Title": f"{mark} {title}",
            "Words": str(candidate.article.words),
            "State": "kept" if candidate.known else "",
        }

    @on(ArticleRows.Moved)
    def show(self) -> None:
        """What the text under the bar is, and what was done to it."""
        self.text.update(told(self.here))
        self.seen.scroll_home(animate=False)
        self.show_bars()

    def show_bars(self) -> None:
        """What is marked, and which keys matter."""
        self.rows.refresh()
        marked = len(self.found) - len(self.unmarked)
        number = f"{marked} of {len(self.found)} chapters" if self.is_book else "not kept yet"
        self.title_bar.show(words(" leeslamp · add an article ", "panel-bold"), words(f" {number}"))
        self.status_bar.show(words(""), right=hints(self.hints()))

    def hints(self) -> list[Hint]:
        """The keys that matter now; where there is no room for all, the last stay."""
        hint = self.session.keys.hint
        return [
            *([hint("all", "mark-all"), hint("mark", "mark")] if self.is_book else []),
            hint("edit", "edit"),
            hint("title", "title"),
            hint("throw away", "throw-away"),
            hint("keep", "keep"),
            hint("keep and read", "keep-and-read"),
        ]

    def action_step(self, step: int) -> None:
        if self.is_book:
            self.rows.action_step(step)
        else:
            self.seen.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self.seen.scroll_relative(y=step * max(1, self.seen.size.height - 2), animate=False)

    def action_mark(self) -> None:
        if self.is_book:
            self.unmarked ^= {self.rows.at}
            self.rows.action_step(1)

    def action_mark_all(self) -> None:
        if self.is_book:
            self.unmarked = set() if self.unmarked else set(range(len(self.found)))
            self.show_bars()

    def action_title(self) -> None:
        self.title_line.value = self.here.imported.title
        self.title_line.display = True
        self.set_focus(self.title_line)

    @on(Input.Submitted, "#title")
    def title_typed(self) -> None:
        """Enter behind the title: it is the text's from now on."""
        if title := self.title_line.value.strip():
            start_worker(self, partial(self.look_again, partial(called, self.here.imported, title)))
        self.close_title()

    def close_title(self) -> None:
        """Leave the line as it was before."""
        self.title_line.display = False
        self.set_focus(self.rows if self.is_book else self.seen)

    @tells
    def action_edit(self) -> None:
        from tui.screens.outside import edited_outside

        imported = self.here.imported
        try:
            text = edited_outside(imported.text, self.app.suspend())
        except SuspendNotSupported:
            self.notify("This terminal cannot be given to another program.", severity="error")
        else:
            start_worker(self, partial(self.look_again, partial(changed, imported, text)))

    async def look_again(self, change: Callable[[], Imported]) -> None:
        """Show a text that the reader changed; one without a sentence stays as it was."""
        number = self.rows.at
        try:
            [self.found[number]] = await beside(lambda: candidates(self.session.workspace, [change()]))
        except LeeslampError as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
        self.show()

    @on(ArticleRows.Chosen)
    def chosen(self) -> None:
        """Enter on a chapter."""
        self.action_keep(True)

    def action_keep(self, read: bool) -> None:
        if self.keeping is None:
            self.keeping = start_worker(self, partial(self.keep_marked, read))

    async def keep_marked(self, read: bool) -> None:
        """Keep the texts one by one on a thread; what is kept stays kept if a later one cannot be, or Esc ends it."""
        marked = [number for number in range(len(self.found)) if number not in self.unmarked]
        kept: dict[int, Entry] = {}
        try:
            for number in marked:
                if self.is_stopped:
                    break
                kept[number] = await beside(partial(keep, self.session.workspace, self.found[number]))
                self.found[number] = self.found[number]._replace(known=kept[number])
                self.status_bar.show(words(f" {len(kept)} of {len(marked)} kept  Esc stops"))
        except LeeslampError as error:
            self.notify(str(error), title="Not kept", severity="error", timeout=12, markup=False)
        self.keeping, self.is_stopped = None, False
        if not marked:
            keys = self.session.keys
            self.notify(f"No chapter is marked; {keys['mark']} marks one, {keys['mark-all']} all.", markup=False)
        elif len(kept) == len(marked):
            here = kept.get(self.rows.at, kept[marked[0]])
            self.dismiss(Kept(list(kept.values()), here if read else None))
        else:
            self.show()

    def action_throw_away(self) -> None:
        if self.title_line.display:
            self.close_title()
        elif self.keeping:
            self.is_stopped = True
        else:
            self.dismiss(None)
