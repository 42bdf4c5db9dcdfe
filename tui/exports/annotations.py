"""JSON-LD of the W3C Web Annotation Data Model (www.w3.org/TR/annotation-model): lossless, it can be read back.

An AnnotationCollection whose one page holds an Annotation for each note, with a target for each piece of its passage.
What the model has no word for stands under keys that begin with `leeslamp:`

    on the collection  leeslamp:articles  the articles the notes are on, as far as they are known: `label` is the title,
                                          `via` the address, leeslamp:published, leeslamp:file and leeslamp:rev the rest
    on an Annotation   leeslamp:read      the command that opens the article there
                       leeslamp:sentence  the Dutch sentence the quote stands in
                       leeslamp:device    where the note was last changed
                       leeslamp:changed   for each field that was changed [time, device]; left out when empty
                       leeslamp:seen      for each device the time of its last words before these; left out when empty
                       leeslamp:extra     fields of the record leeslamp itself does not know; left out when empty
    on a translation   leeslamp:scope     `sentence` or `paragraph`: what the translation is of
                       leeslamp:edited    whether the reader changed it

`leeslamp:changed`, `leeslamp:seen` and `leeslamp:extra` are JSON literals (JSON-LD 1.1, 4.2.2).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID

from tui.exports.arrange import arranged, title_of
from tui.exports.links import deep_link
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown, Target

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "leeslamp": "urn:leeslamp:",
        "leeslamp:changed": {"@id": "urn:leeslamp:changed", "@type": "@json"},
        "leeslamp:seen": {"@id": "urn:leeslamp:seen", "@type": "@json"},
        "leeslamp:extra": {"@id": "urn:leeslamp:extra", "@type": "@json"},
    },
)

_WHOLE = Target("", "", "", 0, 0)
_MOTIVATIONS = {"note": "commenting", "highlight": "highlighting", "bookmark": "bookmarking"}

# what a terminal might obey (tui.clean has them all) and halves of characters: written as escapes, so they come back
_HARMFUL = re.compile("[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


def to_json(notes: Iterable[Note], articles: Mapping[str, ArticleInfo]) -> str:
    """A collection of these notes."""
    shown = arranged(notes)
    ids = list(dict.fromkeys(note.article for note in shown))
    one = len(ids) == 1
    name = f"urn:leeslamp:notes:{_quoted(ids[0])}" if one else "urn:leeslamp:notes"
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": title_of(ids[0], articles) if one else "leeslamp",
        "total": len(shown),
        "leeslamp:articles": [_article(articles[article]) for article in ids if article in articles],
    }
    if shown:  # a page must have items
        collection["first"] = {
            "id": f"{name}:1",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": [_annotation(note) for note in shown],
        }
    text = json.dumps(collection, ensure_ascii=False, indent=2)
    return _HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _article(known: ArticleInfo) -> dict[str, Any]:
    described = {
        "id": _source(known.id),
        "type": "Text",
        "label": known.title,
        "via": known.url,
        "leeslamp:published": known.published,
        "leeslamp:file": known.file,
        "leeslamp:rev": known.rev,
    }
    return {key: value for key, value in described.items() if value}


def _annotation(note: Note) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "id": _name(note.id),
        "type": "Annotation",
        "motivation": _MOTIVATIONS[note.kind],
        "created": note.created,
        "modified": note.updated,
    }
    body = _bodies(note)
    if body:
        annotation["body"] = body
    targets = [_target(note, piece) for piece in note.pieces]
    annotation["target"] = targets if len(targets) > 1 else targets[0]
    annotation["leeslamp:read"] = deep_link(note)
    annotation["leeslamp:sentence"] = note.sentence
    annotation["leeslamp:device"] = note.device
    if note.changed:
        annotation["leeslamp:changed"] = _sorted(note.changed)
    if note.seen:
        annotation["leeslamp:seen"] = _sorted(note.seen)
    if note.extra:
        annotation["leeslamp:extra"] = _sorted(note.extra)
    return annotation


def _bodies(note: Note) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []
    if note.note:
        bodies.append({"type": "TextualBody", "value": note.note, "format": "text/markdown", "purpose": "commenting"})
    if note.translation:
        bodies.append(_translation(note.translation))
    bodies += ({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags)
    return bodies


def _translation(shown: Shown) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": "TextualBody",
        "value": shown.text,
        "format": "text/plain",
        "language": shown.lang,
        "purpose": "describing",
    }
    if shown.at:
        body["created"] = shown.at
    if shown.engine:
        body["creator"] = {"type": "Software", "name": shown.engine}
    return body | {"leeslamp:scope": shown.scope, "leeslamp:edited": shown.edited}


def _target(note: Note, piece: Target) -> dict[str, Any]:
    """One piece of the passage; a note on the article as a whole selects nothing of it."""
    state = {"type": "TimeState", "sourceDate": note.created}  # the model asks for a date, `cached` is the exact text
    if note.rev:
        state["cached"] = f"urn:sha256:{note.rev}"
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": _source(note.article),
        "styleClass": note.color.value,
        "state": state,
    }
    if piece != _WHOLE:
        target["selector"] = [
            {"type": "TextQuoteSelector", "exact": piece.exact, "prefix": piece.prefix, "suffix": piece.suffix},
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        ]
    return target


def _name(id: str) -> str:
    """`urn:uuid:` with the dashes of RFC 9562; an id that is no UUID as our own, so that it still comes back whole."""
    try:
        uuid = UUID(hex=id)
    except ValueError:
        uuid = None
    return uuid.urn if uuid and uuid.hex == id else f"urn:leeslamp:note:{_quoted(id)}"


def _source(article: str) -> str:
    return f"urn:leeslamp:article:{_quoted(article)}"


def _quoted(name: str) -> str:
    return quote(name, safe="@", errors="surrogatepass")


def _sorted(fields: Mapping[str, Any]) -> Any:
    """Equal records as equal text: their keys in order, all the way down."""
    return json.loads(json.dumps(dict(fields), sort_keys=True))
