"""Who translates and what was translated before, for the reader as for the subcommands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tui.config.file import own
from tui.config.read import Config
from tui.translation import cache, first_use, registry
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.scheduler import Services


def later(config: Config) -> Callable[[], Services] | None:
    """What the reader's screens set up when they need it; None where nobody translates.

    What is wrong with `config` they have told by then.
    """
    return partial(services_of, replace(config, notices=())) if config.translation.chain else None


def services_of(config: Config) -> Services:
    """What a scheduler works with, and whatever is to be said about it."""
    providers, notices = registry.chain(config.translation)
    kept = TranslationCache(own(cache.default_path))
    said = (*config.notices, *notices, *kept.notices)
    return Services(providers, kept, FirstUse(own(first_use.default_path)), said)
