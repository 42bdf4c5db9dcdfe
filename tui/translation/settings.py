"""What can be set about translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NAMES = ("fx", "google", "mymemory", "gloss", "libretranslate", "deepl")
"""What a chain may consist of."""
DEFAULT_CHAIN = ("fx", "google", "mymemory", "gloss")
"""Who is asked, in this order. `fx` is left out while its model is not there; `gloss` is for when nobody answers."""


@dataclass(frozen=True)
class ProviderSettings:
    """How to reach one service; None stands for what the service itself has as its default."""

    url: str | None = None
    """Where it is: a proxy, a server of your own, a test server."""
    key_variable: str | None = None
    """The environment variable that holds its key."""
    connect: float = 3.05
    """Seconds to reach it."""
    read: float | None = None
    """Seconds without a byte of the answer."""
    whole: float | None = None
    """Seconds for the whole answer."""
    characters: int | None = None
    """Most code points in one request."""
    per_second: float | None = None
    """Requests a second."""


@dataclass(frozen=True)
class TranslationSettings:
    """Who translates, and how each is reached."""

    chain: tuple[str, ...] = DEFAULT_CHAIN
    """Names of providers; empty for nobody."""
    providers: Mapping[str, ProviderSettings] = field(default_factory=lambda: MappingProxyType({}))
    """By name; who is not in it has the defaults."""
    barred: frozenset[str] = frozenset()
    """Who is never asked, because where the text would go is not known."""

    def of(self, name: str) -> ProviderSettings:
        """The settings of one provider."""
        return self.providers.get(name, ProviderSettings())
