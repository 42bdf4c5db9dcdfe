"""`config.toml`: what can be set. leeslamp starts without it, and whatever is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_type_hints
from urllib.parse import urlsplit

from tui.clean import one_line
from tui.feeds.model import Feed
from tui.feeds.settings import feeds_from
from tui.translation.registry import NAMES
from tui.translation.settings import DEFAULT_CHAIN, ProviderSettings, TranslationSettings

VARIABLE = "LEESLAMP_CONFIG"


@dataclass(frozen=True)
class Config:
    """What is set."""

    translation: TranslationSettings = field(default_factory=TranslationSettings)
    dictionaries: tuple[Path, ...] = ()
    """Files of other dictionaries, in the order in which they are asked."""
    feeds: tuple[Feed, ...] = ()
    """Feeds of news, in the order of the file."""
    notices: tuple[str, ...] = ()
    """A plain sentence for each thing that is wrong. No value is ever in it: it might be a key."""


_ADDRESS = re.compile(r"https?://(?:[!-.0-~]+@)?(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[!-~]*)?")
_VARIABLE = re.compile("[A-Za-z_][A-Za-z0-9_]*")


class _Rule(NamedTuple):
    holds: Callable[[Any], bool]
    allowed: str
    """What a value must be, in words."""


def _is_address(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(_ADDRESS.fullmatch(value)) and urlsplit(value).port != 0
    except ValueError:  # a port above 65535, or an IPv6 address that is none
        return False


def _is_variable(value: object) -> bool:
    return isinstance(value, str) and bool(_VARIABLE.fullmatch(value))


# type(), because a bool is an int; bounds, because the system refuses to wait for 1e300 seconds
_SECONDS = _Rule(lambda it: type(it) in (int, float) and 0.01 <= it <= 3600, "a number of seconds from 0.01 to 3600")
_COUNT = _Rule(lambda it: type(it) is int and 0 < it <= 1_000_000, "a whole number from 1 to 1000000")
_SPECIAL = {
    "url": _Rule(_is_address, "an address that begins with http:// or https://"),
    "key_variable": _Rule(_is_variable, "the name of an environment variable, which holds the key"),
    "per_second": _Rule(_SECONDS.holds, "a number from 0.01 to 3600"),
}
_RULES = {
    name: _SPECIAL.get(name, _COUNT if hint == int | None else _SECONDS)
    for name, hint in get_type_hints(ProviderSettings).items()
}


def default_path() -> Path | None:
    """Where the file is, or would be; None for a user without a home."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    import platformdirs

    try:
        return platformdirs.user_config_path("leeslamp") / "config.toml"
    except RuntimeError:
        return None


def read_config(path: Path | None = None) -> Config:
    """What the file at `path` sets, by default the reader's own; nothing if there is none. Never raises.

    Where it cannot be understood whom the reader allows to translate, nobody does.
    """
    path = path or default_path()
    if path is None:
        return Config()
    check = _Check(path.name)
    loaded = _load(path, check.notices)
    if loaded is None:
        return Config(TranslationSettings(()), notices=tuple(check.notices))
    top = check.table(loaded, "", ("translation", "lookup", "feeds"))
    translation = _translation(top.get("translation", {}), check)
    dictionaries = _dictionaries(top.get("lookup", {}), path, check)
    feeds = feeds_from(top.get("feeds", {}), check.say)
    return Config(translation, dictionaries, feeds, tuple(check.notices))


def _load(path: Path, notices: list[str]) -> dict[str, Any] | None:
    try:
        # whoever names a file, or links to one, means one that is there
        if not path.exists() and not path.is_symlink() and not os.environ.get(VARIABLE):
            return {}
        import tomllib

        if not path.is_file():
            raise OSError("it is not a file" if path.exists() else "it is not there")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"line {error.object.count(bytes([10]), 0, error.start) + 1} is not UTF-8"
    except OSError as error:
        reason = error.strerror or str(error)
    except (ValueError, RecursionError) as error:
        reason = f"it is not TOML: {error}"
    notices.append(one_line(f"{path} is not used, and nobody translates until it is mended: {reason}"))
    return None


class _Check:
    """Takes what can be used and remembers what cannot."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.notices: list[str] = []

    def say(self, key: str, wrong: str) -> None:
        self.notices.append(one_line(f"{self._file}: {key} {wrong}"))

    def table(
        self, value: object, name: str, known: Sequence[str], otherwise: str = "the defaults are used"
    ) -> dict[str, Any]:
        """What a table has of the known keys; `otherwise` says what happens if it is none."""
        if not isinstance(value, dict):
            self.say(name, f"must be a table; {otherwise}")
            return {}
        for key in value:
            if key not in known:
                self.say(f"{name}.{key}".lstrip("."), f"is not known here, only {', '.join(known)}; it is not used")
        return {key: value[key] for key in value if key in known}


def _translation(value: object, check: _Check) -> TranslationSettings:
    tables = check.table(value, "translation", ("chain", *NAMES), "nobody translates")
    chain = _chain(tables.pop("chain"), check) if "chain" in tables else DEFAULT_CHAIN
    if not isinstance(value, dict):
        chain = ()
    elif "chain" not in value and value.keys() - tables.keys():  # one of them may be a chain mistyped
        check.say("translation", "names no chain, but has what is not known; nobody translates until it is mended")
        chain = ()
    providers = {name: _provider(tables[name], name, check) for name in tables}
    barred = frozenset(name for name, made in providers.items() if made is None)
    return TranslationSettings(
        tuple(name for name in chain if name not in barred),
        MappingProxyType({name: made for name, made in providers.items() if made is not None}),
        barred,
    )


def _dictionaries(value: object, path: Path, check: _Check) -> tuple[Path, ...]:
    """Files as they are named, `~` for the reader's home; others from where the configuration is."""
    names = check.table(value, "lookup", ("dictionaries",)).get("dictionaries", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        check.say("lookup.dictionaries", "must be a list of names of files; none is used")
        return ()
    return tuple(path.parent / Path(name).expanduser() for name in names)


def _chain(value: object, check: _Check) -> tuple[str, ...]:
    """Only who is named, be it nobody: no text goes to a service that the reader may have meant to leave out."""
    names = value if isinstance(value, list) else [None]
    known = [name for name in names if name in NAMES]
    if known != names:
        check.say("translation.chain", f"must be a list of some of {', '.join(NAMES)}; nobody else is asked")
    return tuple(known)


def _provider(value: object, name: str, check: _Check) -> ProviderSettings | None:
    """How to reach a service; None if its address is wrong: no text goes to another one instead."""
    fields = check.table(value, f"translation.{name}", tuple(_RULES))
    wrong = [key for key in fields if not _RULES[key].holds(fields[key])]
    for key in wrong:
        then = f"{name} is not asked" if key == "url" else "the default is used"
        check.say(f"translation.{name}.{key}", f"must be {_RULES[key].allowed}; {then}")
    if "url" in wrong:
        return None
    return ProviderSettings(**{key: fields[key] for key in fields if key not in wrong})


def own(path: Callable[[], Path]) -> Path:
    """Where something of the reader's is; for one without a home a place where nothing can be."""
    try:
        return path()
    except RuntimeError:
        return Path(os.devnull, "leeslamp")
