"""Where an export may go."""

from __future__ import annotations

import os
from pathlib import Path

from tui.article.workspace import Workspace
from tui.errors import ExportError


def destination(workspace: Workspace, name: str) -> Path:
    """The file called `name`. Raises ExportError for one leeslamp reads: notes must not replace what they are on."""
    if not name.strip():
        raise ExportError("the path is empty; name a file")
    try:
        path = Path(name).expanduser()
        real = path.resolve()
        nowhere = os.path.islink(real)  # noqa: PTH114 - Path.is_symlink raises where nobody may look
    except (RuntimeError, OSError):  # a home nobody has; before Python 3.13 a circle of links
        nowhere = True
    if nowhere:
        raise ExportError(f"{name} cannot be written: there is no such place")
    if real == workspace.notes.resolve():
        raise ExportError(f"{path} is the notebook itself; write somewhere else")
    articles = workspace.articles.resolve()
    if articles in (real, real.parent):
        raise ExportError(f"{articles} is for articles; write somewhere else")
    return path
