"""Brings `notes.json` up to date in the background."""

from __future__ import annotations

import threading
import time

from tui.errors import NotebookError
from tui.notes.store.storage import NotesStorage

_QUIET = 2.0
"""Seconds between two looks."""
_REST = 50
"""Times as long as the last snapshot took, the next one waits: a large notebook is not written all the time."""
_BREATH = 0.001
"""Seconds between two slices of a snapshot, in which the screen has its turn."""


class Keeper:
    """A thread that ends with the program; `trouble` tells why its last snapshot failed, or is empty."""

    def __init__(self, storage: NotesStorage) -> None:
        self.trouble = ""
        self._storage = storage
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notes keeper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Return once nothing is written any more."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        wait = _QUIET
        while not self._stopped.wait(wait):
            if self._storage.owes:
                begun = time.monotonic()
                self._snapshot()
                wait = max(_QUIET, _REST * (time.monotonic() - begun))

    def _snapshot(self) -> None:
        try:
            self._storage.snapshot(self._pause)
            self.trouble = ""
        except NotebookError as error:
            self.trouble = f"notes are saved beside {self._storage.path.name}, which could not be renewed: {error}"

    def _pause(self) -> None:
        if not self._stopped.is_set():
            time.sleep(_BREATH)
