"""What threads tell the screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from tui.translation.model import Translation
    from tui.translation.sidecar import Sidecar
    from tui.translation.state import State


class Translated(Message):
    """Translations of some or all sentences of blocks arrived."""

    def __init__(self, blocks: Sequence[tuple[int, Translation]]) -> None:
        super().__init__()
        self.blocks = blocks


class TranslationProgressed(Message):
    """How far translating has come, and what stands in its way."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def can_replace(self, message: Message) -> bool:
        """Only the newest state matters."""
        return isinstance(message, TranslationProgressed)


class TranslationNoticed(Message):
    """Something the reader should know about translating."""

    def __init__(self, notice: str) -> None:
        super().__init__()
        self.notice = notice


class OwnRead(Message):
    """The translation somebody wrote beside the article was read."""

    def __init__(self, sidecar: Sidecar) -> None:
        super().__init__()
        self.sidecar = sidecar


class Came(Message):
    """So many bytes of what is being fetched came."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def can_replace(self, message: Message) -> bool:
        """Only the newest number matters."""
        return isinstance(message, Came)


class Post:
    """A listener on other threads that only posts messages; a screen that is gone gets none."""

    def __init__(self, to: MessagePump) -> None:
        self._to = to

    def translated(self, blocks: Sequence[tuple[int, Translation]]) -> None:
        self._post(Translated(blocks))

    def progressed(self, state: State) -> None:
        self._post(TranslationProgressed(state))

    def own_read(self, sidecar: Sidecar) -> None:
        self._post(OwnRead(sidecar))

    def noticed(self, notice: str) -> None:
        self._post(TranslationNoticed(notice))

    def came(self, size: int) -> None:
        self._post(Came(size))

    def _post(self, message: Message) -> None:
        try:
            self._to.post_message(message)
        except RuntimeError:
            pass  # the event loop ended between two instructions: nobody is left to tell
