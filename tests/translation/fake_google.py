"""Google's page for old telephones, as far as deep-translator reads it, on the loopback device, with faults.

The shape is taken from deep-translator's source and from bug reports, not from Google.
"""

from __future__ import annotations

import codecs
import html
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

ERROR_PAGE = (
    "Error 500 (Server Error)!!1500.That’s an error.There was an error. Please try again later.That’s all we know."
)
CAPTCHA = (
    "<html><head><title>https://translate.google.com/m</title></head><body><form id='captcha-form'>"
    "Our systems have detected unusual traffic from your computer network.</form></body></html>"
)
RESULT = '<div class="result-container">'


def translated(text: str) -> str:
    """What stands for the English: as long as the Dutch, another text, and different for every text."""
    return codecs.encode(text, "rot13")


def page(result: str) -> str:
    """A whole answer around the HTML of a result."""
    return (
        '<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Google Translate</title></head>'
        '<body><div class="root-container"><div class="header"><div class="logo-container">Google Translate</div></div>'
        '<div class="input-container"><form action="/m"><input type="text" class="input-field" name="q"></form></div>'
        f'{RESULT}{result}</div><div class="links-container"><ul><li><a href="https://www.google.com">Google home</a>'
        "</li></ul></div></div></body></html>"
    )


class FakeGoogle(ThreadingHTTPServer):
    """The server, and what it was asked."""

    daemon_threads = True
    block_on_close = False  # a hanging answer must not keep a test from ending

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/m"
        self.faults: deque[str] = deque()
        """What goes wrong with the next requests, one each; with `always` at the end the first never passes."""
        self.answers: dict[str, str] = {}
        """HTML for texts that need another answer than `translated` gives."""
        self.texts: list[str] = []
        self.agents: list[str] = []
        self.cookies: list[str] = []
        self.connections: set[tuple[str, int]] = set()
        self.hanging = threading.Event()
        """Somebody waits for an answer that does not come."""
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> FakeGoogle:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def note(self, text: str, handler: BaseHTTPRequestHandler) -> str:
        """Remember a request; the fault it gets, or an empty string."""
        with self._lock:
            self.texts.append(text)
            self.agents.append(handler.headers.get("User-Agent", ""))
            self.cookies.append(handler.headers.get("Cookie", ""))
            self.connections.add((handler.client_address[0], handler.client_address[1]))
            if not self.faults:
                return ""
            return self.faults[0] if self.faults[-1] == "always" else self.faults.popleft()

    def hang(self) -> None:
        """Keep whoever asked waiting until the server closes."""
        self.hanging.set()
        self._closing.wait()

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that gave up waiting is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeGoogle

    def do_GET(self) -> None:
        """Answer, or misbehave."""
        target = urlsplit(self.path)
        if target.path.startswith("/sorry/"):
            self._send(200, "<html><body>Sorry...</body></html>")
            return
        query = parse_qs(target.query, keep_blank_values=True)
        text = query["q"][0]
        assert (query["sl"], query["tl"]) == (["nl"], ["en"])
        fault = self.server.note(text, self)
        result = self.server.answers.get(text, html.escape(translated(text)))
        if fault == "429":
            self._send(429, CAPTCHA, {"Retry-After": "7"})
        elif fault in ("403", "500", "503"):
            self._send(int(fault), f"<html><body>Error {fault}</body></html>")
        elif fault == "sorry":
            self._send(302, "", {"Location": "/sorry/index?continue=x"})
        elif fault == "loop":
            self._send(302, "", {"Location": self.path})
        elif fault == "captcha":
            self._send(200, CAPTCHA)
        elif fault == "other page":
            self._send(200, "<html><body><h1>Hotel Wi-Fi</h1></body></html>")
        elif fault == "error page":
            self._send(200, page(ERROR_PAGE))
        elif fault == "empty":
            self._send(200, page(""))
        elif fault == "echo":
            self._send(200, page(html.escape(text)))
        elif fault == "half":
            self._send(200, page(result[: len(result) // 3]))
        elif fault == "cut page":
            self._send(200, page(result).partition(result)[0] + result[: len(result) * 2 // 3])
        elif fault == "cut":
            self._promise(page(result))
        elif fault == "stall":
            self._promise(page(result))
            self.server.hang()
        elif fault == "hang":
            self.server.hang()
        elif fault == "drop":
            self.close_connection = True
        else:
            self._send(200, page(result), {"Set-Cookie": "NID=reader; path=/"})

    def _send(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=UTF-8", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _promise(self, body: str) -> None:
        """Send two thirds of what the header announces."""
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=UTF-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) * 2 // 3])
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""
