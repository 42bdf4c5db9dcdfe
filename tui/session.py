"""The services the screens share."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from tui.article.workspace import Entry, Workspace
from tui.beside import beside
from tui.errors import ArticleError, NotebookError
from tui.keys import Keys
from tui.opening import Opened
from tui.reading.look import Look
from tui.slices import UNNOTICED, slowly

if TYPE_CHECKING:  # imported where they are made, which is after the first frame
    from tui.article.model import Article
    from tui.article.summary import Summaries
    from tui.dutch.difficulty import Difficulty
    from tui.learner import Learner
    from tui.notes.catalogue import Catalogue
    from tui.notes.history import History
    from tui.notes.notebook import Notebook
    from tui.notes.record import Note
    from tui.translation.scheduler import Scheduler, Services
    from tui.words import Words
_FEW = 4
"""Titles that are named; the rest are not."""


class Session:
    """One run of the app, with the reader's look and keys.

    `services` gives what sets up who translates what has no translation, on a thread of its own; None for nobody.
    """

    def __init__(
        self,
        workspace: Workspace,
        services: Callable[[], Callable[[], Services] | None] = lambda: None,
        look: Look | None = None,
        keys: Keys | None = None,
        misset: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self.workspace = workspace
        self.services = services
        self.look = look or Look()
        self.keys = Keys() if keys is None else keys  # empty until it is asked
        self.misset = misset
        """Gives what is wrong with the configuration and was not told yet."""
        self.merged: list[str] = []
        """What is to be told of copies of the notebook that were taken in."""
        self.told: set[str] = set()
        """Notices of the notebook, and of the folder, that were shown."""

    @cached_property
    def notebook(self) -> Notebook:
        """Opened when first asked for, which is after the first frame. What is whole in a damaged file is taken.

        Raises NotebookError when that is not possible.
        """
        from tui.notes.conflicts import take_in_conflicts
        from tui.notes.notebook import Notebook

        notebook = Notebook.open_or_recover(self.workspace.notes)
        notebook.keep_up()
        gc.freeze()  # the records stay as long as the app: no pass over all of them while somebody reads
        try:
            self.merged = take_in_conflicts(notebook)
        except NotebookError as error:  # the copies stay, and so does everything in the notebook
            self.merged = [str(error)]
        return notebook

    def open(self, entry: Entry, note: Note | None = None) -> Opened:
        """An article as it was left, or at a note. Raises ArticleError, NotebookError."""
        last = self.notebook.progress(entry.id)
        start = note.target.start if note else last.start if last else 0
        return Opened(self.workspace.open_at(entry, start), entry, last, note.id if note else None)

    @cached_property
    def words(self) -> Words:
        """Opens the lexicon when a word is looked up."""
        from tui.words import Words

        return Words()

    @cached_property
    def summaries(self) -> Summaries:
        """What the files of articles say, as far as they were read."""
        from tui.article.summary import Summaries

        return Summaries(self.workspace)

    @cached_property
    def history(self) -> History:
        """What can be undone."""
        from tui.notes.history import History

        return History(self.notebook)

    @cached_property
    def scheduler(self) -> Scheduler | None:
        """Translates beside the reading."""
        if (services := self.services()) is None:
            return None
        from tui.translation.scheduler import Scheduler

        return Scheduler(services)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Lists and finds the notes of all articles. Raises NotebookError."""
        from tui.notes.catalogue import Catalogue

        return Catalogue(self.notebook)

    @cached_property
    def learner(self) -> Learner:
        """Knows what the reader has met."""
        from tui.learner import Learner

        return Learner(self.workspace, self.words)

    async def difficulties(self, articles: Sequence[Article]) -> dict[str, Difficulty]:
        """How hard articles are for this reader, found out on a thread; none without a notebook."""
        if not articles:
            return {}
        try:
            async for _ in slowly(self.notebook.understand()):  # a hundred thousand notes are not read at once
                pass
            progress = self.notebook.all_progress()
            quotes = [note.quote for note in self.notebook.notes()]
        except NotebookError:  # whoever shows notes says so
            return {}
        return await beside(lambda: self.learner.difficulties(articles, progress, quotes))

    async def elsewhere(self, lemma: str) -> str:
        """Where else in the reader's articles and notes a lemma stands, in words; found out on a thread."""
        quotes = [note.quote for note in self.notebook.notes()]

        def look() -> tuple[dict[str, int], int]:
            articles = []
            for entry in self.workspace.everything():
                with suppress(ArticleError):  # the library says so
                    articles.append(self.workspace.open_at(entry, 0))
            return self.learner.elsewhere(lemma, articles, quotes)

        found, marked = await beside(look)
        titles = [f"{title} ({number})" if number > 1 else title for title, number in sorted(found.items())]
        said = [f"{lemma} in: {'; '.join(titles[:_FEW])}{' …' if len(titles) > _FEW else ''}"] if titles else []
        return " · ".join([*said, *([f"{marked} marked"] if marked else [])])

    def news(self) -> list[str]:
        """What the reader should know about the notebook and was not told yet. Raises NotebookError."""
        notebook = self.notebook
        said = (*notebook.notices, *self.merged, notebook.read_only)
        news = [notice for notice in said if notice and notice not in self.told]
        self.told.update(news)
        return news

    async def get_ready(self, seconds: float = UNNOTICED) -> None:
        """Do in the pauses of the screen what the first search and `news` would wait for, so long at a time.

        Raises NotebookError.
        """
        async for _ in slowly(self._preparations(), seconds):
            pass
        gc.freeze()  # what was made ready stays too

    def _preparations(self) -> Iterator[None]:
        yield from self.notebook.understand()
        yield from self.catalogue.prepare()

    def close(self) -> None:
        """Let go of what was opened; nothing waits for a service that does not answer."""
        if "notebook" in self.__dict__:
            self.notebook.close()
        if "scheduler" in self.__dict__ and self.scheduler:
            self.scheduler.close()
