"""How a value is checked: what can be used is taken, what cannot is told in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.clean import one_line
from tui.light import NamedTuple


class Rule(NamedTuple):
    """What a value must be."""

    holds: Callable[[Any], bool]
    allowed: str
    """The same in words."""


class Check:
    """Takes what can be used and remembers what cannot. No value is ever told: it might be a key to a service."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.notices: list[str] = []

    def say(self, key: str, wrong: str) -> None:
        """Remember what is wrong with a key, as `translation.google.url`."""
        self.notices.append(one_line(f"{self._file}: {key} {wrong}"))

    def table(
        self, value: object, name: str, known: Sequence[str], otherwise: str = "the defaults are used"
    ) -> dict[str, Any]:
        """What a table has of the known keys; `otherwise` says what happens if it is none."""
        if not isinstance(value, dict):
            self.say(name, f"must be a table; {otherwise}")
            return {}
        for key in value:
            if key not in known:
                self.say(f"{name}.{key}".lstrip("."), f"is not known here, only {', '.join(known)}; it is not used")
        return {key: value[key] for key in value if key in known}

    def values(
        self, value: object, name: str, rules: Mapping[str, Rule], otherwise: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """What a table has of the keys that have a rule, where that holds.

        `otherwise` says by key what happens if it does not, unless the default is used.
        """
        fields = self.table(value, name, tuple(rules))
        wrong = [key for key in fields if not rules[key].holds(fields[key])]
        for key in wrong:
            then = (otherwise or {}).get(key, "the default is used")
            self.say(f"{name}.{key}", f"must be {rules[key].allowed}; {then}")
        return {key: fields[key] for key in fields if key not in wrong}


def one_of(*names: str) -> Rule:
    """One of some words."""
    return Rule(lambda value: isinstance(value, str) and value in names, f"one of {', '.join(names)}")
