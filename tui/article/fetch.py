"""One page from the web: honest about who asks, bounded in time, size and redirects."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from tui import AGENT
from tui.errors import ArticleError
from tui.light import TYPE_CHECKING, NamedTuple

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
"""What a book may have instead, and seconds more."""
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""Types of content that can be an article."""

BY_HAND = "open it in a browser and save its text in a file"
"""What is said to do about a page that cannot be had."""
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Answer(NamedTuple):
    """What a server said in the end, after its redirects."""

    status: int
    headers: Mapping[str, str]
    """By name in any case."""
    data: bytes
    """Empty unless the status is 200."""
    url: str
    """Where it was."""
    moved: str
    """Where the redirects led that are for good (301, 308), before the first that is not."""


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


def kind_of(content_type: str) -> str:
    """The type that the header names, without what follows it: `text/html`."""
    return content_type.partition(";")[0].strip().lower()


def fetch(
    url: str,
    *,
    kinds: tuple[str, ...] = PAGES,
    public_only: bool = False,
    near: str = "",
    read: float = READ_SECONDS,
    whole: float = WHOLE_SECONDS,
    told: Told = lambda _: None,
) -> Fetched:
    """The page at `url`. Raises ArticleError, whose sentence says what to do.

    `kinds`: the types of content that are wanted; what has no type is. The others: see `ask`.
    """
    answer = ask(url, kinds=kinds, public_only=public_only, near=near, read=read, whole=whole, told=told)
    host = host_of(answer.url)
    if answer.status in (404, 410):
        raise ArticleError(f"{host} has no such page ({answer.status}); check the address")
    if answer.status in (401, 402, 403, 451):
        raise ArticleError(f"{host} does not let us read that page ({answer.status}); {BY_HAND}")
    if answer.status != 200:
        raise ArticleError(f"{host} has trouble with that page ({answer.status}); try again later")
    return Fetched(answer.data, answer.headers.get("Content-Type", ""), answer.url)


def ask(
    url: str,
    *,
    kinds: tuple[str, ...] = (),
    headers: Mapping[str, str] = _NO_HEADERS,
    public_only: bool = False,
    near: str = "",
    most: int = MOST_BYTES,
    read: float = READ_SECONDS,
    whole: float = WHOLE_SECONDS,
    told: Told = lambda _: None,
) -> Answer:
    """The answer of the server at `url`, whatever its status. Raises ArticleError.

    `kinds`: the types of content that are wanted, empty for any. `public_only`: for addresses that the reader
    did not type, which must not reach into a private network, but for the server at `near` if that one is local by
    its very name; a proxy of the environment is then not used. `most`: bytes. `read`: seconds without a byte;
    `whole`: seconds for all of it, redirects too. A book, if it is wanted, may be larger and take longer.
    """
    import requests  # 60 ms that only this needs
    import urllib3

    deadline = time.monotonic() + whole
    moved, for_good = url, True
    with requests.Session() as session:
        session.headers.update({"User-Agent": AGENT, "Accept": ", ".join(kinds) or "*/*", **headers})
        try:
            if public_only:
                from tui.article.public import only_public

                only_public(session, near)
            for _ in range(MOST_REDIRECTS + 1):
                _check(url)
                asked = session.get(url, timeout=(CONNECT_SECONDS, read), stream=True, allow_redirects=False)
                with asked as answer:
                    if not answer.is_redirect:
                        data = b""
                        if answer.status_code == 200:
                            if _is_wanted_book(answer, url, kinds):
                                most, deadline = BOOK_BYTES, deadline + BOOK_SECONDS
                            data = _body(answer, most, deadline, told)
                        return Answer(answer.status_code, answer.headers, data, url, moved)
                    url = urljoin(url, answer.headers["Location"])
                    for_good = for_good and answer.is_permanent_redirect
                    moved = url if for_good else moved
                if time.monotonic() > deadline:
                    raise requests.Timeout
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise ArticleError(f"{host_of(url)} took too long to answer; try again later") from None
        except (requests.exceptions.InvalidURL, UnicodeError, ValueError):
            raise ArticleError("that is not the address of a web page; copy it whole from the browser") from None
        except requests.exceptions.SSLError:
            raise ArticleError(f"{host_of(url)} cannot prove that it is who it says; {BY_HAND}") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError):
            raise ArticleError(f"{host_of(url)} cannot be reached; check the address and your connection") from None
    raise ArticleError(f"{host_of(url)} sends from one address to the next without end; {BY_HAND}")


def _check(url: str) -> None:
    """Raises ValueError for what is no address at all."""
    _ = urlsplit(url).port  # one above 65,535
    if not is_url(url):
        raise ArticleError(
            "the page leads to an address that does not begin with http:// or https://; it is not fetched"
        )


def _is_wanted_book(answer: requests.Response, url: str, kinds: tuple[str, ...]) -> bool:
    """Raises ArticleError for what is not wanted at all."""
    kind = kind_of(answer.headers.get("Content-Type", ""))
    if kind and kinds and kind not in kinds:
        raise ArticleError(f"that is {kind[:60]}, not a page with text; {BY_HAND}")
    return BOOK in kinds and (kind == BOOK or url.lower().endswith(".epub"))


def _body(answer: requests.Response, most: int, deadline: float, told: Told) -> bytes:
    """All of it, however slowly its bytes come: each in time for a read time-out may take for ever."""
    import requests

    body = bytearray()
    told(0)
    while chunk := answer.raw.read1(1 << 16, decode_content=True):
        body += chunk
        if len(body) > most:
            raise ArticleError(f"the page is larger than {most >> 20} MB; {BY_HAND}")
        if time.monotonic() > deadline:
            raise requests.Timeout
        told(len(body))
    return bytes(body)


def host_of(url: str) -> str:
    """The name of the server, as it is told."""
    try:
        return urlsplit(url).hostname or "the page"
    except ValueError:
        return "the page"
