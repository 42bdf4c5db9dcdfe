"""How the screens look, as pictures: `pytest --snapshot-update` draws them anew; look at them before committing."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from project import PROJECT
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.opening import Opened
from tui.session import Session

SIZES = [(120, 36), (80, 24), (60, 20)]
_AWAITED = ("difficulty", "lexicon", "elsewhere")
"""Groups of work on threads that fills something in."""
Compare = Callable[..., bool]

READING = ["j", "1", "j", "l", "l", "v", "7", "l", "a", *"Er aan zitten te komen. #idioom", "ctrl+s"]


def app(workspace: Workspace, slug: str | None) -> Leeslamp:
    opened = None
    if slug:
        entry = workspace.find(slug)
        opened = Opened(workspace.open(entry), entry)
    made = Leeslamp(Session(workspace), opened)
    made.notify = lambda *_, **__: None  # type: ignore[method-assign]  # toasts come and go with the clock
    return made


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run_before(pilot: Pilot[None]) -> None:
        await pilot.pause()  # without it the first screen is not mounted yet
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        while any(worker.group in _AWAITED and not worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0.02)
        await pilot.pause()

    return run_before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("slug", "keys"),
    [
        pytest.param("frankrijk-vertrekt-uit-mali", READING, id="reader"),
        pytest.param("kat-in-de-trein", ["T", "t", "j", "l", "3"], id="study"),
        pytest.param(None, ["j"], id="library"),
        pytest.param("kat-in-de-trein", ["question_mark"], id="help"),
        pytest.param("kat-in-de-trein", ["a", *"Een draad"], id="editor"),
        pytest.param("frankrijk-vertrekt-uit-mali", ["j", "j", "l", "l", "enter"], id="word"),
    ],
)
def test_screen(
    snap_compare: Compare,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    slug: str | None,
    keys: list[str],
) -> None:
    monkeypatch.setenv("HOME", str(workspace.root))
    monkeypatch.setenv("COLORTERM", "truecolor")  # with few colours highlights look different
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.screens.reading._LATER", 1e6)  # what comes after a second may or may not be there
    assert snap_compare(app(workspace, slug), terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["A", "j", "x", "x", "k"], id="notes"),
        pytest.param(["A", "x", "number_sign", *"#idi"], id="notes-tags"),
        pytest.param(["A", "slash", *"#idi -kind:mark before:"], id="notes-mistake"),
    ],
)
def test_all_notes(snap_compare: Compare, workspace: Workspace, size: tuple[int, int], keys: list[str]) -> None:
    shutil.copy(PROJECT / "notes.json", workspace.notes)
    assert snap_compare(app(workspace, None), terminal_size=size, run_before=pressing(*keys))
