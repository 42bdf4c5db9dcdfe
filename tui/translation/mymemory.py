"""MyMemory through deep-translator: one short text a request, and few a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tui.clean import one_line
from tui.translation import deep
from tui.translation.check import is_error_page
from tui.translation.http import Client, Page, trouble_in
from tui.translation.model import maker
from tui.translation.parts import answered, bounded
from tui.translation.provider import Limits, ProviderError, Trouble
from tui.translation.settings import ProviderSettings

_URL = "https://api.mymemory.translated.net/get"  # the package would send the texts unencrypted
_LIMITS = Limits(characters=499, texts=1, per_second=1.0, burst=2, on_screen_only=True)
_USED_UP = re.compile(r"USED ALL AVAILABLE FREE TRANSLATIONS")
_NEXT = re.compile(r"NEXT AVAILABLE IN\s+(?:(\d{1,3}) HOURS?)?\s*(?:(\d{1,3}) MINUTES?)?\s*(?:(\d{1,3}) SECONDS?)?")


class MyMemory:
    """A memory of translations that people share, which asks a machine where it remembers nothing."""

    maker = maker("mymemory")
    notice = (
        "Texts on screen without a translation are sent to MyMemory, which may keep them. "
        "Without an account it translates only a few pages a day."
    )

    def __init__(self, settings: ProviderSettings) -> None:
        self.limits = bounded(_LIMITS, settings)
        self._client = Client(self.maker.label, settings, pause=_pause)
        self._url = settings.url or _URL

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text. Blocks; any thread may call it. Raises ProviderError."""
        return [english for text in texts for english in self._translate(text)]

    def _translate(self, text: str) -> list[str]:
        # its documentation counts bytes, its complaints count characters
        more_bytes = len(text.encode(errors="replace")) - len(text)
        characters = max(self.limits.characters - more_bytes, self.limits.characters // 4)
        return answered([text], characters, self.maker.label, self._ask)

    def _ask(self, texts: list[str]) -> list[str]:
        answer = deep.ask("mymemory.MyMemoryTranslator", texts[0], "nl-NL", "en-GB", self._page)
        import html  # 2 ms that only an answer needs

        return [one_line(html.unescape(answer))]

    def _page(self, url: str, **arguments: Any) -> Page:
        page = self._client.get(self._url, **arguments)
        try:
            answer = page.json()
            status = int(answer["responseStatus"])  # a number or a string of one
            english = answer["responseData"]["translatedText"]
            said = f"{answer.get('responseDetails')} {english}"
        except (ValueError, TypeError, LookupError, AttributeError):
            answer = None
        if answer is None:
            raise self._client.misread(page)
        if trouble := Trouble.BUSY if _USED_UP.search(said) else trouble_in(status):
            raise ProviderError(trouble, self.maker.label, _pause(said))
        # without one of its own the package would take what was remembered of another sentence
        if not isinstance(english, str) or not english.strip() or is_error_page(arguments["params"]["q"], english):
            raise ProviderError(Trouble.WRONG_ANSWER, self.maker.label)
        return page


def _pause(said: str) -> float | None:
    """The seconds until the allowance of the next day."""
    pause = _NEXT.search(said)
    if pause is None:
        return None
    hours, minutes, seconds = (float(number or 0) for number in pause.groups())
    return hours * 3600 + minutes * 60 + seconds or None
