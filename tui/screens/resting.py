"""A screen whose clocks stand still while another one is in front of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import events, on
from textual.screen import Screen
from textual.timer import Timer


class RestingScreen(Screen[None]):
    """Textual paints the screen in front anew, whole, whenever a clock of one behind it ticks."""

    def __init__(self) -> None:
        super().__init__()
        self._clocks: list[Timer] = []

    def every(self, seconds: float, do: Callable[[], Awaitable[None] | None]) -> None:
        """Do something again and again while this screen is in front."""
        self._clocks.append(self.set_interval(seconds, do))

    @on(events.ScreenSuspend)
    def stop_clocks(self) -> None:
        """Another screen is in front."""
        for clock in self._clocks:
            clock.pause()

    @on(events.ScreenResume)
    def start_clocks(self) -> None:
        """This one is in front again."""
        for clock in self._clocks:
            clock.resume()
