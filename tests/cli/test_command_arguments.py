"""What can be asked for, where, and how wrong usage is answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.command_samples import CAT, Leeslamp

from tui import __version__
from tui.article.workspace import Workspace
from tui.cli import parser
from tui.exports.formats import Format
from tui.imports.model import Format as Source
from tui.notes.colour import Colour
from tui.reading.layout import Layout

SUBCOMMANDS = (
    "read",
    "add",
    "feeds",
    "show",
    "translate",
    "articles",
    "notes",
    "annotate",
    "export",
    "import-notes",
    "check",
    "merge",
    "restore",
    "model",
)


def test_the_choices_are_those_of_their_rooms() -> None:
    assert tuple(map(str, Colour)) == parser.KINDS
    assert tuple(map(str, Format)) == parser.FORMATS
    assert tuple(map(str, Layout)) == parser.LAYOUTS
    assert tuple(map(str, Source)) == parser.SOURCES


def test_the_version(leeslamp: Leeslamp) -> None:
    assert leeslamp("--version") == (0, f"leeslamp {__version__}\n", "")


def test_help_names_every_subcommand(leeslamp: Leeslamp) -> None:
    helped = leeslamp("--help")
    assert helped.code == 0
    assert helped.err == ""
    assert all(f"\n    {name} " in helped.out for name in SUBCOMMANDS)
    assert "\x1b" not in helped.out


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_explains_itself(leeslamp: Leeslamp, name: str) -> None:
    helped = leeslamp(name, "--help")
    assert helped.code == 0
    assert helped.err == ""
    assert helped.out.startswith(f"Usage: leeslamp {name} [-h] [--workspace DIR]")
    assert all(line == line.rstrip() and len(line) <= 80 for line in helped.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bestaat-niet"], "argument SUBCOMMAND: invalid choice: 'bestaat-niet' (choose from "),
        (["show"], "the following arguments are required: FILE|SLUG"),
        (["show", CAT, "--layout", "schuin"], "argument --layout: invalid choice: 'schuin'"),
        (["show", CAT, "--lay", "dutch"], "unrecognized arguments: --lay dutch"),  # a later option may begin so too
        (["articles", "--bestaat-niet"], "unrecognized arguments: --bestaat-niet"),
        (["annotate", CAT], "the following arguments are required: --quote"),
        (["annotate", CAT, "--quote", "kat", "--kind", "rood"], "argument --kind: invalid choice: 'rood'"),
        (["annotate", CAT, "--quote", "kat", "--tag", "twee woorden"], "argument --tag: a tag is one word"),
        (["annotate", CAT, "--quote", "kat", "--tag", ""], "argument --tag: a tag is one word"),
        (["annotate", CAT, "--quote", "kat", "--note", "\udcff"], "argument --note: this is not UTF-8"),
        (["export", "--format", "pdf"], "argument --format: invalid choice: 'pdf'"),
        (["--workspace"], "argument --workspace: expected one argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_with_the_right_one(leeslamp: Leeslamp, arguments: list[str], said: str) -> None:
    ran = leeslamp(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("usage: leeslamp")
    assert said in ran.err.splitlines()[-1]


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one article."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "articles").mkdir()
    (folder / "articles" / "hier.txt").write_text("Deze tekst staat ergens anders. Echt waar.\n", encoding="utf-8")
    return folder


def _listed(leeslamp: Leeslamp, *arguments: object) -> list[str]:
    ran = leeslamp(*arguments)
    assert ran.code == 0, ran
    return [line.split()[0] for line in ran.out.splitlines()]


def test_the_workspace_is_named_before_or_after_the_subcommand(leeslamp: Leeslamp, elsewhere: Path) -> None:
    assert _listed(leeslamp, "--workspace", elsewhere, "articles") == ["hier"]
    assert _listed(leeslamp, "articles", "--workspace", elsewhere) == ["hier"]
    assert _listed(leeslamp, "--workspace", "/nergens", "articles", "--workspace", elsewhere) == ["hier"]
    assert _listed(leeslamp, f"--workspace={elsewhere}", "articles") == ["hier"]


def test_the_workspace_is_the_one_named_else_the_variables_else_this_folder(
    leeslamp: Leeslamp, elsewhere: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CAT in _listed(leeslamp, "articles")
    monkeypatch.setenv("LEESLAMP_WORKSPACE", str(elsewhere))
    assert _listed(leeslamp, "articles") == ["hier"]
    assert CAT in _listed(leeslamp, "articles", "--workspace", workspace.root)


def test_a_folder_without_articles_leads_to_ones_own_filled_with_the_shipped(
    leeslamp: Leeslamp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    assert CAT in _listed(leeslamp, "articles")
    assert (tmp_path / "data" / "leeslamp" / "articles" / f"{CAT}.md").is_file()
    assert list((tmp_path / "leeg").iterdir()) == []


def test_a_deleted_folder_is_no_workspace_but_another_can_be_named(
    leeslamp: Leeslamp, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert _listed(leeslamp, "articles", "--workspace", elsewhere) == ["hier"]
    assert CAT in _listed(leeslamp, "articles")
