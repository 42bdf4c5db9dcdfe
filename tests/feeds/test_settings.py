"""`[feeds]` in config.toml: what is wrong there is said, and nothing of the reader's is rewritten."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.config.read import read_config
from tui.errors import FeedError
from tui.feeds.model import Feed
from tui.feeds.settings import add_feed, named, new_name, remove_feed

VAART = Feed("vaart", "https://vaartbode.example/rss?a=1&b=%20#c")
DORP = Feed("Het dorp", "http://dorp.example/feed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "eigen" / "config.toml"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())


def test_feeds_are_read_in_their_order(path: Path) -> None:
    _write(path, f'[feeds]\nvaart = "{VAART.url}"\n"Het dorp" = "{DORP.url}"\n')
    config = read_config(path)
    assert config.feeds == (VAART, DORP)
    assert config.notices == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feeds = 3", "feeds must be a table"),
        ("[[feeds]]\nvaart = 'x'", "feeds must be a table"),
        ("[feeds]\nvaart = 3", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'geheim'", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'file:///etc/passwd'", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'http://x:99999/'", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'http://'", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'http://x/een twee'", "feeds.vaart must be an address"),
        ("[feeds]\nvaart = 'http://x/\u202e'", "feeds.vaart must be an address"),
        ("[feeds.vaart]\nurl = 'http://x/'", "feeds.vaart must be an address"),
        ("[feeds]\n\"a\\nb\" = 'http://x/'", "feeds.a b is no name for a feed"),
        ("[feeds]\n'' = 'http://x/'", "feeds. is no name for a feed"),
    ],
)
def test_what_is_no_feed_is_said(path: Path, text: str, said: str) -> None:
    _write(path, text)
    config = read_config(path)
    assert config.feeds == ()
    (notice,) = config.notices
    assert notice.startswith(f"config.toml: {said}")
    assert "geheim" not in notice
    assert config.translation.chain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# van mij\n[translation]\nchain = [ 'fx',\n   'google' ]   # graag\n\n\n# einde",
        "[feeds]\ndorp  =  'http://dorp.example/'   # de beste\n\n# over de vertalers\n[translation]\nchain = []\n",
        "[translation]\nchain = []\n[feeds]\n# nog geen\n[lookup]\ndictionaries = []\n",
        "feeds = {dorp = 'http://dorp.example/'}\n[translation]\nchain = []\n",
        "feeds.dorp = 'http://dorp.example/'\n[translation]\nchain = []\n",
        "\ufeff[translation]\r\nchain = []\r\n",
        "[translation.fx]\nread = 8\n[feeds]\n[translation.google]\nread = 9",
    ],
)
def test_a_line_more_and_a_line_less_are_all_that_changes(path: Path, text: str) -> None:
    if text:
        _write(path, text)
    for feed in (VAART, DORP):
        add_feed(path, feed)
    more = path.read_bytes().decode()
    assert tomllib.loads(more.removeprefix("\ufeff"))["feeds"].items() >= {VAART, DORP}
    assert {*read_config(path).feeds} >= {VAART, DORP}
    for line in text.splitlines(keepends=True):
        assert line.rstrip("} \n") in more
    assert more.startswith("\ufeff") == text.startswith("\ufeff")
    for feed in (VAART, DORP):
        remove_feed(path, feed)
    left = path.read_bytes().decode()
    if "feeds" in text:
        assert left.replace(" }", "}") == text  # where it stands in one line, a space may stay
    else:
        assert left.startswith(text)
        assert left.removeprefix(text).split() == ["[feeds]"]
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[feeds\n", "is not TOML"),
        ("key = 'geheim\n", "is not TOML"),
        ("a = " + "[" * 100_000, "is not TOML"),
        ("feeds = 3\n", "is not a table"),
        ("[[feeds]]\nvaart = 'x'\n", "is not a table"),
        ("[feeds]\nvaart = 3\n", "something else"),
    ],
    ids=lambda value: value[:12],
)
def test_a_file_that_is_not_understood_is_left_as_it_is(path: Path, text: str, said: str) -> None:
    _write(path, text)
    with pytest.raises(FeedError, match=said) as told:
        add_feed(path, VAART)
    assert str(path) in str(told.value)
    assert "geheim" not in str(told.value)
    assert path.read_bytes().decode() == text
    assert len(list(path.parent.iterdir())) == 1


def test_a_folder_is_no_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FeedError, match="is not a file"):
        add_feed(path, VAART)


def test_a_file_elsewhere_is_followed(path: Path, tmp_path: Path) -> None:
    _write(path, "# van mij\n")
    (tmp_path / "link.toml").symlink_to(path)
    add_feed(tmp_path / "link.toml", VAART)
    assert (tmp_path / "link.toml").is_symlink()
    assert path.read_text(encoding="utf-8").startswith("# van mij\n")


def test_a_feed_is_called_by_its_name_or_its_beginning() -> None:
    feeds = [VAART, DORP, Feed("vaart-sport", "http://x/")]
    assert named(feeds, "vaart") == VAART
    assert named(feeds, "het d") == DORP
    assert named(feeds, "vaart-") == feeds[2]
    for name, said in (("va", "there are vaart, vaart-sport"), ("nos", "there are vaart, Het dorp"), ("", "there are")):
        with pytest.raises(FeedError, match=said):
            named(feeds, name)
    with pytest.raises(FeedError, match="there are none"):
        named([], "vaart")


def test_a_new_name_is_nobody_elses() -> None:
    assert new_name([], "De Vaartbode: nieuws", VAART.url) == "de-vaartbode-nieuws"
    assert new_name([], "", "https://www.vaartbode.example/rss") == "vaartbode-example"
    feeds = [Feed("vaart", "http://a/"), Feed("vaart-2", "http://b/")]
    assert new_name(feeds, "Vaart", VAART.url) == "vaart-3"
