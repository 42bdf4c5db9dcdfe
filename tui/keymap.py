"""The reader's own keys: what there is to be done on which screen, and whether each key means one thing there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import Keys as Names
from textual.keys import format_key
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tui.app import Leeslamp
from tui.config.check import Check
from tui.config.sample import Bound
from tui.keys import DECLARED, Command, Keys, declared
from tui.reading.look import KINDS
from tui.screens.adding import AddingScreen
from tui.screens.editor import Editor
from tui.screens.export import ExportDialog
from tui.screens.help import HelpScreen
from tui.screens.keeping import KeepingScreen
from tui.screens.library import LibraryScreen
from tui.screens.news import NewsPane
from tui.screens.notes import NotesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.review import ReviewScreen
from tui.widgets.article_rows import ArticleRows
from tui.widgets.note_rows import NoteRows
from tui.widgets.page import Page
from tui.widgets.source_line import SourceLine

_COUNT = "count"
"""The id of the digits, which are typed before a motion."""
_NAMED = {name.value for name in Names if name.value[0] != "<"} - {"return", "ctrl-at", "ctrl+i", "ctrl+m"}
"""Keys with a name; Tab and Enter, which are ctrl+i and ctrl+m to a terminal, are among them as what they are."""


class Place(NamedTuple):
    """Where a key is pressed."""

    title: str
    owners: tuple[type, ...]
    """Whose bindings work there, the first before the others: what has the focus, the screen, the app."""
    is_typed_in: bool = False

    @property
    def commands(self) -> list[Command]:
        """What can be done there, by the keys it was declared with."""
        own = (binding for owner in self.owners for binding in owner.__dict__.get("BINDINGS", ()))
        return [command for command in declared(own) if command.binding.id in DECLARED]

    @property
    def ids(self) -> set[str]:
        """Of what can be done there."""
        return {str(command.binding.id) for command in self.commands}

    def meaning(self, key: str, chosen: Mapping[str, Sequence[str]], besides: str) -> str:
        """What a key does there `besides` one id, where some ids have `chosen` keys; '' for nothing."""
        if self.is_typed_in and _is_character(key):
            return "typed"
        here = [what for held, what in _held(self.owners) if held == key]
        own = [id for id in self.ids & chosen.keys() if key in chosen[id]]
        return next((id for id in (*here, *own) if id != besides and key in chosen.get(id, (key,))), "")


@cache
def _held(owners: tuple[type, ...]) -> list[tuple[str, str]]:
    """The keys of classes and those they come from, with what each does."""
    bases = [base for owner in owners for base in owner.__mro__ if base is not Screen]  # any screen may take its keys
    bindings = Binding.make_bindings(binding for base in bases for binding in base.__dict__.get("BINDINGS", ()))
    return [(binding.key, binding.id or binding.description or binding.action) for binding in bindings]


PLACES = (
    Place("the reader", (Page, ReaderScreen, Leeslamp)),
    Place("the library", (ArticleRows, LibraryScreen, Leeslamp)),
    Place("what is added", (SourceLine, AddingScreen), is_typed_in=True),
    Place("the news", (ArticleRows, NewsPane, AddingScreen, Leeslamp)),
    Place("a text before it is kept", (ArticleRows, KeepingScreen, Leeslamp)),
    Place("all notes", (NoteRows, NotesScreen, Leeslamp)),
    Place("the review", (ReviewScreen, Leeslamp)),
    Place("the editor", (TextArea, Editor), is_typed_in=True),
    Place("the export", (Input, ExportDialog), is_typed_in=True),
    Place("the help", (Input, HelpScreen), is_typed_in=True),
)


def keymap(wanted: Mapping[str, str], file: str) -> tuple[dict[str, str], list[str]]:
    """The keys that are changed, and what is to be said of those in `file` that cannot be.

    Who wants a key that means something else on one of the screens where it would work keeps what it has; of two that
    want the same key, the first in the file gets it. Esc stays where it is, or there would be no way back.
    """
    check, ids = Check(file), set[str]().union(*(place.ids for place in PLACES)) - {_COUNT}
    chosen: dict[str, tuple[str, ...]] = {}
    for id, text in wanted.items():
        if id not in ids:
            check.say(f"keys.{id}", "is nothing that can be done; `leeslamp --print-keys` lists what is")
        elif (keys := _keys(text)) is None:
            check.say(f"keys.{id}", f"must be {_ALLOWED}; it stays as it is")
        else:
            kept = [key for key in _keys(DECLARED[id]) or () if key == "escape" and key not in keys]
            chosen[id] = (*keys, *kept)
    while clash := _clash(chosen):
        id, key, meaning, place = clash
        del chosen[id]
        check.say(
            f"keys.{id}",
            f"would be {spelled(key)}, which is {meaning} in {place}; it stays as it is. "
            "`leeslamp --print-keys` lists what is taken",
        )
    return _told_to_textual(chosen), check.notices


_ALLOWED = 'keys parted by commas: characters, and names such as down, space, comma, f5, ctrl+x, as "j, down"'


def _keys(text: str) -> tuple[str, ...] | None:
    """As Textual calls them; None if one of them is no key."""
    parts = [part if len(part) == 1 else part.lower() for part in (part.strip() for part in text.split(","))]
    if not all(parts):
        return None
    keys = dict.fromkeys(binding.key for binding in Binding.make_bindings([Binding(",".join(parts), "")]))
    return tuple(keys) if all(_is_key(key) for key in keys) else None


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    if not modifiers or key in _NAMED:
        return key in _NAMED or len(format_key(key)) == 1
    if modifiers == ["ctrl"] and last in "im":
        return False
    return set(modifiers) <= {"ctrl", "alt", "shift"} and _is_key(last) and (modifiers != ["shift"] or len(last) > 1)


def _clash(chosen: dict[str, tuple[str, ...]]) -> tuple[str, str, str, str] | None:
    """The last id that has a key which means something else: id, key, meaning, place."""
    for id in reversed(chosen):
        own = _keys(DECLARED[id]) or ()
        for key in chosen[id]:
            for place in PLACES:
                if key not in own and id in place.ids and (meaning := place.meaning(key, chosen, id)):
                    return id, key, meaning, place.title
    return None


def _told_to_textual(chosen: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What differs from what was declared. Who shares a key with that by its declaration is told as well: Textual takes
    the key away from both.
    """
    changed = {id: ",".join(keys) for id, keys in chosen.items() if [*keys] != [*(_keys(DECLARED[id]) or ())]}
    sharing = {
        id
        for owner in {owner for place in PLACES for owner in place.owners}
        for held, id in _held((owner,))
        # what has no id cannot be told: a text field's own key for pasting, say
        if id in DECLARED and id not in chosen and any((held, other) in _held((owner,)) for other in changed)
    }
    return {**{id: DECLARED[id] for id in sharing}, **changed}


def bound() -> Iterator[tuple[str, list[Bound]]]:
    """What can be done on each screen, by the keys that do it unless others are set."""
    names = {kind: kind for kind in KINDS}
    for place in PLACES:
        commands = [command for command in place.commands if command.binding.id != _COUNT]
        told = [(str(command.binding.id), command.told(Keys(), names)) for command in commands]
        yield place.title, [Bound(id, written(DECLARED[id]), f"{what}: {more}") for id, (what, more) in told]


def written(keys: str) -> str:
    """Keys as the configuration has them."""
    return ", ".join(spelled(key) for key in _keys(keys) or ())


def spelled(key: str) -> str:
    """A key as it is written in the configuration."""
    character = format_key(key)
    return character if _is_character(key) and character.isascii() and character not in ' ,"\\' else key


def _is_character(key: str) -> bool:
    """Whether it is typed where something can be typed."""
    return key == "space" or ("+" not in key and key not in _NAMED)
