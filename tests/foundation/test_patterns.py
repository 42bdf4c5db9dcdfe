"""A pattern that is compiled later is that pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tui.patterns import pattern

TEXT = "een twee  Drie"


@pytest.mark.parametrize(
    "use",
    [
        lambda given: [found.span() for found in given.finditer(TEXT)],
        lambda given: given.findall(TEXT),
        lambda given: given.split(TEXT),
        lambda given: given.sub("x", TEXT),
        lambda given: given.search(TEXT)["word"],
        lambda given: given.match(TEXT, 4).span("word"),
        lambda given: given.fullmatch("woord")[0],
        lambda given: (given.pattern, given.flags, given.groupindex),
    ],
)
def test_it_does_what_the_compiled_one_does(use: Callable[[re.Pattern[str]], Any]) -> None:
    expression = "(?i)(?P<word>[a-z]+)"
    assert use(pattern(expression)) == use(re.compile(expression))


def test_it_is_compiled_once_and_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compile(expression: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(expression)
        return real(expression, flags)

    monkeypatch.setattr("re.compile", compile)
    later = pattern("[0-9]+")
    assert not compiled
    assert later.findall("1 b2") == ["1", "2"]
    assert later.split("a1b") == ["a", "b"]
    assert compiled == ["[0-9]+"]


def test_what_is_no_pattern_fails_where_it_is_used() -> None:
    later = pattern("(")
    with pytest.raises(re.error):
        later.search("")
