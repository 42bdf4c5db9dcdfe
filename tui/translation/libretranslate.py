"""LibreTranslate, a free translation server that anybody can run."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Sequence
from urllib.parse import urlsplit

from tui.clean import one_line
from tui.translation.http import Client
from tui.translation.model import maker
from tui.translation.parts import answered, bounded
from tui.translation.provider import Limits, NotSetUpError
from tui.translation.settings import ProviderSettings

_LIMITS = Limits(characters=5000, texts=50, per_second=5.0)
_READ_SECONDS = 30.0  # it may be working on a small computer at home


class LibreTranslate:
    """The server at the URL in the settings. There is none that everybody may use, so none is asked by default."""

    maker = maker("libretranslate")

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises NotSetUpError."""
        self._url = f"{(settings.url or '').rstrip('/')}/translate"
        self._host = _host(self._url)
        self._key = os.environ.get(settings.key_variable, "") if settings.key_variable else ""
        if settings.key_variable and not self._key:
            raise NotSetUpError(f"LibreTranslate needs its key in the environment variable {settings.key_variable}")
        self.limits = bounded(_LIMITS, settings)
        self._client = Client(self.maker.label, settings, read=_READ_SECONDS, whole=2 * _READ_SECONDS)

    @property
    def notice(self) -> str:
        """Empty if the server is this computer."""
        if _is_here(self._host):
            return ""
        return f"Texts without a translation are sent to the LibreTranslate server at {self._host}."

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text. Blocks; any thread may call it. Raises ProviderError or LinesLostError."""
        return answered(texts, self.limits.characters, self.maker.label, self._ask)

    def _ask(self, texts: list[str]) -> list[str]:
        wish: dict[str, object] = {"q": texts, "source": "nl", "target": "en", "format": "text"}
        if self._key:
            wish["api_key"] = self._key
        page = self._client.post(self._url, wish)
        try:
            answers = page.json()["translatedText"]
        except (ValueError, TypeError, LookupError):
            answers = None
        if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
            raise self._client.misread(page)
        return [one_line(answer) for answer in answers]


def _host(url: str) -> str:
    """The host in a URL. Raises NotSetUpError if it has none, or is not for the web."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise NotSetUpError("LibreTranslate needs the address of a server, as http://localhost:5000")
    return host


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
