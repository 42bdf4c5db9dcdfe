"""The MUSTs of the W3C Web Annotation Data Model that concern annotations on text, as JSON schemas of our own wording.

Source: www.w3.org/TR/annotation-model, sections 3.1 to 3.3, 4 to 4.4 and 5. `ANNOTATION` is for one that stands alone;
within a page the context of the collection holds for it.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

_IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*$"}
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
# xsd:dateTime, with its time zone in UTC as Z (3.3.1)
_TIME = {"type": "string", "pattern": r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
# 3.3.5
_MOTIVATION = {
    "enum": [
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
        *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
    ]
}
_DIRECTION = {"enum": ["ltr", "rtl", "auto"]}


def _one_or_more(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "array", "minItems": 1, "items": schema}]}


def _is(name: str) -> dict[str, Any]:
    return {"anyOf": [{"const": name}, {"type": "array", "contains": {"const": name}}]}


def _where(name: str, then: dict[str, Any]) -> dict[str, Any]:
    """What holds for an object of that type."""
    return {"if": {"required": ["type"], "properties": {"type": _is(name)}}, "then": then}


_CONTEXT = {
    "anyOf": [
        {"const": "http://www.w3.org/ns/anno.jsonld"},
        {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    ]
}
_AGENT = {"anyOf": [_IRI, {"type": "object", "properties": {"id": _IRI, "type": _one_or_more(_TEXT)}}]}
_LIFE = {"created": _TIME, "modified": _TIME, "generated": _TIME, "creator": _one_or_more(_AGENT)}

# 4.2.4 and 4.2.5
_SELECTOR = {
    "anyOf": [
        _IRI,
        {
            "type": "object",
            "required": ["type"],
            "allOf": [
                _where(
                    "TextQuoteSelector",
                    {"required": ["exact"], "properties": {"exact": _TEXT, "prefix": _TEXT, "suffix": _TEXT}},
                ),
                _where(
                    "TextPositionSelector",
                    {"required": ["start", "end"], "properties": {"start": _COUNT, "end": _COUNT}},
                ),
            ],
        },
    ]
}
# 4.3.1: a date, or the beginning and end of a time, and not both
_STATE = {
    "type": "object",
    "required": ["type"],
    "allOf": [
        _where(
            "TimeState",
            {
                "properties": {"sourceDate": _one_or_more(_TIME), "cached": _one_or_more(_IRI)},
                "oneOf": [
                    {"required": ["sourceDate"]},
                    {"required": ["sourceDateStart", "sourceDateEnd"]},
                ],
            },
        )
    ],
}
_RESOURCE = {
    "anyOf": [
        _IRI,
        {
            "type": "object",
            "properties": {"id": _IRI, "textDirection": _DIRECTION, "purpose": _one_or_more(_MOTIVATION), **_LIFE},
            "allOf": [
                # 3.2.4
                _where("TextualBody", {"required": ["value"], "properties": {"value": _TEXT}}),
                # 4
                _where("SpecificResource", {"required": ["source"]}),
                {
                    "if": {"required": ["source"]},
                    "then": {
                        "properties": {
                            "source": {"anyOf": [_IRI, {"type": "object"}]},
                            "selector": _one_or_more(_SELECTOR),
                            "state": _one_or_more(_STATE),
                            "styleClass": _one_or_more(_TEXT),
                        }
                    },
                },
            ],
        },
    ]
}
_ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "@context": _CONTEXT,
        "id": _IRI,
        "type": _is("Annotation"),
        "body": _one_or_more(_RESOURCE),
        "target": _one_or_more(_RESOURCE),
        "bodyValue": _TEXT,
        "motivation": _one_or_more(_MOTIVATION),
        "rights": _one_or_more(_IRI),  # 3.3.6
        "canonical": _IRI,  # 3.3.7
        "via": _one_or_more(_IRI),
        **_LIFE,
    },
    "not": {"required": ["body", "bodyValue"]},  # 3.2.5
}
# 5.2
_PAGE = {
    "type": "object",
    "required": ["id", "type", "items"],
    "properties": {
        "id": _IRI,
        "type": _is("AnnotationPage"),
        "partOf": {"anyOf": [_IRI, {"type": "object", "required": ["id"]}]},
        "startIndex": _COUNT,
        "items": {"type": "array", "items": _ANNOTATION},
    },
}

ANNOTATION = Draft202012Validator({**_ANNOTATION, "required": ["@context", "id", "type", "target"]})
COLLECTION = Draft202012Validator(
    {
        "type": "object",
        "required": ["@context", "id", "type"],
        "properties": {
            "@context": _CONTEXT,
            "id": _IRI,
            "type": _is("AnnotationCollection"),
            "total": _COUNT,
            "first": {"anyOf": [_IRI, _PAGE]},
            "last": {"anyOf": [_IRI, _PAGE]},
        },
    }
)
