"""From arguments to an exit code: 0 done, 1 a plain error on stderr, 2 wrong usage."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from signal import SIGINT

from tui.cli.output import warn
from tui.errors import LeeslampError

INTERRUPTED = 128 + SIGINT
"""What shells say of a program that Ctrl-C ended."""
READER_GONE = 128 + 13
"""What shells say of a program whose output nobody wants any more; SIGPIPE has no name on Windows."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `leeslamp` with `argv`, by default the command line's."""
    return guarded(lambda: _run(argv))


def guarded(work: Callable[[], int]) -> int:
    """What `work` returns; what goes wrong in it is told in a line."""
    try:
        if sys.stdout is None:
            raise LeeslampError("standard output is closed")
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # an old locale, or a file name that is no text
                stream.reconfigure(errors="backslashreplace")
        code = work()
        sys.stdout.flush()
    except LeeslampError as error:
        return _failed(str(error))
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _drop_output()
        what = _short(str(error.filename)) if error.filename else "the output cannot be written"
        return _failed(f"{what}: {error.strerror or error}")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        hint = "please report it, with what `python -X dev -m tui` prints"
        return _failed(f"this is a mistake in leeslamp itself ({type(error).__name__}: {_short(str(error))}); {hint}")
    return code


def _run(argv: Sequence[str] | None) -> int:
    from tui.cli.parser import build_parser

    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as stop:  # after --help, --version or wrong usage
        return stop.code if isinstance(stop.code, int) else 0
    # each subcommand is the module of its name: what the others need is not imported
    module = (arguments.subcommand or "read").replace("-", "_")
    run: Callable[..., int] = import_module(f"tui.cli.{module}").run
    return run(arguments)


def _failed(reason: str) -> int:
    warn(reason)
    return 1


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _drop_output() -> None:
    """Python would try to write the rest at exit, and complain again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, AttributeError):  # no real file: the caller runs `main` in its own process
        pass
