"""Whatever is wrong: one plain line on standard error, exit code 1, and nothing on the disk is changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli.command_samples import CAT, QUOTE, Leeslamp, files

from tui.article.canonical import MAX_BYTES
from tui.article.workspace import Workspace
from tui.notes.store.form import SCHEMA

ANNOTATE = ["annotate", CAT, "--quote", QUOTE]
URL = "a web page has to be kept before that; `leeslamp add URL` keeps it and prints its name"


@pytest.fixture
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files that are no articles."""
    folder = tmp_path_factory.mktemp("slecht")
    (folder / "leeg.txt").write_bytes(b" \n\n")
    (folder / "plaatje.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "programma").write_bytes(b"\x7fELF" + bytes(4000))
    (folder / "kop.md").write_text("---\ntitle: Niets\n---\n\n# Alleen een kop\n", encoding="utf-8")
    with (folder / "reus.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return folder


ARTICLES = [
    ("{bad}/er-niet.txt", "there is no file {bad}/er-niet.txt; `leeslamp articles` lists what can be read"),
    ("er-niet.md", "there is no file er-niet.md; `leeslamp articles` lists what can be read"),
    ("{bad}", "{bad} is a folder; name a text file in it"),
    ("{bad}/leeg.txt", "leeg.txt is empty; there is nothing to read in it"),
    ("{bad}/plaatje.png", "plaatje.png is not a text file; save the article as plain text or Markdown"),
    ("{bad}/programma", "programma is not a text file; save the article as plain text or Markdown"),
    ("{bad}/kop.md", "there is front matter or a heading, but no text to read below it"),
    ("{bad}/reus.txt", f"reus.txt is larger than {MAX_BYTES >> 20} MB; split it into chapters"),
    ("kat-in-de-tram", "there is no article called 'kat-in-de-tram'; did you mean kat-in-de-trein"),
    ("zzzzz", "there is no article called 'zzzzz'; `leeslamp articles` lists what there is"),
    ("", "the name of the article is empty; `leeslamp articles` lists what there is"),
    (
        "Een hele tekst.\n\nIn plaats van een naam.",
        "that is a text, not the name of one; pipe it into `leeslamp read -`",
    ),
]
COMMANDS = [
    ["read", "{name}"],
    ["read", "--add", "{name}"],
    ["show", "{name}"],
    ["show", "--json", "{name}"],
    ["annotate", "{name}", "--quote", "x"],
    ["notes", "--article", "{name}"],
    ["export", "--article", "{name}"],
]


@pytest.mark.parametrize("command", COMMANDS[2:], ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["https://vaartbode.example/pont", "HTTP://vaartbode.example"])
def test_a_page_is_not_fetched_for_its_notes(leeslamp: Leeslamp, command: list[str], name: str) -> None:
    assert leeslamp(*(part.format(name=name) for part in command)).reason == URL


@pytest.mark.parametrize(("name", "said"), ARTICLES)
def test_what_is_no_article(leeslamp: Leeslamp, workspace: Workspace, bad: Path, name: str, said: str) -> None:
    before = files(workspace.root)
    name, said = name.format(bad=bad), said.format(bad=bad)
    for command in COMMANDS:
        assert leeslamp(*(part.format(name=name) for part in command)).reason.startswith(said)
    assert said in leeslamp("translate", name).reason  # which tells of several files
    assert files(workspace.root) == before


@pytest.mark.parametrize("name", ["x" * 300, "~niemand/brief.txt"])
def test_names_no_system_has(leeslamp: Leeslamp, name: str) -> None:
    for command in COMMANDS:
        assert leeslamp(*(part.format(name=name) for part in command)).reason


def _newer(content: bytes) -> bytes:
    tables = json.loads(content)
    tables["meta"]["1"]["schema"] = SCHEMA + 1
    return json.dumps(tables).encode()


@pytest.mark.parametrize(
    ("command", "damage"),
    [
        (ANNOTATE, b""),
        (ANNOTATE, b"[]"),
        (["export"], b'{"notes": {"1": {'),
        (["export", "-o", "uit.md"], b'"'),
        (["notes"], b"\xff\xfe{}"),
        (["notes", "--json"], b"\0\0"),
    ],
    ids=repr,
)
def test_a_damaged_notebook(leeslamp: Leeslamp, workspace: Workspace, command: list[str], damage: bytes) -> None:
    workspace.notes.write_bytes(damage)
    before = files(workspace.root)
    assert leeslamp(*command).reason.startswith("notes.json is damaged: it ")
    assert files(workspace.root) == before


@pytest.mark.parametrize("command", [ANNOTATE, ["export"], ["export", "-o", "uit.md"]])
def test_a_newer_notebook_is_neither_written_nor_exported(
    leeslamp: Leeslamp, workspace: Workspace, noted: str, command: list[str]
) -> None:
    workspace.notes.write_bytes(_newer(workspace.notes.read_bytes()))
    before = files(workspace.root)
    reason = leeslamp(*command).reason
    assert reason.startswith(f"notes.json was written by a newer leeslamp (schema {SCHEMA + 1})")
    assert "update leeslamp" in reason
    assert files(workspace.root) == before


def test_a_newer_notebook_is_listed_with_a_word(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    workspace.notes.write_bytes(_newer(workspace.notes.read_bytes()))
    ran = leeslamp("notes")
    assert ran.code == 0
    assert QUOTE in ran.out
    assert "was written by a newer leeslamp" in ran.err


def test_a_notebook_that_is_a_folder_or_a_pipe(leeslamp: Leeslamp, workspace: Workspace) -> None:
    for make in (Path.mkdir, os.mkfifo):
        make(workspace.notes)
        for command in (["notes"], ["export"], ANNOTATE):
            assert "notes.json is not a file" in leeslamp(*command).reason
        assert leeslamp("check").code == 1
        workspace.notes.rmdir() if workspace.notes.is_dir() else workspace.notes.unlink()


@pytest.mark.parametrize(
    "command",
    [["articles"], ["show", CAT], ["notes"], ["export"], ["check"], ["translate", "--all"], ["read", CAT], []],
)
def test_a_workspace_that_is_none(leeslamp: Leeslamp, tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"")
    for named in (tmp_path / "er-niet", file):
        said = f"the workspace {named} is not a folder; make it, or name another with --workspace"
        assert leeslamp("--workspace", named, *command).reason == said
    assert leeslamp("--workspace", "", *command).reason == "--workspace is empty; name a folder"
    assert leeslamp("--workspace", "~niemand/x", *command).reason
    assert not (tmp_path / "er-niet").exists()


def test_articles_that_is_no_folder(leeslamp: Leeslamp, tmp_path: Path) -> None:
    root = tmp_path / "vreemd"
    root.mkdir()
    (root / "articles").write_bytes(b"")
    for command in ("articles", "check", "translate --all"):
        said = f"{root / 'articles'} cannot be read: Not a directory"
        assert leeslamp("--workspace", root, *command.split()).reason == said


@pytest.mark.parametrize("command", [[], ["read", CAT], ["read", "-"]])
def test_the_reader_needs_a_terminal(leeslamp: Leeslamp, command: list[str]) -> None:
    said = "the reader needs a terminal; `leeslamp read --plain` and `leeslamp show` do without"
    assert leeslamp(*command).reason == said


def test_nothing_is_added_without_a_terminal(leeslamp: Leeslamp, workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Lieve Roos. De lamp brandt weer.\n", encoding="utf-8")
    assert "needs a terminal" in leeslamp("read", "--add", tmp_path / "brief.txt").reason
    assert not (workspace.articles / "brief.txt").exists()
    assert "has no name to keep it under" in leeslamp("read", "--add", "-").reason
