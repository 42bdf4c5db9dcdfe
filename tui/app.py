"""The application: themes, the first screen, and what works on every screen."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App

from tui import themes
from tui.beside import start_worker
from tui.errors import NotebookError
from tui.keys import GO, active, key
from tui.opening import Opened
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.typeahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen

    from tui.shortcuts import Shortcuts


_GARBAGE = 50_000
"""Objects made between two looks for garbage."""


def _key_commands() -> type[Provider]:
    from tui.commands import KeyCommands  # what the first frame has no need of is imported when it is asked for

    return KeyCommands


class Leeslamp(App[None]):
    """Reads, annotates, exports."""

    TITLE = "leeslamp"
    CSS_PATH = "leeslamp.tcss"
    COMMANDS = App.COMMANDS | {_key_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-low"), (30, "-high")]
    BINDINGS = [
        key("question_mark", "keys", "Help", "every key that works right now", GO),
        key("colon,ctrl+p", "command_palette", "Command palette", "find a command by its name", GO),
        key("Q", "quit", "Quit at once", "everything is saved", GO),
    ]

    def __init__(self, session: Session, opened: Opened | None, driver: type[Driver] | None = None) -> None:
        self.session = session
        self.lamps = {True: themes.evening(session.look.kinds), False: themes.day(session.look.kinds)}
        """Our themes, by whether they are dark."""
        super().__init__(driver)
        self.opened = opened
        self.type_ahead = TypeAhead(self)
        self.shortcuts: Shortcuts | None = None
        """Those of the page that had the focus last."""
        for lamp in self.lamps.values():
            self.register_theme(lamp)
        self.theme = session.look.theme
        self.set_keymap(session.keys.chosen)

    def get_driver_class(self) -> type[Driver]:
        """Textual's for this platform; ours instead of its own for Linux and macOS."""
        driver = super().get_driver_class()
        if sys.platform == "win32":
            return driver
        from textual.drivers.linux_driver import LinuxDriver

        from tui.driver import QuickDriver

        return QuickDriver if driver is LinuxDriver else driver

    def get_default_screen(self) -> Screen[None]:
        """The reader: below any other there is an empty screen, which is set up and laid out first, in 8 ms."""
        if self.opened is None:
            return super().get_default_screen()
        reader = ReaderScreen(self.session, self.opened)
        # as Textual does for a screen that is pushed: else `switch_screen` fails, which takes it away
        reader._push_result_callback(self, None)
        return reader

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Textual's own themes know nothing of highlights."""
        lamp = self.lamps[self.current_theme.dark]
        return {name: colour for name, colour in lamp.variables.items() if name != "current"}

    def refresh_css(self, animate: bool = True) -> None:
        """Before there is anything to be seen a theme only sets colours: to parse the rules anew takes 6 ms."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's, but for its list of keys: ours has their words as well."""
        return (command for command in super().get_system_commands(screen) if command.title != "Keys")

    def on_mount(self) -> None:
        # a closed window, a shutdown: the place is kept, the terminal restored
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.exit, None, 128 + number)
        if self.opened is None:
            from tui.screens.library import LibraryScreen

            self.push_screen(LibraryScreen(self.session, ReaderScreen))
            self.call_after_refresh(self.get_ready)

    async def on_event(self, event: events.Event) -> None:
        typed = event if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded else None
        if typed is not None and not self.type_ahead.admits(typed):
            return
        if isinstance(typed, events.Key) and await self.obey_on_page(typed.key):
            self.type_ahead.done()
        else:
            await super().on_event(event)

    async def obey_on_page(self, key: str) -> bool:
        """Do what a key does while the page has the focus; returns whether that was anything."""
        screen = self.screen
        if not isinstance(screen, ReaderScreen) or self.focused is not screen.page or screen.maximized:
            return False  # a page that fills the terminal is made smaller by Esc
        if self.shortcuts is None or self.shortcuts.focused is not screen.page:
            from tui.shortcuts import Shortcuts  # the first frame comes before any key

            self.shortcuts = Shortcuts(screen.page, self.session.keys.chosen)
        is_first = not screen.is_shown
        screen.needs_all(key)
        is_obeyed = await self.shortcuts.obey(key)
        if is_obeyed and is_first:
            # what was painted is shown in turns, the first a sixtieth of a second after it is asked for; a screen whose
            # size is told shows at once all it has. By the way of what the page tells the screen, and behind it
            resized = events.Resize(screen.size, screen.size)
            screen.page.call_later(screen.call_later, screen.post_message, resized)
        return is_obeyed

    def on_key(self) -> None:
        self.type_ahead.done()

    @on(ReaderScreen.Shown)
    def get_ready(self) -> None:
        """What the first frame did not need."""
        if not gc.isenabled():
            gc.freeze()  # all that is there by now stays: looking through it for garbage would be felt in a key press
            gc.set_threshold(_GARBAGE)
            gc.enable()
        start_worker(self, self.look_through, exclusive=True)

    def on_unmount(self) -> None:
        self.session.close()

    async def look_through(self) -> None:
        """See what is in the notebook while somebody reads already."""
        for notice in self.session.misset():
            self.notify(notice, severity="warning", timeout=15, markup=False)
        self.session.misset = tuple
        with suppress(NotebookError):  # whatever needs the notebook will say so
            await self.session.get_ready()
            for notice in self.session.news():
                self.notify(notice, severity="warning", timeout=15, markup=False)

    def action_keys(self) -> None:
        from tui.screens.help import HelpScreen

        session = self.session
        self.push_screen(HelpScreen(active(self.screen.active_bindings.values()), session.keys, session.look.names))
