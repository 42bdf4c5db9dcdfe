"""JSON-LD, read back into the notes it was made of."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest
from exports.annotation_model import ANNOTATION, COLLECTION
from exports.export_samples import ARTICLES, BROKEN_OFF, DIGGERS, DIKE, few, infos, notebooks
from hypothesis import given
from jsonschema import ValidationError

from tui.exports.annotations import to_json
from tui.exports.arrange import arranged
from tui.notes.colour import Colour
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown, Target

WRONG: list[dict[str, Any]] = [
    {"id": None},
    {"id": ["urn:a", "urn:b"]},
    {"type": "Note"},
    {"@context": "http://www.w3.org/ns/other.jsonld"},
    {"target": None},
    {"bodyValue": "ook een tekst"},
    {"created": "2026-03-01 08:15"},
    {"created": ["2026-03-01T08:15:00Z", "2026-03-02T08:15:00Z"]},
    {"motivation": "musing"},
    {"body": [{"type": "TextualBody"}]},
    {"body": [{"type": "TextualBody", "value": ["a", "b"]}]},
    {"body": [{"type": "TextualBody", "value": "a", "textDirection": "down"}]},
    {"target": {"type": "SpecificResource"}},
    {"target": {"source": "urn:a", "selector": {"type": "TextQuoteSelector", "prefix": "a"}}},
    {"target": {"source": "urn:a", "selector": {"type": "TextPositionSelector", "start": 1}}},
    {"target": {"source": "urn:a", "selector": {"type": "TextPositionSelector", "start": -1, "end": 2}}},
    {"target": {"source": "urn:a", "state": {"type": "TimeState"}}},
]
"""An annotation's fields made wrong; None takes one away."""


def changed(item: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**item, **fields}.items() if value is not None}


def items(text: str) -> list[dict[str, Any]]:
    """The annotations of a collection."""
    found: list[dict[str, Any]] = json.loads(text).get("first", {"items": []})["items"]
    return found


def note_from(item: dict[str, Any]) -> Note:
    """The note an annotation was made of."""
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    target, (first, *also) = targets[0], map(piece_from, targets)
    bodies = {
        purpose: [body for body in item.get("body", ()) if body["purpose"] == purpose]
        for purpose in ("commenting", "describing", "tagging")
    }
    id = item["id"]
    return Note(
        id=UUID(id).hex if id.startswith("urn:uuid:") else named(id, "urn:leeslamp:note:"),
        article=named(target["source"], "urn:leeslamp:article:"),
        rev=target["state"].get("cached", "").removeprefix("urn:sha256:"),
        target=first,
        also=tuple(also),
        bookmark=item["motivation"] == "bookmarking",
        sentence=item["leeslamp:sentence"],
        color=Colour(target["styleClass"]),
        created=item["created"],
        updated=item["modified"],
        device=item["leeslamp:device"],
        note=bodies["commenting"][0]["value"] if bodies["commenting"] else "",
        tags=tuple(body["value"] for body in bodies["tagging"]),
        translation=translation_from(bodies["describing"][0]) if bodies["describing"] else None,
        changed={name: (at, device) for name, (at, device) in item.get("leeslamp:changed", {}).items()},
        seen=item.get("leeslamp:seen", {}),
        extra=item.get("leeslamp:extra", {}),
    )


def piece_from(target: dict[str, Any]) -> Target:
    """The piece of a passage that a target was made of."""
    if "selector" not in target:
        return Target("", "", "", 0, 0)
    quote, position = target["selector"]
    return Target(quote["exact"], quote["prefix"], quote["suffix"], position["start"], position["end"])


def translation_from(body: dict[str, Any]) -> Shown:
    """The translation a describing body was made of."""
    engine = body.get("creator", {"name": ""})["name"]
    at, lang = body.get("created", ""), body["language"]
    return Shown(body["value"], engine, at, body["leeslamp:scope"], lang, body["leeslamp:edited"])


def info_from(described: dict[str, Any]) -> ArticleInfo:
    """What is known of an article."""
    title, url = described.get("label", ""), described.get("via", "")
    published, file, rev = (described.get(f"leeslamp:{name}", "") for name in ("published", "file", "rev"))
    return ArticleInfo(named(described["id"], "urn:leeslamp:article:"), title, published, file, rev, url)


def named(urn: str, prefix: str) -> str:
    """The name that was made a URN."""
    assert urn.startswith(prefix)
    return unquote(urn.removeprefix(prefix), errors="surrogatepass")


@given(notebooks, infos)
@few
def test_nothing_is_lost(made: list[Note], info: ArticleInfo) -> None:
    text = to_json(made, {info.id: info})
    assert [note_from(item) for item in items(text)] == arranged(made)
    known = [info] if any(note.article == info.id for note in made) else []
    assert [info_from(article) for article in json.loads(text)["leeslamp:articles"]] == known


def test_names_no_uri_could_hold_are_not_lost() -> None:
    odd = replace(DIGGERS, id="ABC def/é", article="caf\udce9 #1?", device="\ud800")
    text = to_json([odd], {})
    text.encode()
    assert note_from(items(text)[0]) == odd
    upper = replace(DIGGERS, id=DIGGERS.id.upper())
    assert note_from(items(to_json([upper], {}))[0]) == upper


@given(notebooks, infos)
@few
def test_what_the_model_demands(made: list[Note], info: ArticleInfo) -> None:
    collection = json.loads(to_json(made, {info.id: info}))
    COLLECTION.validate(collection)
    for item in items(json.dumps(collection)):
        ANNOTATION.validate({"@context": collection["@context"], **item})


def test_the_demands_are_met_by_every_kind_of_note() -> None:
    shapes = [
        BROKEN_OFF,
        replace(DIGGERS, also=(Target("weg", "stuurde de graafmachines ", ".", 461, 464),)),
        replace(DIGGERS, id="00000000000000000000000000000001", bookmark=True),
        replace(BROKEN_OFF, id="00000000000000000000000000000002", target=Target("", "", "", 0, 0)),
    ]
    text = to_json(shapes, ARTICLES)
    COLLECTION.validate(json.loads(text))
    by_motivation = {item["motivation"]: item["target"] for item in items(text)}
    assert set(by_motivation) == {"commenting", "highlighting", "bookmarking"}
    assert len(by_motivation["highlighting"]) == 2
    assert "selector" not in items(text)[0]["target"]


@pytest.mark.parametrize("broken", WRONG, ids=str)
def test_the_demands_find_what_is_wrong(broken: dict[str, Any]) -> None:
    (item,) = items(to_json([BROKEN_OFF], ARTICLES))
    whole = {"@context": "http://www.w3.org/ns/anno.jsonld", **item}
    ANNOTATION.validate(whole)
    with pytest.raises(ValidationError):
        ANNOTATION.validate(changed(whole, broken))


def test_an_annotation() -> None:
    (item,) = items(to_json([BROKEN_OFF], ARTICLES))
    assert item["id"] == "urn:uuid:1f3c9a7e-5b2d-4c6f-8a0b-1c2d3e4f5061"
    assert [body["purpose"] for body in item["body"]] == ["commenting", "describing", "tagging", "tagging"]
    assert item["body"][1]["creator"] == {"type": "Software", "name": "google"}
    assert item["target"]["source"] == f"urn:leeslamp:article:{DIKE}"
    assert item["target"]["state"]["cached"] == f"urn:sha256:{BROKEN_OFF.rev}"


def test_a_collection_is_named_after_its_only_article() -> None:
    collection = json.loads(to_json([BROKEN_OFF, DIGGERS], ARTICLES))
    assert collection["id"] == f"urn:leeslamp:notes:{DIKE}"
    assert collection["label"] == ARTICLES[DIKE].title


def test_no_notes_make_an_empty_collection() -> None:
    collection = json.loads(to_json([], ARTICLES))
    assert collection["total"] == 0
    assert "first" not in collection


def test_equal_notes_are_equal_bytes_whatever_the_order_of_their_fields() -> None:
    turned = replace(
        BROKEN_OFF,
        changed=dict(reversed(list(BROKEN_OFF.changed.items()))),
        extra={"origin": None, "place": {"start": 415, "state": "sure"}},
    )
    assert turned == BROKEN_OFF
    assert to_json([turned], ARTICLES) == to_json([BROKEN_OFF], ARTICLES)
