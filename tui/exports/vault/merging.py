"""A page of a vault and the notes, made to agree: a three-way merge, block by block. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tui.exports.arrange import tag_words
from tui.exports.callout import callout_of, id_of, link_of, passage_of, quoted_line, shown_tags
from tui.exports.vault.pages import Block, Page
from tui.exports.vault.said import Said, said_in
from tui.notes.record import Note, tags_in
from tui.notes.store.bodies import merge_texts

NOTEBOOK, VAULT = "leeslamp", "vault"
"""What the two sides are called where both changed the same words."""

Base = Mapping[str, Sequence[str] | None]
"""By block id the lines of the callout as both sides last had them; None for one that is not wanted in the vault."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a page and its notes have become."""

    text: str
    """The page."""
    notes: tuple[Note, ...]
    """Those that were changed on the page, as they are to be kept."""
    base: dict[str, tuple[str, ...]]
    """For every block that was looked at, what both sides have now."""
    gone: frozenset[str]
    """Blocks that are none any more, because their notes were deleted."""


def merge_page(page: Page, notes: Mapping[str, Note], base: Base, new: Sequence[Note] = ()) -> Merged:
    """The page with what changed in `notes`, and the notes with what changed on the page.

    `notes` are those whose blocks on this page may be touched, deleted ones too, by block id. `new`, in the order of
    the text, get a block each, behind that of the note before them. What is not ours on the page stays as it is.
    """
    work = _Work(page)
    for block in page.blocks:
        if note := notes.get(block.id):
            settle = work.remove if note.deleted else work.merge
            settle(block, note, base.get(block.id))
    work.add(new, [(block, notes[block.id]) for block in page.blocks if block.id in notes])
    return Merged(work.text(), tuple(work.notes), work.base, frozenset(work.gone))


class _Work:
    """Changes to one page; lines are counted as they were."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.notes: list[Note] = []
        self.base: dict[str, tuple[str, ...]] = {}
        self.gone: set[str] = set()
        self._instead: dict[int, tuple[int, list[str]]] = {}
        """By first line, up to which line something else stands there, and what."""
        self._before: dict[int, list[str]] = {}

    def merge(self, block: Block, note: Note, base: Sequence[str] | None) -> None:
        """Both changes to one note."""
        ours = callout_of(note)
        if block.lines != _bare(ours) and (base is None or block.lines != _bare(base)):
            edited = _edited(note, block, base)
            if edited != note:
                self.notes.append(edited)
            ours = callout_of(edited)
        if block.lines != _bare(ours):
            self._instead[block.start] = block.stop, self._form(ours, block.lead)
        self.base[block.id] = tuple(ours)

    def remove(self, block: Block, note: Note, base: Sequence[str] | None) -> None:
        """The block of a deleted note goes; one the reader changed becomes wholly theirs, and loses its id."""
        self.gone.add(block.id)
        if block.lines in (base and _bare(base), _bare(callout_of(note))):
            end = block.name + 1
            while end < len(self.page.lines) - 1 and not self.page.lines[end].strip():
                end += 1
            self._instead[block.start] = end, self._apart(block.start, end)
        else:
            self._instead[block.stop] = block.name + 1, self._apart(block.stop, block.name + 1)

    def add(self, new: Sequence[Note], present: Sequence[tuple[Block, Note]]) -> None:
        """Blocks of notes that have none: each before the block that follows that of the note before it."""
        behind = {block.id: later.start for (block, _), (later, _) in pairwise(present)}
        ordered = sorted(present, key=lambda item: _place(item[1]))
        end, at = len(self.page.lines), 0
        for note in new:
            while at < len(ordered) and _place(ordered[at][1]) <= _place(note):
                at += 1
            first = present[0][0].start if present else end
            line = behind.get(ordered[at - 1][0].id, end) if at else first
            ours = tuple(callout_of(note))
            lines = self._form(ours, "")
            name = f"^ll-{id_of(note)}"
            self._before.setdefault(line, []).extend([*lines, self._line(""), self._line(name), self._line("")])
            self.base[id_of(note)] = ours

    def text(self) -> str:
        """The page as it is now."""
        if not (self._instead or self._before):
            return self.page.text
        lines, made, at = self.page.lines, list[str](), 0
        while at < len(lines):
            if added := self._before.get(at):
                made += [*self._gap(made), *added]
            if at in self._instead:
                at, instead = self._instead[at]
                made += instead
            else:
                made.append(lines[at])
                at += 1
        if added := self._before.get(len(lines)):
            while made and not made[-1].strip():
                made.pop()
            if made:
                made[-1] = self._line(made[-1].removesuffix("\r"))
            made += [*self._gap(made), *added[:-1], ""]
        return "\n".join(made)

    def _apart(self, start: int, end: int) -> list[str]:
        """What keeps the lines around a part that goes from becoming one paragraph."""
        around = [line.strip() for line in (*self.page.lines[start - 1 : start], *self.page.lines[end : end + 1])]
        return [self._line("")] if len(around) == 2 and all(around) else []

    def _gap(self, made: Sequence[str]) -> list[str]:
        return [self._line("")] if made and made[-1].strip() else []

    def _form(self, lines: Iterable[str], lead: str) -> list[str]:
        """Lines of a callout as they stand in the file, behind a bullet if there was one."""
        indent = "".join(sign if sign == "\t" else " " for sign in lead)
        quoted = [self._line(quoted_line(line)) for line in lines]
        return [(indent if number else lead) + line for number, line in enumerate(quoted)]

    def _line(self, line: str) -> str:
        return line + self.page.ending


def _edited(note: Note, block: Block, base: Sequence[str] | None) -> Note:
    """The note with what the reader changed on the page since `base`; without one, whatever differs was changed."""
    link, passage = link_of(note), passage_of(note)
    ours = said_in(callout_of(note), passage, link)
    # what leeslamp wrote last time may have been another translation
    once = [line for line in base[: _head(base, link)] if not line.startswith("#")] if base else []
    theirs = said_in(block.raw, [*passage, *once], link)
    before = said_in(base, once, link) if base else None
    words = _words(before and before.words, ours.words, theirs.words)
    edited = note if words == ours.words else note.with_note(words)
    return _with_tags(edited, before or Said("", ours.tags & theirs.tags), theirs)


def _head(base: Sequence[str], link: str) -> int:
    return next((number for number, line in enumerate(base) if line == link), len(base))


def _words(base: str | None, ours: str, theirs: str) -> str:
    """Both changes to the words; white space at the ends of lines is no change."""
    bare = _bare(theirs.split("\n"))
    if bare == _bare(ours.split("\n")) or (base is not None and bare == _bare(base.split("\n"))):
        return ours
    if base == ours or (base is None and not ours):
        return theirs
    if base is None and not theirs:
        return ours
    merged = merge_texts(base, ours, theirs, NOTEBOOK, VAULT)
    is_both = f"[{NOTEBOOK}]" in merged.split("\n")
    return ours if is_both and _holds(ours, theirs) else merged


def _holds(text: str, lines: str) -> bool:
    """Whether all those lines are in the text, in that order: then a merge was saved before, and only not written."""
    rest = iter(_bare(text.split("\n")))
    return all(line in rest for line in _bare(lines.split("\n")))


def _with_tags(note: Note, before: Said, theirs: Said) -> Note:
    gone, added = before.tags - theirs.tags, theirs.tags - before.tags
    own = tags_in(note.note)
    kept = [tag for tag in note.tags if tag in own or not gone.intersection(tag_words([tag]))]
    fresh = sorted(added.difference(shown_tags(note), own))
    return note if len(kept) == len(note.tags) and not fresh else replace(note, tags=()).with_tags([*kept, *fresh])


def _bare(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in lines)


def _place(note: Note) -> tuple[int, int, str, str]:
    return note.target.start, note.target.end, note.created, note.id
