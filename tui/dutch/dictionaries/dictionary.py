"""What every other dictionary offers, and how its file is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from tui.errors import DictionaryError


class Dictionary(Protocol):
    """Headwords with English for them."""

    name: str
    """For the reader: who says it."""
    is_own: bool
    """Whether the reader wrote it: then it goes before the lexicon."""

    def senses(self, headword: str) -> Sequence[str]:
        """One line for each meaning; none if it is no headword there. Raises DictionaryError."""


def open_dictionary(path: Path) -> Dictionary:
    """The dictionary in a file: `.index` of dictd, `.ifo` of StarDict, `.tsv`. Raises DictionaryError."""
    from tui.dutch.dictionaries.dictd import Dictd
    from tui.dutch.dictionaries.glossary import Glossary
    from tui.dutch.dictionaries.stardict import StarDict

    kinds: dict[str, Callable[[Path], Dictionary]] = {".index": Dictd, ".ifo": StarDict, ".tsv": Glossary}
    kind = kinds.get(path.suffix)
    if kind is None:
        raise DictionaryError(f"{path.name}: a dictionary's name ends in {', '.join(kinds)}")
    try:
        return kind(path)
    except (OSError, EOFError, ValueError) as error:  # EOFError and ValueError: a compressed file that is torn, or none
        reason = getattr(error, "strerror", None) or str(error) or "it is damaged"
        raise DictionaryError(f"{path.name} is not used: {reason}") from error
