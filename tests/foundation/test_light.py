"""What is lighter than in Python's library is otherwise the same."""

from __future__ import annotations

import copy
import enum
import functools
import json
import pickle
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT

from tui import light


class Ours(light.StrEnum):
    """Seasons."""

    SPRING = "lente"
    AUTUMN = "herfst"

    @property
    def is_warm(self) -> bool:
        return self is Ours.SPRING


class Theirs(enum.StrEnum):
    """Seasons."""

    SPRING = "lente"
    AUTUMN = "herfst"

    @property
    def is_warm(self) -> bool:
        return self is Theirs.SPRING


def said_of(season: Ours | Theirs) -> tuple[object, ...]:
    return str(season), f"{season:>8}", hash(season), season.name, season.value, season == season.value


def test_an_enumeration_is_as_the_library_makes_it() -> None:
    for ours, theirs in zip(Ours, Theirs, strict=True):
        assert said_of(ours) == said_of(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert ours.is_warm == theirs.is_warm
    assert ", ".join(Ours) == ", ".join(Theirs)
    assert Ours.__doc__ == Theirs.__doc__


def test_there_is_one_object_of_each_member() -> None:
    assert Ours("lente") is Ours(Ours.SPRING) is Ours.SPRING
    assert copy.deepcopy(Ours.AUTUMN) is pickle.loads(pickle.dumps(Ours.AUTUMN)) is Ours.AUTUMN
    assert "herfst" in list(Ours)
    assert "zomer" not in list(Ours)


def test_what_is_no_member_is_refused_in_the_same_words() -> None:
    said = []
    for seasons in (Ours, Theirs):
        with pytest.raises(ValueError, match="'zomer' is not a valid") as refused:
            seasons("zomer")
        said.append(str(refused.value).replace(seasons.__name__, ""))
    assert said[0] == said[1].replace("test_light.", "")


@pytest.mark.parametrize("cached", [light.cached_property, functools.cached_property])
def test_a_cached_property_is_worked_out_once(cached: type[functools.cached_property[int]]) -> None:
    class Counted:
        """Knows how often it was asked."""

        asked = 0

        @cached  # type: ignore[untyped-decorator]  # mypy follows no parameter
        def number(self) -> int:
            self.asked += 1
            return self.asked

    one, other = Counted(), Counted()
    assert (one.number, one.number, other.number, one.asked) == (1, 1, 1, 1)
    assert one.__dict__ == {"asked": 1, "number": 1}
    assert isinstance(Counted.number, cached)


def read_by(loads: Callable[[str], object], text: str) -> str:
    """A value, or what is said of what is none; `nan` equals nothing."""
    try:
        return repr(loads(text))
    except ValueError as error:
        return str(error)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values, st.sampled_from(["", " ", "\n", "x", "}", "\0"]), st.integers(0, 40))
def test_json_is_read_as_the_library_reads_it(value: object, around: str, cut: int) -> None:
    whole = json.dumps(value)
    for text in (whole, json.dumps(value, ensure_ascii=False), whole + around, around + whole, whole[:cut]):
        assert read_by(light.loads, text) == read_by(json.loads, text)


@pytest.mark.parametrize("text", ["", "[1", '"\x01"', '"\\x"', '{"a" 1}', "nul", "1 2", "[" * 100])
def test_what_is_not_json_is_refused_in_the_same_words_where_the_library_was_not_imported(text: str) -> None:
    code = f"""
import sys
from tui.light import loads
assert loads('{{"a": [1, 2.5, null]}}') == {{"a": [1, 2.5, None]}}
assert "json" not in sys.modules
try:
    loads({text!r})
except ValueError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{read_by(json.loads, text)}\n"
