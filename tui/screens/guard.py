"""Errors of services become words here: a screen tells the reader and goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.screen import Screen

from tui.errors import LeeslampError

P = ParamSpec("P")
S = TypeVar("S", bound=Screen[Any])


def tells(method: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """A method of a screen whose LeeslampError is shown to the reader; what it was to do is then not done."""

    @wraps(method)
    def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except LeeslampError as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)

    return guarded
