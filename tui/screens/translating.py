"""The part of the reader's screen that has to do with translation: asking for it, showing it, changing it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import on

from tui.article.excerpt import BOOK
from tui.article.model import Article
from tui.article.workspace import Entry
from tui.messages import OwnRead, Post, Translated, TranslationNoticed, TranslationProgressed
from tui.screens.guard import tells
from tui.screens.resting import RestingScreen
from tui.session import Session
from tui.translation.model import Translation
from tui.widgets.page import Page

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.translation.job import Job
    from tui.translation.sidecar import Sidecar
    from tui.translation.state import State

_NOTHING = Translation(())
_HINT = "Your translation. An empty one makes room for a machine's."


class TranslatingScreen(RestingScreen):
    """An article's translation: the sidecar's first, then what the scheduler's threads bring."""

    def __init__(self, session: Session, article: Article, entry: Entry | None) -> None:
        super().__init__()
        self.session, self.keys = session, session.keys
        self.article = article
        self.page = Page(article)
        self.entry = entry
        """The article's file; None for what came through standard input."""
        self.own: dict[int, Translation] = {}
        """What the sidecar has, by block; a line of it goes before any machine's."""
        self.job: Job | None = None
        """What is being translated."""
        self.state: State | None = None
        """How far that is."""

    def on_unmount(self) -> None:
        if self.job and self.session.scheduler:
            self.session.scheduler.cancel(self.job)

    def show_own(self) -> None:
        """Show what the sidecar says now, and have translated what nobody has."""
        from tui.translation.sidecar import read_sidecar

        if self.entry is None:
            self.translate()
        elif self.article.length < BOOK:
            self.show_sidecar(read_sidecar(self.entry.sidecar, self.article))
        else:
            path, article, post = self.entry.sidecar, self.article, Post(self)
            threading.Thread(
                target=lambda: post.own_read(read_sidecar(path, article)), name="sidecar", daemon=True
            ).start()

    @on(OwnRead)
    def own_read(self, message: OwnRead) -> None:
        """The sidecar of a book was read."""
        self.show_sidecar(message.sidecar)

    def show_sidecar(self, sidecar: Sidecar) -> None:
        """Show what somebody translated, and have the rest translated."""
        before, self.own = self.own, sidecar.blocks
        changed = [block for block in before.keys() | self.own.keys() if before.get(block) != self.own.get(block)]
        self.page.set_translations(
            {
                block: self._shown(block).without(before.get(block, _NOTHING)).under(self._own(block))
                for block in changed
            }
        )
        for notice in sidecar.notices:
            self.notify(notice, severity="warning", markup=False)
        self.translate()

    def translate(self) -> None:
        """Have translated what nobody has translated yet."""
        from tui.translation.missing import missing

        wanted = missing(self.article, self.page.sheet.translations)
        if wanted and self.session.scheduler:
            self.page.awaited = True
            self.job = self.session.scheduler.open(wanted, Post(self), self.page.blocks_shown)
        self.show_status()

    def _shown(self, block: int) -> Translation:
        return self.page.sheet.translations.get(block, _NOTHING)

    def _own(self, block: int) -> Translation:
        return self.own.get(block, _NOTHING)

    @on(Page.Scrolled)
    def look_elsewhere(self) -> None:
        """What is on screen is translated first."""
        if self.job and self.session.scheduler:
            self.session.scheduler.look_at(self.job, self.page.blocks_shown)

    @on(Translated)
    def show_translations(self, message: Translated) -> None:
        """Translations arrived while reading."""
        arrived: dict[int, Translation] = {}
        for block, translation in message.blocks:
            before = arrived.get(block) or self._shown(block)
            arrived[block] = before.under(translation).under(self._own(block))
        self.page.set_translations(arrived)
        self.show_status()

    @on(TranslationProgressed)
    def show_state(self, message: TranslationProgressed) -> None:
        """What the status line says of it."""
        self.state = message.state
        self.page.failed = message.state.failed
        self.show_status()

    @on(TranslationNoticed)
    def show_notice(self, message: TranslationNoticed) -> None:
        """Something to know about translating."""
        self.notify(message.notice, timeout=20, markup=False)

    def show_status(self) -> None:
        """Filled in where the bars are."""

    def translation_status(self) -> str:
        """By whom this sentence is, and how much is done."""
        line = self.page.sheet.line_of(self.page.cursor.sentence)
        label = line.maker.label if line else "waiting" if self.job else "no translation"
        state = self.state
        done = state is None or state.done == state.wanted
        return f"en: {label}" if done or state is None else f"en: {label} {state.done}/{state.wanted}"

    def trouble(self) -> str:
        """What stands in the way of translations, as a sentence, or ''."""
        return self.state.message if self.state else ""

    def action_retry(self) -> None:
        """Ask for the missing translations again, at once."""
        from tui.translation.missing import missing

        if not missing(self.article, self.page.sheet.translations):
            self.notify("Everything is translated.")
        elif self.job and self.session.scheduler:
            self.session.scheduler.retry(self.job)
        else:
            write = self.keys["edit-translation"]
            self.notify(f"No translator is set up; {write} writes a translation of your own.", markup=False)

    @tells
    def action_edit_translation(self) -> None:
        """Write the translation of the sentence, or of its paragraph where that is one piece, into the sidecar."""
        from tui.screens.editor import Editor, Writing
        from tui.translation.own import edit, unit

        if self.entry is None:
            self.notify("This text is in no file, so its translation has no place; save it in a file first.")
            return
        path, number = self.entry.sidecar, self.page.cursor.sentence
        block = self.article.blocks[self.article.sentences[number].block]
        shown = self.page.sheet.translations.get(block.index)
        part = unit(self.article, shown, block.index, number - block.sentences.start)
        dutch = [self.article.sentence_text(block.sentences[at]) for at in part.sentences]
        notebook, history = self.session.notebook, self.session.history
        draft = f"{self.article.id}:en:{block.index}.{part.sentences.start}"

        def save(text: str) -> None:
            if change := edit(path, self.article, shown, part, text):
                history.did(change)
                self.notify(f"{change.words}  ·  {self.keys['undo']} undoes", timeout=3, markup=False)
            notebook.drop_draft(draft)

        def keep(text: str) -> None:
            notebook.keep_draft(draft, text)

        def closed(saved: bool | None) -> None:
            if saved:
                self.show_own()

        several = f" of {len(dutch)} sentences, a line for each" if len(dutch) > 1 else ""
        title = f"Your translation{several}"
        writing = Writing(title, "\n".join(dutch), part.text, notebook.draft(draft), _HINT, save, keep)
        self.app.push_screen(Editor(writing, self.keys), closed)
