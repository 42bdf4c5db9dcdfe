"""Clocks of a screen that is not in front."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from tui.screens.resting import RestingScreen


class Ticking(RestingScreen):
    """Counts."""

    ticks = 0

    def on_mount(self) -> None:
        self.every(0.01, self.tick)

    def tick(self) -> None:
        self.ticks += 1


async def test_a_clock_stands_still_behind_another_screen() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        screen = Ticking()
        await app.push_screen(screen)
        await pilot.pause(0.1)
        assert screen.ticks
        await app.push_screen(Screen[None]())
        await pilot.pause(0.05)  # one tick may have been on its way
        seen = screen.ticks
        await pilot.pause(0.1)
        assert screen.ticks == seen
        app.pop_screen()
        await pilot.pause(0.1)
        assert screen.ticks > seen
