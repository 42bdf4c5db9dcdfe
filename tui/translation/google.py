"""Google Translate through deep-translator, with what that package leaves out: time-outs, thread safety, checks."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import Any

from tui.clean import one_line
from tui.dutch.sentences import sentence_spans
from tui.translation.check import has_words, objection
from tui.translation.http import CONNECT_SECONDS, READ_SECONDS, Client, Page
from tui.translation.provider import ProviderError, Trouble

LIMIT = 4999
"""Code points in one request; deep-translator refuses the 5,000th."""

_RESULT = re.compile(r"<div[^>]*class=\"(?:t0|result-container)\"[^>]*>")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Google:
    """Google's page for old telephones. No key, no promise that it answers."""

    name = "google"
    label = "Google"
    online = True

    def __init__(self, url: str | None = None, connect: float = CONNECT_SECONDS, read: float = READ_SECONDS) -> None:
        self._client = Client(self.label, connect, read)
        self._url = url
        """Where to ask instead of Google, in tests."""

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text. Blocks; any thread may call it. Raises ProviderError."""
        return [" ".join(map(self._ask, cut(text, LIMIT))) for text in texts]

    def _ask(self, text: str) -> str:
        if not has_words(text):
            return text  # deep-translator makes nothing of a line of stars
        import deep_translator.google as service  # 200 ms, so not before the first text

        service.requests = _stand_in
        _stand_in.pages.get = self._page
        answer: object = None
        try:
            # an instance of its own: the package keeps the text in it, and gives threads each other's answers
            answer = service.GoogleTranslator(source="nl", target="en").translate(text)
        except ProviderError:
            raise
        except Exception:
            pass  # a dozen kinds, without a common ancestor and with the whole text in them
        english = one_line(answer) if isinstance(answer, str) else ""
        if objection(text, english):
            raise ProviderError(Trouble.WRONG_ANSWER, self.label)
        return english

    def _page(self, url: str, **arguments: Any) -> Page:
        page = self._client.get(self._url or url, **arguments)
        result = _RESULT.search(page.text)
        if result and "</div>" not in page.text[result.end() :]:
            raise ProviderError(Trouble.WRONG_ANSWER, self.label)  # cut within the answer
        return Page(page.status_code, _LINE_BREAK.sub("\n", page.text))  # the package glues what a <br> parts


class _Pages(threading.local):
    get: Callable[..., Page]


class _StandIn:
    """What `deep_translator.google` finds under the name `requests`: the one place where we reach into the package."""

    def __init__(self) -> None:
        self.pages = _Pages()

    def get(self, url: str, **arguments: Any) -> Page:
        return self.pages.get(url, **arguments)


_stand_in = _StandIn()


def cut(text: str, limit: int) -> list[str]:
    """`text` in parts of at most `limit` code points, at sentence ends, else between words, else anywhere."""
    if len(text) <= limit:
        return [text]
    parts: list[str] = []
    start = end = 0
    for span in sentence_spans(text):
        if span.end - start > limit and end > start:
            parts.append(text[start:end])
            start = span.start
        end = span.end
        while end - start > limit:
            space = text.rfind(" ", start, start + limit + 1)
            middle = space if space > start else start + limit
            parts.append(text[start:middle])
            start = middle + (space > start)
    return [*parts, text[start:end]]
