"""One highlight or note, and its form in `notes.json`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from typing import Any

from tui.clean import clean, one_line
from tui.notes.colour import Colour

SCHEMA = 1
"""Version of the record as written here."""
CONTEXT = 64
"""Code points of context kept on each side of a quote; fewer anchor words wrongly (measured: 32 doubles the errors)."""

_TAG = re.compile(r"(?<![\w#&])#(\w[\w/-]*)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a note was made: W3C TextQuoteSelector and TextPositionSelector. Never rewritten."""

    exact: str
    """The quote, clean and on one line."""
    prefix: str
    """Up to 64 code points before it."""
    suffix: str
    """Up to 64 code points after it."""
    start: int
    """Code points into the canonical text of revision `Note.rev`."""
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The translation that stood beside the passage when the note was made."""

    text: str
    engine: str
    """`sidecar`, `google`, …"""
    at: str
    scope: str
    """`sentence`, or `paragraph` where sentences could not be told apart."""
    lang: str = "en"
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A highlight, with or without words of the reader's own. Stamps are ISO 8601 in UTC, with milliseconds and a Z."""

    id: str
    """UUID4, 32 hex digits."""
    article: str
    rev: str
    """Revision of the text it was made on."""
    target: Target
    sentence: str
    """The Dutch sentence it stands in (the first, if several)."""
    color: Colour
    created: str
    updated: str
    device: str
    also: tuple[Target, ...] = ()
    """Further pieces of the passage, in the order of the text: `trok … aan`."""
    bookmark: bool = False
    """Whether it was made to find the place again. Never changed."""
    note: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    """Those in the words, and others the reader gave it."""
    translation: Shown | None = None
    deleted: str | None = None
    """When it was deleted: a tombstone, so that another copy of the notebook cannot bring it back."""
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Per field the time and device of its last change; what was never changed is as old as `created`."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """Per device the time of its last text that was before the present one; its own device is not listed twice."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the record this version does not know; they are written back as they came."""

    @property
    def kind(self) -> str:
        """`bookmark`, or `note` if it has words, else `highlight`."""
        return "bookmark" if self.bookmark else "note" if self.note else "highlight"

    @property
    def pieces(self) -> tuple[Target, ...]:
        """All of the passage, in the order of the text."""
        return self.target, *self.also

    @property
    def quote(self) -> str:
        """The words of the passage on one line; '' for a note on the article as a whole."""
        return " … ".join(piece.exact for piece in self.pieces)

    @property
    def is_on_article(self) -> bool:
        """Whether it is a note on the article as a whole."""
        return not self.target.exact

    def with_note(self, text: str) -> Note:
        """The same passage with other words: its tags are those in them and those not in the old words."""
        body, written = clean(text).strip(), tags_in(self.note)
        kept = (tag for tag in self.tags if tag not in written)
        return replace(self, note=body, tags=tuple(dict.fromkeys((*tags_in(body), *kept))))

    def with_tags(self, tags: Iterable[str]) -> Note:
        """The same note with those tags, and those in its words."""
        return replace(self, tags=tuple(dict.fromkeys((*tags_in(self.note), *tags))))


def tags_in(text: str) -> tuple[str, ...]:
    """The `#tags` of a note, in order, each once: `#idioom`, `#b2/werkwoord`. `&#39;` and `##` are none."""
    return tuple(dict.fromkeys(match[1] for match in _TAG.finditer(text)))


def to_record(note: Note) -> dict[str, Any]:
    """The note as the JSON object described in docs/data.md."""
    target, *also = ({item.name: getattr(piece, item.name) for item in fields(Target)} for piece in note.pieces)
    shown = note.translation and {item.name: getattr(note.translation, item.name) for item in fields(Shown)}
    return {
        "id": note.id,
        "schema": SCHEMA,
        "kind": note.kind,
        "article": note.article,
        "rev": note.rev,
        "target": target,
        **({"also": also} if also or "also" in note.changed else {}),  # none any more is to be told
        "sentence": note.sentence,
        "note": note.note,
        "color": note.color.value,
        "tags": list(note.tags),
        "translation": shown,
        "created": note.created,
        "updated": note.updated,
        "device": note.device,
        "deleted": note.deleted,
        "changed": {name: list(stamp) for name, stamp in note.changed.items()},
        **({"seen": dict(note.seen)} if note.seen else {}),
        **note.extra,
    }


def as_kept(note: Note) -> Note:
    """The note as it is read back from its record: with its text clean."""
    shown, pieces = note.translation, note.pieces
    lines = [note.rev, note.sentence, note.created, note.updated, note.device, note.deleted, *note.tags]
    lines += [piece.exact for piece in pieces]
    lines += chain(*note.changed.values(), note.seen, note.seen.values())
    if shown:
        lines += [shown.text, shown.engine, shown.at, shown.scope, shown.lang]
    line, text = " ".join(filter(None, lines)), "".join([note.note, *(piece.prefix + piece.suffix for piece in pieces)])
    # nearly every note; to see that is much quicker than to make its record and read it. A no-break space, which is
    # not printable, stays only within a line.
    if line.isprintable() and one_line(line) == line and clean(text) == text:
        return note
    return from_record(to_record(note))


_OWN = {item.name for item in fields(Note)} - {"extra", "bookmark"} | {"schema", "kind"}


def from_record(record: Mapping[str, Any]) -> Note:
    """A note from its JSON object; text is cleaned, unknown fields are kept.

    Raises KeyError, TypeError or ValueError for an object that is no note.
    """
    target, shown = record["target"], record.get("translation")
    deleted, tags = record.get("deleted"), record.get("tags") or []
    if not isinstance(tags, list):
        raise TypeError("tags are a list")
    return Note(
        id=text_of(record["id"]),
        article=text_of(record["article"]),
        rev=line_of(record.get("rev", "")),
        target=_target(target),
        also=tuple(map(_target, record.get("also") or ())),
        bookmark=record.get("kind") == "bookmark",
        sentence=line_of(record.get("sentence", "")),
        color=Colour(record.get("color", Colour.MARK)),
        created=line_of(record["created"]),
        updated=line_of(record.get("updated", record["created"])),
        device=line_of(record.get("device", "")),
        note=clean(text_of(record.get("note") or "")),
        tags=tuple(line_of(tag) for tag in tags),
        translation=_shown(shown) if shown else None,
        deleted=line_of(deleted) if deleted else None,
        changed={
            name: (line_of(at), line_of(device)) for name, (at, device) in dict(record.get("changed", {})).items()
        },
        seen={line_of(device): line_of(at) for device, at in dict(record.get("seen", {})).items()},
        extra={name: value for name, value in record.items() if name not in _OWN},
    )


def _target(record: Mapping[str, Any]) -> Target:
    return Target(
        exact=line_of(record["exact"]),
        prefix=clean(text_of(record.get("prefix", ""))),
        suffix=clean(text_of(record.get("suffix", ""))),
        start=int(record["start"]),
        end=int(record["end"]),
    )


def _shown(record: Mapping[str, Any]) -> Shown:
    return Shown(
        text=line_of(record["text"]),
        engine=line_of(record.get("engine", "")),
        at=line_of(record.get("at", "")),
        scope=line_of(record.get("scope", "sentence")),
        lang=line_of(record.get("lang", "en")),
        edited=bool(record.get("edited", False)),
    )


def text_of(value: Any) -> str:
    """A text field of a record as it stands there. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def line_of(value: Any) -> str:
    """A text field of a record, clean and on one line. Raises TypeError."""
    return one_line(text_of(value))
