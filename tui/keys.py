"""How a key is declared: once, with everything the help, the palette, the status line and the README say about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from textual.binding import ActiveBinding, Binding
from textual.keys import format_key

from tui.light import NamedTuple
from tui.notes.colour import Colour
from tui.reading.bars import Hint

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


DECLARED: dict[str, str] = {}
"""The keys of every binding that was declared, by its id; the same id has the same keys wherever it is."""


def key(keys: str, action: str, description: str, tooltip: str, group: Binding.Group) -> Binding:
    """A binding with all its words. Its id, by which it can be rebound, is the description with hyphens.

    `keys` are alternatives parted by commas, the first the one to show. `{kind}` in the description is the name of a
    kind, `{id}` in the tooltip the key of that id, each as the reader has it.
    """
    name = description.lower().translate(_TO_ID)
    DECLARED.setdefault(name, keys)
    return Binding(keys, action, description, tooltip=tooltip, group=group, id=name, show=False)


_TO_ID = str.maketrans(" ", "-", "{}")


_NAMES = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}


class Keys(dict[str, str]):
    """The key that does a thing, as it is shown, by the thing's id: the first if there are several."""

    def __init__(self, chosen: Mapping[str, str] = MappingProxyType({})) -> None:
        """`chosen` are the reader's, parted by commas, for what has not those it was declared with."""
        super().__init__()
        self.chosen = chosen

    @cached_property
    def highlights(self) -> str:
        """The keys that highlight, short where that is possible."""
        keys = [self[f"highlight-{kind}"] for kind in Colour]
        return "1-4" if keys == [kind.digit for kind in Colour] else " ".join(keys)

    def hint(self, words: str, *ids: str) -> Hint:
        """What some keys do, for a status line."""
        return " ".join(self[id] for id in ids), words

    def __missing__(self, id: str) -> str:
        first = (self.chosen.get(id) or DECLARED[id]).split(",")[0].strip()
        return self.setdefault(id, shown_key(first))


class Command(NamedTuple):
    """A binding with all the keys that do it."""

    binding: Binding
    keys: tuple[str, ...]
    """As they are shown: `j`, `↓`, `Ctrl-f`."""

    def told(self, keys: Keys, names: Mapping[str, str]) -> tuple[str, str]:
        """What it does, and what else there is to know; `names` are those of the kinds."""
        return self.binding.description.format_map(names), self.binding.tooltip.format_map(keys)


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
    """The commands that work right now, what has other keys where it was declared."""
    order = {id: number for number, id in enumerate(DECLARED)}
    working = commands(active.binding for active in bindings if active.enabled and active.binding.id in order)
    return sorted(working, key=lambda command: order[str(command.binding.id)])


def shown_key(key: str) -> str:
    """A key as a reader would name it: `G`, `{`, `PgDn`, `Ctrl-f`."""
    *modifiers, last = key.split("+")
    shown = _NAMES.get(last) or format_key(last)
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])
