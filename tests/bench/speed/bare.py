"""The least a Textual app can be: one line, and a key that changes it. What it takes no Textual app can take less."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    BINDINGS = [("j", "step(1)", ""), ("k", "step(-1)", "")]
    number = 0

    def compose(self) -> ComposeResult:
        yield Static("bare 0")

    def action_step(self, step: int) -> None:
        self.number += step
        self.query_one(Static).update(f"bare {self.number}")


if __name__ == "__main__":
    Bare().run()
