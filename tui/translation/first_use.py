"""What the reader was told once about each service."""

from __future__ import annotations

import threading
from pathlib import Path

from tui.files import write_atomic


def default_path() -> Path:
    """Where it is remembered."""
    import platformdirs

    return platformdirs.user_state_path("leeslamp") / "told-about"


class FirstUse:
    """Names of services, a line each. Any thread may use it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._told: set[str] | None = None

    def of(self, name: str) -> bool:
        """Whether a service is used for the first time; never again after this.

        Where that cannot be remembered it is the first time once in every run: rather told twice than never.
        """
        with self._lock:
            if self._told is None:
                self._told = self._read()
            if name in self._told:
                return False
            self._told.add(name)
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(self._path, "".join(f"{told}\n" for told in sorted(self._told)).encode())
            except OSError:
                pass  # a read-only home
            return True

    def _read(self) -> set[str]:
        try:
            return set(self._path.read_text(encoding="utf-8").split())
        except (OSError, UnicodeDecodeError):
            return set()
