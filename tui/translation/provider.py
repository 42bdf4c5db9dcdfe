"""What a translation service is, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tui.errors import TranslationError
from tui.translation.model import Maker


class Trouble(StrEnum):
    """Why there is no translation."""

    OFFLINE = "offline"
    """The service cannot be reached."""
    SLOW = "slow"
    """It did not answer in time."""
    BUSY = "busy"
    """It asks to be left alone for a while."""
    FAULTY = "faulty"
    """It has a fault of its own."""
    REFUSED = "refused"
    """It wants nothing to do with this computer for now."""
    WRONG_ANSWER = "wrong answer"
    """It answered, but not with a translation."""


_REASONS = {
    Trouble.OFFLINE: "No connection to {label}",
    Trouble.SLOW: "{label} does not answer",
    Trouble.BUSY: "{label} is busy",
    Trouble.FAULTY: "{label} is out of order",
    Trouble.REFUSED: "{label} refuses this computer",
    Trouble.WRONG_ANSWER: "{label} gave no translation; its answer is hidden",
}


class ProviderError(TranslationError):
    """A provider gave no translation; its text is a plain clause for the status line, never article text."""

    def __init__(self, trouble: Trouble, label: str, after: float | None = None, said: str = "") -> None:
        """`said`: a better clause than the trouble alone gives."""
        self.trouble = trouble
        self.after = after
        """Seconds the service asked us to wait, if it did."""
        super().__init__(said or _REASONS[trouble].format(label=label))


class LinesLostError(TranslationError):
    """An answer to several texts in one request that has another number of lines: nobody knows which is whose."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        """How many came back."""
        super().__init__("the translations in one answer cannot be told apart")


class NotSetUpError(TranslationError):
    """A provider lacks something that only the reader can give it: a package, a key, an address, a model."""


@dataclass(frozen=True)
class Limits:
    """What a service bears."""

    characters: int
    """Most code points in one request; a longer text is sent in parts."""
    texts: int
    """Most texts in one request."""
    per_second: float = 3.0
    """Requests, on average …"""
    burst: int = 4
    """… and so many at once after a rest."""
    on_screen_only: bool = False
    """Whether its allowance is too small for more than what the reader is looking at."""
    stopgap: bool = False
    """Whether what it gives is only shown until a better one answers, and never kept."""


class Provider(Protocol):
    """A service that translates Dutch into English."""

    @property
    def maker(self) -> Maker:
        """Its name, which its translations are kept under, and its label."""
        ...

    @property
    def limits(self) -> Limits:
        """What it bears."""
        ...

    @property
    def notice(self) -> str:
        """What the reader must know before the first text leaves this computer: what goes where. Empty if none does."""
        ...

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text, in the same order. Blocks; any thread may call it.

        A line end within an answer parts the translations of the text's sentences, where a provider knows them.
        Raises ProviderError, or LinesLostError when there was more than one text.
        """
        ...
