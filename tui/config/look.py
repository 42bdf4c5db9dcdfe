"""`[look]`: the lamp, and how an article is shown that was not opened before."""

from __future__ import annotations

from typing import NamedTuple

from tui.config.check import Check, Rule, one_of
from tui.config.file import load
from tui.config.kinds import KINDS, Kinds, kinds_in
from tui.reading.layout import Layout

EVENING, DAY = "leeslamp-evening", "leeslamp-day"
"""Our own themes."""
# spelled out: Textual is not there yet when the first page is shown; a test compares them
THEMES = (
    EVENING,
    DAY,
    *("textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai"),
    *("flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark"),
    *("rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light"),
)
"""What `theme` may be."""


class Look(NamedTuple):
    """What is set about it."""

    theme: str = EVENING
    layout: Layout = Layout.BESIDE
    study: bool = False
    """Whether translations are covered."""
    kinds: Kinds = KINDS


_RULES = {
    "theme": one_of(*THEMES),
    "layout": one_of(*Layout),
    "study": Rule(lambda value: isinstance(value, bool), "true or false"),
}


def look_in(look: object, kinds: object, check: Check) -> Look:
    """What the tables `look` and `kinds` set."""
    fields = check.values(look, "look", _RULES)
    if "layout" in fields:
        fields["layout"] = Layout(fields["layout"])
    return Look(**fields, kinds=kinds_in(kinds, check))


def first_look(path: str) -> Look:
    """What the file at `path` sets, for the first page; what is wrong with it is told by whoever reads all of it."""
    loaded = load(path)
    if isinstance(loaded, str) or not loaded:
        return Look()
    return look_in(loaded.get("look", {}), loaded.get("kinds", {}), Check(path))
