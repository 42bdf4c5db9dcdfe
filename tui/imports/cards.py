"""A flashcard of ours (tui/exports/cards.py), back to the note it was made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from tui.clean import one_line
from tui.exports.cards import OURS, anki_tags
from tui.exports.links import linked
from tui.imports.model import Format, Imported
from tui.imports.told import tags_besides, translation_of
from tui.notes.colour import Colour
from tui.notes.record import CONTEXT, Target

_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^<>]*>")
_MARKED = re.compile(r"<b>([^<]*)</b>|\{\{c1::([^{}]*)\}\}")
_LINK = re.compile(r'<a href="([^"]*)">')


class Fields(NamedTuple):
    """What stands on a card, as HTML."""

    passage: str
    """'' where only the gap in the sentence tells it."""
    sentence: str
    """With the passage in bold, or as cloze 1."""
    translation: str
    words: str
    source: str


def note_of(format: Format, name: str, fields: Fields, tags: Sequence[str], created: str = "") -> Imported:
    """What the fields and tags of a card tell; `name` is what Anki knows it by."""
    title, _, command = fields.source.partition("<br><code>")
    article, id = linked(plain(command))
    link = _LINK.search(title)
    pieces = _pieces(fields.sentence)
    gap = " … ".join(piece.exact for piece in pieces)
    quote = one_line(plain(fields.passage)) or gap
    note = plain(fields.words)
    color, own = _told_by(tags)
    return Imported(
        format=format,
        origin=name,
        title=one_line(plain(title)),
        quote=quote,
        note=note,
        tags=tags_besides(own, note, anki_tags),
        url=plain(link[1]) if link else "",
        created=created,
        ours=id,
        article=article,
        pieces=pieces if quote == gap else (),
        sentence=one_line(plain(fields.sentence)),
        color=color,
        translation=translation_of(plain(fields.translation)),
    )


def plain(field: str) -> str:
    """The text of a field."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", _MARKED.sub(_inside, field))))


def _inside(marked: re.Match[str]) -> str:
    return marked[1] or marked[2] or ""


def _pieces(sentence: str) -> tuple[Target, ...]:
    """What is marked in a sentence, each with what stands before and behind it there."""
    return tuple(
        Target(
            plain(_inside(marked)),
            plain(sentence[: marked.start()])[-CONTEXT:],
            plain(sentence[marked.end() :])[:CONTEXT],
            0,
            0,
        )
        for marked in _MARKED.finditer(sentence)
    )


def _told_by(tags: Sequence[str]) -> tuple[Colour, list[str]]:
    """The kind, and the reader's own tags."""
    own = list(tags)
    if OURS in own:
        own.remove(OURS)
    kinds = {f"{OURS}::{color}": color for color in Colour}
    kind = next((tag for tag in own if tag in kinds), "")  # the first: one that is named so may be the reader's own
    if kind:
        own.remove(kind)
    return kinds.get(kind, Colour.MARK), [tag.replace("::", "/") for tag in own]
