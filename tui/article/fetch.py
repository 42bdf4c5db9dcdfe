"""One page from the web: honest about who asks, bounded in time, size and redirects."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from tui import AGENT
from tui.errors import ArticleError

if TYPE_CHECKING:
    import requests

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WHOLE_SECONDS = 30.0
MOST_BYTES = 10 << 20
MOST_REDIRECTS = 5
BOOK = "application/epub+zip"
BOOK_BYTES = 64 << 20
BOOK_SECONDS = 300.0
"""What a book may have instead."""
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""Types of content that can be an article."""

_BY_HAND = "open it in a browser and save its text in a file"


class Fetched(NamedTuple):
    """A page as it came."""

    data: bytes
    content_type: str
    """The header, which may name the encoding; empty where the server did not say."""
    url: str
    """Where it was in the end."""


Told = Callable[[int], None]
"""Is told how many bytes came, now and then; what it raises ends the fetching."""


def is_url(name: str) -> bool:
    """Whether a name is the address of a page."""
    return name.lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    *,
    kinds: tuple[str, ...] = PAGES,
    public_only: bool = False,
    read: float = READ_SECONDS,
    whole: float = WHOLE_SECONDS,
    told: Told = lambda _: None,
) -> Fetched:
    """The page at `url`. Raises ArticleError, whose sentence says what to do.

    `kinds`: the types of content that are wanted; what has no type is. `public_only`: for addresses that the reader
    did not type, which must not reach into a private network; a proxy of the environment is then not used. `read`:
    seconds without a byte; `whole`: seconds for all of it, redirects too. A book may take longer, and be larger.
    """
    import requests  # 60 ms that only this needs
    import urllib3

    deadline = time.monotonic() + whole
    with requests.Session() as session:
        session.headers["User-Agent"] = AGENT
        session.headers["Accept"] = ", ".join(kinds)
        if public_only:
            from tui.article.public import only_public

            only_public(session)
        try:
            for _ in range(MOST_REDIRECTS + 1):
                _check(url)
                asked = session.get(url, timeout=(CONNECT_SECONDS, read), stream=True, allow_redirects=False)
                with asked as answer:
                    if not answer.is_redirect:
                        return _page(answer, url, kinds, deadline, told)
                    url = urljoin(url, answer.headers["Location"])
                if time.monotonic() > deadline:
                    raise requests.Timeout
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise ArticleError(f"{_host(url)} took too long to answer; try again later") from None
        except (requests.exceptions.InvalidURL, UnicodeError, ValueError):
            raise ArticleError("that is not the address of a web page; copy it whole from the browser") from None
        except requests.exceptions.SSLError:
            raise ArticleError(f"{_host(url)} cannot prove that it is who it says; {_BY_HAND}") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError):
            raise ArticleError(f"{_host(url)} cannot be reached; check the address and your connection") from None
    raise ArticleError(f"{_host(url)} sends from one address to the next without end; {_BY_HAND}")


def _check(url: str) -> None:
    """Raises ValueError for what is no address at all."""
    _ = urlsplit(url).port  # one above 65,535
    if not is_url(url):
        raise ArticleError(
            "the page leads to an address that does not begin with http:// or https://; it is not fetched"
        )


def _page(answer: requests.Response, url: str, kinds: tuple[str, ...], deadline: float, told: Told) -> Fetched:
    host = _host(url)
    if answer.status_code in (404, 410):
        raise ArticleError(f"{host} has no such page ({answer.status_code}); check the address")
    if answer.status_code in (401, 402, 403, 451):
        raise ArticleError(f"{host} does not let us read that page ({answer.status_code}); {_BY_HAND}")
    if answer.status_code != 200:
        raise ArticleError(f"{host} has trouble with that page ({answer.status_code}); try again later")
    content_type = answer.headers.get("Content-Type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind and kind not in kinds:
        raise ArticleError(f"that is {kind[:60]}, not a page with text; {_BY_HAND}")
    most = MOST_BYTES
    if BOOK in kinds and (kind == BOOK or url.lower().endswith(".epub")):
        most, deadline = BOOK_BYTES, deadline + BOOK_SECONDS
    return Fetched(_body(answer, most, deadline, told), content_type, url)


def _body(answer: requests.Response, most: int, deadline: float, told: Told) -> bytes:
    """All of it, however slowly its bytes come: each in time for a read time-out may take for ever."""
    import requests

    body = bytearray()
    told(0)
    while chunk := answer.raw.read1(1 << 16, decode_content=True):
        body += chunk
        if len(body) > most:
            raise ArticleError(f"the page is larger than {most >> 20} MB; {_BY_HAND}")
        if time.monotonic() > deadline:
            raise requests.Timeout
        told(len(body))
    return bytes(body)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "the page"
    except ValueError:
        return "the page"
