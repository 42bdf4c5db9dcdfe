"""A provider as the scheduler sees it: with its pace, its health, and what it was found to be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.clean import one_line
from tui.errors import TranslationError
from tui.translation.check import doubt, objection
from tui.translation.pace import Breaker, Bucket
from tui.translation.provider import LinesLostError, Provider, ProviderError, Trouble

_LOST = 2
"""Answers on a single line to several texts, after which the texts are sent one by one."""


class Answer(NamedTuple):
    """What a provider said to one text."""

    english: str
    """Clean; line ends only between sentences."""
    wrong: bool
    """Whether it is no translation of the text."""
    doubtful: bool
    """Whether it should be believed only when it comes twice."""


class Lane:
    """Belongs to one scheduler and is guarded by its lock, but for `ask`."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.name, self.label = provider.maker
        self.limits = provider.limits
        self.bucket = Bucket(self.limits.per_second, self.limits.burst)
        self.breaker = Breaker()
        self.texts = self.limits.texts
        """Most texts in one request."""
        self.error: ProviderError | None = None
        """What went wrong last; None after an answer."""
        self._lost = 0

    def ask(self, texts: Sequence[str]) -> list[Answer] | ProviderError | LinesLostError:
        """The provider's answers, or why there are none. Blocks; never raises."""
        try:
            answers = self.provider.translate(texts)
        except LinesLostError as error:
            return self._mixed_up(texts, error.lines)
        except ProviderError as error:
            return error
        except TranslationError as error:  # no more set up: its key or its model was taken away
            return ProviderError(Trouble.REFUSED, self.label, said=str(error))
        except Exception:  # what breaks its promise must not end a thread, nor show the text it has in hand
            return ProviderError(Trouble.WRONG_ANSWER, self.label)
        if len(answers) != len(texts):
            return self._mixed_up(texts, len(answers))
        return [self._judge(dutch, answer) for dutch, answer in zip(texts, answers, strict=True)]

    def _mixed_up(self, texts: Sequence[str], lines: int) -> ProviderError | LinesLostError:
        """What to make of an answer with so many lines; one text cannot be asked for in smaller requests."""
        return LinesLostError(lines) if len(texts) > 1 else ProviderError(Trouble.WRONG_ANSWER, self.label)

    def _judge(self, dutch: str, answer: str) -> Answer:
        lines = [line for line in map(one_line, answer.splitlines()) if line]
        if self.limits.stopgap:  # glosses are neither as long as a translation nor a sentence
            return Answer("\n".join(lines), not lines, False)
        english = " ".join(lines)
        return Answer("\n".join(lines), objection(dutch, english) is not None, doubt(dutch, english))

    def asked(self, texts: Sequence[str]) -> None:
        """A request goes; a text beyond the limit goes in several."""
        self.breaker.asked()
        self.bucket.take(max(-(-len(text) // self.limits.characters) for text in texts))

    def answered(self, lines: int) -> None:
        """It answered so many texts in one request."""
        self.error = None
        self.breaker.succeeded()
        self.bucket.speed_up()
        if lines > 1:
            self._lost = 0

    def lost(self, error: LinesLostError) -> None:
        """It answered, but nobody can tell whom."""
        self.breaker.succeeded()
        self._lost += error.lines <= 1
        if self._lost >= _LOST:
            self.texts = 1

    def failed(self, error: ProviderError, now: float) -> None:
        """It did not answer, or with something else than translations."""
        self.error = error
        pause = error.after
        if error.trouble is Trouble.REFUSED:
            pause = max(60.0, pause or 0.0)
        elif error.trouble is Trouble.BUSY:
            self.bucket.slow_down()
        self.breaker.failed(now, pause)

    def reset(self) -> None:
        """The reader wants it tried again now."""
        self.error = None
        self.breaker.reset()
        self.bucket.refill()
