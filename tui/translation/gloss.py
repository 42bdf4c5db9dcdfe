"""Word by word out of the lexicon, where nobody can be asked: shown until a translator answers, and never kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.dutch.sentences import sentence_spans
from tui.translation.model import maker
from tui.translation.provider import Limits
from tui.translation.settings import ProviderSettings

if TYPE_CHECKING:
    from tui.dutch.lookup import LookUp


class Glosses:
    """A provider that needs no network."""

    maker = maker("gloss")
    limits = Limits(characters=100_000, texts=4, per_second=100.0, burst=100, stopgap=True)
    notice = ""

    def __init__(self, settings: ProviderSettings) -> None:
        """Nothing can be set."""

    @cached_property
    def _look_up(self) -> LookUp:
        from tui.dutch.lookup import LookUp

        return LookUp()

    def translate(self, texts: Sequence[str]) -> list[str]:
        """A line of glosses for each sentence of each text."""
        from tui.dutch.gloss import gloss

        return ["\n".join(gloss(text[slice(*span)], self._look_up) for span in sentence_spans(text)) for text in texts]
