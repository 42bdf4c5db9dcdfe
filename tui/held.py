"""The terminal while the app is being imported: it shows a page, and keeps what is typed."""

from __future__ import annotations

import os
import termios
from _signal import SIGTERM, signal  # type: ignore[import-not-found]  # `signal` makes enums of it: half a millisecond

from tui.light import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from textual.driver import Driver

_KEYS, _PAGE = 0, 2
"""Where Textual reads and writes: standard input and standard error."""
_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
"""To the alternate screen and back."""
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
"""The cursor."""


class Held:
    """Taken over by the app through `driver`, or given back with `let_go`, which must be called in the end."""

    def __init__(self, picture: str) -> None:
        """Show a picture of the whole screen. Raises OSError or termios.error where that is not possible."""
        self._before = termios.tcgetattr(_KEYS)
        self._is_away = True  # on the alternate screen
        signal(SIGTERM, self._end)  # until the app has a handler of its own
        termios.tcsetattr(_KEYS, termios.TCSANOW, _quiet(self._before))
        _write(f"{_ENTER}{_HIDE}\x1b[H{picture}")

    def driver(self) -> type[Driver]:
        """A driver for Textual that goes on from here: the picture stays until the first frame covers it."""
        from tui.driver import QuickDriver

        held = self

        class Taking(QuickDriver):
            def write(self, data: str) -> None:
                if data == _ENTER and held._is_away:
                    return  # it is there; some terminals would clear it
                held._is_away = data != _LEAVE and (held._is_away or data == _ENTER)
                super().write(data)

            def suspend_application_mode(self) -> None:
                super().suspend_application_mode()  # which brings back what it found: the mode of the picture
                termios.tcsetattr(_KEYS, termios.TCSANOW, held._before)

        return Taking

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.let_go()  # here, for the signal may come before anybody knows of this object
        raise SystemExit(128 + number)

    def let_go(self) -> None:
        """The terminal as it was before."""
        if self._is_away:
            _write(f"{_LEAVE}{_SHOW}")
            self._is_away = False
        try:
            termios.tcsetattr(_KEYS, termios.TCSANOW, self._before)
        except termios.error:
            pass  # it was hung up


def _quiet(attributes: list[Any]) -> list[Any]:
    """The mode that Textual asks for: keys as they come, none of them shown, none a signal."""
    quiet = [*attributes[:6], list(attributes[6])]
    quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    quiet[6][termios.VMIN] = 1
    return quiet


def _write(text: str) -> None:
    data = memoryview(text.encode())
    while data:
        data = data[os.write(_PAGE, data) :]
