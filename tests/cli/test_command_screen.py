"""`read` in a real terminal, where its keys and its output are not simply the terminal."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from cli.command_samples import CAT, Leeslamp, environment
from terminal import Terminal

from tui.article.workspace import Workspace

OFFLINE: dict[str, str | None] = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")


def _start(workspace: Workspace, line: str) -> Terminal:
    """A line of shell in which `leeslamp` is the command."""
    command = line.replace("leeslamp", f"{shlex.quote(sys.executable)} -m tui")
    cache = {"XDG_CACHE_HOME": str(workspace.root / "cache"), "LEESLAMP_WORKSPACE": str(workspace.root)}
    command = f"cd {shlex.quote(str(workspace.root))}; {command}"
    return Terminal(["sh", "-c", command], 100, 20, environment(workspace.root, **cache, **OFFLINE))


def test_keys_come_from_the_terminal_whatever_standard_input_is(workspace: Workspace) -> None:
    with _start(workspace, f"leeslamp read {CAT} < /dev/null") as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("j")
        terminal.wait("sentence 2/37")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_a_screen_nobody_would_see_is_refused(workspace: Workspace) -> None:
    with _start(workspace, f"leeslamp read {CAT} 2> gezegd; cat gezegd; echo code $?") as terminal:
        terminal.wait("the reader needs a terminal")


def test_add_keeps_a_copy_under_the_files_name(workspace: Workspace, tmp_path: Path, leeslamp: Leeslamp) -> None:
    (tmp_path / "Lieve Roos.txt").write_text("De lamp brandt weer. Kom je gauw?\n", encoding="utf-8")
    for _ in range(2):  # the second time it is there already
        with _start(workspace, f"leeslamp read --add {shlex.quote(str(tmp_path / 'Lieve Roos.txt'))}") as terminal:
            terminal.wait("De lamp brandt weer.")
            terminal.press("Q")
            assert terminal.exit_code() == 0
    kept = workspace.articles / "lieve-roos.txt"
    assert kept.read_bytes() == (tmp_path / "Lieve Roos.txt").read_bytes()
    assert "lieve-roos" in leeslamp("articles").out


def test_add_does_not_touch_an_article_of_the_workspace(workspace: Workspace) -> None:
    before = (workspace.articles / f"{CAT}.md").stat()
    with _start(workspace, f"leeslamp read --add {CAT}") as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert (workspace.articles / f"{CAT}.md").stat().st_mtime_ns == before.st_mtime_ns


def test_help_and_pages_have_colours_unless_told_otherwise(workspace: Workspace) -> None:
    for line, coloured in (("leeslamp --help", True), ("NO_COLOR=1 leeslamp --help", False)):
        with _start(workspace, line) as terminal:
            terminal.wait("verify articles")
            assert terminal.exit_code() == 0
            assert ("\x1b[3" in terminal.written) is coloured
    with _start(workspace, f"NO_COLOR=1 leeslamp show {CAT}") as terminal:
        terminal.wait(lambda: "Kat reist" in terminal.written)
        assert terminal.exit_code() == 0
        assert "\x1b[1m" in terminal.written
        assert "\x1b[3" not in terminal.written
