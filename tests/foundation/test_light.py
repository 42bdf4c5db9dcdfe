"""What is lighter than in Python's library is otherwise the same."""

from __future__ import annotations

import copy
import enum
import functools
import pickle

import pytest

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
