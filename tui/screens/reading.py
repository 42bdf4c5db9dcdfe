"""The reader's screen without its notes: the page, its translation, the place in the text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen

from tui.article.dateline import spoken_date
from tui.article.model import Article
from tui.article.workspace import Entry
from tui.messages import Translated, TranslationProgressed
from tui.notes.progress import ArticleInfo, Progress
from tui.reading.layout import Layout
from tui.reading.study import Study
from tui.screens.guard import tells
from tui.session import Session
from tui.translation.model import Translation
from tui.translation.run import State, TranslationRun
from tui.translation.sidecar import read_sidecar
from tui.widgets.bars import StatusBar, TitleBar
from tui.widgets.card import Card
from tui.widgets.notes_list import NotesList
from tui.widgets.page import Page


class ReadingScreen(Screen[None]):
    """One article beside its translation."""

    page = query_one(Page)
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)
    card = query_one(Card)
    notes_list = query_one("#notes", NotesList)

    def __init__(self, session: Session, article: Article, entry: Entry | None, *, note: str | None = None) -> None:
        super().__init__()
        self.wanted_note = note
        """The id of the note to open at; None to go on where reading stopped."""
        self.session = session
        self.article = article
        self.entry = entry
        """The article's file; None for what came through standard input."""
        self.furthest = 0
        self.place: Progress | None = None
        """Where the reader is; None until it is known where reading stopped last time."""
        self.kept: Progress | None = None
        """The place as last saved."""
        self.translating: TranslationRun | None = None
        self.state: State | None = None
        self.cache_notices = 0
        """How many of the cache's were said."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="desk"):
            yield Page(self.article)
            yield NotesList(id="notes")
        yield Card()
        yield StatusBar()

    def on_mount(self) -> None:
        self.notes_list.display = False
        self.page.focus()
        about = (spoken_date(self.article.date), f"{self.article.words} words", f"{self.article.minutes} min")
        self.title_bar.left = Content.styled(f" {self.article.title} ", "bold")
        self.title_bar.right = Content(f" {' · '.join(filter(None, about))} ")
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """What the first frame does not need: translations, notes, the place where the reader stopped."""
        for notice in self.article.notices:
            self.notify(notice, severity="warning", markup=False)
        self.resume()
        self.translate()
        self.page.follow()
        self.place = self.kept = self.progress()
        self.show_status()

    def on_unmount(self) -> None:
        if self.translating:
            self.translating.cancel()

    # translation: the sidecar, then cache and provider on a thread of their own

    def translate(self) -> None:
        """Show what a person translated and ask for the rest."""
        if self.entry:
            sidecar = read_sidecar(self.entry.sidecar, self.article)
            self.page.set_translations(sidecar.blocks)
            for notice in sidecar.notices:
                self.notify(notice, severity="warning", markup=False)
        missing = self.untranslated()
        if missing and self.session.provider:
            self.translating = TranslationRun(
                self.session.provider,
                self.session.cache,
                on_translation=self.tell_translated,
                on_state=self.tell_progressed,
            )
            self.translating.request(missing)
            self.translating.start()

    def tell_translated(self, block: int, translation: Translation) -> None:
        """Called on the translating thread: threads only post messages."""
        self.post_message(Translated(block, translation))

    def tell_progressed(self, state: State) -> None:
        """Called on the translating thread."""
        self.post_message(TranslationProgressed(state))

    def untranslated(self) -> list[tuple[int, str, int]]:
        """Blocks still to translate, from the one being read to the end, then those above."""
        here = self.article.sentences[self.page.cursor.sentence].block
        known = self.page.sheet.translations
        blocks = [block for block in self.article.blocks if block.kind.has_translation and block.index not in known]
        blocks.sort(key=lambda block: (block.index < here, block.index))
        return [(block.index, block.text, len(block.sentences)) for block in blocks]

    @on(Translated)
    def show_translation(self, message: Translated) -> None:
        """A translation arrived while reading."""
        self.page.set_translations({message.block: message.translation})
        self.show_status()

    @on(TranslationProgressed)
    def show_state(self, message: TranslationProgressed) -> None:
        """What the status line says of it."""
        self.state = message.state
        for notice in self.session.cache.notices[self.cache_notices :]:
            self.notify(notice, severity="warning", markup=False)
        self.cache_notices = len(self.session.cache.notices)
        self.show_status()

    def action_retry(self) -> None:
        """Ask for the missing translations again, at once."""
        if not self.untranslated():
            self.notify("Everything is translated.")
        elif self.translating:
            self.translating.retry()
        else:
            self.notify("No translator is set up; a file beside the article can hold a translation.")

    # the place in the text

    @tells
    def resume(self) -> None:
        """Go back to where the reader stopped, in the layout it was read in."""
        progress = self.session.notebook.progress(self.article.id)
        if progress is None:
            return
        self.page.arrangement = Layout(progress.layout)
        self.page.study = Study(progress.study)
        self.furthest = round(progress.furthest * (len(self.article.sentences) - 1))
        offset = self.article.offsets.to_reading(progress.start)
        found = self.article.text.find(progress.exact) if progress.exact else -1
        if not self.article.text.startswith(progress.exact, offset) and found >= 0:
            offset = found  # the text changed above the place
        self.page.go_to(self.article.sentence_at(offset))

    def progress(self) -> Progress:
        """Where the reader is now."""
        number, last = self.page.cursor.sentence, len(self.article.sentences) - 1
        span = self.article.sentences[number].span
        return Progress(
            article=self.article.id,
            start=self.article.offsets.to_source(span.start),
            exact=self.article.text[span.start : span.end][:64],
            fraction=number / last if last else 1.0,
            furthest=self.furthest / last if last else 1.0,
            layout=self.page.arrangement.value,
            study=self.page.study.on,
            status="done" if self.furthest >= last else "reading",
        )

    def save_place(self, place: Progress) -> None:
        """Keep a place in the notebook. Raises NotebookError."""
        file = self.entry.path.name if self.entry else ""
        article = self.article
        info = ArticleInfo(article.id, article.title, article.date, file, article.rev, article.url)
        self.session.notebook.remember(info)
        self.session.notebook.save_progress(place)

    # the bars

    @on(Page.Changed)
    def page_changed(self) -> None:
        """The reader moved."""
        self.furthest = max(self.furthest, self.page.cursor.sentence)
        if self.place is not None:
            self.place = self.progress()
        self.show_status()

    def show_status(self) -> None:
        """Place, notes, translation and mode on the left, the keys that matter now on the right."""
        number, total = self.page.cursor.sentence + 1, len(self.article.sentences)
        place = f"sentence {number}/{total} · {100 * number // total}%"
        parts = [place, self.notes_status(), self.translation_status()]
        mode = Content.styled(f" {self.mode()} ", "reverse") if self.mode() else Content()
        self.status_bar.left = mode + Content(" " + "   ".join(filter(None, parts)))
        self.status_bar.right = Content.styled(self.hints() + " ", "dim")

    def mode(self) -> str:
        """What is different from plain reading."""
        cursor = self.page.cursor
        count = str(self.page.count or "")
        selecting = f"select {cursor.unit}" if cursor.unit else ""
        study = "study" if self.page.study.on else ""
        return " ".join(filter(None, (study, selecting, count)))

    def hints(self) -> str:
        """The keys that matter now."""
        if self.page.cursor.unit:
            return "1-4 highlight  a note  c copy  o other end  Esc leave"
        if self.page.cursor.word is not None:
            return "h l word  1-4 highlight  v select  Esc sentence"
        return "j k sentence  1-4 highlight  a note  t turn over  z layout  ? help"

    def notes_status(self) -> str:
        """How many notes the article has; filled in where notes are."""
        return ""

    def translation_status(self) -> str:
        """By whom, and how much."""
        shown = self.page.sheet.translations
        wanted = [block.index for block in self.article.blocks if block.kind.has_translation]
        done = sum(1 for index in wanted if index in shown)
        label = ", ".join(dict.fromkeys(translation.label for translation in shown.values()))
        if self.state and self.state.message and done < len(wanted):
            return self.state.message
        if not label:
            return "en: waiting" if self.translating else "no translation"
        return f"en: {label}" + (f" {done}/{len(wanted)}" if done < len(wanted) else "")
