"""The command palette: exactly the keys that work right now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui.keys import Command, shown_key
from tui.session import Session


class _Entry(NamedTuple):
    title: str
    help: str
    run: IgnoreReturnCallbackType


class _WithSession(Protocol):
    session: Session


class KeyCommands(Provider):
    """Every active binding that has an id, so that no command lacks a key or a help text."""

    def _entries(self) -> Iterator[_Entry]:
        session = cast(_WithSession, self.app).session
        seen: set[str] = {"count"}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.id and enabled and binding.id not in seen:
                seen.add(binding.id)
                shown = shown_key(binding.key)
                description, tooltip = Command(binding, (shown,)).told(session.keys, session.look.names)
                run = partial(self.app.run_action, binding.action, node)
                yield _Entry(f"{description} ({shown})", tooltip, run)

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
