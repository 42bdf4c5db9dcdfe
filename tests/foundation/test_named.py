"""Named tuples without `typing` are those with it."""

from __future__ import annotations

import pickle
import typing

from tui import named


class Ours(named.NamedTuple):
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
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__", "__slots__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert Ours.__qualname__ == "Ours"
    assert set(vars(Theirs)) - set(vars(Ours)) <= {"__orig_bases__"}


def test_it_behaves_as_a_tuple_with_names() -> None:
    ours = Ours(1)
    assert ours == (1, 3) == Theirs(1)
    assert (ours.start, ours.end, ours.length) == (1, 3, 2)
    assert ours.shift(2) == Ours(3, 5)
    assert ours._replace(end=9) == Ours(1, 9)
    assert repr(ours) == "Ours(start=1, end=3)"
    assert pickle.loads(pickle.dumps(ours)) == ours
