"""Textual's driver with less waiting between a key and the frame that answers it."""

from __future__ import annotations

import asyncio
import os
import select
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual import constants
from textual._xterm_parser import XTermParser  # Textual has no public way to what a terminal's bytes say
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.message import Message

_PAGE = 2
"""Where Textual writes: standard error."""
_MOST = 1 << 18
"""Bytes that may wait for a slow terminal before the app waits as well: some thirty pages."""
_READ = 1 << 12
"""Bytes that a terminal keeps of what is typed."""


class QuickDriver(LinuxDriver):
    """Keys come from the terminal, and frames go there, without a thread in between.

    Nothing runs while nothing is typed. What the terminal cannot take at once is kept, and follows as soon as it can.
    """

    terminal: int | None = None
    """The terminal, opened once more so that writing never blocks; None where Textual's thread writes."""
    unwritten = b""
    escape: asyncio.TimerHandle | None = None
    """When an Esc that nothing followed is a key of its own."""

    def start_application_mode(self) -> None:
        try:
            self.terminal = os.open(os.ttyname(_PAGE), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:  # it belongs to another user, say
            self.terminal = None
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own is not annotated
        self._parser = XTermParser(self._debug)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        asyncio.get_running_loop().add_reader(self.fileno, self._read)

    def run_input_thread(self) -> None:
        """Nothing: what is typed is read where it is obeyed."""

    def disable_input(self) -> None:
        asyncio.get_running_loop().remove_reader(self.fileno)
        super().disable_input()

    def _read(self) -> None:
        try:
            data = os.read(self.fileno, _READ)
        except OSError:
            data = b""
        if not data:  # it was hung up, of which a signal tells the app
            asyncio.get_running_loop().remove_reader(self.fileno)
            return
        text = self._decode(data)
        for message in self._parser.feed(text):
            self.process_message(message)
        if self.escape or "\x1b" in text:
            self._wait_for_more()

    def _wait_for_more(self) -> None:
        if self.escape:
            self.escape.cancel()
        self.escape = asyncio.get_running_loop().call_later(constants.ESCAPE_DELAY, self._escaped)

    def _escaped(self) -> None:
        self.escape = None
        for message in self._parser.tick():
            self.process_message(message)

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
        except OSError:  # it was hung up
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
