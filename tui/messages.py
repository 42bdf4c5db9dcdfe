"""What threads tell the screens."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.translation.model import Translation
from tui.translation.run import State


@dataclass
class Translated(Message):
    """The translation of a block arrived."""

    block: int
    translation: Translation


@dataclass
class TranslationProgressed(Message):
    """How far translating has come, and what stands in its way."""

    state: State

    def can_replace(self, message: Message) -> bool:
        """Only the newest state matters."""
        return isinstance(message, TranslationProgressed)
