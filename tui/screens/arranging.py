"""The library's changes to articles: put away, removed, given another title; each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from tui.article import folder
from tui.article.canonical import read_bytes
from tui.article.retitle import retitled
from tui.article.workspace import Entry
from tui.errors import LeeslampError
from tui.screens.browsing import BrowsingScreen
from tui.session import Session
from tui.widgets.search_line import SearchLine


class _Done(NamedTuple):
    """A change, and how it is taken back."""

    entry: Entry
    undo: Callable[[], object]
    said: str
    """What is then so of the article."""


class ArrangingScreen(BrowsingScreen):
    """Notes and progress stay with an article whatever is done to it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.done: list[_Done] = []

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield SearchLine("The title", id="title")

    def on_mount(self) -> None:
        self.title_line.display = False

    @property
    def title_line(self) -> SearchLine:
        """Where another title is typed."""
        return self.query_one("#title", SearchLine)

    def action_remove(self) -> None:
        def remove(entry: Entry) -> _Done:
            self.session.workspace.remove(entry)
            return _Done(entry, partial(self.session.workspace.restore, entry), "is back")

        self.change(remove, f"removed; its notes are kept  ·  {self.session.keys['undo']} brings it back")

    def action_archive(self) -> None:
        """Put the article away, or back among the others."""
        workspace, keys = self.session.workspace, self.session.keys
        undo = keys["undo"]

        def put_away(entry: Entry) -> _Done:
            return _Done(entry, partial(workspace.take_out, workspace.put_away(entry)), "is among the others again")

        def take_out(entry: Entry) -> _Done:
            return _Done(entry, partial(workspace.put_away, workspace.take_out(entry)), "is in the archive again")

        if self.only_archived:
            self.change(take_out, f"is among the others again  ·  {undo} puts it away")
        else:
            self.change(put_away, f"is in the archive; {keys['show-the-archive']} shows it  ·  {undo} brings it back")

    def action_rename(self) -> None:
        """Type another title of the article."""
        if self.chosen and (summary := self.session.summaries.known(self.chosen)):
            self.title_line.value = summary.title
            self.title_line.display = True
            self.set_focus(self.title_line)

    @on(Input.Submitted, "#title")
    def title_typed(self) -> None:
        """Enter behind the title: write it into the file. One that cannot be kept can be corrected."""

        def rename(entry: Entry) -> _Done:
            title = self.title_line.value
            before = read_bytes(entry.path)
            after = retitled(before, entry.path.name, title)
            folder.replace(entry.path, before, after)
            self.remember(entry)

            def undo() -> None:
                folder.replace(entry.path, after, before)
                self.remember(entry)

            return _Done(entry, undo, "has its old title again")

        if self.change(rename, f"has another title  ·  {self.session.keys['undo']} gives the old one back"):
            self.leave_title()

    def remember(self, entry: Entry) -> None:
        """Tell the notebook what an article is called now, if it knows it. Raises ArticleError, NotebookError."""
        notebook = self.session.notebook
        if info := notebook.articles().get(entry.id):
            notebook.remember(replace(info, title=self.session.workspace.open_at(entry, 0).title))

    def leave_title(self) -> None:
        """Back to the list."""
        self.title_line.display = False
        self.set_focus(self.rows)

    def action_leave(self) -> None:
        if self.title_line.display:
            self.leave_title()
        else:
            super().action_leave()

    def change(self, change: Callable[[Entry], _Done], said: str) -> bool:
        """Change the article under the bar, tell so, and list what there is then; whether that was done."""
        entry = self.chosen
        if entry is None:
            return False
        try:
            self.done.append(change(entry))
        except LeeslampError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
            return False
        self.notify(f"{entry.path.name} {said}", markup=False)
        self.load()
        return True

    def action_undo(self) -> None:
        if not self.done:
            self.notify("Nothing was changed here.")
            return
        entry, undo, said = self.done[-1]
        try:
            undo()
        except LeeslampError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
        else:
            del self.done[-1]
            self.notify(f"{entry.path.name} {said}.", markup=False)
        self.load()
        if entry.id in self.rows.ids:  # where the reader was when it was done
            self.rows.go_to(self.rows.ids.index(entry.id))
