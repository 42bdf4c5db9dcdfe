"""Annotations of Hypothesis: the rows its API gives (h.readthedocs.io/en/latest/api-reference/v1), or its client's JSON
export, which has the same under `annotations`. Replies to annotations are no notes, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.errors import NotesFileError
from tui.imports.model import Format, Imported
from tui.imports.own import parsed_json


def annotations_in(text: str) -> list[Imported]:
    """What was marked, in the order of the file. Raises NotesFileError."""
    try:
        return list(_all(parsed_json(text)))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise NotesFileError("it is no JSON of Hypothesis: export the annotations again") from error


def rows_in(data: Any) -> Any:
    """The list of annotations in parsed JSON, None if it is not of Hypothesis."""
    rows = (
        data
        if isinstance(data, list)
        else data.get("rows", data.get("annotations"))
        if isinstance(data, dict)
        else None
    )
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "uri" in row for row in rows):
        return None
    return rows


def _all(data: Any) -> Iterator[Imported]:
    rows = rows_in(data)
    if rows is None:
        raise ValueError("not of Hypothesis")
    for row in rows:
        if not row.get("references"):
            yield _imported(row)


def _imported(row: Mapping[str, Any]) -> Imported:
    titles = row.get("document", {}).get("title") or [""]
    quote = _quote(row.get("target") or ())
    return Imported(
        format=Format.HYPOTHESIS,
        origin=_text(row["id"]),
        title=_text(titles if isinstance(titles, str) else titles[0]),
        quote=_text(quote.get("exact", "")),
        prefix=_text(quote.get("prefix", "")),
        suffix=_text(quote.get("suffix", "")),
        note=_text(row.get("text") or ""),
        tags=tuple(map(_text, row.get("tags") or ())),
        url=_text(row["uri"]),
        created=_text(row.get("created") or ""),
    )


def _quote(targets: Any) -> Mapping[str, Any]:
    """The selector with the words; none for a note on the page as a whole."""
    found: Iterator[Mapping[str, Any]] = (
        selector
        for target in targets
        for selector in target.get("selector") or ()
        if selector["type"] == "TextQuoteSelector"
    )
    return next(found, {})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
