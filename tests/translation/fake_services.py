"""Google, MyMemory, LibreTranslate and DeepL on the loopback device, as far as leeslamp reads them, with faults.

The shapes are taken from deep-translator's source, from documentation and from bug reports, not from the services.
"""

from __future__ import annotations

import codecs
import html
import json
import os
import random
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from loopback import Loopback

ERROR_PAGE = (
    "Error 500 (Server Error)!!1500.That’s an error.There was an error. Please try again later.That’s all we know."
)
CAPTCHA = (
    "<html><head><title>https://translate.google.com/m</title></head><body><form id='captcha-form'>"
    "Our systems have detected unusual traffic from your computer network.</form></body></html>"
)
USED_UP = (
    "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN  05 HOURS 20 MINUTES "
    "01 SECONDS VISIT HTTPS://EXAMPLE.ORG/USAGELIMITS TO TRANSLATE MORE"
)
RESULT = '<div class="result-container">'


def translated(text: str) -> str:
    """What stands for the English: as long as the Dutch, another text, and different for every text; line by line."""
    return codecs.encode(text, "rot13")


def page(result: str) -> str:
    """A whole answer of Google around the HTML of a result."""
    return (
        '<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Google Translate</title></head>'
        '<body><div class="root-container"><div class="header"><div class="logo-container">Google Translate</div></div>'
        '<div class="input-container"><form action="/m"><input type="text" class="input-field" name="q"></form></div>'
        f'{RESULT}{result}</div><div class="links-container"><ul><li><a href="https://www.google.com">Google home</a>'
        "</li></ul></div></div></body></html>"
    )


def _without_a_line_end(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first} {rest}"


_MISTAKES: dict[str, Callable[[str, str], str]] = {
    "error page": lambda dutch, english: ERROR_PAGE,
    "empty": lambda dutch, english: "",
    "echo": lambda dutch, english: dutch,
    "half": lambda dutch, english: english[: len(english) // 3],
    "lines lost": lambda dutch, english: english.replace("\n", " "),
    "line lost": lambda dutch, english: _without_a_line_end(english),
}
"""Faults in which a whole answer of the right shape says something else than the translation, by name."""


def _mymemory(english: str) -> str:
    matches = [{"translation": "What somebody else once said."}]
    return json.dumps({"responseData": {"translatedText": english}, "responseStatus": 200, "matches": matches})


def _libretranslate(english: str) -> str:
    return json.dumps({"translatedText": english.split("\n") if english else []})


def _deepl(english: str) -> str:
    lines = english.split("\n") if english else []
    return json.dumps({"translations": [{"text": line, "billed_characters": len(line)} for line in lines]})


class FakeServices(Loopback):
    """The server, and what it was asked."""

    request_queue_size = 64

    def __init__(self, seed: int = 1) -> None:
        super().__init__(_Handler)
        self.google_url = f"{self.url}/m"
        self.mymemory_url = f"{self.url}/get"
        self.libretranslate_url = self.deepl_url = self.url
        self.faults: deque[str] = deque()
        """What goes wrong with the next requests, one each; with `always` at the end the first never passes."""
        self.chances: dict[str, float] = {}
        """How likely each fault is where `faults` has none."""
        self.latency = (0.0, 0.0)
        """Seconds an answer takes, from and to."""
        self.retry_after = "7"
        self.content_type = "text/html; charset=UTF-8"
        self.answers: dict[str, str] = {}
        """HTML or text for texts that need another answer than `translated` gives."""
        self.packs: list[list[str]] = []
        """The texts of each request."""
        self.agents: list[str] = []
        self.cookies: list[str] = []
        self.bodies: list[dict[str, object]] = []
        self.times: list[float] = []
        self.connections: set[tuple[str, int]] = set()
        self.hanging = threading.Event()
        """Somebody waits for an answer that does not come."""
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    @property
    def texts(self) -> list[str]:
        """All texts asked for."""
        return [text for pack in self.packs for text in pack]

    def note(self, texts: list[str], handler: BaseHTTPRequestHandler) -> tuple[str, float]:
        """Remember a request; the fault it gets, or an empty string, and the seconds it takes."""
        with self._lock:
            self.packs.append(texts)
            self.times.append(time.monotonic())
            self.agents.append(handler.headers.get("User-Agent", ""))
            self.cookies.append(handler.headers.get("Cookie", ""))
            self.connections.add((handler.client_address[0], handler.client_address[1]))
            return self._fault(), self._random.uniform(*self.latency)

    def _fault(self) -> str:
        if self.faults:
            return self.faults[0] if self.faults[-1] == "always" else self.faults.popleft()
        chance = self._random.random()
        for fault, likely in self.chances.items():
            chance -= likely
            if chance < 0:
                return fault
        return ""

    def hang(self) -> None:
        """Keep whoever asked waiting until the server closes."""
        self.hanging.set()
        self.closing.wait()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: the second would wait 40 ms for the first to be acknowledged
    server: FakeServices

    def do_GET(self) -> None:
        """Google or MyMemory."""
        target = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(target.query, keep_blank_values=True).items()}
        if target.path == "/m":
            assert (query["sl"], query["tl"]) == ("nl", "en")
            self._answer(query["q"].split("\n"), page, html.escape)
        elif target.path == "/get":
            assert query["langpair"] == "nl-NL|en-GB"
            self._answer([query["q"]], _mymemory)
        else:
            self._send(200, "<html><body>Sorry...</body></html>")

    def do_POST(self) -> None:
        """LibreTranslate or DeepL."""
        wish = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(wish)
        if self.path == "/translate":
            assert (wish["source"], wish["target"], wish["format"]) == ("nl", "en", "text")
            self._answer(wish["q"], _libretranslate)
        else:
            assert (self.path, wish["source_lang"], wish["target_lang"]) == ("/v2/translate", "NL", "EN-GB")
            self._answer(wish["text"], _deepl)

    def _answer(self, texts: list[str], shape: Callable[[str], str], escape: Callable[[str], str] = str) -> None:
        """Answer, or misbehave."""
        fault, latency = self.server.note(texts, self)
        self.server.closing.wait(latency)
        dutch = "\n".join(texts)
        english = "\n".join(self.server.answers.get(text, escape(translated(text))) for text in texts)
        body = shape(_MISTAKES[fault](dutch, english) if fault in _MISTAKES else english)
        if fault == "429":
            self._send(429, CAPTCHA, {"Retry-After": self.server.retry_after})
        elif fault.startswith("inside "):
            said = {"responseStatus": fault[7:], "responseData": {"translatedText": USED_UP}, "error": "no"}
            self._send(200, json.dumps(said))
        elif fault.isdecimal():
            self._send(int(fault), json.dumps({"error": f"Error {fault}"}))
        elif fault == "sorry":
            self._send(302, "", {"Location": "/sorry/index?continue=x"})
        elif fault == "loop":
            self._send(302, "", {"Location": self.path})
        elif fault == "captcha":
            self._send(200, CAPTCHA)
        elif fault == "other page":
            self._send(200, "<html><body><h1>Hotel Wi-Fi</h1></body></html>")
        elif fault == "br":
            self._send(200, body.replace("\n", "<br>"))
        elif fault == "cut page":
            start = max(0, body.find(RESULT))
            self._send(200, body[: start + (len(body) - start) // 3])
        elif fault == "endless":
            self._send(200, body + "x" * (3 << 20))
        elif fault in ("cut", "stall", "trickle"):
            self._begin(body, fault)
        elif fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(self.connection.detach())
        elif fault == "hang":
            self.server.hang()
        elif fault == "drop":
            self.close_connection = True
        else:
            self._send(200, body, {"Set-Cookie": "NID=reader; path=/"})

    def _send(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        data = body.encode()
        self._head(status, len(data), headers)
        self.wfile.write(data)

    def _begin(self, body: str, fault: str) -> None:
        """Send a part of what the header announces, and then not as it should be."""
        data = body.encode()
        self._head(200, len(data) if fault != "trickle" else 1 << 30)
        self.wfile.flush()
        self.close_connection = True
        while fault == "trickle" and not self.server.closing.wait(0.1):
            self.wfile.write(b" ")
            self.wfile.flush()
        self.wfile.write(data[: len(data) * 2 // 3])
        self.wfile.flush()
        if fault == "stall":
            self.server.hang()

    def _head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": self.server.content_type, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""
