"""What a translation service is, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from tui.errors import TranslationError


class Trouble(StrEnum):
    """Why there is no translation."""

    OFFLINE = "offline"
    """The service cannot be reached."""
    SLOW = "slow"
    """It did not answer in time."""
    BUSY = "busy"
    """It asks to be left alone for a while, or has a fault of its own."""
    REFUSED = "refused"
    """It wants nothing to do with this computer for now."""
    WRONG_ANSWER = "wrong answer"
    """It answered, but not with a translation."""


_REASONS = {
    Trouble.OFFLINE: "No connection: reading goes on without new translations",
    Trouble.SLOW: "{label} does not answer: reading goes on without new translations",
    Trouble.BUSY: "{label} has no time for us now: reading goes on without new translations",
    Trouble.REFUSED: "{label} refuses to translate for this computer for now",
    Trouble.WRONG_ANSWER: "{label} answered with something that is no translation; it is not shown",
}


class ProviderError(TranslationError):
    """A provider gave no translation; its text is a plain sentence for the status line, never article text."""

    def __init__(self, trouble: Trouble, label: str, after: float | None = None) -> None:
        self.trouble = trouble
        self.reason = _REASONS[trouble].format(label=label)
        """What happened, without what to do about it."""
        self.after = after
        """Seconds the service asked us to wait, if it did."""
        super().__init__(f"{self.reason}. r tries again")

    def again_in(self, seconds: float) -> str:
        """The sentence while it will be tried again without being asked."""
        return f"{self.reason}. Next try in {max(1, round(seconds))} s"


class Provider(Protocol):
    """A service that translates Dutch into English."""

    @property
    def name(self) -> str:
        """What its translations are kept under: `google`."""
        ...

    @property
    def label(self) -> str:
        """The same for the reader's eyes: `Google`."""
        ...

    @property
    def online(self) -> bool:
        """Whether the text leaves this computer."""
        ...

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text, in the same order. Blocks; any thread may call it. Raises ProviderError."""
        ...
