"""Who translates and what was translated before, for the reader as for the subcommands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tui.article.model import Article
from tui.cli.output import warn
from tui.config import Config, read_config
from tui.translation import cache, first_use, registry
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.missing import missing
from tui.translation.model import Translation, maker
from tui.translation.scheduler import Services


def later() -> Callable[[], Services] | None:
    """What the reader's screens set up when they need it; None where nobody translates and nothing is to be said."""
    config = read_config()
    return partial(services_of, config) if config.translation.chain or config.notices else None


def services_of(config: Config) -> Services:
    """What a scheduler works with, and whatever is to be said about it."""
    providers, notices = registry.chain(config.translation)
    kept = TranslationCache(_own(cache.default_path))
    said = (*config.notices, *notices, *kept.notices)
    return Services(providers, kept, FirstUse(_own(first_use.default_path)), said)


def with_kept(article: Article, translations: Mapping[int, Translation]) -> dict[int, Translation]:
    """`translations` by block, and for what they lack what the cache has. Asks nobody, and makes no cache."""
    both = dict(translations)
    lacking = list(missing(article, translations))
    if not lacking or not _is_there(path := _own(cache.default_path)):
        return both
    config, kept = read_config(), TranslationCache(path)
    for name in dict.fromkeys((*config.translation.chain, *registry.NAMES)):
        found = kept.get_many(name, [one.text for one in lacking])
        for one in lacking:
            if one.text in found:
                block, made = one.made(found[one.text], maker(name))
                both[block] = made.under(both.get(block, Translation(())))
        lacking = [one for one in lacking if one.text not in found]
    kept.close()
    for notice in (*config.notices, *kept.notices):
        warn(notice)
    return both


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that nobody may look into
        return False


def _own(path: Callable[[], Path]) -> Path:
    """Where something of the reader's is; for one without a home a place where nothing can be."""
    try:
        return path()
    except RuntimeError:
        return Path(os.devnull, "leeslamp")
