"""The reader's screen beside an editor: an article that is changed on disk is read again."""

from __future__ import annotations

from tui.beside import beside, start_worker
from tui.errors import ArticleError
from tui.opening import Opened
from tui.screens.looking_up import LookingUpScreen

Stamp = tuple[int, int, int]
"""Inode, bytes and time of a file, which change with it."""


class FollowingScreen(LookingUpScreen):
    """Looks only while nothing is being selected, typed or shown over the text: a key must find what it was meant for.

    A file that cannot be read just then, such as one that is being written, is looked at again the next time.
    """

    stamp: Stamp | None = None
    """Of the file as it was read."""
    changing: Stamp | None = None
    """Of a file that is not as it was read, at the last look."""
    told = ""
    """Why the changed file was not read."""

    def begin(self) -> None:
        super().begin()
        self.stamp = self.changing = self.stamp_now()

    def look_again(self) -> None:
        super().look_again()
        self.look_at_file()

    def stamp_now(self) -> Stamp | None:
        """Of the file now; None if there is none."""
        if self.entry is None:
            return None
        try:
            status = self.entry.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    @property
    def is_busy(self) -> bool:
        """Whether the reader is in the midst of something."""
        cursor = self.page.cursor
        return not (self.is_current and self.page.has_focus) or bool(cursor.unit or cursor.pieces or self.moving)

    def look_at_file(self) -> None:
        """Read it again when it is not as it was, and has been so for one look: nobody is writing it just now."""
        before, self.changing = self.changing, self.stamp_now()
        if self.changing is None or self.changing == self.stamp or self.changing != before or self.is_busy:
            return
        self.stamp = self.changing
        start_worker(self, self.read_again, exclusive=True, group="read again")

    async def read_again(self) -> None:
        """Go on at the same sentence of the changed text."""
        entry, place = self.entry, self.progress()
        if entry is None:
            return
        try:
            article = await beside(lambda: self.session.workspace.open_at(entry, place.start))
        except ArticleError as error:
            if self.told != (told := str(error)):
                self.told = told
                self.notify(f"The changed file was not read: {error}", severity="warning", markup=False)
            return
        if article.rev == self.article.rev:
            return
        if self.is_busy:
            self.stamp = None  # the next look tries again
            return
        self.keep_place()
        self.open_changed(Opened(article, entry, place))

    def keep_place(self) -> None:
        """Save where the reader is; filled in by the reader's screen."""

    def open_changed(self, opened: Opened) -> None:
        """Show the changed text; filled in by the reader's screen."""
