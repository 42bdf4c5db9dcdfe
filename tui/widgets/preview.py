"""All of one note, beside or under the list."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tui.notes.quoted import quote_in_sentence
from tui.notes.record import Note, tags_in

STATES = {
    "sure": "in its place",
    "ask": "place uncertain: the text was changed",
    "orphan": "no place any more: the text was changed",
    "gone": "the article is gone; the note is kept",
}
"""How it is said where a note's passage is."""


class Preview(Widget):
    """Shows one note, or nothing; the mouse wheel scrolls it.

    Another note is another text in the same place, so that the screen is never laid out anew: the note of each letter
    of a search is shown in the frame that shows what was found.
    """

    DEFAULT_CSS = """
    Preview { background: $surface; padding: 0 2; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown: tuple[Note | None, str, str] = None, "", ""
        self._names: Mapping[str, str] = {}
        self.top = 0
        """The row of the text that is the first in sight."""
        self._rows: list[Strip] | None = None

    def show(
        self, note: Note | None, title: str = "", state: str = "sure", names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Show a note of the article called `title`; `state` is one of STATES, `names` are those of the kinds."""
        if self.shown != (note, title, state):  # a search mostly leaves the bar on its note
            self.shown, self.top, self._names = (note, title, state), 0, names
            self._draw()

    @property
    def text(self) -> Content:
        """What is shown."""
        note, title, state = self.shown
        return _told(note, title, state, self._names) if note else Content("")

    def render_line(self, y: int) -> Strip:
        if self._rows is None:
            self._rows = Visual.to_strips(self, self.text, self.size.width, None, self.visual_style, pad=True)
        row = y + self.top
        return self._rows[row] if row < len(self._rows) else Strip.blank(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        self._draw()

    def notify_style_update(self) -> None:
        """Another theme, perhaps."""
        super().notify_style_update()
        self._draw()

    def on_mouse_scroll_down(self) -> None:
        self._scroll(1)

    def on_mouse_scroll_up(self) -> None:
        self._scroll(-1)

    def _scroll(self, rows: int) -> None:
        self.top = max(0, min(self.top + rows, len(self._rows or ()) - self.size.height))
        self.refresh()

    def _draw(self) -> None:
        self._rows = None
        self.refresh()


def _told(note: Note, title: str, state: str, names: Mapping[str, str]) -> Content:
    parts = [*_passage(note), *_translation(note)]
    if note.note:
        parts.append(Content(note.note))
    if tags := [f"#{tag}" for tag in note.tags if tag not in tags_in(note.note)]:
        parts.append(Content.styled(" ".join(tags), "$accent"))
    return Content("\n\n").join([*parts, _about(note, title, state, names)])


def _passage(note: Note) -> list[Content]:
    """The sentence with the quote bold; where the quote is not in it, both."""
    if note.is_on_article:
        return [Content.styled("on the whole article", "italic")]
    spans = quote_in_sentence(note)
    if len(spans) < len(note.pieces):
        sentence = [Content(note.sentence)] if note.sentence not in note.quote else []
        return [Content.styled(note.quote, "bold"), *sentence]
    ends = [0, *(offset for span in spans for offset in span), len(note.sentence)]
    stretches = [note.sentence[start:end] for start, end in pairwise(ends)]
    styled = (Content.styled(text, "bold") if number % 2 else Content(text) for number, text in enumerate(stretches))
    return [Content("").join(styled)]


def _translation(note: Note) -> list[Content]:
    shown = note.translation
    if shown is None:
        return []
    told = [shown.engine, "your own" if shown.edited else "", "of the paragraph" if shown.scope == "paragraph" else ""]
    return [Content.styled(shown.text, "italic") + Content.styled(f"  ({', '.join(filter(None, told))})", "$quiet")]


def _about(note: Note, title: str, state: str, names: Mapping[str, str]) -> Content:
    kind = f"{note.color.digit} {names[note.color]} · {note.kind}"
    changed = f" · changed {_moment(note.updated)}" if note.updated[:16] != note.created[:16] else ""
    deleted = [f"deleted {_moment(note.deleted)}"] if note.deleted else []
    lines = [title, f"made {_moment(note.created)}{changed}", *deleted, f"{kind} · {STATES[state]}"]
    return Content.styled("\n".join(lines), "$quiet")


def _moment(stamp: str) -> str:
    """To the minute, in UTC."""
    return stamp[:16].replace("T", " ")
