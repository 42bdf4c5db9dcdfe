"""A program in a pseudo-terminal, timed as somebody in front of it would: from a key to the frame that answers it.

Every chunk is stamped when it arrives and parsed later, for the emulator is slow. Queries are answered as a modern
terminal answers them, so that nobody waits for a time-out; while a synchronised update (mode 2026) is open the screen
does not count. Linux only: processor time and memory come from /proc.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

KEYS = {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "enter": "\r", "escape": "\x1b"}
_GRACE = 0.0015
"""Seconds in which the rest of a frame may still arrive."""
_QUERY = re.compile(rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<device>>?)0?c|\x1b\[(?P<status>[56])n|\x1b\[>0?q")
_MISREAD = re.compile(
    r"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[ -/]*[^0-9;hl]|\x1b\[[0-9;]*[ -/][@-~]"
    r"|\x1b[P_^X].*?\x1b\\",
    re.DOTALL,
)
"""Sequences that pyte takes for others, or fails on."""
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]][^\x1b\x07]*\x1b?)?$")
_OPEN, _SHUT = "\x1b[?2026h", "\x1b[?2026l"

now = time.perf_counter


class Timed:
    """Starts a program; `started` is the moment before."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 100, rows: int = 30
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._chunks: list[tuple[float, bytes]] = []
        self._rest = ""
        self._in_update = False
        self.bytes = 0
        """Written by the program so far."""
        own = {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        self._file, terminal = os.openpty()
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # who opens a terminal as the first of a session has it for its own
        streams = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(terminal), os.O_RDWR, 0)
        copies = ((os.POSIX_SPAWN_DUP2, 0, stream) for stream in (1, 2))
        self.started = now()
        # not `forkpty`, which copies this process first: milliseconds that are not the program's
        self.process = os.posix_spawnp(command[0], list(command), own, file_actions=[streams, *copies], setsid=True)
        os.close(terminal)

    def press(self, key: str) -> float:
        """Type one; returns the moment before."""
        data = KEYS.get(key, key).encode()
        begun = now()
        os.write(self._file, data)
        return begun

    def resize(self, columns: int, rows: int) -> float:
        """Another size of the window."""
        self.rest(0)
        self.screen.resize(rows, columns)
        begun = now()
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return begun

    def rest(self, seconds: float) -> None:
        """Let time pass, taking in what is written."""
        end = now() + seconds
        while (left := end - now()) > 0:
            self._take(left)
        self._parse(None)

    def settle(self, quiet: float = 0.3, most: float = 20) -> float:
        """Wait until nothing was written for a while; returns when the last was."""
        end, last = now() + most, now()
        while now() < end and self._take(quiet):
            last = self._chunks[-1][0]
            self._parse(None)
        return last

    def wait(self, for_what: Callable[[], bool], seconds: float = 30) -> float:
        """When the screen became so. Raises TimeoutError."""
        end = now() + seconds
        while True:
            if (found := self._parse(for_what)) is not None:
                return found
            if now() > end or not self._take(0.25, end):
                raise TimeoutError("\n".join(self.screen.display))

    def look(self) -> int:
        """A number for what is on the screen, colours and cursor too."""
        buffer, screen = self.screen.buffer, self.screen
        cells = tuple(tuple(buffer[y][x] for x in range(screen.columns)) for y in range(screen.lines))
        return hash((cells, screen.cursor.x, screen.cursor.y))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def processor(self) -> float:
        """Milliseconds of processor time so far, of all threads."""
        spent = 0
        for thread in Path(f"/proc/{self.process}/task").iterdir():
            try:
                spent += int((thread / "schedstat").read_text().split()[0])
            except FileNotFoundError:  # it has ended
                pass
        return spent / 1e6

    def memory(self) -> float:
        """Megabytes in memory."""
        status = Path(f"/proc/{self.process}/status").read_text()
        found = re.search(r"VmRSS:\s*(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def _take(self, seconds: float, until: float | None = None) -> bool:
        """Read what there is, within `seconds`, and what follows at once; whether there was anything."""
        taken = False
        while select.select([self._file], [], [], _GRACE if taken else seconds)[0]:
            try:
                data = os.read(self._file, 1 << 16)
            except OSError:
                return taken
            self._chunks.append((now(), data))
            self.bytes += len(data)
            self._answer(data)
            taken = True
        return taken or (until is not None and now() < until)

    def _parse(self, for_what: Callable[[], bool] | None) -> float | None:
        while self._chunks:
            stamp, data = self._chunks.pop(0)
            text = self._rest + self._decode(data)
            cut = _UNFINISHED.search(text)
            self._rest, text = (text[cut.start() :], text[: cut.start()]) if cut else ("", text)
            opened, shut = text.rfind(_OPEN), text.rfind(_SHUT)
            if opened != shut:
                self._in_update = opened > shut
            self._stream.feed(_MISREAD.sub("", text))
            if for_what and not self._in_update and for_what():
                return stamp
        return None

    def _answer(self, data: bytes) -> None:
        for query in _QUERY.finditer(data):
            if query["mode"]:
                answer = f"\x1b[?{query['mode'].decode()};{2 if query['mode'] == b'2026' else 0}$y"
            elif query["device"] is not None:
                answer = "\x1b[>41;354;0c" if query["device"] else "\x1b[?62;22c"
            elif query["status"]:
                answer = "\x1b[0n" if query["status"] == b"5" else "\x1b[1;1R"
            else:
                answer = "\x1bP>|timed\x1b\\"
            os.write(self._file, answer.encode())

    def __enter__(self) -> Timed:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._file)
