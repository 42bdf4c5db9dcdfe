"""The library's list: in some order, the articles at hand or those that were put away, as far as a filter lets them
through.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Input

from tui.article.workspace import Entry
from tui.folding import fold
from tui.reading.bars import Hint, hints, words
from tui.screens.gathering import GatheringScreen
from tui.screens.order import Order, Told, arranged
from tui.screens.shelf import columns_of
from tui.session import Session
from tui.widgets.article_rows import row_of
from tui.widgets.bars import HeaderBar, StatusBar, TitleBar
from tui.widgets.search_line import SearchLine

_PAUSE = 0.3
"""Seconds without another letter."""


class BrowsingScreen(GatheringScreen):
    """Nothing is sorted while files are read: a row would move from under the bar."""

    header = query_one(HeaderBar)
    filter_line = query_one("#filter", SearchLine)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    order = Order.NAME
    only_archived = False
    """Whether those are listed that were put away."""
    pausing: Timer | None = None
    """Until it is seen how hard the articles are that a filter left."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sorted: list[str] = []
        """The ids of all that could be listed."""
        self.sought: dict[str, str] = {}
        """Titles as they are looked for, by id."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield HeaderBar(id="header")
        yield self.rows
        yield SearchLine("Filter by title", id="filter", typed=self.filter_typed)
        yield StatusBar()

    def on_mount(self) -> None:
        self.filter_line.display = False
        self.set_focus(self.rows)

    def on_resize(self) -> None:
        if self.shelf:
            self.show()

    @property
    def chosen(self) -> Entry | None:
        """The article under the bar."""
        return self.shelf.get(self.rows.chosen or "")

    def learn(self, ids: Iterable[str]) -> None:
        for id in ids:
            self.sought.pop(id, None)
            if id in self.shelf:  # now, some at a time: not all at the first letter of a filter
                self.title_as_sought(id)

    def sort(self) -> None:
        archive = self.session.workspace.archive
        at_hand = (id for id, entry in self.shelf.items() if (entry.path.parent == archive) is self.only_archived)
        self.sorted = arranged(at_hand, self.order, self.told)

    def told(self, id: str) -> Told:
        """What there is to sort an article by."""
        return Told(self.session.summaries.known(self.shelf[id]), self.progress.get(id))

    def title_as_sought(self, id: str) -> str:
        """The folded title of an article, or what there is instead by now."""
        if id not in self.sought:
            summary = self.session.summaries.known(self.shelf[id])
            self.sought[id] = fold(summary.title if summary else self.shelf[id].slug).text
        return self.sought[id]

    def show(self) -> None:
        columns = columns_of(self.size.width)
        names = {name: name for name in ("Title", *columns)}
        self.header.show(words(f" {row_of(names, columns, self.size.width - 2)}", "header"))
        shown = self.sorted
        for word in fold(self.filter_line.value).text.split():
            shown = [id for id in shown if word in self.title_as_sought(id)]
        self.rows.show(shown, columns, self.why_empty())
        where = str(self.session.workspace.root).replace(str(Path.home()), "~", 1)
        name = " leeslamp · archive " if self.only_archived else " leeslamp "
        self.title_bar.show(words(name, "panel-bold"), right=((words(f" {where} ", "panel-dim"),),))
        counted = "1 article" if len(shown) == 1 else f"{len(shown)} articles"
        self.header.display = bool(shown)
        self.status_bar.show(words(f" {counted} · {self.order}"), right=hints(self.hints()))

    def on_descendant_focus(self) -> None:
        self.status_bar.show(*self.status_bar.left, right=hints(self.hints()))

    def hints(self) -> list[Hint]:
        """The keys that matter now, and do something; where there is no room for all, the last stay."""
        hint = self.session.keys.hint
        if self.focused is not self.rows:
            return [("Enter", "done"), hint("leave", "one-layer-back")]
        if self.only_archived:
            taken = [hint("remove", "remove-article"), hint("back to the others", "archive"), ("Enter", "read")]
            return [*(taken if self.chosen else []), hint("leave", "one-layer-back")]
        own = [hint("remove", "remove-article"), hint("archive", "archive"), hint("rename", "rename")]
        return [
            *(own if self.chosen else []),
            hint("notes", "all-notes"),
            *([hint("sort", "sort"), hint("filter", "filter")] if self.sorted else []),
            hint("add", "add"),
            *([("Enter", "read")] if self.chosen else []),
            hint("quit", "quit"),
            hint("help", "help"),
        ]

    def why_empty(self) -> str:
        """What to say where no article is listed."""
        keys = self.session.keys
        if self.sorted:
            return f"No article has these words in its title; {keys['one-layer-back']} shows all."
        if self.only_archived:
            back, away = keys["one-layer-back"], keys["archive"]
            return f"Nothing is in the archive. {back} shows the articles; {away} puts one away."
        if self.shelf:
            return f"Every article is in the archive; {keys['show-the-archive']} shows it."
        where = self.session.workspace.articles
        return (
            f"No articles yet. {keys['add']} adds a web page, a file or what you copied; "
            f"or put Dutch texts (.md or .txt) into {where}."
        )

    def list_anew(self) -> None:
        """Sort and show, and see how hard the articles are that can be seen then."""
        self.sort()
        self.show()
        self.find_out()

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_top(self) -> None:
        self.rows.action_first()

    def action_bottom(self) -> None:
        self.rows.action_last()

    def action_sort(self) -> None:
        self.order = self.order.next
        self.list_anew()

    def action_archived(self) -> None:
        """Show those that were put away, or the others again."""
        self.only_archived = not self.only_archived
        self.list_anew()

    def action_filter(self) -> None:
        self.filter_line.display = True
        self.set_focus(self.filter_line)

    def filter_typed(self) -> None:
        """Filter as one types; how hard what is left is, once the reader pauses."""
        self.workers.cancel_group(self, "difficulty")
        self.show()
        if self.pausing:
            self.pausing.stop()
        self.pausing = self.set_timer(_PAUSE, self.find_out)

    @on(Input.Submitted, "#filter")
    def filter_done(self) -> None:
        """Enter in the filter: choose among what it left."""
        self.set_focus(self.rows)

    def action_leave(self) -> None:
        """Leave what was begun last."""
        if self.filter_line.display:
            self.filter_line.value = ""
            self.filter_line.display = False
            self.set_focus(self.rows)
        elif self.only_archived:
            self.action_archived()
