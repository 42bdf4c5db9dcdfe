"""The whole of what is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.clean import one_line
from tui.config.check import Check
from tui.config.file import default_path, load
from tui.config.keys import keys_in
from tui.config.lookup import dictionaries_in
from tui.config.translation import translation_in
from tui.translation.settings import TranslationSettings

if TYPE_CHECKING:
    from tui.feeds.model import Feed
    from tui.reading.look import Look


@dataclass(frozen=True)
class Config:
    """What is set."""

    translation: TranslationSettings = field(default_factory=TranslationSettings)
    dictionaries: tuple[Path, ...] = ()
    """Files of other dictionaries, in the order in which they are asked."""
    look: Look | None = None
    """None where that is as it comes."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys parted by commas, by the id of what they are to do; whether there is such a thing is not looked at."""
    feeds: tuple[Feed, ...] = ()
    """Feeds of news, in the order of the file."""
    notices: tuple[str, ...] = ()
    """A plain sentence for each thing that is wrong. No value is ever in it: it might be a key to a service."""


def read_config(path: Path | None = None) -> Config:
    """What the file at `path` sets, by default the reader's own; nothing if there is none. Never raises."""
    name = str(path or default_path())
    if not name:
        return Config()
    loaded = load(name)
    if isinstance(loaded, str):
        notice = one_line(f"{name} is not used, and nobody translates until it is mended: {loaded}")
        return Config(TranslationSettings(()), notices=(notice,))
    return config_in(loaded, Path(name))


def config_in(loaded: dict[str, object], path: Path) -> Config:
    """What the TOML of the file at `path` sets."""
    check = Check(path.name)
    top = check.table(loaded, "", ("look", "kinds", "keys", "translation", "lookup", "feeds"))
    translation = translation_in(top.get("translation", {}), check)
    dictionaries = dictionaries_in(top.get("lookup", {}), path.parent, check)
    look = None
    if "look" in top or "kinds" in top:
        from tui.config.look import look_in  # with what there is to be looked at; most commands show nothing of it

        look = look_in(top.get("look", {}), top.get("kinds", {}), check)
    feeds: tuple[Feed, ...] = ()
    if "feeds" in top:
        from tui.feeds.settings import feeds_from  # with what knows addresses; the first page does without

        feeds = feeds_from(top["feeds"], check.say)
    return Config(translation, dictionaries, look, keys_in(top.get("keys", {}), check), feeds, tuple(check.notices))
