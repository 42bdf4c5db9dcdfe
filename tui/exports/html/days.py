"""Dates as they are read."""

from __future__ import annotations

from tui.exports.html.element import Html, element
from tui.patterns import pattern

# fmt: off
_MONTHS = (  # the same in every locale
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
_DAY = pattern(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?=T|\Z)")


def day(stamp: str) -> Html | str:
    """ISO 8601, as exact as it is and without the time, as `17 February 2022`; anything else as it stands there."""
    found = _DAY.match(stamp)
    if found is None:
        return stamp
    year, month, number = found.groups()
    words = [str(int(number))] if number else []
    words += [_MONTHS[int(month) - 1]] if month else []
    return element("time", " ".join([*words, year]), datetime=found[0])
