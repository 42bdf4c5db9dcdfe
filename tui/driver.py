"""Textual's driver with less waiting between a key and the frame that answers it."""

from __future__ import annotations

import asyncio
import os
import select
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.message import Message

_PAGE = 2
"""Where Textual writes: standard error."""
_MOST = 1 << 18
"""Bytes that may wait for a slow terminal before the app waits as well: some thirty pages."""


class QuickDriver(LinuxDriver):
    """Keys reach the app without a task for each, frames the terminal without a thread in between.

    What the terminal cannot take at once is kept, and follows as soon as it can.
    """

    terminal: int | None = None
    """The terminal, opened once more so that writing never blocks; None where Textual's thread writes."""
    unwritten = b""

    def start_application_mode(self) -> None:
        try:
            self.terminal = os.open(os.ttyname(_PAGE), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:  # it belongs to another user, say
            self.terminal = None
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own is not annotated

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)

    def write(self, data: str) -> None:
        if self.terminal is None:
            super().write(data)
            return
        is_waiting = bool(self.unwritten)
        self.unwritten += data.encode()
        if not is_waiting:
            self._write_now(self.terminal)
            if self.unwritten:
                asyncio.get_running_loop().add_writer(self.terminal, self._write_on, self.terminal)
        elif len(self.unwritten) > _MOST:
            self._write_all(self.terminal)

    def _write_now(self, terminal: int) -> None:
        try:
            self.unwritten = self.unwritten[os.write(terminal, self.unwritten) :]
        except BlockingIOError:
            return
        except OSError:  # it was hung up, of which a signal tells the app
            self.unwritten = b""

    def _write_on(self, terminal: int) -> None:
        self._write_now(terminal)
        if not self.unwritten:
            asyncio.get_running_loop().remove_writer(terminal)

    def _write_all(self, terminal: int) -> None:
        while self.unwritten:
            select.select([], [terminal], [])
            self._write_now(terminal)
        asyncio.get_running_loop().remove_writer(terminal)

    def close(self) -> None:
        if self.terminal is not None:
            self._write_all(self.terminal)
            os.close(self.terminal)
            self.terminal = None
        super().close()
