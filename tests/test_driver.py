"""What is typed reaches the app in whatever pieces, and frames the terminal however slowly it takes them."""

from __future__ import annotations

import os
import signal
import time

import pytest
from terminal import Terminal
from test_terminal import LEESLAMP, environment

from tui.article.workspace import Workspace
from tui.driver import _MOST

CAT = "kat-in-de-trein"
PAGES = 80
"""Turned while nothing is read: more than may wait, so that the app has to."""


def test_keys_that_come_in_pieces(workspace: Workspace) -> None:
    with Terminal([LEESLAMP, "read", CAT], 100, 30, environment(workspace)) as terminal:

        def come(*pieces: bytes) -> None:
            for piece in pieces:
                os.write(terminal._file, piece)
                time.sleep(0.03)

        terminal.wait("sentence 1/")
        come(b"\x1b", b"[", b"B")  # the arrow down
        terminal.wait("sentence 2/")
        come(b"/", b"re\xc3", b"\xa9")
        terminal.wait("reé")
        come(b"\x1b")  # nothing follows: it is a key
        terminal.wait(lambda: "reé" not in terminal.text)
        come(b"j")
        terminal.wait("sentence 3/")


@pytest.mark.parametrize("option", [(), ("--no-early-paint",)], ids=str)
def test_it_is_left_as_soon_as_it_is_there(workspace: Workspace, option: tuple[str, ...]) -> None:
    for _ in range(5):
        with Terminal([LEESLAMP, "read", CAT, *option], 100, 30, environment(workspace)) as terminal:
            terminal.wait("’s Avonds vond een conducteur haar in")
            terminal.press("Q")
            assert terminal.exit_code() == 0
            assert "Warning" not in terminal.written


@pytest.mark.parametrize("option", [(), ("--no-early-paint",)], ids=str)
def test_it_is_stopped_and_goes_on(workspace: Workspace, option: tuple[str, ...]) -> None:
    with Terminal([LEESLAMP, "read", CAT, *option], 100, 30, environment(workspace)) as terminal:
        terminal.wait("sentence 1/")
        os.kill(terminal.process, signal.SIGTSTP)
        terminal.wait(lambda: os.WIFSTOPPED(os.waitpid(terminal.process, os.WUNTRACED | os.WNOHANG)[1]))
        terminal.settle()
        assert terminal.echoes()
        os.kill(terminal.process, signal.SIGCONT)
        terminal.settle()
        terminal.press("j")
        terminal.wait("sentence 2/")
        assert not terminal.echoes()


def test_a_terminal_that_takes_nothing_for_a_while(workspace: Workspace) -> None:
    with Terminal([LEESLAMP, "read", CAT], 100, 30, environment(workspace)) as terminal:
        terminal.wait("sentence 1/")
        terminal.settle()
        before = len(terminal.written)
        for page in range(PAGES):
            terminal.press("b" if page % 2 else "space")
            time.sleep(0.03)
        terminal.press("j")
        terminal.wait("sentence 2/")
        terminal.settle()
        shown = terminal.text
        assert len(terminal.written) - before > _MOST
        terminal.resize(101, 30)  # and drawn anew, whole
        terminal.settle()
        terminal.resize(100, 30)
        terminal.settle()
        assert terminal.text == shown
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert terminal.echoes()


def test_a_terminal_that_goes_away_while_it_takes_nothing(workspace: Workspace) -> None:
    terminal = Terminal([LEESLAMP, "read", CAT], 100, 30, environment(workspace))
    terminal.wait("sentence 1/")
    for page in range(6):
        terminal.press("b" if page % 2 else "space")
        time.sleep(0.05)
    os.close(terminal._file)  # hangs up on it
    end = time.monotonic() + 10
    while not os.waitpid(terminal.process, os.WNOHANG)[0]:
        assert time.monotonic() < end, "it goes on without a terminal"
        time.sleep(0.05)
