"""The reader's screen with its dictionary: what the word under the cursor means where it stands."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.beside import beside, start_worker
from tui.errors import LeeslampError
from tui.keys import WORDS, key
from tui.notes.colour import Colour
from tui.reading.bars import Hint
from tui.reading.cursor import joined
from tui.screens.guard import tells
from tui.screens.revising import RevisingScreen
from tui.span import Span

if TYPE_CHECKING:  # imported when a word is looked up
    from tui.dutch.looked_up import LookedUp
    from tui.notes.links import Link
    from tui.translation.scheduler import Scheduler
    from tui.widgets.word_card import WordCard

_LOOKING_UP = (("x", "link"), ("w", "ask"), ("h l", "word"), ("a", "keep"), ("Esc", "close"))
_STAYS = 0.3
"""Seconds on a word after which it is looked for elsewhere."""


class LookingUpScreen(RevisingScreen):
    """The card follows the word cursor until it is closed."""

    BINDINGS = [
        *RevisingScreen.BINDINGS,
        key("enter,d", "look_up", "Look up", "what the word under the cursor means in its sentence", WORDS),
        key("w,W", "ask", "Ask", "a translator for the word and its sentence; while looking up", WORDS),
        key(
            "x,X",
            "link",
            "Link",
            "two words as one verb, or no more: {link} on one, {link} on the other; while looking up",
            WORDS,
        ),
    ]

    is_looking_up = False
    looked_up: LookedUp | None = None
    """What the card shows."""
    word_card: WordCard | None = None
    foot: list[str]
    """Lines below the entries."""
    half: tuple[int, int] | None = None
    """Sentence and offset of the word that is to be linked with another."""

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
            start_worker(self, partial(self.show_word_later, span), exclusive=True, group="lexicon")

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
        from tui.dutch.lookup import Said
        from tui.widgets.word_card import WordCard

        sentence = self.article.sentences[self.page.cursor.sentence].span
        text = self.article.between(*sentence)
        said = [Said(link.verb, link.particle, link.linked) for link in self.links_in(text)]
        self.looked_up = found = looked_up(self.session.words.look_up, text, span.start - sentence.start, said)
        if self.word_card is None:
            self.word_card = WordCard()
            self.mount(self.word_card, before=self.status_bar)
        self.page.lit = tuple(part.shift(sentence.start) for part in found.spans)
        self.foot = [line for line in (found.missing or self.word_card_foot(),) if line]
        self.word_card.show(found.entries, self.foot)
        self.align_cards()
        self.show_card()
        self.show_status()
        if found.lemma:
            start_worker(self, partial(self.show_elsewhere, found), exclusive=True, group="elsewhere")

    async def show_elsewhere(self, found: LookedUp) -> None:
        """A little later, when the reader stays on the word: where else it stands."""
        await asyncio.sleep(_STAYS)
        try:
            self.add_to_foot(found, await self.session.elsewhere(found.lemma))
        except LeeslampError:  # without a notebook or a workspace there is nothing to tell
            return

    def add_to_foot(self, found: LookedUp, line: str) -> None:
        """One more line on the card, if it still shows the same word."""
        if line and self.word_card and self.looked_up is found:
            self.foot.append(line)
            self.word_card.show(found.entries, self.foot)

    def action_ask(self) -> None:
        """Have a translator say what the word is, and its sentence."""
        found, scheduler = self.looked_up, self.session.scheduler
        if not self.is_looking_up or found is None:
            self.notify(f"Look a word up first: {self.keys['look-up']}.", markup=False)
        elif scheduler is None:
            self.notify("No translator is set up: `chain` in config.toml names them.")
        else:
            sentence = self.article.sentence_text(self.page.cursor.sentence)
            start_worker(
                self, partial(self.show_answer, found, scheduler, [found.word, sentence]), exclusive=True, group="ask"
            )

    async def show_answer(self, found: LookedUp, scheduler: Scheduler, texts: list[str]) -> None:
        """What was answered, on the card."""
        try:
            asked = await beside(lambda: scheduler.ask(texts))
        except LeeslampError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if asked.notice:
            self.notify(asked.notice, timeout=20, markup=False)
        self.add_to_foot(found, f"{asked.label}: {found.word} = {asked.english[0]} · {asked.english[1]}")

    def links_in(self, sentence: str) -> list[Link]:
        """What the reader said of verbs in two pieces in a sentence."""
        return [link for link in self.session.notebook.links.group(self.article.id) if link.sentence == sentence]

    @tells
    def action_link(self) -> None:
        """Say that two words are one verb, or that they are not."""
        from tui.notes.links import Link

        found, span, number = self.looked_up, self.page.cursor.word_span(self.article), self.page.cursor.sentence
        if not self.is_looking_up or found is None or span is None:
            self.notify(f"Look a word up first: {self.keys['look-up']}.", markup=False)
            return
        sentence = self.article.sentences[number].span
        text, here = self.article.between(*sentence), span.start - sentence.start
        before = next((link for link in self.links_in(text) if here in (link.verb, link.particle)), None)
        if before:
            self.keep_link(replace(before, linked=not before.linked))
        elif found.pair:
            self.keep_link(Link(self.article.id, text, *found.pair, linked=False))
        elif self.half is None or self.half[0] != number or self.half[1] == here:
            self.half = number, here
            self.say(f"{self.keys['link']} on the other half makes them one verb")
        else:
            self.link(text, self.half[1], here)

    def link(self, sentence: str, one: int, other: int) -> None:
        """Make one verb of the words at two offsets, whichever of them is the verb."""
        from tui.notes.links import Link

        look_up = self.session.words.look_up
        words = {span.start: sentence[slice(*span)] for span in look_up.analyse(sentence).spans}
        for verb, particle in ((one, other), (other, one)):
            if look_up.infinitive(words[verb], words[particle]):
                self.keep_link(Link(self.article.id, sentence, verb, particle, linked=True))
                return
        self.notify("Neither of these two is a form of a verb.")

    def keep_link(self, link: Link) -> None:
        """Save it and show the word anew."""
        self.half = None
        self.session.notebook.links.save(link)
        self.follow_word()
        done, back = ("one verb now", "takes it apart") if link.linked else ("taken apart", "links them again")
        self.say(f"{done}  ·  {self.keys['link']} {back}")

    def word_card_foot(self) -> str:
        """The sentence in English, with no claim which word is which; '' where it is covered, or there is none."""
        page = self.page
        line = page.sheet.line_of(page.cursor.sentence)
        covered = page.study.covers(page.cursor.sentence, page.sheet.columns.layout)
        return "" if covered or line is None else line.text

    def align_cards(self) -> None:
        super().align_cards()
        if self.word_card:
            self.word_card.stand_under(self.page.sheet.columns)

    def hints(self) -> list[Hint]:
        """What can be done with the card."""
        if not self.is_looking_up:
            return super().hints()
        hint, here = self.keys.hint, self.note_here()
        return [
            hint("word", "previous-word", "next-word"),
            hint("link", "link"),
            *([hint("ask", "ask")] if self.session.scheduler else []),
            hint("note" if here else "keep", "note"),
            hint("close", "one-layer-back"),
        ]

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
        self.show_status()

    def action_write(self) -> None:
        """Keep what was looked up as a note, or write one."""
        span, found = self.page.cursor.word_span(self.article), self.looked_up
        if not self.is_looking_up or span is None or found is None or self.note_here():
            super().action_write()
            return
        sentence = self.article.sentences[self.page.cursor.sentence].span
        spans = joined(self.article, *(part.shift(sentence.start) for part in found.spans))
        words = found.as_note()
        if self.do(
            lambda: self.annotator.write(spans, words, Colour.WORD, self.shown(spans)),
            "{}  ·  {note} changes it, {undo} undoes",
        ):
            self.stop_looking_up()
