"""What is new in the reader's feeds, to choose from: a part of the screen that brings texts in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from tui.beside import beside, start_worker
from tui.config.file import own
from tui.config.read import read_config
from tui.errors import LeeslampError
from tui.feeds.memory import default_folder
from tui.feeds.model import Feed, Story, newest_first
from tui.feeds.news import News
from tui.keys import FIND, MOVE, SELECT, key
from tui.reading.bars import words
from tui.reading.paint import Piece
from tui.widgets.article_rows import ArticleRows, row_of
from tui.widgets.bars import HeaderBar

_COLUMNS = {"Published": 16, "Feed": 16, "State": 5}
_NARROW = {"Published": 10, "State": 5}


class NewsPane(Vertical):
    """Lists what is remembered at once, and what servers answer as it comes. Without feeds it is empty."""

    DEFAULT_CSS = """
    NewsPane {
        height: 1fr;
        #failed { height: auto; max-height: 5; padding: 0 2; color: $text-warning; }
        #failed { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    BINDINGS = [
        key("j,J", "step(1)", "Next story", "of your feeds; arrows work too", MOVE),
        key("k,K", "step(-1)", "Previous story", "likewise; above the first is the line", MOVE),
        key("g", "top", "First story", "of the list", MOVE),
        key("G", "bottom", "Last story", "of the list", MOVE),
        key("x,space", "mark", "Mark", "or no longer; Enter keeps all that are marked, else shows this one", SELECT),
        key("o,O", "old", "Old ones too", "what you have seen before; again: only what is new", FIND),
    ]
    rows = query_one("#articles", ArticleRows)
    header = query_one(HeaderBar)
    failed = query_one("#failed", Static)

    class Changed(Message):
        """Something else is listed or marked, or a feed has answered."""

    class Chosen(Message):
        """Enter: these are wanted in full."""

        def __init__(self, stories: list[Story]) -> None:
            super().__init__()
            self.stories = stories

    def __init__(self) -> None:
        super().__init__()
        self.news = News(own(default_folder))
        self.feeds: list[Feed] = []
        self.stories: dict[str, Story] = {}
        """All that came, by `_id`."""
        self.marked: set[str] = set()
        self.reasons: dict[Feed, str] = {}
        """Why feeds could not be had."""
        self.old = False
        """Whether those are listed that were seen before."""
        self.waiting = 0
        """Feeds that have not answered yet."""
        self.was_entered = False
        """Whether the reader has been in the list."""

    def compose(self) -> ComposeResult:
        yield Static(id="failed", markup=False)
        yield HeaderBar(id="header")
        yield _Rows(self.cells_of, id="articles")

    def on_mount(self) -> None:
        start_worker(self, self.ask)

    def on_resize(self) -> None:
        self.show()

    async def ask(self) -> None:
        """Ask each feed of the configuration that was not asked, on threads; list what each has as it comes."""
        config = await beside(read_config)  # what is wrong in it was told at the start
        feeds = [feed for feed in config.feeds if feed not in self.feeds]
        self.feeds += feeds
        self.waiting += len(feeds)
        self.take(await beside(lambda: [story for feed in feeds for story in self.news.known(feed)]))
        answers = self.news.fetch_all(feeds)
        for _ in feeds:
            got = await beside(partial(next, answers))
            self.waiting -= 1
            if got.reason:
                self.reasons[got.feed] = got.reason
            else:  # what has left the feed is left out
                self.stories = {id: story for id, story in self.stories.items() if story.feed != got.feed}
            self.take(got.stories)

    def take(self, stories: Iterable[Story]) -> None:
        """List these, too."""
        self.stories |= {_id(story): story for story in stories}
        self.show()

    def show(self) -> None:
        """List what is new, or everything, and say which feeds failed."""
        columns = _COLUMNS if self.size.width >= 80 else _NARROW
        wanted = (story for story in self.stories.values() if self.old or not story.seen)
        shown = [_id(story) for story in newest_first(wanted, self.feeds)]
        is_nothing_new = self.feeds and not (self.waiting or self.reasons)
        self.rows.show(shown, columns, "Nothing new in your feeds." if is_nothing_new else "")
        if not self.was_entered:
            self.rows.go_to(0)
        names = {**{name: name for name in columns}, "Title": "Your feeds" if self.old else "New in your feeds"}
        self.header.show(words(f" {row_of(names, columns, self.size.width - 2)}", "header"))
        self.header.display = bool(self.feeds)
        self.rows.display = bool(self.feeds)
        self.failed.display = bool(self.reasons)
        self.failed.update(Content("\n".join(f"{feed.name}: {reason}" for feed, reason in self.reasons.items())))
        self.post_message(self.Changed())

    @property
    def wanted(self) -> list[Story]:
        """Those that are marked, of what is listed."""
        return [self.stories[id] for id in self.rows.ids if id in self.marked]

    @property
    def said(self) -> str:
        """How many are listed and marked, and how many feeds have not answered."""
        number = len(self.rows.ids)
        counted = "1 story" if number == 1 else f"{number} stories"
        marked = f"{len(self.wanted)} marked" if self.wanted else ""
        waiting = f"asking {self.waiting} feed{'' if self.waiting == 1 else 's'}" if self.waiting else ""
        return " · ".join(filter(None, (counted, marked, waiting))) if self.feeds else ""

    def cells_of(self, id: str) -> dict[str, str]:
        """A row of the list."""
        story = self.stories[id]
        return {
            "Title": f"{'✓' if id in self.marked else ' '} {story.item.title}",
            "Published": story.when[: self.rows.columns["Published"]],
            "Feed": story.feed.name,
            "State": "kept" if story.kept else "",
        }

    def on_descendant_focus(self) -> None:
        self.was_entered = True

    @on(ArticleRows.Chosen)
    def choose(self, message: ArticleRows.Chosen) -> None:
        """Enter: those that are marked are wanted, else the one under the bar."""
        message.stop()
        self.post_message(self.Chosen(self.wanted or [self.stories[self.rows.ids[self.rows.at]]]))

    async def mark_kept(self, story: Story) -> None:
        """It is an article now. Raises FeedError."""
        self.marked.discard(_id(story))
        self.take([story._replace(kept=True)])
        await beside(partial(self.news.mark_kept, story))

    async def leave(self) -> None:
        """What is listed is not new next time, if the reader has looked through it."""
        if self.was_entered:
            try:
                await beside(partial(self.news.mark_seen, [self.stories[id] for id in self.rows.ids]))
            except LeeslampError as error:
                self.notify(str(error), severity="error", markup=False)

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_top(self) -> None:
        self.rows.action_first()

    def action_bottom(self) -> None:
        self.rows.action_last()

    def action_mark(self) -> None:
        if self.rows.chosen:
            self.marked ^= {self.rows.chosen}
            self.rows.go_to(self.rows.at + 1)
            self.show()

    def action_old(self) -> None:
        self.old = not self.old
        self.show()


class _Rows(ArticleRows):
    """One step up from the first is what stands above the list. The bar is there while keys move it."""

    def action_step(self, step: int) -> None:
        if step < 0 and self.at == 0:
            self.screen.focus_previous()
        else:
            super().action_step(step)

    def looks(self, number: int) -> tuple[str, ...]:
        return super().looks(number) if self.has_focus else ()

    def bar(self, number: int) -> Piece:
        return super().bar(number) if self.has_focus else Piece(" ")

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _id(story: Story) -> str:
    return f"{story.feed.name}\n{story.item.id}"
