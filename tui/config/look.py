"""`[look]`: the theme, and how an article is shown that was not opened before."""

from __future__ import annotations

from tui.config.check import Check, Rule, one_of
from tui.config.file import load
from tui.config.kinds import kinds_in
from tui.reading.layout import Layout
from tui.reading.look import DAY, EVENING, Look

# spelled out: Textual is not there yet when the first page is shown; a test compares them
THEMES = (
    EVENING,
    DAY,
    *("textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai"),
    *("flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark"),
    *("rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light"),
)
"""Ours, and those of Textual that have colours of their own: its two others have the terminal's."""

_RULES = {
    "theme": one_of(*THEMES),
    "layout": one_of(*Layout),
    "study": Rule(lambda value: isinstance(value, bool), "true or false"),
}


def look_in(look: object, kinds: object, check: Check) -> Look | None:
    """What the tables `look` and `kinds` set; None where that is what there is without them."""
    fields = check.values(look, "look", _RULES)
    if "layout" in fields:
        fields["layout"] = Layout(fields["layout"])
    made = Look(**fields, kinds=kinds_in(kinds, check))
    return None if made == Look() else made


def first_look(path: str) -> Look:
    """What the file at `path` sets, for the first page; what is wrong with it is told by whoever reads all of it."""
    loaded = load(path)
    if isinstance(loaded, str):
        return Look()
    return look_in(loaded.get("look", {}), loaded.get("kinds", {}), Check(path)) or Look()
