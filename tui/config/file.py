"""The file: where it is, and the TOML in it. Read before the first page, so without pathlib."""

from __future__ import annotations

import os
import stat
import sys

from tui.light import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

VARIABLE = "LEESLAMP_CONFIG"


def default_path() -> str:
    """Where the file is, or would be; '' for a user without a home."""
    environment = os.environ
    if named := environment.get(VARIABLE):
        return named
    home = environment.get("HOME")
    folder = environment.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else "")
    if sys.platform == "linux" and "ANDROID_ROOT" not in environment and folder.startswith("/"):
        return os.path.join(folder, "leeslamp", "config.toml")  # platformdirs says the same, but takes 20 ms
    import platformdirs

    try:
        return str(platformdirs.user_config_path("leeslamp") / "config.toml")
    except RuntimeError:
        return ""


def is_there(path: str) -> bool:
    """Whether there is anything to be read, or to be told."""
    return bool(os.environ.get(VARIABLE)) or os.path.lexists(path)


def load(path: str) -> dict[str, Any] | str:
    """What is in the file at `path`, nothing if there is none; a string says why it cannot be understood."""
    try:
        status = _status(path)
        if status is None:
            return {}
        import tomllib

        if not stat.S_ISREG(status.st_mode):
            return "it is not a file"
        with open(path, "rb") as file:
            return tomllib.loads(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"line {error.object.count(bytes([10]), 0, error.start) + 1} is not UTF-8"
    except OSError as error:
        return error.strerror or str(error)
    except (ValueError, RecursionError) as error:
        return f"it is not TOML: {error}"


def mentions(path: str, *names: bytes) -> bool:
    """Whether the file at `path` may set one of these: a look at its lines is much quicker than to understand them."""
    try:
        status = _status(path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return False
        with open(path, "rb") as file:
            lines = [line for line in file if not line.lstrip().startswith(b"#")]
    except OSError:
        return False
    return any(name in line for line in lines for name in (*names, b"\\"))  # in quotes it can be spelled otherwise


def _status(path: str) -> os.stat_result | None:
    """Of the file; None if there is none. Whoever names one, or links to one, means one that is there."""
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        if os.path.islink(path) or os.environ.get(VARIABLE):
            raise OSError("it is not there") from error
        return None


def own(path: Callable[[], Path]) -> Path:
    """Where something of the reader's is; for one without a home a place where nothing can be."""
    try:
        return path()
    except RuntimeError:
        from pathlib import Path

        return Path(os.devnull, "leeslamp")
