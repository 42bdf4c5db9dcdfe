"""Every key that works right now, from the bindings themselves."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import GO, GROUPS, Command, key


class HelpScreen(ModalScreen[None]):
    """Commands by group: keys, name, and what else there is to know."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [key("escape,q,question_mark", "dismiss", "Close the help", "back to where you were", GO)]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = commands

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog help") as dialog:
            dialog.border_title = "Keys"
            dialog.border_subtitle = "Esc closes"
            for group in GROUPS:
                here = [command for command in self.commands if command.binding.group == group]
                if here:
                    yield Static(Text(group.description, style="bold"), classes="group")
                    yield Static(_table(here))


def _table(commands: Sequence[Command]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=14, style="bold")
    table.add_column(ratio=1)
    for command in commands:
        binding = command.binding
        words = Text.assemble(binding.description, (f"  {binding.tooltip}", "dim"))
        table.add_row(Text(" ".join(command.keys)), words)
    return table
