"""Regular expressions that are compiled when they are first used, by then with `re` imported."""

from __future__ import annotations

from tui.light import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from typing import Any


def pattern(expression: str) -> re.Pattern[str]:
    """`re.compile`, later: the first frame needs few of the patterns that the modules it imports declare, or none.

    `re` takes 5 ms to import, a fifth of the time to the first page.
    """
    return _Later(expression)  # type: ignore[return-value]  # it has the methods of one


class _Later:
    """Has the methods of the pattern from the first time on that one is asked for."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    def __getattr__(self, name: str) -> Any:
        import re

        compiled = re.compile(self._expression)
        for method in ("match", "fullmatch", "search", "sub", "split", "findall", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
