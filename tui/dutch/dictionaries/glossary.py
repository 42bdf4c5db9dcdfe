"""A list of the reader's own: a word, a TAB, what it means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.clean import one_line


class Glossary:
    """A TSV file, UTF-8. A word may have several lines; what has no TAB, or begins with #, is passed over."""

    is_own = True

    def __init__(self, path: Path) -> None:
        """Raises OSError, and ValueError where it is no text."""
        self.name = path.stem
        self._senses: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            headword, tab, sense = line.partition("\t")
            if tab and sense.strip() and not line.startswith("#"):
                self._senses.setdefault(headword.strip(), []).append(one_line(sense))

    def senses(self, headword: str) -> Sequence[str]:
        """One line for each meaning."""
        return self._senses.get(headword, ())
