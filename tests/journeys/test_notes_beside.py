"""The column of notes as a widget."""

from __future__ import annotations

from journeys.steps import on_screen, settle
from textual.app import App, ComposeResult

from tui.notes.colour import Colour
from tui.reading.beside_notes import Beside
from tui.themes import evening
from tui.widgets.notes_beside import NotesBeside


class Column(App[None]):
    """Nothing but the column."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        self.register_theme(lamp := evening())
        self.theme = lamp.name
        yield NotesBeside()

    def on_notes_beside_chosen(self, message: NotesBeside.Chosen) -> None:
        self.chosen.append(message.id)


ITEMS = [
    Beside(2, "a", "de lamp", "Een [b]licht[/b].\n漢字", ("b1",), Colour.WORD, False),
    Beside(5, "b", "het dorp", "", (), Colour.QUESTION, True),
    Beside(30, "c", "de zee", "", (), Colour.MARK, False),
]


async def test_notes_stand_on_their_rows_as_plain_text_and_are_chosen_by_a_click() -> None:
    app = Column()
    async with app.run_test(size=(40, 10)) as pilot:
        column = app.query_one(NotesBeside)
        column.show(ITEMS)
        await settle(pilot)
        rows = [row.strip("│ ") for row in on_screen(app).splitlines()]
        assert rows == ["", "", "2•de lamp", "Een [b]licht[/b].", "漢字…", "4 het dorp", "", "", "", "… 1 more below"]
        for y in (3, 5, 7, 9):
            await pilot.click(column, offset=(5, y))
        await settle(pilot)
        assert app.chosen == ["a", "b"]
        await pilot.resize_terminal(40, 4)
        await settle(pilot)
        assert "… 2 more below" in on_screen(app)
        column.show([])
        await settle(pilot)
        assert on_screen(app).strip("│ \n") == ""
