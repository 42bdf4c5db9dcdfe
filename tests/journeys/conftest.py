"""An app on a workspace of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from cli.command_samples import folders
from journeys.steps import Opener, settle
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.notes.glance import places
from tui.opening import at_last_place, last_read
from tui.session import Session
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.provider import Provider
from tui.translation.scheduler import Services


@pytest.fixture
def run(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """`async with run("slug") as pilot`: the app on that article, or where reading stopped, or on the library."""
    monkeypatch.delenv("LEESLAMP_CONFIG", raising=False)
    for name, value in folders(workspace.root).items():  # whoever runs the tests may have feeds
        monkeypatch.setenv(name, value)

    @asynccontextmanager
    async def opened(
        article: str | None = None,
        size: tuple[int, int] = (120, 36),
        providers: Sequence[Provider] | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        def services() -> Services:
            cache = TranslationCache(workspace.root / "cache.sqlite3")
            return Services(providers or (), cache, FirstUse(workspace.root / "told-about"))

        session = Session(workspace, lambda: services if providers else None)
        was_read = places(str(workspace.notes))
        first = at_last_place(workspace, workspace.find(article)) if article else was_read and last_read(workspace)
        app = Leeslamp(session, first or None)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return opened
