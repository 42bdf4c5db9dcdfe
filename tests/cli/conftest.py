"""The command in this process."""

from __future__ import annotations

import pytest
from cli.command_samples import CAT, QUOTE, TAKEN, Leeslamp, Ran, folders

from tui.article.workspace import Workspace
from tui.cli.main import main


@pytest.fixture
def leeslamp(workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Leeslamp:
    """Runs the command in the folder of a workspace with the shipped articles."""
    monkeypatch.chdir(workspace.root)
    for name in TAKEN:
        monkeypatch.delenv(name, raising=False)
    for name, value in {**folders(workspace.root), "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def noted(leeslamp: Leeslamp) -> str:
    """The id of a note in the workspace."""
    made = leeslamp("annotate", CAT, "--quote", QUOTE, "--kind", "grammar", "--note", "mee #scheidbaar")
    assert made.code == 0
    return made.out.strip()
