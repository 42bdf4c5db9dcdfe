"""The reader's screen with what is done to notes after they were made: other ends, another place, more notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui.article.model import Article
from tui.errors import QueryError
from tui.keys import NOTES, key
from tui.reading.cursor import Cursor, Unit
from tui.screens.guard import tells
from tui.screens.notes_panel import NotesPanelScreen
from tui.span import Span

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.notes.annotator import Placed
    from tui.notes.record import Note
    from tui.widgets.tag_line import TagLine


class RevisingScreen(NotesPanelScreen):
    """Every one of these is one step of undo."""

    BINDINGS = [
        key("i,I", "another_note", "Another note", "a further one on the same passage", NOTES),
        key("asterisk", "article_note", "Note on the article", "on the whole of it, not on a passage", NOTES),
        key("m,M", "bookmark", "Bookmark", "the sentence; the same key takes it away", NOTES),
        key("number_sign", "tag", "Tags", "of the highlight: `#idioom -#oud` gives one and takes one away", NOTES),
        key(
            "s,S", "ends", "Other ends", "select the highlight's passage anew; {other-ends} again puts it there", NOTES
        ),
        key("y,Y", "translation_anew", "Translation anew", "keep with the note what stands beside it now", NOTES),
        key("tab", "next_overlapping", "Next overlapping", "another highlight at the same place", NOTES),
        key("R", "review", "Review", "highlights that the changed text lost, or may have", NOTES),
    ]

    tagged: Note | None = None
    """The note whose tags are typed."""
    moving: Note | None = None
    """The note whose passage is being selected anew."""
    tag_line: TagLine | None = None
    is_selecting = False
    """Whether something was selected when the page changed last."""

    def action_another_note(self) -> None:
        placed = self.placed_here()
        self.write(None, placed.spans if placed else self.page.cursor.spans(self.article))

    def action_article_note(self) -> None:
        self.write(next((note for note, *_ in self.placed if note.is_on_article), None), ())

    def action_bookmark(self) -> None:
        sentence = self.article.sentences[self.page.cursor.sentence].span
        self.do(lambda: self.annotator.bookmark(sentence, self.page.next_kind), "{}  ·  {undo} undoes")

    def placed_here(self) -> Placed | None:
        """The note a key acts on, with its passage."""
        note = self.note_here()
        return self.by_id.get(note.id) if note else None

    @tells
    def action_tag(self) -> None:
        """Type tags for the note under the cursor."""
        note = self.note_here()
        if note is None:
            self.no_note()
            return
        if self.tag_line is None:
            from tui.widgets.tag_line import TagLine

            self.tag_line = TagLine(id="tags")
            self.mount(self.tag_line, after=self.status_bar)
        self.tagged = note
        self.tag_line.begin(self.session.catalogue.tags())
        self.tag_line.display = True
        self.set_focus(self.tag_line)
        self.show_status()

    @on(Input.Submitted, "#tags")
    def tags_typed(self, event: Input.Submitted) -> None:
        """Enter behind the tags: set them. What is no tag can be corrected."""
        from tui.notes.tagging import parse_tagging

        event.stop()
        try:
            tagging = parse_tagging(event.value)
        except QueryError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
            return
        self.close_tag_line()
        if note := self.tagged:
            self.do(lambda: self.annotator.edit(tagging.of(note)), "{}  ·  {undo} undoes")
            if kept := " ".join(f"#{tag}" for tag in tagging.kept_by(note)):
                self.notify(
                    f"{kept} stays where it is in the note's words; {self.keys['note']} edits them.", markup=False
                )

    def close_tag_line(self) -> None:
        """Back to the page."""
        if self.tag_line:
            self.tag_line.display = False
        self.set_focus(self.page)
        self.show_status()

    def action_ends(self) -> None:
        if self.moving:
            self.put_there(self.moving)
        elif (placed := self.placed_here()) and placed.spans:
            self.moving = placed.note
            *pieces, last = placed.spans
            self.page.cursor = selecting(self.article, last)._replace(pieces=tuple(pieces))
            other, keep, leave = (self.keys[id] for id in ("other-end", "other-ends", "one-layer-back"))
            self.say(f"motions move this end, {other} the other  ·  {keep} keeps, {leave} leaves")
        else:
            self.no_note()

    def put_there(self, note: Note) -> None:
        """Make what is selected the passage of a note."""
        spans = self.page.cursor.spans(self.article)
        if self.do(lambda: self.annotator.move(note, spans, self.shown(spans)), "{}  ·  {undo} undoes"):
            self.leave_selection()
            self.moving = None

    def attach(self, note: Note) -> None:
        """Let the reader select where the words of a lost note are now."""
        self.moving = note
        put, leave = self.keys["other-ends"], self.keys["one-layer-back"]
        self.say(f"select the passage of “{note.quote}”, then {put} puts the note there  ·  {leave} leaves it")

    def page_changed(self) -> None:
        """Who leaves the selection leaves the ends as they were."""
        before, self.is_selecting = self.is_selecting, bool(self.page.cursor.unit or self.page.cursor.pieces)
        if before and not self.is_selecting:
            self.moving = None
        super().page_changed()

    def action_translation_anew(self) -> None:
        placed = self.placed_here()
        shown = self.shown(placed.spans) if placed and placed.spans else None
        if placed is None or not placed.spans:
            self.no_note()
        elif shown is None:
            self.notify("There is no translation beside it yet.")
        else:
            self.do(lambda: self.annotator.refresh_translation(placed.note, shown), "{}  ·  {undo} undoes")

    @tells
    def action_review(self) -> None:
        """Look at what may have lost its place, one by one."""
        from tui.screens.review import ReviewScreen

        if not any(placed.needs_review for placed in self.placed):
            self.notify("Every highlight is where it was made.")
            return

        def closed(note: Note | None) -> None:
            self.show_notes()
            if note is not None:
                self.attach(note)

        self.app.push_screen(ReviewScreen(self.annotator, self.keys, self.session.look.names), closed)


def selecting(article: Article, span: Span) -> Cursor:
    """A selection by words of a stretch, whose end is moved first."""
    begin = Cursor().at(article, span.start, on_word=True).select(Unit.WORDS)
    return begin.at(article, max(span.start, span.end - 1), on_word=True)
