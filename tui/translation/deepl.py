"""DeepL through its own package, with the reader's key."""

from __future__ import annotations

import importlib.util
import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import __version__
from tui.clean import one_line
from tui.translation.http import READ_SECONDS, trouble_in, trouble_of
from tui.translation.model import maker
from tui.translation.parts import answered, bounded
from tui.translation.provider import Limits, NotSetUpError, ProviderError, Trouble
from tui.translation.settings import ProviderSettings

if TYPE_CHECKING:
    import deepl

KEY_VARIABLE = "DEEPL_API_KEY"
_LIMITS = Limits(characters=8000, texts=50)
_SAID = {403: "DeepL does not accept the key", 456: "The allowance of the DeepL key is used up"}


class DeepL:
    """DeepL's service for programs. A client for each thread: there is a `requests.Session` in it."""

    maker = maker("deepl")
    notice = "Texts without a translation are sent to DeepL, and count for the allowance of your key."

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises NotSetUpError."""
        variable = settings.key_variable or KEY_VARIABLE
        self._key = os.environ.get(variable, "").strip()
        if importlib.util.find_spec("deepl") is None:
            raise NotSetUpError("DeepL needs a package more: pip install 'leeslamp[deepl]'")
        if not self._key:
            raise NotSetUpError(f"DeepL needs its key in the environment variable {variable}")
        self.limits = bounded(_LIMITS, settings)
        self._url = settings.url
        self._read = settings.read or READ_SECONDS
        self._own = threading.local()

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text. Blocks; any thread may call it. Raises ProviderError or LinesLostError."""
        return answered(texts, self.limits.characters, self.maker.label, self._ask)

    def _ask(self, texts: list[str]) -> list[str]:
        """The error is raised outside of the `except`: those of the package may hold the texts."""
        try:
            found = self._translator().translate_text(texts, source_lang="NL", target_lang="EN-GB")
            return [one_line(one.text) for one in (found if isinstance(found, list) else [found])]
        except Exception as error:  # in an answer of another shape the package stumbles over whatever is missing
            trouble, said = _trouble(error)
        raise ProviderError(trouble, self.maker.label, said=said)

    def _translator(self) -> deepl.Translator:
        translator: deepl.Translator | None = getattr(self._own, "translator", None)
        if translator is None:
            import logging

            import deepl
            import deepl.http_client

            # the scheduler knows better when to try again; and the package logs texts for who wants to debug it
            deepl.http_client.max_network_retries = 0
            deepl.http_client.min_connection_timeout = self._read
            logging.getLogger("deepl").setLevel(logging.WARNING)
            translator = deepl.Translator(self._key, server_url=self._url, send_platform_info=False)
            self._own.translator = translator.set_app_info("leeslamp", __version__)
        return translator


def _trouble(error: Exception) -> tuple[Trouble, str]:
    """Which trouble it is, and a clause about it where there is more to say."""
    import deepl

    if isinstance(error, deepl.exceptions.ConnectionException):
        return trouble_of(error.__cause__), ""
    status = error.http_status_code if isinstance(error, deepl.DeepLException) else None
    if status is None:
        return Trouble.WRONG_ANSWER, ""
    return trouble_in(status) or Trouble.WRONG_ANSWER, _SAID.get(status, "")
