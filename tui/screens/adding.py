"""Bringing in a text of one's own choice: from an address, a file, a feed, or what was copied elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from tui.article.candidate import candidates, keep
from tui.article.fetch import Told, is_url
from tui.article.imported import Imported
from tui.article.source import fetch_source, from_bytes, from_fetched, is_feed, texts_from
from tui.article.workspace import Entry
from tui.beside import beside, start_worker
from tui.clean import one_line
from tui.errors import LeeslampError
from tui.feeds.model import Story
from tui.feeds.news import fetch_story
from tui.keys import EDIT, MOVE, key
from tui.messages import Came, Post
from tui.reading.bars import Hint, hints, words
from tui.screens.keeping import KeepingScreen, Kept
from tui.screens.news import NewsPane
from tui.session import Session
from tui.subscription import Subscription, subscribe, subscription
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.source_line import SourceLine

TEXT = 15
"""Words of a line that is no address and no path, but a text."""
_HINT = (
    "An address (web page, EPUB, feed of news), a file (HTML, EPUB, Markdown, plain text), or a text itself: paste it "
    "with your terminal's own key. You see what was found before it is kept."
)


class AddingScreen(Screen[Entry | None]):
    """Closes with an article to read, or None."""

    CSS_PATH = "../panels.tcss"
    DEFAULT_CSS = """
    AddingScreen {
        SourceLine { margin: 1 1 0 1; }
        #said { height: auto; max-height: 50%; padding: 1 2; color: $text-muted; }
    }
    """
    BINDINGS = [
        key("down", "news", "To the news", "what is new in your feeds, below the line; Tab goes there too", MOVE),
        key("escape", "leave", "Stop or back", "what is being fetched is left; else to the library", EDIT),
    ]
    line = query_one(SourceLine)
    said = query_one("#said", Static)
    news = query_one(NewsPane)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.bringing: Worker[None] | None = None
        """What is being fetched or looked at."""
        self.is_left = threading.Event()
        """Whether nobody waits for that any more."""
        self.whence = ""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield SourceLine("https://…  or  ~/Downloads/…", id="source")
        yield Static(_HINT, id="said", markup=False)
        yield NewsPane()
        yield StatusBar()

    def on_mount(self) -> None:
        self.title_bar.show(words(" leeslamp · add an article ", "panel-bold"))
        self.set_focus(self.line)

    def on_unmount(self) -> None:
        self.is_left.set()

    @on(NewsPane.Changed)
    def show_keys(self) -> None:
        """What can be done now."""
        if self.bringing:
            return
        right = hints([*self.hints(), ("Esc", "back")])
        self.status_bar.show(words(f" {self.news.said}"), right=right)

    def hints(self) -> list[Hint]:
        """The keys that matter now; where there is no room for all, the last stay."""
        hint = self.session.keys.hint
        enter = "Enter", "look at it"
        if not self.news.has_focus_within:
            return [*([hint("your feeds", "to-the-news")] if self.news.feeds else []), enter]
        old = hint("old ones", "old-ones-too")
        if not self.news.rows.ids:
            return [old]
        return [old, hint("mark", "mark"), ("Enter", "keep them") if len(self.news.wanted) > 1 else enter]

    def on_descendant_focus(self) -> None:
        self.show_keys()

    def tell(self, *lines: Content) -> None:
        """What came of it, or without lines what can be given."""
        self.said.update(Content("\n").join(lines or [Content(_HINT)]))

    @on(Input.Submitted, "#source")
    def line_typed(self) -> None:
        """Enter: it is an address, the path of a file, or a text."""
        line = self.line.value.strip().strip("'\"").strip()
        if is_url(line) or len(line.split()) < TEXT:
            if line:
                self.bring(line)
        else:
            self.take(line)

    @on(SourceLine.Pasted)
    def text_pasted(self, message: SourceLine.Pasted) -> None:
        """Several lines are a text."""
        self.take(message.text)

    def bring(self, name: str) -> None:
        """Look at what is at an address or in a file; a feed is kept as one."""
        whence = urlsplit(name).netloc if is_url(name) else name
        self._begin(whence, lambda told: self.look_at(partial(_brought, name, told)))

    def take(self, text: str) -> None:
        """Look at a text as it is."""
        data = text.encode(errors="replace")
        self._begin("the pasted text", lambda _: self.look_at(lambda: [from_bytes(data, "the pasted text")]))

    @on(NewsPane.Chosen)
    def story_chosen(self, message: NewsPane.Chosen) -> None:
        """One is looked at as any page; several are kept."""
        stories = message.stories
        if len(stories) == 1:
            [story] = stories
            self._begin(story.feed.name, lambda told: self.look_at(partial(fetch_story, story, told), story))
        else:
            self._begin("", lambda told: self.keep_all(stories, told))

    def _begin(self, whence: str, work: Callable[[Told], Coroutine[None, None, None]]) -> None:
        if self.bringing:
            return
        self.is_left = threading.Event()
        told = self._told(self.is_left)

        async def bring() -> None:
            await work(told)

        self.bringing = start_worker(self, bring, group="bringing")
        self.show_whence(whence)

    def show_whence(self, whence: str) -> None:
        """Where something is being fetched from."""
        self.whence = whence
        self.status_bar.show(words(f" {whence} …"), right=hints([("Esc", "stops")]))

    def _told(self, is_left: threading.Event) -> Told:
        """Tells how far fetching is, and ends it when nobody waits."""
        post = Post(self)

        def told(size: int) -> None:
            if is_left.is_set():
                raise LeeslampError("stopped")
            post.came(size)

        return told

    async def look_at(self, get: Callable[[], list[Imported] | Subscription], story: Story | None = None) -> None:
        """Have texts brought on a thread, and show them."""
        try:
            got = await beside(get)
            if isinstance(got, Subscription):
                self.line.value = ""
                self.tell(Content(f"Kept as a feed: {got.feed.name}"), Content(one_line(got.said)))
                start_worker(self.news, self.news.ask)
            else:
                found = await beside(lambda: candidates(self.session.workspace, got))
                self.tell()
                self.app.push_screen(KeepingScreen(self.session, found), partial(self.kept, story))
        except LeeslampError as error:
            self.tell(_wrong(str(error)))
        finally:
            self.done()

    async def keep_all(self, stories: Sequence[Story], told: Told) -> None:
        """Fetch stories and keep them one by one on threads; one that cannot be had is told, the others are kept."""
        kept: list[str] = []
        remarks: list[Content] = []
        workspace = self.session.workspace
        try:
            for number, story in enumerate(stories, 1):
                self.show_whence(f"{number} of {len(stories)}: {story.feed.name}")
                try:
                    texts = await beside(partial(fetch_story, story, told))
                    for candidate in await beside(partial(candidates, workspace, texts)):
                        said = list(candidate.remarks())
                        if not candidate.known:
                            kept.append((await beside(partial(keep, workspace, candidate))).id)
                            said += [f"lines cut: {cuts}"] if (cuts := len(candidate.imported.cuts)) else []
                        remarks += [Content(one_line(f"{candidate.imported.title}: {remark}")) for remark in said]
                    await self.news.mark_kept(story)
                except LeeslampError as error:
                    remarks.append(_wrong(f"{story.item.title}: {error}"))
        finally:
            self.tell(*([_kept(kept)] if kept else []), *remarks)
            self.done()

    def done(self) -> None:
        """Nothing is being fetched any more."""
        self.bringing = None
        self.show_keys()

    @on(Came)
    def show_progress(self, message: Came) -> None:
        """So much of it is here."""
        if self.bringing:
            self.status_bar.show(words(f" {self.whence} … {message.size >> 10} kB"))

    def kept(self, story: Story | None, kept: Kept | None) -> None:
        """The reader has looked at it."""
        if kept:
            start_worker(self, partial(self.go_on, story, kept))

    async def go_on(self, story: Story | None, kept: Kept) -> None:
        """To reading, or to the next text."""
        try:
            if story:
                await self.news.mark_kept(story)
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        if kept.read:
            await self.close(kept.read)
        else:
            self.line.value = ""
            self.tell(_kept([entry.id for entry in kept.entries]), Content(), Content(_HINT))

    async def close(self, read: Entry | None) -> None:
        """Leave the screen."""
        await self.news.leave()
        self.dismiss(read)

    def action_news(self) -> None:
        if self.news.feeds:
            self.set_focus(self.news.rows)

    async def action_leave(self) -> None:
        if self.bringing:
            self.is_left.set()
            self.bringing.cancel()
        else:
            await self.close(None)


def _brought(name: str, told: Told) -> list[Imported] | Subscription:
    """What is at an address or in a file; a feed is kept."""
    if not is_url(name):
        return texts_from(name)
    fetched = fetch_source(name, told)
    if not is_feed(fetched.data):
        return from_fetched(fetched)
    told(len(fetched.data))  # a feed that nobody waits for any more is not kept
    wanted = subscription(fetched, name)
    subscribe(wanted)
    return wanted


def _kept(ids: Sequence[str]) -> Content:
    return Content(f"Kept: {', '.join(ids)}")


def _wrong(line: str) -> Content:
    return Content.styled(one_line(line), "$text-error")
