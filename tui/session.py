"""The services the screens share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tui.article.workspace import Workspace
from tui.notes.history import History
from tui.notes.notebook import Notebook
from tui.translation.cache import TranslationCache
from tui.translation.provider import Provider


@dataclass
class Session:
    """One run of the app."""

    workspace: Workspace
    provider: Provider | None
    """Who translates what has no translation; None for nobody."""
    cache_path: Path
    """The file machine translations are kept in."""

    told: set[str] = field(default_factory=set)
    """Notices of the notebook that were shown."""

    @cached_property
    def notebook(self) -> Notebook:
        """Opened when first asked for, which is after the first frame. A damaged file is set aside and told.

        Raises NotebookError when that is not possible either.
        """
        return Notebook.open_or_set_aside(self.workspace.notes)

    @cached_property
    def history(self) -> History:
        """What can be undone."""
        return History(self.notebook)

    @cached_property
    def cache(self) -> TranslationCache:
        """Machine translations made before."""
        return TranslationCache(self.cache_path)

    def news(self) -> list[str]:
        """What the reader should know about the notebook and was not told yet. Raises NotebookError."""
        said = (*self.notebook.notices, self.notebook.read_only)
        news = [notice for notice in said if notice and notice not in self.told]
        self.told.update(news)
        return news

    def close(self) -> None:
        """Let go of the files that were opened."""
        for service in (self.__dict__.get("notebook"), self.__dict__.get("cache")):
            if service is not None:
                service.close()
