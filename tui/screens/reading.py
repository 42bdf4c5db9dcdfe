"""The reader's screen without its notes: the page, the bars, the place in the text."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from tui.article.canonical import Canonical
from tui.article.dateline import spoken_date
from tui.article.model import Article, minutes
from tui.article.parse import parsing
from tui.beside import start_worker
from tui.opening import Opened
from tui.reading.bars import Hint, hints, words
from tui.reading.cursor import Cursor
from tui.reading.layout import Layout
from tui.reading.study import Study
from tui.screens.guard import tells
from tui.screens.translating import TranslatingScreen
from tui.session import Session
from tui.slices import slowly
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.notes.progress import Progress


_LATER = 1.0
"""Seconds after the first frame in which nothing is begun that may be felt in a key press."""
_SAID = 3.0
"""Seconds for which what was done is told."""
_LITTLE = frozenset(
    {"j", "k", "up", "down", "space", "pagedown", "pageup", "b", "ctrl+d", "ctrl+u", "ctrl+f", "ctrl+b"}
)
"""Keys that move a screen at most."""


class Desk(Horizontal):
    """The page, and what is beside it."""

    BLANK = True  # nothing of it can be seen: not to be drawn for each key press, as below


class ReadingScreen(TranslatingScreen):
    """One article beside its translation, and where the reader is in it.

    Only what every reading needs is there from the start; what shows notes and searches is mounted when it is used.
    """

    BLANK = True

    class Shown(Message):
        """The first frame is on the terminal."""

    def __init__(self, session: Session, opened: Opened) -> None:
        super().__init__(session, opened.article, opened.entry)
        self.title_bar, self.status_bar = TitleBar(), StatusBar()
        self.wanted_note = opened.note
        """The id of the note to open at; None to go on where reading stopped."""
        self.last = opened.last
        """Where that was, if it is known before the notebook is opened."""
        article = opened.article
        self.is_book = article.part is not None
        self.rest = parsing(Canonical(article.canonical, ()), article.id) if self.is_book else None
        """Reads the whole of a book, part by part; None once it is there."""
        self.is_shown = False
        """Whether the first frame is there."""
        self.furthest = 0
        self.said = ""
        """What was done just now."""
        self.saying: asyncio.TimerHandle | None = None
        self.kept: Progress | None = None
        """Where the reader was when that was last saved; None until it is known where reading stopped last time."""

    def compose(self) -> ComposeResult:
        yield self.title_bar
        with Desk():
            yield self.page
        yield self.status_bar

    def on_mount(self) -> None:
        self.set_focus(self.page)
        self.title_bar.show(words(f" {self.article.title} ", "panel-bold"))
        look = self.session.look
        self.page.arrangement, self.page.study = look.layout, Study(look.study)
        if self.last:
            self.go_back_to(self.last)
        for what in ("cursor", "count", "study", "arrangement"):
            # not by a message: that would come after the frame, and make it two
            self.watch(self.page, what, self.page_changed, init=False)

    @on(Page.Painted)
    def await_first_frame(self) -> None:
        """While the app is being set up what is painted is not written, and the app has no turn.

        The way is that of a key: one that was typed before is obeyed before.
        """
        app, page = self.app, self.page
        app.call_later(page.call_later, self.call_later, app.call_later, self.call_after_refresh, self.read_rest)

    def read_rest(self) -> None:
        """Once the first frame is there: what of a book it did not need, and then everything else."""
        if self.is_shown:
            return
        self.is_shown = True
        self.post_message(self.Shown())
        if self.rest is None:
            self.begin()
        else:
            self.show_status()
            start_worker(self, self.read_on)

    async def read_on(self) -> None:
        """Read the whole of a book in the pauses of the screen."""
        async for whole in slowly(self.rest or ()):
            self.go_on_with(whole)

    def read_all(self) -> None:
        """Read the whole of a book now."""
        for whole in self.rest or ():
            self.go_on_with(whole)

    def go_on_with(self, whole: Article | None) -> None:
        """Show a book of which a part was there; None is not yet it."""
        if whole is not None:
            self.rest = None
            self.article = whole
            self.page.go_on_with(whole)
            self.begin()

    def on_key(self, event: events.Key) -> None:
        self.needs_all(event.key)

    def needs_all(self, key: str) -> None:
        """Every key but those that move a little may need what the first frame did not, and all of a book."""
        moves_little = key in _LITTLE and not self.page.count
        if not moves_little:
            self.read_rest()
        if self.rest and not (moves_little and self.page.is_amid):
            self.read_all()

    @on(Page.Scrolled)
    def comes_to_an_end(self) -> None:
        """The mouse may scroll to where the part of a book ends."""
        if self.rest and not self.page.is_amid:
            self.read_all()

    def begin(self) -> None:
        """What the first frame does not need: translations, notes, the place where the reader stopped."""
        start_worker(self, self.show_length)
        for notice in self.article.notices:
            self.notify(notice, severity="warning", markup=False)
        if self.last is None:
            self.resume()
        self.show_own()
        self.page.follow()
        self.kept = self.progress()
        self.show_status()

    async def show_length(self) -> None:
        """Date, words and minutes; a little later how hard it is."""
        number = 0
        async for more in slowly(self.article.words_by_block()):
            number += more
        about = [spoken_date(self.article.date), f"{minutes(number)} min", f"{number} words"]
        self.tell_about(about)
        await asyncio.sleep(_LATER)
        if hard := (await self.session.difficulties([self.article])).get(self.article.id):
            known = f"{hard.share_known:.0%} known, {hard.new} new"
            self.tell_about([about[0], f"bands {hard.shares} %", *about[1:], known])

    def tell_about(self, about: Sequence[str]) -> None:
        """What stands on the right of the title; where there is no room for all, the first is left out first."""
        parts = [part for part in about if part]
        right = [*(f"{part} · " for part in parts[:-1]), f"{parts[-1]} "]
        self.title_bar.show(*self.title_bar.left, right=tuple((words(part, "panel-dim"),) for part in right))

    # the place in the text

    @tells
    def resume(self) -> None:
        """Go back to where the reader stopped, in the layout it was read in; in a book who has read on stays there."""
        progress = self.session.notebook.progress(self.article.id)
        if progress and (self.page.cursor == Cursor() or not self.is_book):
            self.go_back_to(progress)

    def go_back_to(self, last: Progress) -> None:
        """Show the page as it was left."""
        self.page.arrangement = Layout(last.layout)
        self.page.study = Study(last.study)
        self.furthest = round(last.furthest * (len(self.article.sentences) - 1))
        self.page.go_to(self.article.sentence_left(last.start, last.exact))

    def progress(self) -> Progress:
        """Where the reader is now."""
        from tui.notes.progress import progress_at  # the first frame has no need of it

        page = self.page
        layout, study = page.arrangement.value, page.study.on
        return progress_at(self.article, page.cursor.sentence, self.furthest, layout=layout, study=study)

    def save_place(self, place: Progress) -> None:
        """Keep a place in the notebook. Raises NotebookError."""
        from tui.notes.progress import info_of

        self.session.notebook.remember(info_of(self.article, self.entry.path if self.entry else None))
        self.session.notebook.save_progress(place)

    # the bars

    def say(self, words: str) -> None:
        """Tell in the status line what was done, until the reader moves, or for some seconds: a toast would lay the
        whole screen out again, and cover what is read on a small one.
        """
        self.tell(words)
        self.show_status()

    def tell(self, words: str) -> None:
        """`say`, to be seen with what else is changed."""
        self.said = words
        if self.saying:
            self.saying.cancel()
        # not a timer of Textual's: that is a task, and to end one and begin another is a twentieth of a highlight
        self.saying = asyncio.get_running_loop().call_later(_SAID, self.unsay)

    def unsay(self) -> None:
        """Back to the place."""
        if self.said and self.is_attached:
            self.said = ""
            self.show_status()

    def page_changed(self) -> None:
        """The reader moved."""
        self.said = ""
        self.furthest = max(self.furthest, self.page.cursor.sentence)
        if self.is_shown:
            self.show_status()

    def show_status(self) -> None:
        """Place, notes, translation and mode on the left, the keys that matter now on the right.

        When something is wrong that is said instead of all that is not needed to go on reading.
        """
        if self.rest:
            start = self.article.sentences[self.page.cursor.sentence].span.start
            share = self.article.offsets.to_source(start) / len(self.article.canonical)
            self.status_bar.show(words(f" {round(100 * share)}%"))
            return
        number, total = self.page.cursor.sentence + 1, len(self.article.sentences)
        place, cursor = f"{number}/{total}", self.page.cursor
        if not (cursor.unit or cursor.pieces):  # then room is needed for how to go on
            place = f"sentence {place} · {100 * number // total}%"
        parts = [self.said or place, self.notes_status(), self.translation_status()]
        if not self.said and (trouble := self.trouble()):
            parts = [f"{number}/{total}", trouble, self.translation_status()]
        mode = [words(f" {self.mode()} ", "panel-reverse")] if self.mode() else []
        self.status_bar.show(*mode, words(" " + "   ".join(filter(None, parts))), right=hints(self.hints()))

    def mode(self) -> str:
        """What is different from plain reading."""
        cursor = self.page.cursor
        count = str(self.page.count or "")
        selecting = f"select {cursor.unit}" if cursor.unit else ""
        pieces = f"{len(cursor.pieces)} joined" if cursor.pieces else ""
        study = "study" if self.page.study.on else ""
        return " ".join(filter(None, (study, selecting, pieces, count)))

    def hints(self) -> list[Hint]:
        """The keys that matter now, and do something; where there is no room for all, the last stay."""
        cursor, hint = self.page.cursor, self.keys.hint
        highlight = self.keys.highlights, "highlight"
        if cursor.unit or cursor.pieces:
            grow = [hint("grow", "grow", "shrink"), hint("end", "other-end")] if cursor.unit else []
            return [*grow, hint("join", "join"), hint("note", "note"), highlight, hint("leave", "one-layer-back")]
        if cursor.word is not None:
            move, select = hint("word", "previous-word", "next-word"), hint("select", "select-words")
            return [select, move, highlight, hint("look up", "look-up"), hint("sentence", "one-layer-back")]
        has_english = self.page.sheet.line_of(cursor.sentence) is not None
        return [
            hint("layout", "layout"),
            hint("sentence", "next-sentence", "previous-sentence"),
            highlight,
            hint("note", "note"),
            *([hint("turn over", "turn-over")] if has_english else []),
            hint("help", "help"),
        ]

    def notes_status(self) -> str:
        """How many notes the article has; filled in where notes are."""
        return ""
