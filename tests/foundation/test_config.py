"""`config.toml`: whatever is in it, leeslamp starts and says what it did not use."""

from __future__ import annotations

import dataclasses
import os
import re
from pathlib import Path

import pytest
from project import PROJECT

from tui.config.file import default_path
from tui.config.read import Config, read_config
from tui.translation.settings import DEFAULT_CHAIN, NAMES, ProviderSettings, TranslationSettings


def _read(folder: Path, text: str | bytes) -> Config:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_config(path)


def test_without_a_file_there_are_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEESLAMP_CONFIG", raising=False)
    assert read_config(tmp_path / "config.toml") == Config(TranslationSettings(DEFAULT_CHAIN), ())
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_path() == str(tmp_path / "leeslamp" / "config.toml")
    assert read_config() == Config()


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    config = _read(
        tmp_path,
        """
[translation]
chain = ["libretranslate", "google"]
[translation.libretranslate]
url = "https://user:word@example.org:5000/lt"
key_variable = "MY_KEY"
connect = 1
read = 2.5
whole = 30
characters = 900
per_second = 0.5
""",
    )
    assert config.notices == ()
    assert config.translation.chain == ("libretranslate", "google")
    assert config.translation.of("libretranslate") == ProviderSettings(
        "https://user:word@example.org:5000/lt", "MY_KEY", 1, 2.5, 30, 900, 0.5
    )
    assert config.translation.of("google") == ProviderSettings()


def test_nobody_may_translate(tmp_path: Path) -> None:
    assert _read(tmp_path, "[translation]\nchain = []\n").translation.chain == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[translation.google]\nread = -1", "translation.google.read must be a number of seconds"),
        ("[translation.google]\nread = true", "translation.google.read must be a number of seconds"),
        ("[translation.google]\nread = '8'", "translation.google.read must be a number of seconds"),
        ("[translation.google]\nwhole = inf", "translation.google.whole must be a number of seconds"),
        ("[translation.google]\nconnect = nan", "translation.google.connect must be a number of seconds"),
        ("[translation.google]\ncharacters = 9.5", "translation.google.characters must be a whole number"),
        ("[translation.google]\ncharacters = 0", "translation.google.characters must be a whole number"),
        ("[translation.google]\nper_second = 0", "translation.google.per_second must be a number"),
        ("[translation.google]\nurl = 'ftp://example.org'", "translation.google.url must be an address"),
        ("[translation.google]\nurl = 'example.org'", "translation.google.url must be an address"),
        ("[translation.google]\nurl = 'http://[:::::]/m'", "translation.google.url must be an address"),
        ("[translation.google]\nurl = 'http://x:99999'", "translation.google.url must be an address"),
        ("[translation.google]\nurl = 'http://x/\u202egeheim'", "translation.google.url must be an address"),
        ('[translation.google]\n"a\\nb\u202e" = 1', "translation.google.a b is not known here"),
        ("[translation.google]\nurl = 8", "translation.google.url must be an address"),
        ("[translation.deepl]\nkey_variable = 'abc:fx-geheim'", "translation.deepl.key_variable must be the name"),
        ("[translation.deepl]\nkey = 'geheim'", "translation.deepl.key is not known here, only url, key_variable"),
        ("[translation]\nchain = 'google'", "translation.chain must be a list of some of fx, google"),
        ("[translation]\nchain = ['google', 'bing']", "translation.chain must be a list of some of fx, google"),
        ("[translation]\nchain = [1]", "translation.chain must be a list of some of fx, google"),
        ("[translation]\nchain = []\n[translation.bing]\nurl = 'http://x'", "translation.bing is not known here"),
        ("[loop]\ntheme = 'dark'", "loop is not known here, only look"),
        ("translation = 3", "translation must be a table"),
        ("[translation]\ngoogle = 3", "translation.google must be a table"),
    ],
)
def test_a_wrong_value_is_said_and_the_default_used(tmp_path: Path, text: str, said: str) -> None:
    config = _read(tmp_path, text)
    (notice,) = config.notices
    assert notice.startswith(f"config.toml: {said}")
    assert "\n" not in notice
    assert "geheim" not in notice  # it might be a key
    assert all(config.translation.of(name) == ProviderSettings() for name in NAMES)


def test_a_wrong_address_sends_no_text_to_another_one(tmp_path: Path) -> None:
    config = _read(tmp_path, "[translation.google]\nurl = 'proxy.example.org'")
    assert config.translation.chain == ("fx", "mymemory", "gloss")
    assert config.notices[0].endswith("; google is not asked")


@pytest.mark.parametrize("text", ["[translation]\nchian = ['fx']", "[translation.bing]\nread = 8"])
def test_a_chain_that_may_be_mistyped_is_not_replaced_by_ours(tmp_path: Path, text: str) -> None:
    config = _read(tmp_path, text)
    assert config.translation.chain == ()
    assert config.notices[-1].endswith("nobody translates until it is mended")


def test_where_the_chain_may_be_meant_nobody_is_asked(tmp_path: Path) -> None:
    config = _read(tmp_path, "translation = 3")
    assert config.translation.chain == ()
    assert config.notices == ("config.toml: translation must be a table; nobody translates",)


def test_of_a_wrong_chain_only_who_is_named_is_asked(tmp_path: Path) -> None:
    assert _read(tmp_path, "[translation]\nchain = ['mymemory', 'bing']").translation.chain == ("mymemory",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[translation\nchain = 1", r"it is not TOML: .*\(at line 1, column 13\)"),
        (b"# een\n[translation.deepl]\nkey = geheim\n", r"it is not TOML: .*\(at line 3, column 7\)"),
        (b"# een\nkey geheim\n", r"it is not TOML: .*\(at line 2, column 5\)"),
        (b"a = 1\na = 2\n", r"it is not TOML: .*\(at line 2, column 6\)"),
        (b"chain = [\n\n", r"it is not TOML: .*\(at end of document\)"),
        (b"key = 'geheim", r"it is not TOML: .*\(at end of document\)"),
        (b"\0", r"it is not TOML: .*\(at line 1, column 1\)"),
        (b"a = " + b"[" * 100_000, "it is not TOML: .*recursion"),
        (b"a = " + b"9" * 5000, "it is not TOML: .*digits"),
        (b"# een\n# twee\xff\n", "line 2 is not UTF-8$"),
        (b"\xef\xbb\xbf# een\n\n\xe9", "line 3 is not UTF-8$"),
        ("[translation]\n".encode("utf-16"), "line 1 is not UTF-8$"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_that_cannot_be_understood(tmp_path: Path, data: bytes, said: str) -> None:
    config = _read(tmp_path, data)
    (notice,) = config.notices
    begin = f"{tmp_path / 'config.toml'} is not used, and nobody translates until it is mended: "
    assert notice.startswith(begin)
    assert re.match(said, notice.removeprefix(begin))
    assert "geheim" not in notice
    assert config.translation == TranslationSettings(())


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\xef\xbb\xbf[translation]\nchain = []\n") == Config(TranslationSettings(()))


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEESLAMP_CONFIG", raising=False)
    (tmp_path / "link.toml").symlink_to(tmp_path / "weg.toml")
    os.mkfifo(tmp_path / "pipe.toml")  # whoever opened it would wait for ever
    for path, said in (
        (tmp_path, "it is not a file"),
        (tmp_path / "pipe.toml", "it is not a file"),
        (tmp_path / "link.toml", "it is not there"),
        (tmp_path / ("x" * 300), "File name too long"),
    ):
        config = read_config(path)
        assert config.notices == (f"{path} is not used, and nobody translates until it is mended: {said}",)
        assert config.translation.chain == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_nobody_may_read(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch(0)
    (notice,) = read_config(tmp_path / "config.toml").notices
    assert notice.endswith("Permission denied")


def test_a_name_is_never_a_command_to_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESLAMP_CONFIG", str(tmp_path / "a\x1b[2J\n\u202eb.toml"))
    (notice,) = read_config().notices
    assert not set(notice) & {"\x1b", "\n", "\u202e"}


def test_a_file_that_was_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESLAMP_CONFIG", str(tmp_path / "weg.toml"))
    (notice,) = read_config().notices
    assert "weg.toml is not used, and nobody translates until it is mended: it is not there" in notice


def test_every_key_is_in_the_page() -> None:
    page = (PROJECT / "docs" / "config.md").read_text(encoding="utf-8")
    for field in dataclasses.fields(ProviderSettings):
        assert f"| `{field.name}` |" in page
    for name in NAMES:
        assert f"`{name}`" in page
    for key in ("look.theme", "look.layout", "look.study", "kinds.mark.name", "kinds.mark.evening", "kinds.mark.day"):
        assert f"`{key}`" in page
