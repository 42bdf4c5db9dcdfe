"""How a key is declared: once, with everything the help, the palette, the status line and the README say about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.keys import format_key

MOVE = Binding.Group("Move")
SELECT = Binding.Group("Select")
WORDS = Binding.Group("Words")
SHOW = Binding.Group("Translation and layout")
NOTES = Binding.Group("Highlights and notes")
FIND = Binding.Group("Search")
GO = Binding.Group("Go elsewhere")
EDIT = Binding.Group("While typing")

GROUPS = (MOVE, SELECT, WORDS, SHOW, NOTES, FIND, GO, EDIT)
"""In the order help shows them."""


def key(keys: str, action: str, description: str, tooltip: str, group: Binding.Group) -> Binding:
    """A binding with all its words. Its id, by which it can be rebound, is the description with hyphens.

    `keys` are alternatives parted by commas, the first the one to show.
    """
    name = description.lower().replace(" ", "-")
    return Binding(keys, action, description, tooltip=tooltip, group=group, id=name, show=False)


_NAMES = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
}


class Command(NamedTuple):
    """A binding with all the keys that do it."""

    binding: Binding
    keys: tuple[str, ...]
    """As they are shown: `j`, `↓`, `ctrl+f`."""


def commands(bindings: Iterable[Binding]) -> list[Command]:
    """Bindings gathered by what they do, in the order they were declared."""
    gathered: dict[str | None, list[Binding]] = {}
    for binding in bindings:
        gathered.setdefault(binding.id, []).append(binding)
    return [Command(same[0], tuple(dict.fromkeys(shown_key(one.key) for one in same))) for same in gathered.values()]


def declared(bindings: Iterable[object]) -> list[Command]:
    """The commands of a class's `BINDINGS`."""
    return commands(Binding.make_bindings(binding for binding in bindings if isinstance(binding, Binding)))


def active(bindings: Iterable[ActiveBinding]) -> list[Command]:
    """The commands that work right now."""
    return commands(active.binding for active in bindings if active.enabled and active.binding.id)


def shown_key(key: str) -> str:
    """A key as a reader would name it: `G`, `{`, `PgDn`, `Ctrl-f`."""
    *modifiers, last = key.split("+")
    shown = _NAMES.get(last) or format_key(last)
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])
