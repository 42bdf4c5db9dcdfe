"""Study mode: translations are covered until the reader asks for one."""

from __future__ import annotations

from tui.light import NamedTuple
from tui.reading.layout import Layout


class Study(NamedTuple):
    """Which sentences' translations can be seen."""

    on: bool = False
    """Whether translations are covered by default."""
    toggled: frozenset[int] = frozenset()
    """Sentences the reader turned over: shown in study mode, covered outside it."""

    def covers(self, sentence: int, layout: Layout) -> bool:
        """Whether the translation of a sentence is hidden."""
        hidden = self.on or layout is Layout.DUTCH
        return hidden != (sentence in self.toggled)

    def toggle(self, *sentences: int) -> Study:
        """Turn a sentence over, or several as one: all of them as the first."""
        together = frozenset(sentences)
        return self._replace(
            toggled=self.toggled - together if sentences[0] in self.toggled else self.toggled | together
        )

    def switch(self) -> Study:
        """The other mode, every sentence as that mode has it."""
        return Study(not self.on)

    def reset(self) -> Study:
        """The same mode with no sentence turned over, for another layout."""
        return Study(self.on)
