"""`leeslamp config` and `leeslamp --print-keys`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from cli.command_samples import Leeslamp

from tui.article.workspace import Workspace
from tui.config.read import Config, config_in, read_config
from tui.config.sample import sample
from tui.keymap import bound, keymap
from tui.keys import DECLARED


def _configured(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    path = workspace.root / "config.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("LEESLAMP_CONFIG", str(path))
    return path


def test_what_it_prints_changes_nothing(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = leeslamp("config")
    assert (ran.code, ran.err) == (0, "")
    _configured(workspace, monkeypatch, ran.out)
    assert read_config() == Config()
    assert set(tomllib.loads(ran.out)) == {"look", "kinds", "keys", "translation", "lookup", "feeds"}


def test_neither_does_what_is_behind_its_number_signs() -> None:
    """Every key with its own value, and every other line that can be used."""
    lines = [re.sub(r"^# (?=[a-z_-]+ = )", "", line) for line in sample(bound()).splitlines()]
    config = config_in(tomllib.loads("\n".join(lines)), Path("config.toml"))
    assert config.notices == ()
    assert set(config.keys) == set(DECLARED) - {"count"}
    assert keymap(config.keys, "config.toml") == ({}, [])
    assert config.look is None


def test_where_it_is(leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert leeslamp("config", "--path").out.endswith("/leeslamp/config.toml\n")
    path = _configured(workspace, monkeypatch, "")
    assert leeslamp("config", "--path").out == f"{path}\n"


def test_keys_are_printed_with_those_that_are_set(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '[keys]\nundo = "z"\nlayout = "u"\nsearch = "j"\n[kinds.word]\nname = "woordje"\n'
    _configured(workspace, monkeypatch, text)
    ran = leeslamp("--print-keys")
    assert ran.code == 0
    assert "leeslamp: config.toml: keys.search would be j, which is next-sentence in the reader" in ran.err
    lines = ran.out.splitlines()
    assert any(re.match(r"\* undo +z +Undo: ", line) for line in lines)
    assert any(re.match(r"\* layout +u +Layout: ", line) for line in lines)
    assert any(re.match(r"  search +/ +Search: ", line) for line in lines)
    assert any(re.match(r"  delete-highlight +D +.*: z brings it back", line) for line in lines)
    assert any("Highlight woordje" in line for line in lines)
    assert [line for line in lines if line.startswith("the ")] == [
        *("the reader", "the library", "the news", "the review", "the editor", "the export", "the help")
    ]


def test_check_tells_what_is_wrong_with_the_keys(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _configured(workspace, monkeypatch, '[look]\ntheme = "x"\n[keys]\nnote = 1\nundo = "j"\n')
    ran = leeslamp("check")
    assert ran.code == 1
    assert "problem: config.toml: look.theme must be one of" in ran.out
    assert "problem: config.toml: keys.note must be" in ran.out
    assert "problem: config.toml: keys.undo would be j" in ran.out
