"""What a key does while the page has the focus, looked up once.

Textual hands a key from the focused widget up to the app, through a queue each, and makes the table of all their
bindings anew twice on the way: a fifth of what a step takes. Where nothing on that way wants to see the key itself,
the outcome is known before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.actions import ActionParseResult, parse
from textual.binding import Binding, BindingsMap

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget


class Shortcuts:
    """The bindings of a widget and of all above it, as Textual would find them."""

    def __init__(self, focused: Widget, keymap: Mapping[str, str]) -> None:
        """`keymap`: the keys of what has others than it was declared with, by id."""
        self.focused = focused
        self._actions: dict[str, list[tuple[ActionParseResult, DOMNode]]] = {}
        priority = set[str]()
        for node in focused.ancestors_with_self:
            for key, binding in _bindings(type(node), keymap):
                self._actions.setdefault(key, []).append((parse(binding.action), node))
                if binding.priority:
                    priority.add(key)
        for key in priority:  # those are asked from the app down: rare, and left to Textual
            del self._actions[key]

    async def obey(self, key: str) -> bool:
        """Do what the key is bound to; returns whether that was anything."""
        for action, node in self._actions.get(key, ()):
            if await self.focused.app.run_action(action, node):
                return True
        return False


def _bindings(owner: type[DOMNode], keymap: Mapping[str, str]) -> BindingsMap:
    """What a class binds: a key of its own instead of the same key of those it comes from."""
    keys = dict[str, list[Binding]]()
    for base in reversed(owner.__mro__):
        keys |= BindingsMap(base.__dict__.get("BINDINGS", ())).key_to_bindings
    bindings = BindingsMap.from_keys(keys)
    bindings.apply_keymap(dict(keymap))
    return bindings
