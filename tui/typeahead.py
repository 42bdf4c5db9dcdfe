"""Keys typed faster than they are obeyed: each waits until the one before it has done its work.

Textual gives a key to what has the focus when it arrives. Where several arrive at once (typed before the app was there,
over a slow line, by a macro), those behind the key that opens an editor would go to the page as commands.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Key, Paste


class TypeAhead:
    """The order of what is typed into one app."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Key | Paste] = deque()
        self._receiver: DOMNode | None = None
        """What was given a key that may not be done yet."""
        self._given: DOMNode = app
        """What was given the last key."""
        self._is_second_round = False

    def admits(self, typed: Key | Paste) -> bool:
        """Whether it may be given to what has the focus now; if not, it comes again at its time."""
        app = self._app
        if self._waiting and typed is self._waiting[0]:
            self._waiting.popleft()
        elif self._waiting or self._receiver or not app.screen.is_mounted:
            self._waiting.append(typed)
            if len(self._waiting) == 1:
                self._follow(self._receiver or app)
            return False
        self._receiver = self._given = app.focused or app.screen
        if self._waiting:
            app.call_later(self._follow, self._receiver)
        return True

    def done(self) -> None:
        """A key that nobody took came up to the app, which obeys it before it looks at anything else."""
        self._receiver = None

    def _follow(self, node: DOMNode) -> None:
        """Queue up behind a key: where it was given, then above, up to the app.

        Twice: the app may have had the key obeyed where it was given, and what that tells goes the same way.
        """
        if not node.call_later(self._after, node):
            self._after(node)  # it was closed

    def _after(self, node: DOMNode) -> None:
        if node is not self._app:
            self._follow(node.parent or self._app)
        elif not self._is_second_round:
            self._is_second_round = True
            self._follow(self._given)
        elif not self._app.screen.call_later(self._release):  # a screen that was opened is composed first
            self._release()

    def _release(self) -> None:
        self._is_second_round = False
        self._app.post_message(self._waiting[0])
