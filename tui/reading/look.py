"""How the reader wants things to look: the lamp, the layout, the kinds of highlight."""

from __future__ import annotations

from tui.light import NamedTuple
from tui.reading.layout import Layout
from tui.reading.palette import DAY as DAY_COLOURS
from tui.reading.palette import EVENING as EVENING_COLOURS
from tui.reading.palette import KIND_NAMES

EVENING, DAY = "leeslamp-evening", "leeslamp-day"
"""Our own themes."""


class Kind(NamedTuple):
    """How one kind is shown on the screen."""

    name: str
    evening: str
    """The paper behind the words, `#rrggbb`, under a dark theme."""
    day: str
    """The same under a light one."""


Kinds = dict[str, Kind]
"""By the names they are kept under."""

KINDS: Kinds = {name: Kind(name, EVENING_COLOURS[f"kind-{name}"], DAY_COLOURS[f"kind-{name}"]) for name in KIND_NAMES}
"""As they are unless they are set."""


class Look(NamedTuple):
    """The theme, and how an article is shown that was not opened before."""

    theme: str = EVENING
    layout: Layout = Layout.BESIDE
    study: bool = False
    """Whether translations are covered."""
    kinds: Kinds = KINDS

    @property
    def names(self) -> dict[str, str]:
        """Of the kinds, by the names they are kept under."""
        return {kind: own.name for kind, own in self.kinds.items()}
