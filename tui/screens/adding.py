"""Bringing in a text of one's own choice: from an address, a file, or what was copied elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from tui.article.candidate import candidates
from tui.article.fetch import Told, is_url
from tui.article.imported import Imported
from tui.article.source import from_bytes, texts_from
from tui.article.workspace import Entry
from tui.beside import beside
from tui.clean import one_line
from tui.errors import LeeslampError
from tui.keys import EDIT, key
from tui.messages import Came, Post
from tui.reading.bars import hints, words
from tui.screens.keeping import KeepingScreen, Kept
from tui.session import Session
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.source_line import SourceLine

TEXT = 15
"""Words of a line that is no address and no path, but a text."""
_HINT = (
    "The address of a web page or of an EPUB, the path of a file (HTML, EPUB, Markdown, plain text), or a text itself: "
    "paste it with your terminal's own key.\n\nWhat was found is shown before anything is kept."
)


class AddingScreen(Screen[Entry | None]):
    """Closes with an article to read, or None."""

    CSS_PATH = "../panels.tcss"
    DEFAULT_CSS = """
    AddingScreen {
        SourceLine { margin: 1 1 0 1; }
        #said { height: 1fr; padding: 1 2; color: $text-muted; }
    }
    """
    BINDINGS = [key("escape", "leave", "Stop or back", "what is being fetched is left; else to the library", EDIT)]
    line = query_one(SourceLine)
    said = query_one("#said", Static)
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
        yield StatusBar()

    def on_mount(self) -> None:
        self.title_bar.show(words(" leeslamp · add an article ", "panel-bold"))
        self.show_keys()
        self.set_focus(self.line)

    def on_unmount(self) -> None:
        self.is_left.set()

    def show_keys(self) -> None:
        """What can be done now."""
        self.status_bar.show(words(""), right=hints([("Enter", "look at it"), ("Esc", "back")]))

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
        """Look at what is at an address or in a file."""
        self._begin(urlsplit(name).netloc if is_url(name) else name, partial(texts_from, name))

    def take(self, text: str) -> None:
        """Look at a text as it is."""
        data = text.encode(errors="replace")
        self._begin("the pasted text", lambda told: [from_bytes(data, "the pasted text")])

    def _begin(self, whence: str, get: Callable[..., list[Imported]]) -> None:
        if self.bringing:
            return
        self.whence = whence
        self.is_left = threading.Event()
        self.status_bar.show(words(f" {whence} …"), right=hints([("Esc", "stops")]))
        self.bringing = self.run_worker(self.look_at(get, self._told(self.is_left)))

    def _told(self, is_left: threading.Event) -> Told:
        """Tells how far fetching is, and ends it when nobody waits."""
        post = Post(self)

        def told(size: int) -> None:
            if is_left.is_set():
                raise LeeslampError("stopped")
            post.came(size)

        return told

    async def look_at(self, get: Callable[..., list[Imported]], told: Told) -> None:
        """Have texts brought on a thread, and show them."""
        try:
            texts = await beside(lambda: get(told=told))
            found = await beside(lambda: candidates(self.session.workspace, texts))
        except LeeslampError as error:
            self.said.update(Content.styled(one_line(str(error)), "$text-error"))
        else:
            self.said.update(_HINT)
            self.app.push_screen(KeepingScreen(self.session, found), self.kept)
        finally:
            self.bringing = None
            self.show_keys()

    @on(Came)
    def show_progress(self, message: Came) -> None:
        """So much of it is here."""
        if self.bringing:
            self.status_bar.show(words(f" {self.whence} … {message.size >> 10} kB"))

    def kept(self, kept: Kept | None) -> None:
        """The reader has looked at it."""
        if kept is None:
            return
        if kept.read:
            self.dismiss(kept.read)
        else:
            self.line.value = ""
            self.said.update(Content(f"Kept: {', '.join(entry.id for entry in kept.entries)}\n\n{_HINT}"))

    def action_leave(self) -> None:
        if self.bringing:
            self.is_left.set()
            self.bringing.cancel()
        else:
            self.dismiss(None)
