"""How the screens look, as pictures: `pytest --snapshot-update` draws them anew; look at them before committing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import SCENES, app, playing

from tui.article.workspace import Workspace
from tui.reading.look import DAY, EVENING

SIZES = [(160, 50), (120, 36), (80, 24), (60, 20)]
WIDE, SMALL = SIZES[:2], SIZES[2:]
BY_DAY = ["library", "reader", "marks"]
"""What is looked at by day too."""
AGAIN = {
    *(
        "library-filter",
        "library-nothing",
        "library-rename",
        "library-archive",
        "dutch-narrow",
        "selection",
        "search",
        "end",
    ),
    *("notes-tags", "notes-mistake", "review-lost"),
}
"""Other states of screens: where there is little room. (There, the reader has the translation under the Dutch.)"""
Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace in the current folder, and nothing that may look otherwise on another machine, or a moment later."""
    root = workspace.root / "leeslamp"
    root.mkdir()
    workspace.articles.rename(root / "articles")
    monkeypatch.chdir(workspace.root)
    monkeypatch.setenv("HOME", str(workspace.root))
    monkeypatch.setenv("COLORTERM", "truecolor")  # with few colours highlights look different
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.screens.reading._LATER", 1e6)  # what comes after a second may or may not be there
    return Workspace(Path("leeslamp"))


@pytest.mark.parametrize(
    ("name", "size"),
    [
        pytest.param(name, size, id=f"{name}-{size[0]}x{size[1]}")
        for name in SCENES
        for size in (SMALL if name in AGAIN else WIDE if name in ("under", "dutch") else SIZES)
    ],
)
def test_evening(snap_compare: Compare, here: Workspace, size: tuple[int, int], name: str) -> None:
    made = app(here, SCENES[name])
    assert made.theme == EVENING
    assert snap_compare(made, terminal_size=size, run_before=playing(SCENES[name]))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", BY_DAY)
def test_day(snap_compare: Compare, here: Workspace, size: tuple[int, int], name: str) -> None:
    made = app(here, SCENES[name])
    made.theme = DAY
    assert snap_compare(made, terminal_size=size, run_before=playing(SCENES[name]))
