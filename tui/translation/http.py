"""Pages fetched for providers: honest about who asks, never longer than the reader would wait, no cookies kept."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui import AGENT
from tui.translation.provider import ProviderError, Trouble
from tui.translation.settings import ProviderSettings

if TYPE_CHECKING:
    import requests

READ_SECONDS = 8.0
WHOLE_SECONDS = 20.0
MOST_BYTES = 2 << 20
"""Of one answer; a page with the longest text is a hundredth of it."""

_WALL = re.compile(r"<[^>]*(?:captcha|/sorry/)|unusual traffic from your computer", re.IGNORECASE)
_LONGEST_WAIT = 100_000.0
"""Seconds; who asks for more is not believed."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as deep-translator reads it: the part of a `requests.Response` it uses."""

    status_code: int
    text: str

    def json(self) -> Any:
        """What the text says. Raises ValueError."""
        try:
            return json.loads(self.text)
        except RecursionError:
            raise ValueError from None

    def close(self) -> None:
        """Nothing is open: the connection went back to its session."""


class Client:
    """Fetches pages over a connection that each thread keeps; a `requests.Session` is not safe to share."""

    def __init__(
        self,
        label: str,
        settings: ProviderSettings,
        read: float = READ_SECONDS,
        whole: float = WHOLE_SECONDS,
        pause: Callable[[str], float | None] = lambda text: None,
    ) -> None:
        """`read` and `whole` count where the settings say nothing.

        `pause` finds in a page the seconds a service wants to be left alone, where no header says so.
        """
        self._label = label
        self._timeout = (settings.connect, settings.read or read)
        self._whole = settings.whole or max(whole, settings.read or 0)
        self._pause = pause
        self._own = threading.local()

    def get(self, url: str, **arguments: Any) -> Page:
        """The page at `url`, for arguments of `requests.get`. Raises ProviderError."""
        return self._page("GET", url, arguments)

    def post(self, url: str, json: object) -> Page:
        """The answer to `json`. Raises ProviderError."""
        return self._page("POST", url, {"json": json})

    def misread(self, page: Page) -> ProviderError:
        """What to raise about a page that is not what was asked for: it may ask for proof that we are human."""
        return ProviderError(Trouble.REFUSED if _WALL.search(page.text) else Trouble.WRONG_ANSWER, self._label)

    def _page(self, method: str, url: str, arguments: dict[str, Any]) -> Page:
        """The error is raised outside of every `except`: those of requests hold the URL, and so the text, and would
        stay with it as its context.
        """
        kept = hasattr(self._own, "session")
        answer = self._fetch(method, url, arguments)
        if answer is Trouble.OFFLINE and kept:
            # the kept connection may be what is dead: after a night's sleep, on another network
            answer = self._fetch(method, url, arguments)
        if isinstance(answer, Trouble):
            raise ProviderError(answer, self._label)
        page, retry_after = answer
        if trouble := trouble_in(page.status_code):
            pause = self._pause(page.text) if trouble is Trouble.BUSY else None
            raise ProviderError(trouble, self._label, _seconds(retry_after) or pause)
        return page

    def _fetch(self, method: str, url: str, arguments: dict[str, Any]) -> tuple[Page, str] | Trouble:
        """An answer of whatever status with its Retry-After header, or why there is none."""
        import requests
        import urllib3

        deadline = time.monotonic() + self._whole
        try:
            response = self._session().request(method, url, timeout=self._timeout, stream=True, **arguments)
            text = _text(response, deadline)
        except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            text = trouble_of(error)
        if isinstance(text, Trouble):
            self._own.session.close()
            del self._own.session
            return text
        return Page(response.status_code, text), response.headers.get("Retry-After", "")

    def _session(self) -> requests.Session:
        import requests

        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.headers["User-Agent"] = AGENT
            # no redirect is followed: the text would go to somebody the reader has not agreed to
            session.get_redirect_target = lambda resp: None  # type: ignore[method-assign]  # its one switch
        session.cookies.clear()
        return session


def trouble_in(status: int) -> Trouble | None:
    """Which trouble a status of HTTP is, if any."""
    if status in (429, 503):
        return Trouble.BUSY
    return Trouble.FAULTY if status >= 500 else Trouble.REFUSED if status >= 300 else None


def trouble_of(error: BaseException | None) -> Trouble:
    """Which trouble an error of requests or urllib3 is."""
    import requests
    import urllib3

    # a body that stops arriving is reported as a lost connection
    inner = error.args[0] if isinstance(error, requests.ConnectionError) and error.args else error
    if isinstance(inner, (requests.ReadTimeout, urllib3.exceptions.ReadTimeoutError)):
        return Trouble.SLOW
    broken = requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError
    if isinstance(error, (urllib3.exceptions.HTTPError, *broken)):
        return Trouble.WRONG_ANSWER
    return Trouble.OFFLINE


def _text(response: requests.Response, deadline: float) -> str | Trouble:
    """The body, however slowly its bytes come: each in time for a read time-out may take for ever."""
    body = bytearray()
    while chunk := response.raw.read1(1 << 16, decode_content=True):
        body += chunk
        if len(body) > MOST_BYTES or time.monotonic() > deadline:
            response.close()
            return Trouble.WRONG_ANSWER if len(body) > MOST_BYTES else Trouble.SLOW
    try:
        return body.decode(response.encoding or "utf-8", errors="replace")
    except LookupError:
        return body.decode(errors="replace")


def _seconds(retry_after: str) -> float | None:
    """The seconds that a Retry-After header asks for, which may give them as a date."""
    if retry_after.isdecimal():
        seconds = float(retry_after)
    else:
        from email.utils import parsedate_to_datetime  # here, for every reading waits for what this module imports

        try:
            date = parsedate_to_datetime(retry_after)
        except ValueError:
            return None
        seconds = (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return seconds if 0 < seconds < _LONGEST_WAIT else None
