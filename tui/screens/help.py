"""Every key that works right now, from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.folding import fold
from tui.keys import GO, GROUPS, MOVE, Command, Keys, key
from tui.widgets.search_line import SearchLine


class _Line(NamedTuple):
    keys: tuple[str, ...]
    description: str
    tooltip: str

    def fits(self, wanted: str) -> bool:
        """Whether it has all these words, or the one character is a key of it."""
        if len(wanted) == 1:
            return wanted in self.keys
        text = fold(f"{' '.join(self.keys)} {self.description} {self.tooltip}").text
        return all(word in text for word in fold(wanted).text.split())


class HelpScreen(ModalScreen[None]):
    """Commands by group: keys, name, and what else there is to know; those that fit what is typed."""

    CSS_PATH = "../panels.tcss"

    BINDINGS = [
        key("down", "line(1)", "Line down", "of the help", MOVE),
        key("up", "line(-1)", "Line up", "of the help", MOVE),
        key("pagedown", "screen(1)", "Screen down", "of the help", MOVE),
        key("pageup", "screen(-1)", "Screen up", "of the help", MOVE),
        key("escape", "dismiss", "Close the help", "back to where you were", GO),
    ]
    shown = query_one(VerticalScroll)
    nothing = query_one("#nothing", Static)

    def __init__(self, commands: Sequence[Command], keys: Keys, names: Mapping[str, str]) -> None:
        super().__init__()
        self.keys, self.commands = keys, commands
        self.lines: Mapping[Binding.Group, list[_Line]] = {
            group: [_Line(one.keys, *one.told(keys, names)) for one in commands if one.binding.group == group]
            for group in GROUPS
        }

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog help") as dialog:
            dialog.border_title = "Keys"
            dialog.border_subtitle = Content(f"{self.keys['close-the-help']} closes")
            yield SearchLine("Type a word, or the key itself", id="wanted")
            with VerticalScroll(can_focus=False):
                yield Static(id="nothing")
                yield from self._groups()

    def _groups(self) -> Iterator[Static]:
        for number, (group, lines) in enumerate(self.lines.items()):
            if lines:
                yield Static(Text(group.description, style="bold"), classes="group", id=f"title-{number}")
                yield Static(_table(lines), id=f"lines-{number}")

    def on_mount(self) -> None:
        self.show("")

    @on(Input.Changed, "#wanted")
    def typed(self, event: Input.Changed) -> None:
        """Leave what fits."""
        self.show(event.value.strip())

    def show(self, wanted: str) -> None:
        """Show the lines that fit."""
        found = False
        for number, lines in enumerate(self.lines.values()):
            if lines:
                fitting = [line for line in lines if line.fits(wanted)]
                found = found or bool(fitting)
                title, table = self.query_one(f"#title-{number}", Static), self.query_one(f"#lines-{number}", Static)
                title.display = table.display = bool(fitting)
                table.update(_table(fitting))
        self.nothing.display = not found
        self.nothing.update(Content(f"Nothing that works now has {wanted!r}."))
        self.shown.scroll_home(animate=False)

    def action_line(self, step: int) -> None:
        self.shown.scroll_relative(y=step, animate=False)

    def action_screen(self, step: int) -> None:
        self.shown.scroll_relative(y=step * max(1, self.shown.size.height - 1), animate=False)


def _table(lines: Sequence[_Line]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=14, style="bold")
    table.add_column(ratio=1)
    for keys, description, tooltip in lines:
        table.add_row(Text(" ".join(keys)), Text.assemble(description, (f"  {tooltip}", "dim")))
    return table
