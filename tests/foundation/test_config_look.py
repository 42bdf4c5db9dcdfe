"""`[look]`, `[kinds]` and `[keys]`: what is wrong is said, and the rest is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.config.file import default_path, mentions
from tui.config.look import THEMES, first_look
from tui.config.read import Config, config_in, read_config
from tui.notes.colour import Colour
from tui.reading.layout import Layout
from tui.reading.look import DAY, EVENING, KINDS, Look
from tui.translation.registry import _PROVIDERS
from tui.translation.settings import NAMES


def _read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_how_things_look(tmp_path: Path) -> None:
    text = """
[look]
theme = "leeslamp-day"
layout = "dutch"
study = true
[kinds.grammar]
name = "zinsbouw"
evening = "#010203"
[keys]
note = "f2, N"
"""
    config = _read(tmp_path, text)
    assert config.notices == ()
    assert config.look is not None
    assert config.look[:3] == (DAY, Layout.DUTCH, True)
    assert config.look.names == {"mark": "mark", "word": "word", "grammar": "zinsbouw", "question": "question"}
    assert config.look.kinds["grammar"] == KINDS["grammar"]._replace(name="zinsbouw", evening="#010203")
    assert config.keys == {"note": "f2, N"}
    assert first_look(str(tmp_path / "config.toml")) == config.look


def test_the_themes_are_ours_and_those_of_textual_that_have_colours() -> None:
    coloured = [name for name, theme in BUILTIN_THEMES.items() if not Color.parse(theme.background or "#000").ansi]
    assert list(THEMES) == [EVENING, DAY, *(name for name in coloured if not name.startswith("ansi"))]


def test_translators_are_named_once() -> None:
    assert tuple(_PROVIDERS) == NAMES
    assert tuple(KINDS) == tuple(Colour)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("look = 3", "look must be a table; the defaults are used"),
        ("[look]\ntheme = 'dark'", "look.theme must be one of leeslamp-evening, leeslamp-day, textual-dark"),
        ("[look]\ntheme = 1", "look.theme must be one of"),
        ("[look]\nlayout = 'sideways'", "look.layout must be one of beside, under, dutch; the default is used"),
        ("[look]\nstudy = 1", "look.study must be true or false; the default is used"),
        ("[look]\nfont = 'x'", "look.font is not known here, only theme, layout, study; it is not used"),
        ("kinds = []", "kinds must be a table"),
        ("[kinds.idiom]\nname = 'x'", "kinds.idiom is not known here, only mark, word, grammar, question"),
        ("[kinds]\nmark = 'x'", "kinds.mark must be a table"),
        ("[kinds.mark]\nname = ''", "kinds.mark.name must be 1 to 20 characters in one line"),
        ('[kinds.mark]\nname = "x\\u202ey"', "kinds.mark.name must be 1 to 20"),
        ('[kinds.mark]\nname = "a\\u001b[2Jb"', "kinds.mark.name must be 1 to 20"),
        ("[kinds.mark]\nname = 'een naam die veel te lang is'", "kinds.mark.name must be 1 to 20"),
        ("[kinds.mark]\nname = 'Word'", "kinds.mark.name must differ from the names of the other kinds"),
        ("[kinds.mark]\nevening = 'red'", "kinds.mark.evening must be a colour as #4d4415"),
        ("[kinds.mark]\nday = '#fff'", "kinds.mark.day must be a colour as #4d4415"),
        ("keys = 'j'", "keys must be a table; the keys stay as they are"),
        ("[keys]\nnote = ['a']", 'keys.note must be keys parted by commas, as "j, down"'),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_used(tmp_path: Path, text: str, said: str) -> None:
    config = _read(tmp_path, text)
    (notice,) = config.notices
    assert notice.startswith(f"config.toml: {said}")
    assert (config.look, dict(config.keys)) == (None, {})


def test_two_kinds_cannot_have_one_name(tmp_path: Path) -> None:
    config = _read(tmp_path, "[kinds.mark]\nname = 'geel'\n[kinds.word]\nname = 'Geel'\n")
    assert config.look is not None
    assert sorted(config.look.names.values()) == ["Geel", "grammar", "mark", "question"]
    assert len(config.notices) == 1


@pytest.mark.parametrize("home", ["/home/lezer", "relative", ""])
@pytest.mark.parametrize("folder", [None, "", "/tmp/x", "relative", " "])
def test_where_the_file_is_platformdirs_says_too(
    monkeypatch: pytest.MonkeyPatch, home: str, folder: str | None
) -> None:
    import platformdirs

    monkeypatch.delenv("LEESLAMP_CONFIG", raising=False)
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if folder is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    try:
        wanted = str(platformdirs.user_config_path("leeslamp") / "config.toml")
    except RuntimeError:
        wanted = ""
    assert default_path() == wanted


_NAMES = "look kinds keys translation lookup chain google url mark name theme note dictionaries layout study day"
_KEYS = st.text(max_size=6) | st.sampled_from(_NAMES.split())
_VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["beside", "#010203", DAY]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_whatever_is_in_it_there_is_a_configuration(loaded: dict[str, object]) -> None:
    config = config_in(loaded, Path("/etc/config.toml"))
    assert all("\n" not in notice and notice.startswith("config.toml: ") for notice in config.notices)
    assert (config.look or Look()).theme in THEMES
    assert set((config.look or Look()).names) == set(KINDS)
    assert set(config.translation.chain) <= set(NAMES)


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_whatever_is_written_there_is_a_configuration(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "config.toml"
    path.write_bytes(text.encode(errors="surrogateescape"))
    assert isinstance(read_config(path), Config)


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("[look]\nstudy = true\n", True),
        ("look.study = true\n", True),
        ('  "look" = { study = true }', True),
        ('"lo\\u006fk" = { study = true }', True),
        ("[translation]\r\nchain = []\r\n\r\n[ kinds . mark ]", True),
        ("# [look]\n  # study = true\n[translation]\nchain = []\n", False),
        ("", False),
    ],
)
def test_a_look_is_looked_for_before_the_file_is_understood(tmp_path: Path, text: str, may_be: bool) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8", newline="")
    assert mentions(str(path), b"look", b"kinds") is may_be
    assert may_be or first_look(str(path)) == Look()


def test_there_is_no_look_in_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(fifo := tmp_path / "fifo")
    assert not any(mentions(str(path), b"look") for path in (tmp_path, tmp_path / "nothing", fifo))
