"""An app on a workspace of its own, and how tests look at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from tinydb import TinyDB

from tui.app import Leeslamp, Opened
from tui.article.workspace import Workspace
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.translation.provider import Provider

Journey = AbstractAsyncContextManager[Pilot[None]]
Opener = Callable[..., Journey]


@pytest.fixture
def run(workspace: Workspace) -> Opener:
    """`async with run("slug") as pilot`: the app on that article, or on the library."""

    @asynccontextmanager
    async def opened(
        article: str | None = None,
        size: tuple[int, int] = (120, 36),
        provider: Provider | None = None,
        hook: Callable[[Message], None] | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        session = Session(workspace, provider, workspace.root / "cache.sqlite3")
        first = None
        if article:
            entry = workspace.find(article)
            first = Opened(workspace.open(entry), entry)
        app = Leeslamp(session, first)
        async with app.run_test(size=size, message_hook=hook) as pilot:
            await settle(pilot)
            yield pilot

    return opened


async def settle(pilot: Pilot[None]) -> None:
    """Let everything a key set off come to an end."""
    for _ in range(3):
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each word of more than one letter a named key."""
    await pilot.press(*keys)
    await settle(pilot)


def reader(pilot: Pilot[None]) -> ReaderScreen:
    """The screen, which must be the reader."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def on_screen(app: App[None]) -> str:
    """The visible text, a line a row."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()  # the only way to read what Textual is about to write
    return "\n".join(strip.text[:width] for strip in strips[:height])


def toasts(app: App[None]) -> list[str]:
    """What the reader was told and still sees."""
    return [notification.message for notification in app._notifications]


def records(workspace: Workspace) -> list[dict[str, object]]:
    """The notes as any program that knows TinyDB reads them."""
    path: Path = workspace.notes
    if not path.exists():
        return []
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        return [dict(document) for document in database.table("notes").all()]
