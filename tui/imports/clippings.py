"""One entry of Kindle's clippings, whichever language the device speaks."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from tui.clean import one_line

END = "=========="
"""What stands between two entries."""

# English, Dutch, German, French, Spanish, Italian, Portuguese
_MARKED = re.compile("highlight|markering|markierung|surlignement|subrayado|evidenziazione|destaque")
_NOTED = re.compile(r"\b(?:note|notitie|aantekening|notiz|nota)\b")
_MONTHS = (
    "january januari januar janvier enero gennaio janeiro",
    "february februari februar février febrero febbraio fevereiro",
    "march maart märz mars marzo março",
    "april avril abril aprile",
    "may mei mai mayo maggio maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august augustus août agosto",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dicembre dezembro",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_PLACE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_TIME = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?\s?m\b)?")
_YEAR, _DAY, _WORD = re.compile(r"\b\d{4}\b"), re.compile(r"\b\d{1,2}\b"), re.compile(r"[^\W\d_]+")


class Clipping(NamedTuple):
    """A highlight or a note."""

    title: str
    marked: bool
    """Whether it is a highlight."""
    start: int
    """Its location; the page, where there is none."""
    end: int
    text: str
    created: str
    """ISO 8601; '' if it cannot be read."""


def clipping(part: str) -> Clipping | None:
    """What stands before `END`; None for a bookmark, a cutting, and what cannot be read."""
    title, _, rest = part.strip("\n\r \ufeff").partition("\n")
    about, _, words = rest.partition("\n")
    told = one_line(about).lower().split("|")
    created = _created(told[-1])
    places = _PLACE.findall("|".join(told[:-1] if created else told))
    marked = bool(_MARKED.search(told[0]))
    if not about.lstrip().startswith("-") or not words.strip() or not (marked or _NOTED.search(told[0])):
        return None
    start, end = places[-1] if places else ("0", "")  # the location stands behind the page
    return Clipping(one_line(title), marked, _number(start), _completed(start, end), words.strip(), created)


def _completed(start: str, end: str) -> int:
    """`1170-73` is up to 1173."""
    return _number(start[: max(0, len(start) - len(end))] + end)


def _number(digits: str) -> int:
    return int(digits[:9])


def _created(told: str) -> str:
    """`added on sunday, 1 march 2026 08:15:00` as ISO 8601."""
    time, year = _TIME.search(told), _YEAR.search(told)
    month = next((_MONTH[word] for word in _WORD.findall(told) if word in _MONTH), None)
    day = _DAY.search(told[: time.start()] if time else "")
    if not (time and year and month and day):
        return ""
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + (12 if time[4] == "p" else 0)
    try:
        return datetime(int(year[0]), month, int(day[0]), hour, int(time[2]), int(time[3] or 0)).isoformat()
    except ValueError:
        return ""
