"""The four kinds of highlight."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """Why a passage was marked. The reader presses its number."""

    MARK = "mark"
    WORD = "word"
    GRAMMAR = "grammar"
    QUESTION = "question"

    @property
    def digit(self) -> str:
        """The key that makes it and the sign in the margin: 1 to 4."""
        return str(list(Colour).index(self) + 1)
