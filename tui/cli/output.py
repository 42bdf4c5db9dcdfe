"""How the subcommands print: results on standard output, remarks on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tui.clean import clean, one_line
from tui.patterns import pattern

_RISKY = pattern("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Allowed raw in JSON, but commands to a terminal, or half characters that no UTF-8 can hold."""


def print_line(text: str = "") -> None:
    """One line; nothing in it is a command to the terminal."""
    sys.stdout.write(clean(text).replace("\n", " ") + "\n")


def print_json(value: Any) -> None:
    """A value as JSON that any terminal can show and any parser reads."""
    import json  # the reader prints none

    text = json.dumps(value, ensure_ascii=not _takes_unicode(), indent=2)
    sys.stdout.write(_RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def warn(text: str) -> None:
    """A remark that is not part of the result, on one line."""
    if sys.stderr is not None:
        sys.stderr.write(f"leeslamp: {one_line(text)}\n")


@contextmanager
def progress(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal for as long as the work goes on; what is yielded takes how much more of it is done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda more: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description}", markup=False)
    columns = (text, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(one_line(name), total=total)
        yield lambda more: bar.advance(task, more)


def of_file(name: str, said: str) -> str:
    """What was said of a file, with its name unless that is in it."""
    return said if name in said else f"{name}: {said}"


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def rule() -> str:
    """What stands between two columns, in a character that standard output can write."""
    return "│" if _takes_unicode() else "|"


def _takes_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig")
