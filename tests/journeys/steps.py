"""What journeys do and look at."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tui.article.workspace import Workspace
from tui.notes.store.storage import NotesStorage
from tui.reading.marks import Mark
from tui.screens.reader import ReaderScreen

Journey = AbstractAsyncContextManager[Pilot[None]]
Opener = Callable[..., Journey]


async def settle(pilot: Pilot[None]) -> None:
    """Let everything a key set off come to an end."""
    for _ in range(3):
        await pilot.pause()


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait for what other threads bring about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, on_screen(pilot.app)
        await pilot.pause(0.02)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each word of more than one letter a named key."""
    await pilot.press(*keys)
    await settle(pilot)


def reader(pilot: Pilot[None]) -> ReaderScreen:
    """The screen, which must be the reader."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def marks(pilot: Pilot[None]) -> list[Mark]:
    """What is highlighted on the page."""
    return [mark for marks in reader(pilot).page.marks.values() for mark in marks]


def on_screen(app: App[None]) -> str:
    """The visible text, a line a row."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()  # the only way to read what Textual is about to write
    return "\n".join(strip.text[:width] for strip in strips[:height])


def toasts(app: App[None]) -> list[str]:
    """What the reader was told and still sees."""
    return [notification.message for notification in app._notifications]


def records(workspace: Workspace) -> list[dict[str, Any]]:
    """The notes as another instance reads them."""
    return list(NotesStorage(workspace.notes).read().get("notes", {}).values())
