"""Firefox's own translation model, on this computer: no text leaves it.

The engine keeps Python's lock while it loads a model, if not for longer, which would stop the page from scrolling, and
a fault in native code would end leeslamp: so it has a process of its own. That one ends by itself as soon as nobody can
ask it anything more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from tui.clean import one_line
from tui.dutch.sentences import sentence_spans
from tui.errors import TranslationError
from tui.translation import fx_engine
from tui.translation.check import has_words
from tui.translation.model import maker
from tui.translation.parts import bounded, cut
from tui.translation.provider import Limits, NotSetUpError, ProviderError, Trouble
from tui.translation.settings import ProviderSettings

_LIMITS = Limits(characters=4000, texts=50, per_second=1000.0, burst=1000)
_READ_SECONDS = 30.0  # the first request waits for the model to be loaded
_LONGEST = 500
"""Code points of a sentence; the engine drops without a word what exceeds the model's context, some 128 tokens."""
_NO_PACKAGE = "Firefox's translator needs a package more: pip install 'leeslamp[offline]'"
_NO_MODEL = "Firefox's translator has no model that works: leeslamp model install fetches it"


class Firefox:
    """The model in the cache folder of `fxtranslate`, or in another. One request at a time."""

    maker = maker("fx")
    notice = ""

    def __init__(self, settings: ProviderSettings, cache_dir: Path | None = None) -> None:
        """Raises NotSetUpError."""
        if not package_is_there():
            raise NotSetUpError(_NO_PACKAGE)
        if not model_is_there(cache_dir):
            raise NotSetUpError(_NO_MODEL)
        self.limits = bounded(_LIMITS, settings)
        self._read = settings.read or _READ_SECONDS
        self._cache_dir = cache_dir
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text, its sentences a line each. Blocks; any thread may call it.

        Raises ProviderError, or NotSetUpError when the model has gone.
        """
        sentences = [[text[slice(*span)] for span in sentence_spans(text)] for text in texts]
        parts = [part for text in sentences for sentence in text for part in cut(sentence, _LONGEST)]
        with self._lock:
            answers = iter(self._ask([part for part in parts if has_words(part)]))
        return [
            text if not has_words(text) else _joined([_joined_parts(sentence, answers) for sentence in found])
            for text, found in zip(texts, sentences, strict=True)
        ]

    def close(self) -> None:
        """End the process; another is started at the next text."""
        with self._lock:
            self._end()

    def _ask(self, sentences: list[str]) -> list[str]:
        if not sentences:
            return []
        if self._child and self._child.poll() is not None:
            self._end()
        child = self._child = self._child or _started("translate", self._cache_dir)
        assert child.stdin
        assert child.stdout
        began = time.monotonic()
        guard = threading.Timer(self._read, child.kill)
        guard.daemon = True
        guard.start()
        try:
            print(json.dumps(sentences), file=child.stdin, flush=True)
            line = child.stdout.readline()
        except OSError:
            line = ""
        finally:
            guard.cancel()
        answers = _strings(line)
        if len(answers) == len(sentences):
            return answers
        code = self._end()
        if code == fx_engine.NO_MODEL:
            raise NotSetUpError(_NO_MODEL)
        slow = time.monotonic() - began >= self._read
        raise ProviderError(Trouble.SLOW if slow else Trouble.WRONG_ANSWER, self.maker.label)

    def _end(self) -> int:
        """Have no child any more; its exit code."""
        child, self._child = self._child, None
        if child is None:
            return 0
        for pipe in filter(None, (child.stdin, child.stdout)):
            with suppress(OSError):  # what could not be written to a dead child
                pipe.close()
        with suppress(subprocess.TimeoutExpired):
            return child.wait(0.5)
        child.kill()
        return child.wait()


def package_is_there() -> bool:
    """Whether the extra `offline` is installed."""
    try:
        import fxtranslate  # noqa: F401 - only importing it tells: it may be there and not load
    except ImportError:
        return False
    return True


def model_is_there(cache_dir: Path | None = None) -> bool:
    """Whether the model was fetched and the package is installed; not whether it works."""
    if not package_is_there():
        return False
    from fxtranslate import Cache

    try:
        files = Cache(_name(cache_dir)).pair_files(fx_engine.PAIR)
    except (OSError, ValueError):
        return False
    kinds = {name.partition(".")[0] for name, _, _ in files}
    return "model" in kinds and any(kind.endswith("vocab") for kind in kinds)


def model_source() -> str:
    """The host that knows where the model is. Raises NotSetUpError without the package."""
    if not package_is_there():
        raise NotSetUpError(_NO_PACKAGE)
    from fxtranslate import discovery

    return urlsplit(discovery.records_url()).hostname or ""


def install_model(cache_dir: Path | None = None, *, progress: bool = False) -> None:
    """Fetch the model, some 25 MB, and try it; only what is missing or damaged is fetched.

    `progress` is shown on stderr. Raises NotSetUpError without the package, TranslationError if it cannot be had.
    """
    source = model_source()
    child = _started("install", cache_dir, stderr=None if progress else subprocess.DEVNULL)
    with child:
        try:
            said, _ = child.communicate()
        except BaseException:  # Ctrl-C
            child.kill()
            raise
    if child.returncode:
        reason = one_line(said).rpartition(": ")[2][:200] or "it broke off"
        raise TranslationError(f"the model could not be had from {source}: {reason}")


def _started(mode: str, cache_dir: Path | None, stderr: int | None = subprocess.DEVNULL) -> subprocess.Popen[str]:
    cache = [] if cache_dir is None else [str(cache_dir)]
    return subprocess.Popen(
        # -P: what lies in the folder the reader happens to be in is not for us
        [sys.executable, "-P", fx_engine.__file__, mode, *cache],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
        errors="replace",
        start_new_session=mode == "translate",  # Ctrl-C is for leeslamp
    )


def _name(cache_dir: Path | None) -> str | None:
    return None if cache_dir is None else str(cache_dir)


def _strings(line: str) -> list[str]:
    """A JSON list of strings; empty if it is something else."""
    try:
        answers = json.loads(line)
    except ValueError:
        return []
    return answers if isinstance(answers, list) and all(isinstance(one, str) for one in answers) else []


def _joined_parts(sentence: str, answers: Iterator[str]) -> str:
    """The English of a sentence, whose parts come next; empty if one is missing."""
    parts = [one_line(next(answers)) if has_words(part) else part for part in cut(sentence, _LONGEST)]
    return " ".join(parts) if all(parts) else ""


def _joined(sentences: list[str]) -> str:
    """The English of a text; empty, so that it is refused, if that of a sentence is."""
    return "\n".join(sentences) if all(sentences) else ""
