"""What is new in the reader's feeds, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from tui.article.imported import Imported
from tui.article.workspace import Entry, Workspace
from tui.beside import beside
from tui.config import own, read_config
from tui.errors import LeeslampError
from tui.feeds.memory import default_folder
from tui.feeds.model import Feed, Story, newest_first
from tui.feeds.news import News, fetch_story
from tui.keys import FIND, GO, MOVE, SELECT, key
from tui.reading.bars import words
from tui.session import Session
from tui.widgets.article_rows import ArticleRows, row_of
from tui.widgets.bars import Bar, StatusBar, TitleBar

_COLUMNS = {"Published": 16, "Feed": 16, "State": 4}
_NARROW = {"Published": 10, "State": 4}
_NO_FEEDS = "No feeds yet. `leeslamp add` with the address of a news site's feed (RSS or Atom) keeps one."
_NOTHING = "Nothing new. o shows what you have seen before."


class NewsScreen(Screen[None]):
    """Closes when the reader is done; what was listed counts as seen then."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("j,J", "step(1)", "Next story", "arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous story", "arrows work too", MOVE),
        key("g", "top", "First story", "of the list", MOVE),
        key("G", "bottom", "Last story", "of the list", MOVE),
        key("x,space", "mark", "Mark", "or no longer; Enter then keeps the marked ones, else this one", SELECT),
        key("o,O", "old", "Old ones too", "what you have seen before; again: only what is new", FIND),
        key("escape,q", "leave", "Back", "to where you were; what is listed counts as seen", GO),
    ]
    rows = query_one(ArticleRows)
    header = query_one("#header", Bar)
    empty = query_one("#empty", Static)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.news = News(own(default_folder))
        self.feeds: Sequence[Feed] = ()
        self.stories: dict[str, Story] = {}
        """All that came, by the feed's name and the item's id."""
        self.marked: set[str] = set()
        self.old = False
        """Whether those are listed that were seen before."""
        self.doing = "asking your feeds"
        """What goes on beside, in words."""
        self.keeping = False
        self.said = _NOTHING
        """Why the list is empty."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Bar(id="header")
        yield ArticleRows(self.cells_of, id="articles")
        yield Static(id="empty")
        yield StatusBar()

    def on_mount(self) -> None:
        self.title_bar.show(words(" News ", "panel-bold"))
        keys = "Enter keep  x mark  o old ones  Esc back "
        self.status_bar.show(right=(words(keys, "panel-dim"),))
        self.set_focus(self.rows)
        self.run_worker(self.ask())

    def on_resize(self) -> None:
        self.show()

    async def ask(self) -> None:
        """Ask every feed, on threads; list what each has as it comes."""
        config = await beside(read_config)
        for notice in config.notices:
            self.notify(notice, severity="warning", markup=False)
        self.feeds = config.feeds
        self.said = _NOTHING if self.feeds else _NO_FEEDS
        answers = self.news.fetch_all(self.feeds)
        for number in range(1, len(self.feeds) + 1):
            got = await beside(partial(next, answers))
            if got.reason:
                self.notify(f"{got.feed.name}: {got.reason}", severity="warning", timeout=12, markup=False)
            self.stories |= {f"{story.feed.name}\n{story.item.id}": story for story in got.stories}
            self.tell(f"{number} of {len(self.feeds)} feeds")
        self.tell("")

    def tell(self, doing: str) -> None:
        """List anew, and say what goes on."""
        self.doing = doing
        self.show()

    def show(self) -> None:
        """List what is new, or everything."""
        columns = _COLUMNS if self.size.width >= 80 else _NARROW
        wanted = (story for story in self.stories.values() if self.old or not story.seen)
        stories = newest_first(wanted, self.feeds)
        shown = [f"{story.feed.name}\n{story.item.id}" for story in stories]
        self.rows.show(shown, columns)
        names = {name: name for name in ("Title", *columns)}
        self.header.show(words(f" {row_of(names, columns, self.size.width - 2)}", "panel-bold"))
        self.header.display = bool(shown)
        self.rows.set_class(not shown, "-empty")  # not hidden: it keeps the keys
        self.empty.display = not shown
        if not shown:
            self.empty.update(Content("" if self.doing else self.said))
        counted = "1 story" if len(shown) == 1 else f"{len(shown)} stories"
        marked = f"{len(self.marked)} marked" if self.marked else ""
        self.status_bar.show(words(f" {' · '.join(filter(None, (counted, marked, self.doing)))}"))

    def cells_of(self, id: str) -> dict[str, str]:
        """A row of the list."""
        story = self.stories[id]
        return {
            "Title": f"{'✓' if id in self.marked else ' '} {story.item.title}",
            "Published": story.when,
            "Feed": story.feed.name,
            "State": "kept" if story.kept else "",
        }

    @on(ArticleRows.Chosen)
    def keep_chosen(self) -> None:
        """Enter: fetch the marked stories in full, or the one under the bar, and keep them as articles."""
        if self.keeping:
            self.notify("Still keeping those before; wait a moment.")
            return
        chosen = [id for id in self.rows.ids if id in self.marked] or [self.rows.chosen or ""]
        self.keeping = True
        self.run_worker(self.keep(chosen))

    async def keep(self, ids: list[str]) -> None:
        """One after the other, on threads; one that cannot be had is told, and the others are kept."""
        for number, id in enumerate(ids, 1):
            self.tell(f"keeping {number} of {len(ids)}")
            story = self.stories[id]
            try:
                imported = await beside(partial(fetch_story, story))
                entry, new = await beside(partial(_kept, self.session.workspace, imported))
                await beside(partial(self.news.mark_kept, story))
            except LeeslampError as error:
                self.notify(f"{story.item.title}: {error}", severity="error", timeout=12, markup=False)
                continue
            said = f"kept; lines cut: {len(imported.cuts)}" if new else f"kept already, as {entry.id}"
            self.notify(f"{imported.title}: {said}", markup=False)
            self.stories[id] = story._replace(kept=True)
            self.marked.discard(id)
        self.keeping = False
        self.tell("")

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_top(self) -> None:
        self.rows.action_first()

    def action_bottom(self) -> None:
        self.rows.action_last()

    def action_mark(self) -> None:
        if self.rows.chosen:
            self.marked ^= {self.rows.chosen}
            self.rows.action_step(1)
            self.show()

    def action_old(self) -> None:
        self.old = not self.old
        self.show()

    async def action_leave(self) -> None:
        try:
            await beside(partial(self.news.mark_seen, [self.stories[id] for id in self.rows.ids]))
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        self.dismiss()


def _kept(workspace: Workspace, imported: Imported) -> tuple[Entry, bool]:
    """The article of this text, and whether it was not there before."""
    known = workspace.same_text(imported.text)
    return known or workspace.keep(imported.text, imported.title), known is None
