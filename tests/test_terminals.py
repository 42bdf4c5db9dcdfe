"""The installed command in terminals of different kinds: what reading and writing need works in each of them."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from notes.note_samples import stored
from terminal import Terminal
from test_terminal import LEESLAMP, environment

from tui.article.workspace import Workspace

READ = [LEESLAMP, "read", "kat-in-de-trein"]
SECOND = "Moes, een poes van drie jaar, stapte ’s ochtends in Groningen in."
PASTE = "\x1b[200~geplakt\ntwee regels q Q\x1b[201~"
COLOUR = re.compile(r"\x1b\[[0-9;]*[34]8;[25];")

Console = dict[str, str]
BARE: Console = {"COLORTERM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@contextmanager
def plainly(workspace: Workspace, term: str, **variables: str) -> Iterator[Terminal]:
    with Terminal(READ, 120, 36, {**environment(workspace), **BARE, **variables}, term=term) as terminal:
        yield terminal


@contextmanager
def within(workspace: Workspace, multiplexer: str) -> Iterator[Terminal]:
    """In tmux or GNU screen, which run in an xterm."""
    if shutil.which(multiplexer) is None:
        pytest.skip(f"{multiplexer} is not installed")
    settings = workspace.root / "settings"
    own = {
        **environment(workspace),
        "SCREENDIR": str(workspace.root / "sockets"),
        "TMUX": "",
        "TMUX_TMPDIR": str(workspace.root),
    }
    if multiplexer == "tmux":
        settings.write_text("set -g set-clipboard on\nset -g status off\nset -g mouse on\nset -g escape-time 10\n")
        command = ["tmux", "-L", "leeslamp", "-f", str(settings), "new-session", *READ]
    else:
        (workspace.root / "sockets").mkdir(mode=0o700)
        settings.write_text("startup_message off\ndefutf8 on\nterm screen-256color\n")
        command = ["screen", "-U", "-c", str(settings), *READ]
    with Terminal(command, 120, 36, own) as terminal:
        try:
            yield terminal
        finally:
            if multiplexer == "tmux":
                subprocess.run(["tmux", "-L", "leeslamp", "kill-server"], env=own, check=False, capture_output=True)


def read_and_write(terminal: Terminal) -> None:
    """A passage is highlighted and gets a note of pasted words; the window changes its size; leeslamp is left."""
    terminal.wait("sentence 1/37")
    terminal.wait("a grey cat")
    terminal.press("j")
    terminal.wait("sentence 2/37")
    terminal.press("2")
    terminal.wait("✎ 1")
    terminal.press("a")
    terminal.wait("Ctrl-s saves")
    terminal.press(PASTE)
    terminal.wait("twee regels q Q")
    terminal.press("ctrl+s")
    terminal.wait("2 word")
    terminal.resize(60, 20)
    terminal.wait(lambda: "│" not in terminal.text and "sentence 2/37" in terminal.text)
    terminal.press("\x1b[B")
    terminal.wait("sentence 3/37")
    terminal.press("Q")


def check_notes(workspace: Workspace) -> None:
    [record] = stored(workspace.notes, "notes")
    assert (record["target"]["exact"], record["color"]) == (SECOND, "word")
    assert record["note"] == "geplakt\ntwee regels q Q"


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "screen-256color", "vt220", "dumb"])
def test_what_a_terminal_calls_itself_takes_nothing_away(workspace: Workspace, term: str) -> None:
    with plainly(workspace, term) as terminal:
        read_and_write(terminal)
        assert terminal.exit_code() == 0
        assert terminal.echoes()
    check_notes(workspace)


def test_the_linux_console_gets_its_own_colours_only(workspace: Workspace) -> None:
    with plainly(workspace, "linux") as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("1")
        terminal.wait("✎ 1")
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert not COLOUR.search(terminal.written)
        assert re.search(r"\x1b\[[0-9;]*\b3[0-7]\b[0-9;]*m", terminal.written)


@pytest.mark.parametrize("multiplexer", ["tmux", "screen"])
def test_it_is_read_and_written_in_a_multiplexer(workspace: Workspace, multiplexer: str) -> None:
    with within(workspace, multiplexer) as terminal:
        read_and_write(terminal)
        assert terminal.exit_code() == 0
    check_notes(workspace)


@pytest.mark.parametrize("multiplexer", ["", "tmux"])
def test_a_sentence_is_copied_and_the_mouse_points(workspace: Workspace, multiplexer: str) -> None:
    with within(workspace, multiplexer) if multiplexer else plainly(workspace, "xterm-256color") as terminal:
        terminal.wait("a grey cat")
        row = next(y for y, line in enumerate(terminal.screen.display) if "Moes, een poes" in line)
        column = terminal.screen.display[row].index("Moes") + 1
        terminal.press(f"\x1b[<0;{column + 1};{row + 1}M", f"\x1b[<0;{column + 1};{row + 1}m")
        terminal.wait("sentence 2/37")
        terminal.press("c")
        copied = base64.b64encode(SECOND.encode()).decode()
        terminal.wait(lambda: f";{copied}" in terminal.written)
        assert re.search(rf"\x1b\]52;c?;{re.escape(copied)}(?:\x07|\x1b\\)", terminal.written)
        terminal.press("Q")
        assert terminal.exit_code() == 0
