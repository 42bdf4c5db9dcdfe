"""The dictionary of one run of the app, opened on a thread, since that takes a second."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from tui.beside import beside

if TYPE_CHECKING:
    from tui.dutch.lookup import LookUp


class Words:
    """Nothing of it is imported before it is wanted."""

    def __init__(self) -> None:
        self.is_ready = False
        self.notices: list[str] = []
        """What is to be told of dictionaries that cannot be used."""
        self._lock = Lock()

    @cached_property
    def look_up(self) -> LookUp:
        """Looks words up, in the lexicon and in the dictionaries that the configuration names."""
        from tui.config.read import read_config
        from tui.dutch.dictionaries.dictionary import open_dictionary
        from tui.dutch.lookup import LookUp
        from tui.errors import DictionaryError

        dictionaries = []
        for path in read_config().dictionaries:
            try:
                dictionaries.append(open_dictionary(path))
            except DictionaryError as error:
                self.notices.append(str(error))
        return LookUp(dictionaries=dictionaries)

    def prepare(self) -> None:
        """Load everything; on whatever thread."""
        with self._lock:
            if not self.is_ready:
                self.look_up.prepare()
                self.is_ready = True

    async def ready(self) -> None:
        """Wait until everything is loaded."""
        await beside(self.prepare)
