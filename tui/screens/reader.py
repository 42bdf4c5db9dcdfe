"""The reader: every key that works while an article is open."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui.beside import start_worker
from tui.errors import LeeslampError, NotebookError
from tui.keys import FIND, GO, NOTES, SELECT, SHOW, key
from tui.notes.colour import Colour
from tui.opening import Opened
from tui.reading.bars import Hint
from tui.screens.following import FollowingScreen
from tui.slices import slowly

if TYPE_CHECKING:
    from tui.notes.record import Note
    from tui.reading.find import Finder

_KEEP_PLACE_EVERY = 20.0
"""Seconds; what a killed terminal may cost."""


class ReaderScreen(FollowingScreen):
    """Reading, annotating, searching, exporting."""

    BINDINGS = [
        *FollowingScreen.BINDINGS,
        *(
            key(str(digit), f"highlight({digit})", f"Highlight {{{colour}}}", "the same kind again removes it", NOTES)
            for digit, colour in enumerate(Colour, 1)
        ),
        key("H", "highlight_again", "Highlight again", "with the kind used last", NOTES),
        key("a", "write", "Note", "on the selection, the highlight under the cursor, or the sentence", NOTES),
        key("full_stop", "next_note(1)", "Next highlight", "in this article", NOTES),
        key("comma", "next_note(-1)", "Previous highlight", "in this article", NOTES),
        key("D", "delete", "Delete highlight", "no question asked: {undo} brings it back", NOTES),
        key("u,U", "undo", "Undo", "the last change to highlights and notes", NOTES),
        key("ctrl+r", "redo", "Redo", "what was undone", NOTES),
        key("N", "notes_panel", "Notes beside", "this article's notes beside the text, while no search is on", NOTES),
        key("A", "all_notes", "All notes", "of every article, with search", GO),
        key("E", "export", "Export", "Markdown, CSV or JSON", GO),
        key("slash", "search", "Search", "in both languages, across line ends; case and accents aside", FIND),
        key("n", "hit(1)", "Next find", "while a search is on", FIND),
        key("N", "hit(-1)", "Previous find", "while a search is on", FIND),
        key(
            "e", "edit_translation", "Edit translation", "kept beside the article as yours; {undo} takes it back", SHOW
        ),
        key("r", "retry", "Translate again", "ask for missing translations now", SHOW),
        key("c", "copy('sentence')", "Copy", "the selection, the word or the sentence (OSC 52)", SELECT),
        key("C", "copy('paragraph')", "Copy paragraph", "or the selection", SELECT),
        key("left_square_bracket", "article(-1)", "Previous article", "of the library", GO),
        key("right_square_bracket", "article(1)", "Next article", "of the library", GO),
        key("escape", "leave_layer", "One layer back", "selection, word, card, search, notes", GO),
        key("q", "back", "Back", "to the library", GO),
    ]
    search_line: Input | None = None
    hit_number = 0
    """Which of the finds was gone to last."""

    def on_mount(self) -> None:
        self.every(_KEEP_PLACE_EVERY, self.keep_place)

    def on_unmount(self) -> None:
        self.keep_place()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`N` goes to the find before while a search is on, and shows the notes otherwise."""
        if action == "hit":
            return bool(self.page.hits)
        if action == "notes_panel":
            return not self.page.hits
        return True

    def hints(self) -> list[Hint]:
        """While something is typed, or a search is on, what can be done with that."""
        leave = "one-layer-back"
        if any(line and line.display for line in (self.search_line, self.tag_line)):
            return [("Enter", "done"), self.keys.hint("leave", leave)]
        if self.page.hits and self.page.cursor.is_plain and not self.is_looking_up:
            return [self.keys.hint("finds", "next-find", "previous-find"), self.keys.hint("end", leave)]
        return super().hints()

    # searching

    def action_search(self) -> None:
        if self.search_line is None:
            from tui.widgets.search_line import SearchLine

            self.search_line = SearchLine("Search Dutch and English", id="search")
            self.mount(self.search_line, after=self.status_bar)
        self.search_line.display = True
        self.set_focus(self.search_line)
        self.show_status()
        start_worker(self, self.prepare_search)

    @cached_property
    def finder(self) -> Finder:
        """Searches the article."""
        from tui.reading.find import Finder

        return Finder(self.article)

    async def prepare_search(self) -> None:
        """Do most of the work while the reader types."""
        async for _ in slowly(self.finder.prepare()):
            pass

    @on(Input.Submitted, "#search")
    def searched(self, event: Input.Submitted) -> None:
        """Enter in the search line: show what was found and go to the first from the cursor on."""
        event.stop()
        self.close_search_line()
        self.page.hits = tuple(self.finder.find(self.page.sheet.translations, event.value))
        self.hit_number = -1
        if self.page.hits:
            here = self.page.cursor.sentence
            self.show_hit(bisect_left(self.page.hits, here, key=attrgetter("sentence")))
        elif event.value.strip():
            self.notify(f"Nothing found for {event.value.strip()!r}.", markup=False)

    def close_search_line(self) -> None:
        """Back to the page."""
        if self.search_line:
            self.search_line.display = False
        self.set_focus(self.page)
        self.show_status()

    def show_hit(self, number: int) -> None:
        """Go to one of the finds; after the last comes the first."""
        hits = self.page.hits
        self.hit_number = number % len(hits)
        hit = hits[self.hit_number]
        self.page.go_to(hit.sentence)
        if (offset := hit.offset(self.article)) is not None:
            self.page.show_offset(offset)
        on, back, end = (self.keys[id] for id in ("next-find", "previous-find", "one-layer-back"))
        self.say(f"{self.hit_number + 1} of {len(hits)}  ·  {on} {back} go on, {end} ends")

    def action_hit(self, step: int) -> None:
        self.show_hit(self.hit_number + step)

    # taking away

    def action_copy(self, unit: str) -> None:
        cursor, article = self.page.cursor, self.article
        if unit == "paragraph" and not cursor.unit:
            text = article.blocks[article.sentences[cursor.sentence].block].text
        else:
            text = " … ".join(article.between(*span) for span in cursor.spans(article))
            unit = "selection" if cursor.unit or cursor.pieces else "word" if cursor.word is not None else unit
        self.app.copy_to_clipboard(text)
        self.leave_selection()
        self.say(f"Copied the {unit} ({len(text)} characters).")

    def action_export(self) -> None:
        from tui.screens.export import ExportDialog  # other screens are imported when they are asked for

        self.app.push_screen(ExportDialog(self.session, self.article.id, None))

    # going elsewhere

    def action_all_notes(self) -> None:
        from tui.screens.notes import NotesScreen

        def closed(note: Note | None) -> None:
            self.show_own()  # a translation may have been taken back
            if note is None or note.article != self.article.id:
                self.show_notes()
            if note is not None:
                self.open_note(note)

        self.app.push_screen(NotesScreen(self.session), closed)

    def open_note(self, note: Note) -> None:
        """Go to a note's passage, in this article or another."""
        if note.article == self.article.id:
            self.show_notes()
            self.go_to_note(note.id)
            return
        try:
            opened = self.session.open(self.session.workspace.find(note.article), note)
        except LeeslampError as error:
            self.notify(f"{error}. The note itself is kept.", severity="warning", markup=False)
        else:
            self.keep_place()
            self.app.switch_screen(ReaderScreen(self.session, opened))

    def action_article(self, step: int) -> None:
        try:
            entries = self.session.workspace.entries()
            ids = [entry.id for entry in entries]
            number = ids.index(self.article.id) + step if self.article.id in ids else (0 if step > 0 else len(ids) - 1)
            if not 0 <= number < len(entries):
                self.notify("That was the last article." if step > 0 else "That was the first article.")
                return
            opened = self.session.open(entries[number])
        except LeeslampError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.keep_place()
            self.app.switch_screen(ReaderScreen(self.session, opened))

    def action_leave_layer(self) -> None:
        page = self.page
        if self.search_line and self.search_line.display:
            self.close_search_line()
        elif self.tag_line and self.tag_line.display:
            self.close_tag_line()
        elif self.is_looking_up:
            self.stop_looking_up()
        elif page.count:
            page.count = 0
            self.show_status()
        elif not page.cursor.is_plain:
            page.cursor = page.cursor.escape()
            self.page_changed()
        elif self.moving:
            self.moving = None
            self.unsay()
        elif page.hits:
            page.hits = ()
            self.show_status()
        elif self.card and self.card.note is not None:
            self.card_closed = True
            self.show_card()
        elif any(panel and panel.display for panel in (self.notes_list, self.notes_beside)):
            self.action_notes_panel()

    def open_changed(self, opened: Opened) -> None:
        screen = ReaderScreen(self.session, opened)
        screen.said = "the text was changed on disk, and read again"
        self.app.switch_screen(screen)

    def action_back(self) -> None:
        from tui.screens.library import LibraryScreen

        self.keep_place()
        below = next((screen for screen in self.app.screen_stack if isinstance(screen, LibraryScreen)), None)
        library = below or LibraryScreen(self.session, ReaderScreen)
        library.rows.put_bar_on(self.article.id)
        if below:
            self.app.pop_screen()
        else:
            self.app.switch_screen(library)

    def keep_place(self) -> None:
        """Save where the reader is, if it changed; a notebook that cannot be written has told so already."""
        if self.kept is not None and (place := self.progress()) != self.kept:
            try:
                self.save_place(place)
            except NotebookError:
                return  # reading must not be disturbed every half minute
            self.kept = place
