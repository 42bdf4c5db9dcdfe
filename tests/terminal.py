"""A terminal for tests: runs a program in a pty and reads its screen with pyte."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "ctrl+o": "\x0f",
    "ctrl+s": "\x13",
    "ctrl+r": "\x12",
    "ctrl+u": "\x15",
}


class Terminal:
    """Starts a program; closes by hanging up on it."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: Mapping[str, str],
        *,
        term: str = "xterm-256color",
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.written = ""
        self.process, self._file = pty.fork()
        if self.process == 0:  # the size first: the program must never see another
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), {**environment, "TERM": term})

    def resize(self, columns: int, rows: int) -> None:
        """Another window size; the program is told by the kernel."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, *keys: str) -> None:
        """Type keys, by name or as text."""
        os.write(self._file, "".join(KEYS.get(key, key) for key in keys).encode())

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, for_what: str | Callable[[], bool], seconds: float = 30) -> None:
        """Read until a text, or a condition, is there. Raises TimeoutError that shows the screen."""
        end = time.monotonic() + seconds
        while not (for_what() if callable(for_what) else for_what in self.text):
            if time.monotonic() > end or not self._read(0.1):
                raise TimeoutError(f"{for_what} is not on the screen:\n{self.text}")

    def settle(self, quiet: float = 0.3) -> None:
        """Read until the program has written nothing for a while."""
        while select.select([self._file], [], [], quiet)[0] and self._read(0):
            pass

    def _read(self, seconds: float) -> bool:
        """Take in what the program wrote; False when it has closed the terminal."""
        if not select.select([self._file], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._file, 65536)
        except OSError:  # Linux says EIO when the other end is closed
            return False
        text = self._decoder.decode(data)
        self.written += text
        self._stream.feed(text.replace("\x1b[>", "\x1b[?").replace("\x1b[<", "\x1b[?"))  # pyte misreads these
        return bool(data)

    def exit_code(self, seconds: float = 30) -> int:
        """Wait for the program to end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.process = 0
                while select.select([self._file], [], [], 0)[0] and self._read(0):
                    pass  # what it wrote last
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"the program goes on:\n{self.text}")

    def echoes(self) -> bool:
        """Whether the terminal is back in the mode a shell expects."""
        return bool(termios.tcgetattr(self._file)[3] & termios.ECHO)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._file)
