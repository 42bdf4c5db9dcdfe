"""The reader's screen with its dictionary: what the word under the cursor means where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys import WORDS, key
from tui.notes.colour import Colour
from tui.screens.annotating import AnnotatingScreen
from tui.screens.guard import tells
from tui.span import Span

if TYPE_CHECKING:  # imported when a word is looked up
    from tui.dutch.looked_up import LookedUp
    from tui.widgets.word_card import WordCard


class LookingUpScreen(AnnotatingScreen):
    """The card follows the word cursor until it is closed."""

    BINDINGS = [key("enter,d", "look_up", "Look up", "what the word under the cursor means in its sentence", WORDS)]

    is_looking_up = False
    looked_up: LookedUp | None = None
    """What the card shows."""
    word_card: WordCard | None = None

    def action_look_up(self) -> None:
        if self.page.cursor.word is None:
            self.page.action_word(1)
        self.is_looking_up = True
        self.follow_word()

    def page_changed(self) -> None:
        """Another word may be under the cursor."""
        super().page_changed()
        if self.is_looking_up:
            self.follow_word()

    def follow_word(self) -> None:
        """Show the entries of the word under the cursor; none is, then close the card."""
        span = self.page.cursor.word_span(self.article)
        if span is None or self.page.cursor.unit:
            self.stop_looking_up()
        elif self.session.words.is_ready:
            self.show_word(span)
        else:
            self.say("Opening the lexicon …")
            self.run_worker(self.show_word_later(span), exclusive=True, group="lexicon")

    async def show_word_later(self, span: Span) -> None:
        """Once the lexicon is there, if the word is still wanted."""
        await self.session.words.ready()
        self.unsay()
        for notice in self.session.words.notices:
            self.notify(notice, severity="warning", markup=False)
        self.session.words.notices.clear()
        if self.is_looking_up and self.page.cursor.word_span(self.article) == span:
            self.show_word(span)

    @tells
    def show_word(self, span: Span) -> None:
        """Look it up and show what was found."""
        from tui.dutch.looked_up import looked_up
        from tui.widgets.word_card import WordCard

        sentence = self.article.sentences[self.page.cursor.sentence].span
        text = self.article.text[slice(*sentence)]
        self.looked_up = found = looked_up(self.session.words.look_up, text, span.start - sentence.start)
        if self.word_card is None:
            self.word_card = WordCard()
            self.mount(self.word_card, before=self.status_bar)
        self.page.lit = tuple(part.shift(sentence.start) for part in found.spans)
        self.word_card.show(found.entries, found.missing or self.word_card_foot())
        self.show_card()

    def word_card_foot(self) -> str:
        """The sentence in English, with no claim which word is which; '' where it is covered, or there is none."""
        page = self.page
        line = page.sheet.line_of(page.cursor.sentence)
        covered = page.study.covers(page.cursor.sentence, page.sheet.columns.layout)
        return "" if covered or line is None else line.text

    def show_card(self) -> None:
        """One card at a time."""
        if self.is_looking_up:
            if self.card:
                self.card.show(None)
        else:
            super().show_card()

    def stop_looking_up(self) -> None:
        """Close the card."""
        self.is_looking_up, self.looked_up = False, None
        self.page.lit = ()
        if self.word_card:
            self.word_card.close()
        self.show_card()

    def action_write(self) -> None:
        """Keep what was looked up as a note, or write one."""
        span, found = self.page.cursor.word_span(self.article), self.looked_up
        if not self.is_looking_up or span is None or found is None or self.note_here():
            super().action_write()
        elif self.do(
            lambda: self.annotator.write(span, found.as_note(), Colour.WORD, self.shown(span)),
            "{}  ·  a changes it, u undoes",
        ):
            self.stop_looking_up()
