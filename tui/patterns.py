"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

from tui.named import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, later: the first frame needs few of the patterns that the modules it imports declare."""
    return _Later(expression, flags)  # type: ignore[return-value]  # it has the methods of one


class _Later:
    """Has the methods of the pattern from the first time on that one is asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self._made_of = expression, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made_of)
        for method in ("match", "fullmatch", "search", "sub", "split", "findall", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
