"""deep-translator with what it leaves out: time-outs, one kept connection, thread safety, one kind of error."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tui.translation.http import Page
from tui.translation.provider import ProviderError


class _StandIn(threading.local):
    """What a module of deep-translator finds under the name `requests`: the one place where we reach into it."""

    get: Callable[..., Page]


_stand_in = _StandIn()


def ask(service: str, text: str, source: str, target: str, fetch: Callable[..., Page]) -> str:
    """What `service`, as `google.GoogleTranslator`, makes of a text; empty when nothing.

    `fetch` stands in for `requests.get`. Raises the ProviderError that it raises, and no other.
    """
    name, _, kind = service.partition(".")
    module: Any = import_module(f"deep_translator.{name}")  # 200 ms, so not before the first text
    module.requests = _stand_in
    _stand_in.get = fetch
    try:
        # an instance of its own: the package keeps the text in it, and gives threads each other's answers
        answer = getattr(module, kind)(source=source, target=target).translate(text)
    except ProviderError:
        raise
    except Exception:
        return ""  # a dozen kinds, without a common ancestor and with the whole text in them
    return answer if isinstance(answer, str) else ""
