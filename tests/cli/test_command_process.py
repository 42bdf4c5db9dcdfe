"""The real command in a process of its own: what it imports, and outputs, locales and users that are not as usual."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.command_samples import CAT, QUOTE, environment, files, process, python
from project import PROJECT

from tui.article.workspace import Workspace
from tui.cli.main import main
from tui.notes.notebook import Notebook

IMPORTED = """
import sys
from tui.cli.main import main

code = main(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""
SCREEN_AND_NETWORK = {"textual", "deep_translator", "requests", "urllib3", "bs4", "simplemma", "tui.app"}
SCREEN_AND_NETWORK |= {"feedparser", "tomlkit"}


@pytest.mark.parametrize(
    ("command", "without"),
    [
        (["--version"], {"rich", "tinydb", "yaml", "platformdirs", "tui.article", "tui.notes", "tui.exports"}),
        (["--help"], {"tinydb", "yaml", "platformdirs", "tui.article", "tui.notes", "tui.exports"}),
        (["articles"], {"rich.console", "tinydb", "platformdirs", "tui.notes", "tui.exports", "tui.translation"}),
        (["feeds"], {"rich", "tinydb", "yaml", "tui.exports", "tui.notes.store"}),
        (["show", CAT], {"tinydb", "platformdirs", "tui.notes", "tui.exports"}),
        (["notes"], {"rich", "yaml", "platformdirs", "tui.exports"}),
        (["annotate", CAT, "--quote", QUOTE], {"rich", "platformdirs", "tui.exports"}),
        (["export"], {"rich", "yaml", "platformdirs", "tui.reading"}),
        (["check"], {"rich", "tui.exports", "tui.reading"}),
        # refused: there is no terminal
        (["read", CAT], {"tinydb", "tui.notes.store", "tui.notes.record", "tui.notes.progress", "tui.exports"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_subcommand_imports_what_it_needs(workspace: Workspace, command: list[str], without: set[str]) -> None:
    ran = python("-c", IMPORTED, *command, folder=workspace.root)
    code, *modules = ran.err.splitlines()[-1].split()
    assert code == ("1" if command[0] == "read" else "0")
    assert not set(modules) & (SCREEN_AND_NETWORK | without)
    assert command[0].startswith("-") or f"tui.cli.{command[0]}" in modules


def test_the_exit_codes(workspace: Workspace) -> None:
    assert process("articles", folder=workspace.root).code == 0
    assert process("show", "er-niet", folder=workspace.root).reason.startswith("there is no article called 'er-niet'")
    assert process("er-niet", folder=workspace.root).code == 2


def test_whoever_reads_the_output_may_leave(workspace: Workspace) -> None:
    for number in range(40):  # more than a pipe holds
        shutil.copy(workspace.articles / "stroomnet-zit-vol.md", workspace.articles / f"nummer-{number}.md")
    for command in (["articles", "--json"], ["show", CAT], ["--help"], ["export"]):
        with subprocess.Popen(
            [sys.executable, "-m", "tui", *command],
            cwd=workspace.root,
            env=environment(workspace.root),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.close()
            said = running.stderr.read()
        assert running.returncode == 141
        assert said in (b"", b"leeslamp: there are no such notes; the export is empty\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", [["articles"], ["show", CAT], ["--version"]])
def test_a_full_disk_behind_standard_output_is_told(workspace: Workspace, command: list[str]) -> None:
    for unbuffered in (None, "1"):
        with Path("/dev/full").open("wb") as full:
            ran = process(*command, folder=workspace.root, stdout=full, variables={"PYTHONUNBUFFERED": unbuffered})
        assert ran.reason == "the output cannot be written: No space left on device"


def test_an_export_to_a_full_disk_is_told(workspace: Workspace) -> None:
    assert process("annotate", CAT, "--quote", QUOTE, folder=workspace.root).code == 0
    with Path("/dev/full").open("wb") as full:
        ran = process("export", folder=workspace.root, stdout=full)
    assert ran.reason == "the output cannot be written: No space left on device"
    before = files(workspace.root)
    ran = process("export", "-o", "/dev/full", folder=workspace.root)
    assert ran.reason == "/dev/full is a device, not a file; write somewhere else"
    assert files(workspace.root) == before


CLOSED = """
import os, sys

os.close(int(sys.argv[1]))
os.execv(sys.executable, [sys.executable, "-m", "tui", "show", sys.argv[2]])
"""


@pytest.mark.parametrize(("closed", "said"), [("1", "standard output is closed"), ("2", "")])
def test_a_closed_stream_is_no_reason_for_a_traceback(workspace: Workspace, closed: str, said: str) -> None:
    ran = python("-c", CLOSED, closed, CAT if closed == "1" else "er-niet", folder=workspace.root)
    assert ran == (1, "", f"leeslamp: {said}\n" if said else "")


SEVERAL = """
import json, sys
from tui.cli.main import main

sys.exit(any([main(command) for command in json.loads(sys.argv[1])]))
"""
WITHOUT_UTF_8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        WITHOUT_UTF_8,
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_a_locale_without_utf_8(workspace: Workspace, variables: dict[str, str | None]) -> None:
    name = os.fsdecode("énig\xff.txt".encode("latin-1"))  # no UTF-8 either
    (workspace.articles / name).write_text("Eén café — ’t is er druk. Écht waar.\n", encoding="utf-8")
    commands = [
        ["show", CAT, "--layout", "beside"],
        ["articles"],
        ["annotate", CAT, "--quote", "Het vroor vijf graden", "--note", "één ’s"],
        ["notes"],
        ["export"],
        ["check"],
        ["--help"],
    ]
    ran = python("-c", SEVERAL, json.dumps(commands), folder=workspace.root, variables=variables)
    assert (ran.code, ran.err) == (0, "")
    told = process("articles", "--json", folder=workspace.root, variables=variables)
    names = {row["file"].encode(errors="surrogateescape") for row in json.loads(told.out)["articles"]}
    assert name.encode(errors="surrogateescape") in names


def test_words_are_kept_as_typed_in_any_locale(workspace: Workspace) -> None:
    quote = "’s Avonds vond een conducteur haar"
    words = ("--quote", quote, "--note", "één café", "--tag", "é")
    assert process("annotate", CAT, *words, folder=workspace.root, variables=WITHOUT_UTF_8).code == 0
    [note] = Notebook.open(workspace.notes).notes()
    assert (note.target.exact, note.note) == (quote, "één café #é")
    ran = process("export", folder=workspace.root, variables=WITHOUT_UTF_8)
    assert f"[!quote|mark] {quote}" in ran.out


def test_no_home(workspace: Workspace) -> None:
    gone = {"HOME": None, "XDG_DATA_HOME": None, "USER": None, "LOGNAME": None}
    commands = json.dumps([["articles"], ["notes"], ["check"], ["export"]])
    assert python("-c", SEVERAL, commands, folder=workspace.root, variables=gone).code == 0
    assert "needs a terminal" in process(folder=workspace.root, variables=gone).reason


UNPRIVILEGED = """
import copy, difflib, hashlib, io, os, shutil, sys, tempfile
from contextlib import redirect_stderr, redirect_stdout
from tui.cli.main import main

own, theirs, folder, *arguments = sys.argv[1:]
for command in ([], arguments):  # once before: nobody may not read the modules, wherever they are installed
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()):
        main(["--workspace", own, *command])
os.chdir(folder)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["--workspace", theirs, *arguments] if theirs else arguments))
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A workspace with a note, in a folder anybody may enter; the folders of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PROJECT / "articles", folder / "articles")
        assert main(["annotate", CAT, "--quote", QUOTE, "--workspace", name]) == 0
        _open(folder, 0o777, 0o666)
        yield folder
        _open(folder, 0o777, 0o666)


def _open(folder: Path, folders: int, others: int) -> None:
    """Give everything below a folder these permissions."""
    folder.chmod(0o777)
    for path in [*folder.rglob("*"), folder]:
        path.chmod(folders if path.is_dir() else others)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (["articles"], 0, ""),
        (["show", CAT], 0, ""),
        (["notes"], 0, ""),
        (["export"], 0, ""),
        (["export", "-o", "uit.md"], 1, "uit.md may not be written by you; write somewhere else"),
        (
            ["annotate", CAT, "--quote", "Het vroor vijf graden"],
            1,
            "is write-protected; notes can be read but not saved",
        ),
        (["check"], 1, "1 problem found in "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_read_only_workspace(public: Path, workspace: Workspace, command: list[str], code: int, said: str) -> None:
    _open(public, 0o555, 0o444)
    before = files(public)
    own = {"XDG_CONFIG_HOME": str(public)}  # that of the tests is closed to others, which would be told
    ran = python("-c", UNPRIVILEGED, workspace.root, public, public, *command, folder=workspace.root, variables=own)
    assert ran.code == code, ran
    assert said in ran.err
    assert ran.err.count("\n") == bool(said)
    assert files(public) == before


def test_what_nobody_may_look_at(public: Path, workspace: Workspace) -> None:
    closed = public / "dicht"
    closed.mkdir()
    (closed / "brief.txt").write_text("Lieve Roos. De lamp brandt weer.\n", encoding="utf-8")
    (public / "eigen.txt").write_text("Van mij alleen. Echt.\n", encoding="utf-8")
    closed.chmod(0)
    (public / "eigen.txt").chmod(0)
    if os.geteuid() != 0:
        closed.chmod(0o777)
        pytest.skip("needs another user")
    for command in (
        ["show", closed / "brief.txt"],
        ["show", public / "eigen.txt"],
        ["export", "-o", closed / "uit.md"],
    ):
        ran = python("-c", UNPRIVILEGED, workspace.root, public, public, *command, folder=workspace.root)
        assert "ermission denied" in ran.reason or "may not be written by you" in ran.reason
    ran = python("-c", UNPRIVILEGED, workspace.root, closed / "x", public, "articles", folder=workspace.root)
    assert "ermission denied" in ran.reason
    closed.chmod(0o777)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a user without a home")
def test_a_user_without_a_home_is_told_to_name_a_workspace(public: Path, workspace: Workspace) -> None:
    shutil.rmtree(public / "articles")
    public.chmod(0o777)
    for variables in ({"HOME": None, "XDG_DATA_HOME": None}, {"HOME": "/proc/1", "XDG_DATA_HOME": None}):
        ran = python(
            "-c", UNPRIVILEGED, workspace.root, "", public, "articles", folder=workspace.root, variables=variables
        )
        assert ran.reason.endswith("cannot be made: Permission denied; name another folder with --workspace") or (
            "cannot be made" in ran.reason
        )
