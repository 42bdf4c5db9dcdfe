"""A news site on the loopback device, with pages that misbehave."""

from __future__ import annotations

import gzip
import threading
from http.server import BaseHTTPRequestHandler

from article.html_samples import CONSENT, LOGIN, PAGE
from article.test_epub import OPF, book
from loopback import Loopback

BOMB = gzip.compress(b"a" * (30 << 20), compresslevel=1)


class FakeSite(Loopback):
    """`seen`: the paths and the names it was asked with."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.seen: list[tuple[str, str]] = []
        self.sent = 0
        """Megabytes of the page without end."""
        self.left = threading.Event()
        """Whether somebody closed the connection before everything was sent."""


class Handler(BaseHTTPRequestHandler):
    """Behaves, or not, as the first part of the path says."""

    server: FakeSite

    def do_GET(self) -> None:
        """Answer."""
        self.answer()

    def answer(self) -> None:
        """With a page, or in another way."""
        self.server.seen.append((self.path, self.headers.get("User-Agent", "")))
        name, _, rest = self.path[1:].partition("/")
        if name == "pont":
            self.send(PAGE.encode())
        elif name == "boek":
            self.send(book(), "application/epub+zip")
        elif name == "boek.epub":
            self.send(book(), "application/octet-stream")
        elif name == "boek-bom":
            self.send(book(OPF.format(last="bom.xhtml"), **{"bom.xhtml": "a" * (11 << 20)}), "application/epub+zip")
        elif name == "boek-pad":
            self.send(book(OPF.format(last="../../../etc/passwd")), "application/epub+zip")
        elif name == "login":
            self.send(LOGIN.encode())
        elif name == "consent":
            self.send(CONSENT.encode())
        elif name == "endless":
            self.head({"Content-Type": "text/html"})
            try:
                for _ in range(100):
                    self.wfile.write(b"a" * (1 << 20))
                    self.server.sent += 1
            except OSError:
                self.server.left.set()
        elif name == "latin":
            self.send(PAGE.replace("utf-8", "x").encode("cp1252"), "text/html; charset=windows-1252")
        elif name == "loop":
            self.to(f"/loop/{rest}x")
        elif name == "hops":
            self.to(f"/hops/{int(rest) - 1}" if int(rest) else "/pont")
        elif name == "file":
            self.to("file:///etc/passwd")
        elif name == "film":
            self.send(b"\0\1", "video/mp4")
        elif name == "huge":
            self.send(b"a" * (11 << 20))
        elif name == "bomb":
            self.send(BOMB, encoding="gzip")
        elif name == "hang":
            self.server.closing.wait()
        elif name == "trickle":
            self.head({"Content-Type": "text/html", "Content-Length": "1000000"})
            while not self.server.closing.wait(0.05):
                try:
                    self.wfile.write(b" ")
                except OSError:
                    self.server.left.set()
                    raise
        elif name == "drop":
            self.close_connection = True
        else:
            self.send_error(int(name))

    def send(self, data: bytes, kind: str = "text/html; charset=utf-8", encoding: str = "identity") -> None:
        self.head({"Content-Type": kind, "Content-Length": str(len(data)), "Content-Encoding": encoding})
        self.wfile.write(data)

    def to(self, url: str) -> None:
        self.head({"Location": url, "Content-Length": "0"}, 302)

    def head(self, headers: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""
