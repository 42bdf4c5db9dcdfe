"""Highlights whose passage a changed text has no more, or may have elsewhere: one by one, old and new side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from tui.errors import LeeslampError
from tui.keys import EDIT, GO, MOVE, NOTES, Keys, key
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Annotator, Placed
from tui.notes.history import Undoable
from tui.notes.record import Note
from tui.reading.bars import hints, words
from tui.widgets.bars import StatusBar, TitleBar

_AROUND = 300
"""Code points of text shown on each side of a passage."""


class ReviewScreen(Screen[Note | None]):
    """Closes with a note that the reader wants to put on a passage by hand, or None."""

    CSS_PATH = "../panels.tcss"
    DEFAULT_CSS = """
    ReviewScreen {
        Horizontal { height: 1fr; }
        VerticalScroll { width: 1fr; padding: 1 0 1 2; }
        Static { max-width: 77; padding-right: 2; }
        VerticalScroll.now { border-left: solid $rule; background: $surface; }
    }
    """
    BINDINGS = [
        key("enter,p,P", "accept", "It is there", "the note is put on the passage shown on the right", NOTES),
        key("s,S", "attach", "Put it elsewhere", "select the passage in the text yourself", NOTES),
        key("o,O", "orphan", "Keep without a place", "it stays in the notebook, and is not asked for again", NOTES),
        key("D", "delete", "Delete", "no question asked: {undo} brings it back", NOTES),
        key("j,J,down,right", "step(1)", "Next", "without deciding", MOVE),
        key("k,K,up,left", "step(-1)", "Previous", "without deciding", MOVE),
        key("u,U", "undo", "Undo", "the last decision", EDIT),
        key("escape,q", "leave", "Close", "to the text", GO),
    ]
    title_bar = query_one(TitleBar)
    status_bar = query_one(StatusBar)

    def __init__(self, annotator: Annotator, keys: Keys, names: Mapping[str, str]) -> None:
        """`names` are those of the kinds."""
        super().__init__()
        self.annotator, self.keys, self.names = annotator, keys, names
        self.queue: list[Placed] = []
        self.number = 0
        self.said = ""
        """What was decided just now."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal():
            with VerticalScroll():
                yield Static(id="then", markup=False)
            with VerticalScroll(classes="now"):
                yield Static(id="now", markup=False)
        yield StatusBar()

    def on_mount(self) -> None:
        self.show_next()

    def show_next(self) -> None:
        """What is left to look at; closes the screen when nothing is."""
        self.queue = [placed for placed in self.annotator.placed() if placed.needs_review]
        if not self.queue:
            self.dismiss(None)
            self.app.notify("Every highlight has its place, or is kept without one.")
            return
        self.number = min(self.number, len(self.queue) - 1)
        placed = self.queue[self.number]
        self.title_bar.show(words(f" Review {self.number + 1} of {len(self.queue)} ", "panel-bold"))
        self.query_one("#then", Static).update(Content("\n\n").join(self.then(placed.note)))
        self.query_one("#now", Static).update(self.now(placed))
        hint = self.keys.hint
        keys = [
            hint("delete", "delete"),
            *([hint("next", "next", "previous")] if len(self.queue) > 1 else []),
            hint("no place", "keep-without-a-place"),
            hint("elsewhere", "put-it-elsewhere"),
            *([hint("it is there", "it-is-there")] if placed.state is State.ASK else []),
            hint("back", "close"),
        ]
        self.status_bar.show(words(f" {self.said}"), right=hints(keys))
        self.said = ""

    def then(self, note: Note) -> list[Content]:
        """The passage as it was marked, and what the reader wrote."""
        heading = _heading(f"As it was marked on {note.created[:10]}")
        pieces = [
            Content(f"…{piece.prefix}") + _marked(piece.exact, note) + f"{piece.suffix}…" for piece in note.pieces
        ]
        name = f" {note.color.digit} {self.names[note.color]} "
        kind = Content.styled(name, f"bold $foreground on $kind-{note.color}")
        return [heading, *pieces, kind + (f"  {note.note}" if note.note else "")]

    def now(self, placed: Placed) -> Content:
        """Where it may be in the text of today."""
        heading = _heading("In the text of today")
        if placed.state is not State.ASK or not placed.spans:
            return heading + "\n\nThere is no such passage."
        text, (first, last) = self.annotator.article.between, (placed.spans[0], placed.spans[-1])
        begin = max(0, first.start - _AROUND)
        parts, at = (
            [heading, Content("\n\n…"), Content(text(begin, first.start))],
            first.start,
        )
        for start, end in placed.spans:
            parts += [Content(text(at, start)), _marked(text(start, end), placed.note)]
            at = end
        return Content("").join([*parts, Content(f"{text(last.end, last.end + _AROUND)}…")])

    @property
    def here(self) -> Placed:
        """The one that is shown."""
        return self.queue[self.number]

    def decide(self, change: Callable[[], Undoable | None]) -> None:
        """Do it, say so, and go on with what is left."""
        try:
            made = change()
        except LeeslampError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=12, markup=False)
        else:
            self.said = f"{made.words}  ·  {self.keys['undo']} undoes" if made else "Nothing left to undo."
        self.show_next()

    def action_accept(self) -> None:
        note, spans, state, _ = self.here
        if state is State.ASK and spans:
            self.decide(lambda: self.annotator.move(note, spans, None))
        else:
            put = self.keys["put-it-elsewhere"]
            self.notify(f"There is no such passage; {put} puts the note on one that you select.", markup=False)

    def action_orphan(self) -> None:
        self.decide(lambda: self.annotator.keep_orphan(self.here.note))

    def action_delete(self) -> None:
        self.decide(lambda: self.annotator.delete(self.here.note))

    def action_undo(self) -> None:
        self.decide(self.annotator.undo)

    def action_step(self, step: int) -> None:
        self.number = (self.number + step) % len(self.queue)
        self.show_next()

    def action_attach(self) -> None:
        self.dismiss(self.here.note)

    def action_leave(self) -> None:
        self.dismiss(None)


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $primary")


def _marked(text: str, note: Note) -> Content:
    return Content.styled(text, f"bold $foreground on $kind-{note.color}")
