"""`[translation]`: who translates, and how each is reached.

Where it cannot be understood whom the reader allows to translate, nobody does.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import get_type_hints
from urllib.parse import urlsplit

from tui.config.check import Check, Rule
from tui.translation.settings import DEFAULT_CHAIN, NAMES, ProviderSettings, TranslationSettings

_ADDRESS = re.compile(r"https?://(?:[!-.0-~]+@)?(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[!-~]*)?")
_VARIABLE = re.compile("[A-Za-z_][A-Za-z0-9_]*")


def _is_address(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(_ADDRESS.fullmatch(value)) and urlsplit(value).port != 0
    except ValueError:  # a port above 65535, or an IPv6 address that is none
        return False


def _is_variable(value: object) -> bool:
    return isinstance(value, str) and bool(_VARIABLE.fullmatch(value))


# type(), because a bool is an int; bounds, because the system refuses to wait for 1e300 seconds
_SECONDS = Rule(lambda it: type(it) in (int, float) and 0.01 <= it <= 3600, "a number of seconds from 0.01 to 3600")
_COUNT = Rule(lambda it: type(it) is int and 0 < it <= 1_000_000, "a whole number from 1 to 1000000")
_SPECIAL = {
    "url": Rule(_is_address, "an address that begins with http:// or https://"),
    "key_variable": Rule(_is_variable, "the name of an environment variable, which holds the key"),
    "per_second": Rule(_SECONDS.holds, "a number from 0.01 to 3600"),
}
_RULES = {
    name: _SPECIAL.get(name, _COUNT if hint == int | None else _SECONDS)
    for name, hint in get_type_hints(ProviderSettings).items()
}


def translation_in(value: object, check: Check) -> TranslationSettings:
    """What the table sets."""
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
        MappingProxyType({name: made for name, made in providers.items() if made not in (None, ProviderSettings())}),
        barred,
    )


def _chain(value: object, check: Check) -> tuple[str, ...]:
    """Only who is named, be it nobody: no text goes to a service that the reader may have meant to leave out."""
    names = value if isinstance(value, list) else [None]
    known = [name for name in names if name in NAMES]
    if known != names:
        check.say("translation.chain", f"must be a list of some of {', '.join(NAMES)}; nobody else is asked")
    return tuple(known)


def _provider(value: object, name: str, check: Check) -> ProviderSettings | None:
    """How to reach a service; None if its address is wrong: no text goes to another one instead."""
    fields = check.values(value, f"translation.{name}", _RULES, {"url": f"{name} is not asked"})
    if isinstance(value, dict) and "url" in value and "url" not in fields:
        return None
    return ProviderSettings(**fields)
