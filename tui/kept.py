"""Translations that were made before, for whoever shows an article without asking anybody."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from tui.article.model import Article
from tui.config.file import own
from tui.config.read import read_config
from tui.translation import cache, settings
from tui.translation.cache import TranslationCache
from tui.translation.missing import missing
from tui.translation.model import Translation, maker


def with_kept(
    article: Article, translations: Mapping[int, Translation]
) -> tuple[dict[int, Translation], tuple[str, ...]]:
    """`translations` by block and, for what they lack, what the cache has; and what is to be said about it.

    Makes no cache where there is none.
    """
    both = dict(translations)
    lacking = list(missing(article, translations))
    if not lacking or not _is_there(path := own(cache.default_path)):
        return both, ()
    config = read_config()
    with closing(TranslationCache(path)) as kept:
        for name in dict.fromkeys((*config.translation.chain, *settings.NAMES)):
            found = kept.get_many(name, [one.text for one in lacking])
            for one in lacking:
                if one.text in found:
                    block, made = one.made(found[one.text], maker(name))
                    both[block] = made.under(both.get(block, Translation(())))
            lacking = [one for one in lacking if one.text not in found]
        return both, (*config.notices, *kept.notices)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that nobody may look into
        return False
