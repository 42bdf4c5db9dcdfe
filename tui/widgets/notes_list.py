"""A list of notes to walk through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.notes.record import Note


class NotesList(OptionList):
    """Each note in a few lines: kind, quote, the reader's words, and, if titles are given, its article."""

    def show(self, notes: Sequence[Note], empty: str, titles: Mapping[str, str] | None = None) -> None:
        """Replace what is listed, or say `empty`; the highlighted note stays so if it is still there."""
        at = self.highlighted or 0
        kept = self.note_id
        if not notes:  # said in the list itself: hiding it would send the next key elsewhere
            self.set_options([Option(Content(empty), disabled=True)])
            return
        self.set_options(Option(_lines(note, titles), id=note.id) for note in notes)
        ids = [note.id for note in notes]
        self.highlighted = ids.index(kept) if kept in ids else min(at, len(ids) - 1)

    @property
    def note_id(self) -> str | None:
        """The id of the highlighted note."""
        option = self.highlighted_option
        return option.id if option else None


def _lines(note: Note, titles: Mapping[str, str] | None) -> Content:
    lines = [Content.styled(f"{note.color.digit}{'•' if note.note else ' '} {note.target.exact}", "bold")]
    lines += [Content(f"   {line}") for line in note.note.splitlines()[:3]]
    if titles is not None:
        place = titles.get(note.article) or note.article
        lines.append(Content.styled(f"   {place} · {note.created[:10]}", "dim"))
    return Content("\n").join(lines)
