"""The pictures of the README, from the real app: `python tests/pictures.py` draws them anew into docs/pictures."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path

from project import PROJECT

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.opening import Opened
from tui.session import Session

_WORDS = "It had been coming: er aan zitten te komen. #idioom"
SCENES = {
    "reader": (
        "frankrijk-vertrekt-uit-mali",
        (120, 34),
        ["j", "1", "j", "l", "l", "v", "7", "l", "3", "a", *_WORDS, "ctrl+s", "escape"],
    ),
    "study": ("kat-in-de-trein", (80, 24), ["T", "t", "j", "j", "l", "l", "3"]),
    "word": ("frankrijk-vertrekt-uit-mali", (120, 30), ["G", "k", "k", "k", *"llllll", "enter"]),
    "beside": (
        "kat-in-de-trein",
        (150, 32),
        [*"1llvll2", "escape", "escape", "j", "a", *"Een #poes is een vrouwtje.", "ctrl+s", *"jlll&lll3mg", "N"],
    ),
    "library": (None, (120, 20), []),
}


async def draw(name: str) -> None:
    """One scene, in a workspace of its own."""
    slug, size, keys = SCENES[name]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT / "articles", Path(folder) / "articles", ignore=shutil.ignore_patterns(".*"))
        workspace = Workspace(Path(folder))
        opened = None
        if slug:
            entry = workspace.find(slug)
            opened = Opened(workspace.open(entry), entry)
        app = Leeslamp(Session(workspace), opened)
        async with app.run_test(size=size, notifications=False) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause(2)  # what threads find out is there by then
            picture = app.export_screenshot(title="leeslamp").replace(folder, "~/leeslamp")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)  # they name a font server
    path = PROJECT / "docs" / "pictures" / f"{name}.svg"
    path.write_text(picture, encoding="utf-8")
    print(path.relative_to(PROJECT))


if __name__ == "__main__":
    os.environ["COLORTERM"] = "truecolor"  # with few colours highlights look different
    os.environ.pop("NO_COLOR", None)
    for scene in SCENES:
        asyncio.run(draw(scene))
