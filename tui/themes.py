"""Two lamps: one for the evening, one for the day."""

from __future__ import annotations

from textual.theme import Theme

_KINDS_EVENING = {
    "kind-mark": "#4d4415",
    "kind-word": "#1f4a32",
    "kind-grammar": "#1f3f5f",
    "kind-question": "#5a2a3c",
    "current": "#2b251c",
    "hit": "#7a5a12",
}
_KINDS_DAY = {
    "kind-mark": "#f7e08a",
    "kind-word": "#bfe6c4",
    "kind-grammar": "#bcdcf5",
    "kind-question": "#f6c9d6",
    "current": "#efe6d2",
    "hit": "#ffcf6b",
}

EVENING = Theme(
    name="leeslamp-evening",
    primary="#e0a458",
    accent="#f2c14e",
    background="#1a1714",
    surface="#211d18",
    panel="#2c2620",
    foreground="#e8dfd0",
    dark=True,
    variables=_KINDS_EVENING,
)
DAY = Theme(
    name="leeslamp-day",
    primary="#8a5a18",
    accent="#a45f00",
    background="#faf5ea",
    surface="#f3ecdc",
    panel="#e7dcc4",
    foreground="#2b2620",
    dark=False,
    variables=_KINDS_DAY,
)
