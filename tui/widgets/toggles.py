"""What can be chosen, or not: told by a sign, where Textual's own have colours only."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Checkbox, RadioButton


class Choice(RadioButton):
    """One of several."""

    BUTTON_LEFT = BUTTON_RIGHT = " "

    def render(self) -> Content:
        self.BUTTON_INNER = "●" if self.value else "·"
        return super().render()


class Check(Checkbox):
    """Yes or no."""

    BUTTON_LEFT = BUTTON_RIGHT = " "

    def render(self) -> Content:
        self.BUTTON_INNER = "✓" if self.value else "·"
        return super().render()
