"""The translation services there are, by name."""

from __future__ import annotations

from collections.abc import Callable

from tui.errors import TranslationError
from tui.translation.deepl import DeepL
from tui.translation.fx import Firefox
from tui.translation.gloss import Glosses
from tui.translation.google import Google
from tui.translation.libretranslate import LibreTranslate
from tui.translation.mymemory import MyMemory
from tui.translation.provider import NotSetUpError, Provider
from tui.translation.settings import DEFAULT_CHAIN, NAMES, ProviderSettings, TranslationSettings

# each imports what it needs when it is asked for its first text, not here
_PROVIDERS: dict[str, Callable[[ProviderSettings], Provider]] = {
    "fx": Firefox,
    "google": Google,
    "mymemory": MyMemory,
    "gloss": Glosses,
    "libretranslate": LibreTranslate,
    "deepl": DeepL,
}


def make(name: str, settings: ProviderSettings) -> Provider:
    """The provider called `name`. Raises NotSetUpError, or TranslationError if there is none of that name."""
    if name not in _PROVIDERS:
        raise TranslationError(f"there is no translator {name!r}; there are {', '.join(NAMES)}")
    return _PROVIDERS[name](settings)


def chain(settings: TranslationSettings) -> tuple[list[Provider], list[str]]:
    """The providers to ask, in order, and what the reader should know about those that cannot be asked."""
    providers: list[Provider] = []
    notices: list[str] = []
    for name in dict.fromkeys(settings.chain):
        try:
            providers.append(make(name, settings.of(name)))
        except TranslationError as error:
            # nobody asked for the model in so many words as long as the chain is ours
            if not (isinstance(error, NotSetUpError) and name == "fx" and settings.chain == DEFAULT_CHAIN):
                notices.append(str(error))
    return providers, notices
