"""The notes of all articles, in an order and through a query, as quickly as one types."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.query import Query
from tui.notes.record import Note
from tui.notes.search import Entry, entry_of, matching
from tui.notes.store.times import days_before, now

_RUN = 500
"""Notes that are sorted in one step, before such runs are merged."""
_FEW = 200
"""Notes that are looked at in no time."""
_NOTE = itemgetter(0)
_FORMER = 12
"""Results that are kept: a query typed on, or taken back, begins with one of them."""
_RANK = {colour: rank for rank, colour in enumerate(Colour)}


class Order(StrEnum):
    """How notes can be listed; each but the second and third has the newest first among equals."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    ARTICLE = "by article"
    KIND = "by kind"
    CHANGED = "last changed first"

    @property
    def next(self) -> Order:
        """The one after it, round and round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class _Found(NamedTuple):
    order: Order
    query: Query
    told: tuple[Mapping[str, str], Mapping[str, str]]
    """Titles and states."""
    entries: Sequence[Entry]


class Catalogue:
    """What was worked out once is kept until a note changes. Every method may raise NotebookError."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._entries: dict[str, Entry] = {}  # as long as the note stays the same object
        self._orders: dict[Order, Sequence[Entry]] = {}
        self._version: int | None = None
        self._former: deque[_Found] = deque(maxlen=_FORMER)

    @property
    def is_ready(self) -> bool:
        """Whether `find` need not look at many notes for the first time."""
        return self._version is not None or len(self._notebook) <= _FEW

    def newest(self) -> list[Note]:
        """What can be listed at once while that is not so."""
        return self._notebook.newest(_FEW)

    def find(self, query: Query, order: Order, states: Mapping[str, str]) -> list[Note]:
        """The living notes that `query` finds; `states` as `search.matching` takes them."""
        self._refresh()
        told = titles, states = self.titles(), dict(states)
        entries, terms = self._ordered(order), query.terms
        for former in self._former:
            rest = tuple(term for term in query.terms if term not in former.query.terms)
            narrowed = former.order is order and former.told == told and query.narrows(former.query)
            if narrowed and (len(former.entries), len(rest)) < (len(entries), len(terms)):
                entries, terms = former.entries, rest
        entries = matching(entries, terms, titles, states)
        self._former.append(_Found(order, query, told, entries))
        return list(map(_NOTE, entries))

    def deleted(self, query: Query, states: Mapping[str, str]) -> list[Note]:
        """Those deleted within thirty days that `query` finds, the last deleted first."""
        since = days_before(now())
        notes = sorted(self._notebook.deleted(), key=lambda note: note.deleted or "", reverse=True)
        entries = [self._entry(note) for note in notes if note.deleted and note.deleted >= since]
        return [entry.note for entry in matching(entries, query.terms, self.titles(), states)]

    def titles(self) -> dict[str, str]:
        """What every remembered article is called, by its id."""
        return {id: info.title for id, info in self._notebook.articles().items()}

    def tags(self) -> list[str]:
        """Every tag there is, by name."""
        self._refresh()
        return sorted({tag for entry in self._orders[Order.ARTICLE] for tag in entry.note.tags})

    def prepare(self) -> Iterator[None]:
        """Do what the first `find` would wait for, a little with each step; between two steps anything may change."""
        version, notes = self._notebook.version(), self._notebook.notes()
        runs, newest = [], []
        for start in range(0, len(notes), _RUN):
            run = []
            for note in notes[start : start + _RUN]:
                run.append(self._entry(note))
                yield
            runs.append(sorted(run, key=_created, reverse=True))
        for entry in merge(*runs, key=_created, reverse=True):
            newest.append(entry)
            yield
        self._refresh()
        if version == self._version:
            self._orders[Order.NEWEST] = newest

    def _refresh(self) -> None:
        version = self._notebook.version()
        if version != self._version:
            entries = [self._entry(note) for note in self._notebook.notes()]
            self._orders, self._version = {Order.ARTICLE: entries}, version
            self._former.clear()

    def _entry(self, note: Note) -> Entry:
        known = self._entries.get(note.id)
        if known is None or known.note is not note:
            known = self._entries[note.id] = entry_of(note)
        return known

    def _ordered(self, order: Order) -> Sequence[Entry]:
        """All notes in an order; the notebook has them by article."""
        if order not in self._orders:
            self._orders[order] = self._sorted(order)
        return self._orders[order]

    def _sorted(self, order: Order) -> Sequence[Entry]:
        match order:
            case Order.OLDEST:
                return self._ordered(Order.NEWEST)[::-1]
            case Order.KIND:
                return sorted(self._ordered(Order.NEWEST), key=lambda entry: _RANK[entry.note.color])
            case Order.CHANGED:
                return sorted(self._ordered(Order.NEWEST), key=lambda entry: entry.note.updated, reverse=True)
            case _:
                return sorted(self._ordered(Order.ARTICLE), key=_created, reverse=True)


def _created(entry: Entry) -> str:
    return entry.created
