"""The English of one block."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tui.span import Span

SIDECAR = "sidecar"
"""Provider of a translation that a person wrote."""


@dataclass(frozen=True)
class Translation:
    """The translation of one block of an article."""

    lines: tuple[str, ...]
    """Clean; one per sentence where `aligned`, else the whole block in one."""
    provider: str
    """`sidecar`, or the name of the service that made it."""
    label: str
    """The same for the reader's eyes: `leeslamp`, `Google`."""
    aligned: bool = True
    """Whether line n is the translation of sentence n. If not, only the whole is the translation of the whole."""

    @cached_property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each line stands in `text`."""
        spans: list[Span] = []
        at = 0
        for line in self.lines:
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        return tuple(spans)

    def of(self, sentence: int) -> str:
        """What to show for the sentence with this number within its block."""
        return self.lines[sentence] if self.aligned else self.text

    def span_of(self, sentence: int) -> Span:
        """Where `of(sentence)` stands in `text`."""
        return self.spans[sentence] if self.aligned else Span(0, len(self.text))


def block_translation(lines: tuple[str, ...], sentences: int, provider: str, label: str) -> Translation:
    """`lines` as the translation of a block of so many sentences (0: a heading): aligned only if the counts agree.

    Of a block that is one sentence or a heading all lines together are the translation, whatever their number.
    """
    aligned = sentences < 2 or len(lines) == sentences
    whole = sentences < 2 or not aligned
    return Translation((" ".join(lines),) if whole else lines, provider, label, aligned)
