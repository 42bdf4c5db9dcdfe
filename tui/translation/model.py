"""The English of one block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tui.light import NamedTuple
from tui.span import Span

_LABELS = {
    "own": "you",
    "sidecar": "sidecar",
    "fx": "Firefox",
    "google": "Google",
    "mymemory": "MyMemory",
    "libretranslate": "LibreTranslate",
    "deepl": "DeepL",
    "gloss": "word by word, offline",
}


class Maker(NamedTuple):
    """Who made a translation."""

    name: str
    """`own` for the reader, `sidecar` for whoever wrote the file beside the article, else a provider's name."""
    label: str
    """The same for the reader's eyes: `you`, `leeslamp`, `Google`."""


def maker(name: str, label: str = "") -> Maker:
    """The maker called `name`, with the label it is known under unless another is given."""
    return Maker(name, label or _LABELS.get(name, name))


OWN = maker("own")
"""The reader."""


class Line(NamedTuple):
    """A piece of English and what it is the translation of."""

    text: str
    """Clean, on one line."""
    sentences: range
    """Of the block, counted from its first: one, or several that cannot be told apart; none in a heading."""
    maker: Maker


class Lines(NamedTuple):
    """What a translation consists of."""

    lines: tuple[Line, ...]
    """In the order of the text; no sentence belongs to two."""


class Translation(Lines):
    """The translation of one block of an article; sentences that no line is for have none yet."""

    @cached_property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each line stands in `text`."""
        spans: list[Span] = []
        at = 0
        for line in self.lines:
            spans.append(Span(at, at + len(line.text)))
            at += len(line.text) + 1
        return tuple(spans)

    @cached_property
    def makers(self) -> tuple[Maker, ...]:
        """Who made it, each once."""
        return tuple(dict.fromkeys(line.maker for line in self.lines))

    def line_of(self, sentence: int) -> Line | None:
        """The line for the sentence with this number within its block."""
        number = self._numbers.get(sentence)
        return None if number is None else self.lines[number]

    def span_of(self, sentence: int) -> Span | None:
        """Where that line stands in `text`."""
        number = self._numbers.get(sentence)
        return None if number is None else self.spans[number]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {sentence: number for number, line in enumerate(self.lines) for sentence in line.sentences}

    def without(self, other: Translation) -> Translation:
        """This one but for the lines that `other` has too."""
        return Translation(tuple(line for line in self.lines if line not in other.lines))

    def under(self, other: Translation) -> Translation:
        """This one, and `other` for the sentences that `other` has a line for.

        A line of this one that is for several sentences goes as a whole when `other` has one of them.
        """
        rest = [line for line in self.lines if not any(number in other._numbers for number in line.sentences)]
        return Translation(tuple(sorted((*rest, *other.lines), key=lambda line: line.sentences.start)))


def paired(lines: Sequence[str], sentences: int, by: Maker) -> Translation:
    """`lines` as the translation of a block of so many sentences (0: a heading), a line for a sentence.

    Where the counts differ all lines together are the translation of the whole.
    """
    if sentences > 1 and len(lines) == sentences:
        return Translation(tuple(Line(text, range(at, at + 1), by) for at, text in enumerate(lines)))
    return Translation((Line(" ".join(lines), range(sentences), by),))
