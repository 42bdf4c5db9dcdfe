"""Firefox's engine in a process of its own, run as a file by tui.translation.fx; it imports nothing of leeslamp.

`fx_engine.py translate [CACHE]` answers a JSON list of sentences on a line with one of their translations, until the
other end of the pipe is gone; `fx_engine.py install [CACHE]` fetches the model and says what went wrong.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TextIO

PAIR = "nl-en"
NO_MODEL = 3
"""Exit code where the model is missing or damaged, or the package is."""


def main() -> int:
    """Do one or the other; the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while native code works, Python would not notice it
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the engine prints must not pass for an answer
    mode, cache = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    return install(cache, answers) if mode == "install" else translate(cache, answers)


def translate(cache: str | None, answers: TextIO) -> int:
    """Answer for as long as somebody asks; the exit code."""
    try:
        engine = Engine(cache)
    except Exception:
        return NO_MODEL
    for line in sys.stdin:
        print(json.dumps([engine.translate(sentence) for sentence in json.loads(line)]), file=answers, flush=True)
    return 0


def install(cache: str | None, answers: TextIO) -> int:
    """Fetch what is not there yet, and see that it works; the exit code."""
    try:
        from fxtranslate import discovery

        discovery.add_models("nl", "en", cache, True)
    except Exception as error:
        print(error, file=answers)
        return 1
    try:
        Engine(cache)
    except Exception:
        print("what came does not work", file=answers)
        return NO_MODEL
    return 0


class Engine:
    """The model as it is on the disk. `Translator.load` would ask the network for a newer one every time."""

    def __init__(self, cache: str | None) -> None:
        """Raises an exception of any kind if there is no model or it is damaged."""
        from fxtranslate import Cache, Translator

        files = {name.partition(".")[0]: Path(path) for name, _, path in Cache(cache).pair_files(PAIR)}
        source = files.get("srcvocab") or files["vocab"]
        target = files.get("trgvocab") or files["vocab"]
        shortlist = files["lex"].read_bytes() if "lex" in files else None
        self._translator = Translator(files["model"].read_bytes(), source.read_bytes(), target.read_bytes(), shortlist)

    def translate(self, sentence: str) -> str:
        """The English; empty if the engine cannot."""
        try:
            return self._translator.translate(sentence)
        except BaseException:  # a panic of its native code is no Exception
            return ""


if __name__ == "__main__":
    sys.exit(main())
