"""An app on a workspace of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from journeys.steps import Opener, settle
from textual.pilot import Pilot

from tui.app import Leeslamp, Opened
from tui.article.workspace import Workspace
from tui.session import Session
from tui.translation.provider import Provider


@pytest.fixture
def run(workspace: Workspace) -> Opener:
    """`async with run("slug") as pilot`: the app on that article, or on the library."""

    @asynccontextmanager
    async def opened(
        article: str | None = None,
        size: tuple[int, int] = (120, 36),
        provider: Provider | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        session = Session(workspace, provider, workspace.root / "cache.sqlite3")
        first = None
        if article:
            entry = workspace.find(article)
            first = Opened(workspace.open(entry), entry)
        app = Leeslamp(session, first)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return opened
