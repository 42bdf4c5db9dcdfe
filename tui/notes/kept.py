"""A table of values that are saved whole, each with the time of that: of two copies the later one stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, TypeVar

from tui.notes.shelf import Shelf
from tui.notes.store.form import Record
from tui.notes.store.storage import Changes
from tui.notes.store.table import RecordTable
from tui.notes.store.times import Clock, later


class Stamped(Protocol):
    """A dataclass with the time it was saved."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def updated(self) -> str: ...


Value = TypeVar("Value", bound=Stamped)


class Kept(Shelf[Value]):
    """`record` makes the JSON object that `parse` reads back. Methods raise NotebookError."""

    def __init__(
        self,
        table: RecordTable,
        parse: Callable[[Record], Value],
        place: Callable[[Record], tuple[str, str]],
        record: Callable[[Value], Record],
        clock: Clock,
    ) -> None:
        super().__init__(table, parse, place)
        self._record, self._clock = record, clock

    def save(self, *values: Value) -> None:
        """Keep values over those of the same names, in one write."""
        time = self._clock()

        named = {self._place(self._record(value))[0]: value for value in values}

        def work_out() -> Changes:
            stamped = {name: replace(value, updated=after(self.get(name), time)) for name, value in named.items()}
            return {name: self._record(value) for name, value in stamped.items()}

        self.change(work_out)


def after(known: Stamped | None, time: str) -> str:
    """`time`, or a moment after what is known was saved, should the clock have gone back."""
    return later(time, known.updated) if known else time
