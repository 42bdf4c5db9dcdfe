"""In which order the library lists articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from tui.article.summary import Summary
from tui.folding import fold
from tui.notes.progress import Progress


class Order(StrEnum):
    """As the reader is told it."""

    NAME = "by file name"
    TITLE = "by title"
    NEWEST = "newest first"
    OLDEST = "oldest first"
    READ = "last read first"
    STATE = "begun first"
    SHORTEST = "shortest first"

    @property
    def next(self) -> Order:
        """The one after it, round and round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class Told(NamedTuple):
    """What there is to sort an article by: nothing of a file that was not read yet, or cannot be."""

    summary: Summary | None
    progress: Progress | None


_STATES = ("reading", "new", "done")


def arranged(ids: Iterable[str], order: Order, told: Callable[[str], Told]) -> list[str]:
    """Ids in that order; those that have nothing to sort by are last, and among equals they go by name."""
    by_name = sorted(ids)
    if order is Order.NAME:
        return by_name
    by = {id: _by(order, told(id)) for id in by_name}
    known = [id for id in by_name if by[id] is not None]
    known.sort(key=by.__getitem__, reverse=order in (Order.NEWEST, Order.READ))
    return [*known, *(id for id in by_name if by[id] is None)]


def _by(order: Order, told: Told) -> Any:
    """What one order compares, or None."""
    summary, progress = told
    if order is Order.READ:
        return progress.updated if progress else None
    if order is Order.STATE:
        return (_STATES.index(progress.status), -progress.furthest) if progress else (_STATES.index("new"), 0.0)
    if summary is None or summary.problem:
        return None
    if order is Order.TITLE:
        return fold(summary.title).text.lstrip("'\"- ")
    return summary.words if order is Order.SHORTEST else summary.date or None
