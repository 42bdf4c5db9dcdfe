"""The least a Textual app can be: one line, and a key that changes it. What it takes no Textual app can take less.

With `page` as its argument it fills the screen, and the key changes all of it: the least that turning a page can take.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

_LINES = (
    ("de kat zit in de trein en kijkt naar buiten ", "waar de regen valt op de daken van de stad "),
    ("een lamp brandt boven de tafel in de keuken ", "terwijl buiten iemand op de deur van het huis klopt "),
)


class Bare(App[None]):
    BINDINGS = [("j", "step(1)", ""), ("k", "step(-1)", "")]
    number = 0

    def compose(self) -> ComposeResult:
        yield Static("bare 0")

    def action_step(self, step: int) -> None:
        self.number += step
        self.query_one(Static).update(self.said())

    def said(self) -> Content:
        return Content(f"bare {self.number}")


class BarePage(Bare):
    def said(self) -> Content:
        left, right = _LINES[self.number % 2]
        rows = [
            f"{left if row % 2 else right}{row:3} {right if row % 2 else left}"[:98] for row in range(self.size.height)
        ]
        return Content("\n".join([f"bare {self.number}", *rows[1:]]))


if __name__ == "__main__":
    (BarePage if sys.argv[1:] == ["page"] else Bare)().run()
