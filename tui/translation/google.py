"""Google Translate through deep-translator: several texts a request, a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tui.clean import one_line
from tui.translation import deep
from tui.translation.check import is_error_page
from tui.translation.http import Client, Page
from tui.translation.model import maker
from tui.translation.parts import answered, bounded
from tui.translation.provider import Limits, ProviderError, Trouble
from tui.translation.settings import ProviderSettings

# Dutch grows by 6 % in a URL, which may be 16 kB; deep-translator refuses the 5,000th character. The pace is what that
# package says the service bears.
_LIMITS = Limits(characters=4900, texts=200, per_second=5.0, burst=12)
_RESULT = re.compile(r"<div[^>]*class=\"(?:t0|result-container)\"[^>]*>")
_LINE_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)


class Google:
    """Google's page for old telephones. No key, no promise that it answers."""

    maker = maker("google")
    notice = (
        "Texts without a translation are sent to Google Translate. "
        "Its free page is used unofficially and gives only so many answers."
    )

    def __init__(self, settings: ProviderSettings) -> None:
        self.limits = bounded(_LIMITS, settings)
        self._client = Client(self.maker.label, settings)
        self._url = settings.url

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text. Blocks; any thread may call it. Raises ProviderError or LinesLostError."""
        return answered(texts, self.limits.characters, self.maker.label, self._ask)

    def _ask(self, texts: list[str]) -> list[str]:
        dutch = "\n".join(texts)
        english = deep.ask("google.GoogleTranslator", dutch, "nl", "en", self._page).strip()
        if not english or is_error_page(dutch, english):
            raise ProviderError(Trouble.WRONG_ANSWER, self.maker.label)
        return [one_line(line) for line in english.split("\n")] if len(texts) > 1 else [one_line(english)]

    def _page(self, url: str, **arguments: Any) -> Page:
        page = self._client.get(self._url or url, **arguments)
        result = _RESULT.search(page.text)
        if not result:
            raise self._client.misread(page)
        if "</div>" not in page.text[result.end() :] or "</html>" not in page.text[-200:].lower():
            raise ProviderError(Trouble.WRONG_ANSWER, self.maker.label)  # cut, perhaps within the answer
        return Page(page.status_code, _LINE_BREAK.sub("\n", page.text))  # the package glues what a <br> parts
