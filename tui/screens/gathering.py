"""The library beside its folder: which articles there are, what is in their files, what the notebook knows of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from textual import on
from textual.worker import Worker

from tui.article.summary import Summary
from tui.article.workspace import Entry, clashes
from tui.beside import beside, start_worker
from tui.errors import NotebookError, WorkspaceError
from tui.notes.progress import Progress
from tui.screens.guard import tells
from tui.screens.resting import RestingScreen
from tui.screens.shelf import cells, opened, read_all
from tui.session import Session
from tui.widgets.article_rows import ArticleRows

if TYPE_CHECKING:
    from tui.dutch.difficulty import Difficulty

_AT_ONCE = 0.06
"""Seconds that the first rows wait for what their files say; a slow disk does not hold them up."""
_BATCH = 100
"""Articles that are read between two looks at what can be seen."""
_LOOK_AGAIN = 2.0
"""Seconds between two looks at the folder."""


class GatheringScreen(RestingScreen):
    """Files are read on a thread, at first and whenever they were changed; what is listed, and how, is filled in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rows = ArticleRows(self.cells_of, id="articles")  # not looked up: a thread may be done when it is gone
        self.shelf: dict[str, Entry] = {}
        """Every article by id, those that are put away too."""
        self.progress: dict[str, Progress] = {}
        self.hard: dict[str, Difficulty | None] = {}
        """How hard an article is, of those that were looked at; None for a book."""
        self.said: dict[str, Summary | None] = {}
        """What files said when that was taken in last, by id."""
        self.weighed: set[str] = set()
        """Ids of those of which that is not known from before something changed."""
        self.looking: Worker[None] | None = None
        """Reads files, or sees which are there."""

    def on_mount(self) -> None:
        self.every(_LOOK_AGAIN, self.look_again)

    async def on_screen_resume(self) -> None:
        seen = self.load()
        with suppress(TimeoutError):
            await asyncio.wait_for(seen.wait(), _AT_ONCE)

    def load(self) -> asyncio.Event:
        """Take the folder and the notebook in again, for both may have changed.

        The event is set when the files of the rows that can be seen were read.
        """
        try:
            self.shelf = {entry.id: entry for entry in self.session.workspace.everything()}
        except WorkspaceError as error:
            self.shelf = {}
            self.notify(str(error), severity="error", markup=False)
        for clash in clashes(self.shelf.values()):
            if clash not in self.session.told:
                self.session.told.add(clash)
                self.notify(clash, severity="warning", markup=False)
        self.progress = {}
        self.count()
        self.weighed.clear()
        self.sort()
        self.show()
        seen = asyncio.Event()
        self.looking = start_worker(self, partial(self.read_files, seen), exclusive=True, group="looking")
        self.find_out()
        return seen

    @tells
    def count(self) -> None:
        """What the notebook knows of the articles; without it they can be read all the same."""
        for notice in self.session.news():
            self.notify(notice, severity="warning", timeout=15, markup=False)
        self.progress = self.session.notebook.all_progress()

    async def read_files(self, seen: asyncio.Event) -> None:
        """Read what is in the files, what can be seen first. Once all are read they are sorted anew."""
        left, any_news = dict(self.shelf), False
        while left:
            first = [left.pop(id) for id in self.rows.visible_ids if id in left]
            some = first or [left.pop(id) for id in [*islice(left, _BATCH)]]
            await beside(partial(read_all, self.session.summaries, some, in_haste=bool(first)))
            any_news = self.take_in(some) or any_news
            if any_news:
                if not left:
                    self.sort()
                self.show()
            seen.set()
        if any_news:
            self.find_out()

    def take_in(self, entries: Iterable[Entry]) -> bool:
        """Whether files say something else than before, whoever read them: a thread outlives what waited for it."""
        known = self.session.summaries.known
        say = {entry.id: known(entry) for entry in entries}
        news = [id for id, summary in say.items() if self.said.get(id) is not summary]
        self.said |= say
        self.weighed.difference_update(news)
        self.learn(news)
        return bool(news)

    def look_again(self) -> None:
        """See whether files were added, changed or removed by others, unless a look still goes on."""
        if self.is_current and not (self.looking and self.looking.is_running):
            self.looking = start_worker(self, self.look, exclusive=True, group="looking")

    async def look(self) -> None:
        """Look on a thread, and take in what is not as it was."""
        try:
            is_known = await beside(partial(self.session.summaries.are_up_to_date, [*self.shelf.values()]))
        except WorkspaceError:
            is_known = not self.shelf  # `load` tells why, once
        if not is_known:
            self.load()

    @on(ArticleRows.Moved)
    def find_out(self) -> Worker[None]:
        """See how hard the articles are that can be seen."""
        return start_worker(self, self.find_out_beside, exclusive=True, group="difficulty")

    async def find_out_beside(self) -> None:
        """See on a thread how hard they are, and fill that in."""
        visible = [id for id in self.rows.visible_ids if id in self.shelf and id not in self.weighed]
        if visible:
            articles = await beside(partial(opened, self.session, [self.shelf[id] for id in visible]))
            hard = await self.session.difficulties(articles)
            self.hard |= {id: hard.get(id) for id in visible}
            self.weighed.update(visible)
            self.rows.refresh()

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

    def learn(self, ids: Iterable[str]) -> None:
        """What is known of some articles is new; filled in by the list."""

    def sort(self) -> None:
        """Put the articles in order; filled in by the list."""

    def show(self) -> None:
        """List them; filled in by the list."""
