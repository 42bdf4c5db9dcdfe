"""Texts made to fit in requests, and answers made to fit the texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from tui.dutch.sentences import sentence_spans
from tui.translation.check import has_words, objection
from tui.translation.provider import Limits, LinesLostError, ProviderError, Trouble
from tui.translation.settings import ProviderSettings


def bounded(limits: Limits, settings: ProviderSettings) -> Limits:
    """`limits` as far as the settings say nothing else; no setting makes a request larger than the service bears."""
    return dataclasses.replace(
        limits,
        characters=min(settings.characters or limits.characters, limits.characters),
        per_second=settings.per_second or limits.per_second,
    )


def answered(texts: Sequence[str], characters: int, label: str, ask: Callable[[list[str]], Sequence[str]]) -> list[str]:
    """The answer to each text, in the same order.

    `ask` gets all texts that fit at once; one beyond so many `characters` goes in parts, each in a request of its own;
    one without words is never sent and stands for itself. Raises what `ask` raises, LinesLostError or ProviderError.
    """

    def in_parts(text: str) -> str:
        parts = cut(text, characters)
        answers = [_dealt([part], ask([part]), label)[0] if has_words(part) else part for part in parts]
        # nobody else sees the parts: one that is missing must not hide among the others
        if any(map(objection, parts, answers)):
            raise ProviderError(Trouble.WRONG_ANSWER, label)
        return " ".join(answers)

    fitting = [text for text in texts if has_words(text) and len(text) <= characters]
    rest = iter(_dealt(fitting, ask(fitting), label) if fitting else ())
    return [
        text if not has_words(text) else next(rest) if len(text) <= characters else in_parts(text) for text in texts
    ]


def _dealt(texts: Sequence[str], answers: Sequence[str], label: str) -> Sequence[str]:
    if len(answers) == len(texts):
        return answers
    if len(texts) > 1 and answers:
        raise LinesLostError(len(answers))
    raise ProviderError(Trouble.WRONG_ANSWER, label)


def cut(text: str, limit: int) -> list[str]:
    """`text` in parts of at most `limit` code points, at sentence ends, else between words, else anywhere."""
    if len(text) <= limit:
        return [text]
    parts: list[str] = []
    start = end = 0
    for span in sentence_spans(text):
        if span.end - start > limit and end > start:
            parts.append(text[start:end])
            start = span.start
        end = span.end
        while end - start > limit:
            space = text.rfind(" ", start, start + limit + 1)
            middle = space if space > start else start + limit
            parts.append(text[start:middle])
            start = middle + (space > start)
    return [*parts, text[start:end]]
