"""All of one note, beside or under the list."""

from __future__ import annotations

from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.notes.quoted import quote_in_sentence
from tui.notes.record import Note, tags_in

STATES = {
    "sure": "in its place",
    "ask": "place uncertain: the text was changed",
    "orphan": "no place any more: the text was changed",
    "gone": "the article is gone; the note is kept",
}
"""How it is said where a note's passage is."""


class Preview(VerticalScroll, can_focus=False):
    """Shows one note, or nothing."""

    DEFAULT_CSS = """
    Preview { background: $surface; padding: 0 0 0 2; }
    Preview Static { height: auto; max-width: 77; padding-right: 2; }
    """
    text = query_one(Static)
    shown: tuple[Note | None, str, str] | None = None

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, note: Note | None, title: str = "", state: str = "sure") -> None:
        """Show a note of the article called `title`; `state` is one of STATES."""
        if self.shown != (note, title, state):  # a search mostly leaves the bar on its note
            self.shown = note, title, state
            self.text.update(_told(note, title, state) if note else "")
            self.scroll_home(animate=False, immediate=True)


def _told(note: Note, title: str, state: str) -> Content:
    parts = [*_passage(note), *_translation(note)]
    if note.note:
        parts.append(Content(note.note))
    if tags := [f"#{tag}" for tag in note.tags if tag not in tags_in(note.note)]:
        parts.append(Content.styled(" ".join(tags), "$accent"))
    return Content("\n\n").join([*parts, _about(note, title, state)])


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


def _about(note: Note, title: str, state: str) -> Content:
    kind = f"{note.color.digit} {note.color} · {note.kind}"
    changed = f" · changed {_moment(note.updated)}" if note.updated[:16] != note.created[:16] else ""
    deleted = [f"deleted {_moment(note.deleted)}"] if note.deleted else []
    lines = [title, f"made {_moment(note.created)}{changed}", *deleted, f"{kind} · {STATES[state]}"]
    return Content.styled("\n".join(lines), "$quiet")


def _moment(stamp: str) -> str:
    """To the minute, in UTC."""
    return stamp[:16].replace("T", " ")
