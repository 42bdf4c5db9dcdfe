"""Our own JSON (tui/exports/annotations.py tells its form), read back without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote
from uuid import UUID

import msgspec

from tui.errors import NotesFileError
from tui.notes.progress import ArticleInfo, info_from
from tui.notes.record import Note, from_record

_SELECTORS = ("TextQuoteSelector", "TextPositionSelector")


class Collection(NamedTuple):
    """What an export holds."""

    notes: tuple[Note, ...]
    articles: tuple[ArticleInfo, ...]


def collection_from_json(text: str) -> Collection:
    """The notes and articles of an export, as they were. Raises NotesFileError for anything else."""
    try:
        collection = parsed_json(text)
        items, total = collection.get("first", {}).get("items", []), collection["total"]
        notes = tuple(from_record(_record(item)) for item in items)
        articles = tuple(_article(described) for described in collection.get("leeslamp:articles", []))
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise NotesFileError("it is no export of leeslamp, or was changed since: export the notes again") from error
    if total != len(notes):
        raise NotesFileError("some of its notes are missing: export the notes again")
    return Collection(notes, articles)


def parsed_json(text: str) -> Any:
    """What `text` says. Raises ValueError."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass  # half a surrogate pair, which Python's own allows
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _article(described: Mapping[str, Any]) -> ArticleInfo:
    own = {
        name: described[f"leeslamp:{name}"] for name in ("published", "file", "rev") if f"leeslamp:{name}" in described
    }
    id = _named(described["id"], "urn:leeslamp:article:")
    return info_from({"id": id, "title": described.get("label", ""), "url": described.get("via", ""), **own})


def _record(item: Mapping[str, Any]) -> dict[str, Any]:
    """The record of the note that an annotation was made of."""
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    target, *also = map(_piece, targets)
    bodies: dict[str, list[Mapping[str, Any]]] = {"commenting": [], "describing": [], "tagging": []}
    for body in item.get("body", ()):
        bodies[body["purpose"]].append(body)
    return {
        **item.get("leeslamp:extra", {}),
        "id": _id(item["id"]),
        "kind": "bookmark" if item["motivation"] == "bookmarking" else "",
        "article": _named(targets[0]["source"], "urn:leeslamp:article:"),
        "rev": targets[0]["state"].get("cached", "").removeprefix("urn:sha256:"),
        "target": target,
        "also": also,
        "sentence": item["leeslamp:sentence"],
        "note": "".join(body["value"] for body in bodies["commenting"]),
        "color": targets[0]["styleClass"],
        "tags": [body["value"] for body in bodies["tagging"]],
        "translation": next(map(_translation, bodies["describing"]), None),
        "created": item["created"],
        "updated": item["modified"],
        "device": item["leeslamp:device"],
        "deleted": None,
        "changed": item.get("leeslamp:changed", {}),
        "seen": item.get("leeslamp:seen", {}),
    }


def _piece(target: Mapping[str, Any]) -> dict[str, Any]:
    if "selector" not in target:  # the article as a whole
        return {"exact": "", "start": 0, "end": 0}
    quote, position = (
        next(selector for selector in target["selector"] if selector["type"] == type) for type in _SELECTORS
    )
    return {name: quote[name] for name in ("exact", "prefix", "suffix")} | {
        name: position[name] for name in ("start", "end")
    }


def _translation(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": body["value"],
        "engine": body.get("creator", {}).get("name", ""),
        "at": body.get("created", ""),
        "scope": body["leeslamp:scope"],
        "lang": body["language"],
        "edited": body["leeslamp:edited"],
    }


def _id(name: str) -> str:
    return UUID(name).hex if name.startswith("urn:uuid:") else _named(name, "urn:leeslamp:note:")


def _named(urn: str, prefix: str) -> str:
    """The name that was made a URN. Raises ValueError for another one."""
    if not urn.startswith(prefix):
        raise ValueError("a name of another program")
    return unquote(urn.removeprefix(prefix), errors="surrogatepass")
