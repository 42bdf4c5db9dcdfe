"""Where passages are in a text that was changed since they were marked: what was worked out, or said by the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.notes.anchoring.anchors import State
from tui.notes.record import line_of, text_of
from tui.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Of one note in one text. A note read on the text it was made on needs none."""

    note: str
    """Its id."""
    article: str
    made: str
    """Revision on which the passage was marked."""
    rev: str
    """Revision of the text this is a place in."""
    state: State
    spans: tuple[Span, ...] = ()
    """Of each piece, in code points of the canonical text; none for an orphan."""
    how: str = ""
    """By which step it was found, as docs/anchoring.md names them."""
    score: float = 0.0
    """0 to 1."""
    settled: bool = False
    """Whether the reader said so, and is not to be asked again."""
    updated: str = ""
    """Filled in by the notebook."""


def place_record(place: Place) -> dict[str, Any]:
    """The JSON object of `place`."""
    return {
        "note": place.note,
        "article": place.article,
        "made": place.made,
        "rev": place.rev,
        "state": place.state.value,
        "spans": [list(span) for span in place.spans],
        "how": place.how,
        "score": round(place.score, 3),
        "settled": place.settled,
        "updated": place.updated,
    }


def place_from(record: Mapping[str, Any]) -> Place:
    """`place_record` back. Raises KeyError, TypeError or ValueError."""
    return Place(
        note=text_of(record["note"]),
        article=text_of(record["article"]),
        made=line_of(record["made"]),
        rev=line_of(record["rev"]),
        state=State(record["state"]),
        spans=tuple(Span(max(0, int(start)), max(0, int(end))) for start, end in record.get("spans", ())),
        how=line_of(record.get("how", "")),
        score=min(1.0, max(0.0, float(record.get("score", 0)))),
        settled=record.get("settled") is True,
        updated=line_of(record.get("updated", "")),
    )
