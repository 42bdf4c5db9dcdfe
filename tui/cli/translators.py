"""Who could translate: what each lacks and, if they are asked, what they make of a sentence of ours."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from tui.cli.output import warn
from tui.errors import TranslationError
from tui.translation import registry
from tui.translation.lane import Answer, Lane
from tui.translation.model import Maker, maker
from tui.translation.provider import LinesLostError, Provider, ProviderError, Trouble
from tui.translation.settings import NAMES, TranslationSettings

SENTENCE = "De lamp brandt en iedereen leest."
PATIENCE = 60.0
"""Seconds for all of them together; each has time-outs of its own."""


@dataclass(frozen=True)
class Translator:
    """A service that leeslamp knows."""

    maker: Maker
    chained: bool
    """Whether it is one of those that are asked for translations."""
    provider: Provider | None
    """None if it is not set up."""
    answer: str = ""
    """Its English for the sentence."""
    why: str = ""
    """Why it does not translate, in plain words."""

    def __str__(self) -> str:
        place = "in the chain" if self.chained else "not in the chain"
        return f"{self.maker.name}: {place}; {self.why or self.answer or 'set up'}"

    def record(self) -> dict[str, Any]:
        """The same for `--json`."""
        name, label = self.maker
        told = {"answer": self.answer or None, "why": self.why or None}
        return {"name": name, "by": label, "chain": self.chained, "ready": self.provider is not None, **told}


def translators(settings: TranslationSettings) -> list[Translator]:
    """Those of the chain in its order, then the others. Asks nobody."""
    found: list[Translator] = []
    for name in dict.fromkeys((*settings.chain, *NAMES)):
        chained = name in settings.chain
        if name in settings.barred:
            found.append(Translator(maker(name), chained, None, why="its address in config.toml is wrong"))
            continue
        try:
            provider = registry.make(name, settings.of(name))
            found.append(Translator(provider.maker, chained, provider))
        except TranslationError as error:
            found.append(Translator(maker(name), chained, None, why=str(error)))
    return found


def asked(known: Sequence[Translator], settings: TranslationSettings) -> list[Translator]:
    """The same when all that are set up were asked; what goes where is said before."""
    providers = [one.provider for one in known if one.provider]
    if hosts := [_where(provider, settings) for provider in providers if provider.notice]:
        warn(f"“{SENTENCE}” is sent to {', '.join(hosts)}; nothing of an article is")
    answers = _answers(providers)
    return [_with(one, answers.get(one.maker)) if one.provider else one for one in known]


def _where(provider: Provider, settings: TranslationSettings) -> str:
    name, label = provider.maker
    url = settings.of(name).url
    return f"{label} at {urlsplit(url).hostname}" if url else label


_Said = list[Answer] | ProviderError | LinesLostError


def _answers(providers: Sequence[Provider]) -> dict[Maker, _Said]:
    """What each says who says something in time; threads of their own, because nothing may wait for one that hangs."""
    said: SimpleQueue[tuple[Maker, _Said]] = SimpleQueue()

    def ask(provider: Provider) -> None:
        said.put((provider.maker, Lane(provider).ask([SENTENCE])))

    for provider in providers:
        threading.Thread(target=ask, args=(provider,), daemon=True).start()
    answers: dict[Maker, _Said] = {}
    end = time.monotonic() + PATIENCE
    while len(answers) < len(providers):
        try:
            by, answer = said.get(timeout=max(0.0, end - time.monotonic()))
        except Empty:
            break
        answers[by] = answer
    return answers


def _with(one: Translator, said: _Said | None) -> Translator:
    if isinstance(said, TranslationError):
        return replace(one, why=str(said))
    if said is None or said[0].wrong:
        return replace(one, why=str(ProviderError(Trouble.WRONG_ANSWER if said else Trouble.SLOW, one.maker.label)))
    return replace(one, answer=" ".join(said[0].english.split()))
