"""Named tuples without `typing` are those with it."""

from __future__ import annotations

import inspect
import pickle
import typing

import pytest

from tui import light


class Ours(light.NamedTuple):
    """Where something is."""

    start: int
    end: int = 3
    """Behind the last."""

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start

    def shift(self, by: int) -> Ours:
        """Further on."""
        return Ours(self.start + by, self.end + by)


class Theirs(typing.NamedTuple):
    """Where something is."""

    start: int
    end: int = 3
    """Behind the last."""

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start

    def shift(self, by: int) -> Theirs:
        """Further on."""
        return Theirs(self.start + by, self.end + by)


def test_it_is_made_as_typing_makes_it() -> None:
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__", "__slots__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert Ours.__qualname__ == "Ours"
    assert set(dir(Theirs)) - set(dir(Ours)) <= {"__orig_bases__"}
    assert [*inspect.signature(Ours).parameters] == [*inspect.signature(Theirs).parameters]
    assert inspect.getattr_static(Ours, "start") is not inspect.getattr_static(Ours, "end")


@pytest.mark.parametrize("arguments", [{}, {"end": 2}, {"start": 1, "middle": 2}])
def test_wrong_arguments_are_refused_in_the_same_words(arguments: dict[str, int]) -> None:
    def refused(of: type[Ours] | type[Theirs]) -> str:
        with pytest.raises(TypeError) as caught:
            of(**arguments)
        return str(caught.value).replace(of.__name__, "")

    assert refused(Ours) == refused(Theirs)


def test_a_change_of_what_is_no_field_is_refused() -> None:
    with pytest.raises(ValueError, match="middle"):
        Ours(1)._replace(middle=2)  # type: ignore[call-arg]  # which is the test


def test_it_behaves_as_a_tuple_with_names() -> None:
    ours = Ours(1)
    assert ours == (1, 3) == Theirs(1)
    assert (ours.start, ours.end, ours.length) == (1, 3, 2)
    assert ours.shift(2) == Ours(3, 5)
    assert ours._replace(end=9) == Ours(1, 9)
    assert Ours._make([1, 9]) == Ours(1, 9)
    assert ours._asdict() == {"start": 1, "end": 3}
    assert repr(ours) == "Ours(start=1, end=3)"
    assert pickle.loads(pickle.dumps(ours)) == ours
