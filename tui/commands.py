"""The command palette: exactly the keys that work right now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui.keys import shown_key


class _Entry(NamedTuple):
    title: str
    help: str
    run: IgnoreReturnCallbackType


class KeyCommands(Provider):
    """Every active binding that has an id, so that no command lacks a key or a help text."""

    def _entries(self) -> Iterator[_Entry]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id and active.enabled and binding.id not in seen and binding.id != "count":
                seen.add(binding.id)
                run = partial(self.app.run_action, binding.action, active.node)
                yield _Entry(f"{binding.description} ({shown_key(binding.key)})", binding.tooltip, run)

    async def discover(self) -> Hits:
        """All of them."""
        for title, help, run in self._entries():
            yield DiscoveryHit(Content(title), run, text=title, help=help)

    async def search(self, query: str) -> Hits:
        """Those that fit what was typed."""
        matcher = self.matcher(query)
        for title, help, run in self._entries():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), run, text=title, help=help)
