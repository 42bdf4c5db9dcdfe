"""Dates, captions and credits as they stand in pasted news.

The patterns were tried on news pages in fifteen languages; only the Dutch ones are kept. Whatever they guess can
be said better in the front matter.
"""

from __future__ import annotations

from tui.clean import one_line
from tui.light import NamedTuple
from tui.patterns import pattern

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORT = {"jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT | {"okt": 10, "nov": 11, "dec": 12}

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_BEGINNINGS = ("date", "datum", "gepubliceerd", "geplaatst", "laatst", "bijgewerkt", *_WEEKDAYS)
"""What a dateline begins with that does not begin with a digit."""

_LABEL = r"(?:date|datum|gepubliceerd(?:\ op)?|geplaatst(?:\ op)?|(?:laatst\ )?bijgewerkt(?:\ op)?)\s*:?\s*"
_DATE = pattern(
    rf"""(?xi)\s*(?P<label>{_LABEL})?(?:
        (?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)\b
        |(?:(?:{"|".join(_WEEKDAYS)})\s+)?
         (?P<day>\d{{1,2}})(?:\s+(?P<month>{"|".join(_NUMBER)})\.?\s+|[-/](?P<number>\d{{1,2}})[-/])(?P<year>\d{{4}})\b
    )(?:,?\s+(?:om\s+)?\d{{1,2}}[:.]\d{{2}}(?:\s*uur)?\b)?[\s,|–—-]*"""
)
_PICTURE = "Beeld|Foto(?:[’']s)?|Fotografie|Illustratie|Video|Graphic"
# A small letter only behind a bracket: `op de foto Roos` is no credit. Of full stops only those of initials.
_CREDIT = pattern(
    rf"""(?x)(?:^|(?<=\s))(?:(?:{_PICTURE}|\((?i:{_PICTURE}))\s*:?\s+(?:©\s*)?|©\s*)
        (?P<who>(?=[A-ZÀ-Þ0-9])(?:[^.!?()]|(?<=\b[A-ZÀ-Þ])\.){{2,70}})(?<!\.)\)?\s*$"""
)
_CREDITED = ("beeld", "foto", "illustratie", "video", "graphic", "©")


class Dateline(NamedTuple):
    """A leading date (ISO 8601), where the text after it begins, and whether a word such as `datum` announced it."""

    date: str
    end: int
    labelled: bool


class Caption(NamedTuple):
    """A caption's own words, as a length from its start, and who made the picture."""

    length: int
    credit: str


def read_dateline(text: str) -> Dateline | None:
    """The date a text begins with, if it does."""
    begin = text.lstrip()[:80].casefold()
    if not any(map(str.isdigit, begin)) or not (begin[0].isdigit() or begin.startswith(_BEGINNINGS)):
        return None  # as most texts; the pattern takes a millisecond to make
    if _is_iso(text):
        return Dateline(text, len(text), False) if _possible(text) else None  # as in most front matter
    match = _DATE.match(text)
    if match is None:
        return None
    if match["iso"]:
        date = match["iso"]
    else:
        month = int(match["number"] or _NUMBER[match["month"].lower()])
        date = f"{match['year']}-{month:02}-{int(match['day']):02}"
    if not _possible(date):
        return None
    return Dateline(date, match.end(), match["label"] is not None)


def _is_iso(date: str) -> bool:
    """Whether a date is written as `2022-02` or `2022-02-17`."""
    parts = date.split("-")
    return [*map(len, parts)] in ([4, 2], [4, 2, 2]) and all(map(str.isdecimal, parts))


def _possible(date: str) -> bool:
    """Whether there was such a day or month. (`datetime` knows too, but takes a millisecond to import.)"""
    year, month, *days = (int(part) for part in date.split("-"))
    if not (1400 < year < 2200 and 1 <= month <= 12):
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if month == 2 and is_leap else _DAYS[month - 1]
    return all(1 <= day <= last for day in days)


def read_caption(text: str) -> Caption | None:
    """`text` as a caption that ends in a photo credit (`… op het plein. Beeld Roos Vis / ANP`), if it does."""
    end = text[-120:].lower()
    if not any(word in end for word in _CREDITED):
        return None
    match = _CREDIT.search(text[-120:])
    if match is None:
        return None
    start = max(0, len(text) - 120) + match.start()
    return Caption(len(text[:start].rstrip(" –—-")), one_line(match["who"]))


def spoken_date(date: str) -> str:
    """An ISO date as a Dutch reader says it: `2022-02-17` is `17 februari 2022`; anything else as it is."""
    if not _is_iso(date) or not _possible(date):
        return date
    year, month, *day = date.split("-")
    return " ".join((*map(str, map(int, day)), MONTHS[int(month) - 1], year))
