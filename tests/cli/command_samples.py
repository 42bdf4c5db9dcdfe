"""What the tests of this folder share: what a run left behind, and the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from project import PROJECT

CAT = "kat-in-de-trein"
QUOTE = "glipte de kat ongemerkt mee"
"""Words that occur once in it."""


class Ran(NamedTuple):
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """Why it failed: the one line a failure prints, without its beginning."""
        assert self.code == 1, self
        assert self.out == "", self
        lines = self.err.splitlines()
        assert len(lines) == 1, self
        assert lines[0].startswith("leeslamp: "), self
        assert "mistake in leeslamp" not in lines[0], self
        return lines[0].removeprefix("leeslamp: ")


TAKEN = {
    *("COLUMNS", "LINES", "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONUNBUFFERED"),
    *("LEESLAMP_WORKSPACE", "LEESLAMP_CONFIG", "DEEPL_API_KEY"),
}
"""Variables that no test is to find as they happen to be."""

Leeslamp = Callable[..., Ran]
"""Runs the command in this process, in the folder of the workspace."""


def environment(folder: Path, **changes: str | None) -> dict[str, str]:
    """That of another process, which must not see the home of whoever runs the tests; None takes a variable away."""
    path = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
    own = {"HOME": str(folder), **folders(folder), "PYTHONPATH": path}
    kept = {name: value for name, value in os.environ.items() if name not in TAKEN}
    return {name: value for name, value in {**kept, **own, **changes}.items() if value is not None}


def folders(root: Path) -> dict[str, str]:
    """The variables that say where the reader's own things are: all below one folder."""
    return {f"XDG_{kind.upper()}_HOME": str(root / kind) for kind in ("data", "config", "cache", "state")}


def python(*arguments: object, folder: Path, variables: Mapping[str, str | None] | None = None, **options: Any) -> Ran:
    """Another Python in `folder`."""
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=environment(folder, **(variables or {})),
        timeout=60,
        check=False,
        **{**pipes, **options},
    )
    out, err = ((printed or b"").decode(errors="replace") for printed in (done.stdout, done.stderr))
    return Ran(done.returncode, out, err)


def process(*arguments: object, folder: Path, **options: Any) -> Ran:
    """The real command."""
    return python("-m", "tui", *arguments, folder=folder, **options)


def begun(*arguments: object, folder: Path, **variables: str) -> subprocess.Popen[str]:
    """The real command, which goes on, and which a Ctrl-C can reach."""
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        cwd=folder,
        env=environment(folder, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Everything below a folder: what must be the same after a failure."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}
