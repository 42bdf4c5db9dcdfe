"""Pages fetched for providers: honest about who asks, never longer than the reader would wait, no cookies kept."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui import __version__
from tui.translation.provider import ProviderError, Trouble

if TYPE_CHECKING:
    import requests

AGENT = f"leeslamp/{__version__}"
"""What we say we are. Never a browser, also where that would be let in sooner."""
CONNECT_SECONDS = 3.05
READ_SECONDS = 8.0

_WALLS = ("/sorry/", "unusual traffic from your computer", "captcha-form")


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as deep-translator reads it: the part of a `requests.Response` it uses."""

    status_code: int
    text: str

    def close(self) -> None:
        """Nothing is open: the connection went back to its session."""


class Client:
    """Fetches pages over a connection that each thread keeps; a `requests.Session` is not safe to share."""

    def __init__(self, label: str, connect: float = CONNECT_SECONDS, read: float = READ_SECONDS) -> None:
        self._label = label
        self._timeout = (connect, read)
        self._own = threading.local()

    def get(self, url: str, **arguments: Any) -> Page:
        """The page at `url`, for arguments of `requests.get`. Raises ProviderError.

        The error is raised outside of every `except`: those of requests hold the URL, and so the text, and would
        stay with it as its context.
        """
        kept: requests.Session | None = getattr(self._own, "session", None)
        answer = self._fetch(url, arguments)
        if answer is Trouble.OFFLINE and kept is not None:
            # the kept connection may be what is dead: after a night's sleep, on another network
            answer = self._fetch(url, arguments)
        if isinstance(answer, Trouble):
            raise ProviderError(answer, self._label)
        if trouble := _trouble(answer):
            raise ProviderError(trouble, self._label, _seconds(answer.headers.get("Retry-After", "")))
        return Page(answer.status_code, answer.text)

    def _fetch(self, url: str, arguments: dict[str, Any]) -> requests.Response | Trouble:
        import requests
        from urllib3.exceptions import ReadTimeoutError

        try:
            return self._session().get(url, timeout=self._timeout, **arguments)
        except requests.exceptions.ReadTimeout:
            trouble = Trouble.SLOW
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
            trouble = Trouble.WRONG_ANSWER
        except requests.exceptions.TooManyRedirects:
            trouble = Trouble.REFUSED
        except requests.exceptions.RequestException as error:
            # a body that stops arriving is reported as a lost connection
            stalled = bool(error.args) and isinstance(error.args[0], ReadTimeoutError)
            trouble = Trouble.SLOW if stalled else Trouble.OFFLINE
        self._own.session.close()
        del self._own.session
        return trouble

    def _session(self) -> requests.Session:
        import requests

        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.headers["User-Agent"] = AGENT
        session.cookies.clear()  # they may live through a redirect, not from one paragraph to the next
        return session


def _trouble(answer: requests.Response) -> Trouble | None:
    if "/sorry/" in answer.url:
        return Trouble.REFUSED
    if answer.status_code == 429 or answer.status_code >= 500:
        return Trouble.BUSY
    if answer.status_code >= 400 or any(wall in answer.text for wall in _WALLS):
        return Trouble.REFUSED
    return None


def _seconds(retry_after: str) -> float | None:
    """The seconds of a Retry-After header; the other form, a date, is left to our own patience."""
    return float(retry_after) if retry_after.isdecimal() and len(retry_after) < 6 else None
