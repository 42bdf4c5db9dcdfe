"""All notes, in order."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest
from notes.note_samples import sample

from tui.notes.catalogue import Catalogue, Order
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.progress import ArticleInfo
from tui.notes.query import Query, parse


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    notebook = Notebook.open(tmp_path / "notes.json")
    colours = list(Colour)
    notebook.put(
        *(
            sample(f"nummer {number} #{number % 3}", article=f"artikel-{number % 7}", start=number * 37 % 50)
            for number in range(1200)
        )
    )
    notebook.put(*(replace(note, color=colours[number % 4]) for number, note in enumerate(notebook.notes()[::5])))
    return notebook


@pytest.mark.parametrize("prepared", [False, True])
def test_every_order(notebook: Notebook, prepared: bool) -> None:
    catalogue = Catalogue(notebook)
    if prepared:
        assert all(step is None for step in catalogue.prepare())
    everything = notebook.notes()
    newest = sorted(everything, key=attrgetter("created"), reverse=True)
    wanted = {
        Order.NEWEST: newest,
        Order.OLDEST: newest[::-1],
        Order.ARTICLE: everything,
        Order.KIND: sorted(newest, key=lambda note: list(Colour).index(note.color)),
        Order.CHANGED: sorted(newest, key=attrgetter("updated"), reverse=True),
    }
    for order in Order:
        assert catalogue.find(Query(), order, {}) == wanted[order]
        assert catalogue.find(parse("nummer #1"), order, {}) == [note for note in wanted[order] if note.tags == ("1",)]


def test_the_orders_go_round() -> None:
    order, seen = Order.NEWEST, []
    for _ in range(5):
        seen.append(order)
        order = order.next
    assert (seen, order) == (list(Order), Order.NEWEST)


def test_a_change_is_seen(notebook: Notebook) -> None:
    catalogue = Catalogue(notebook)
    assert catalogue.find(parse("zeldzaam"), Order.NEWEST, {}) == []
    (note,) = notebook.put(notebook.notes()[40].with_note("zeldzaam #eigen"))
    assert catalogue.find(parse("zeldzaam"), Order.NEWEST, {}) == [note]
    assert catalogue.tags() == ["0", "1", "2", "eigen"]
    notebook.delete(note.id)
    assert catalogue.find(parse("zeldzaam"), Order.NEWEST, {}) == []


def test_a_change_while_it_gets_ready_is_seen(notebook: Notebook) -> None:
    catalogue = Catalogue(notebook)
    steps = catalogue.prepare()
    for _ in range(1300):  # it merges by then
        next(steps)
    (note,) = notebook.put(sample("zeldzaam"))
    for _ in steps:
        pass
    assert catalogue.find(parse("zeldzaam"), Order.NEWEST, {}) == [note]


def test_a_title_that_became_known_is_looked_through(notebook: Notebook) -> None:
    catalogue = Catalogue(notebook)
    assert catalogue.find(parse("maastr"), Order.NEWEST, {}) == []
    notebook.remember(ArticleInfo("artikel-3", "Kat naar Maastricht", "", "", "", ""))
    assert len(catalogue.find(parse("maastricht"), Order.NEWEST, {})) == len(notebook.notes("artikel-3"))


def test_states_may_change_between_two_searches(notebook: Notebook) -> None:
    catalogue = Catalogue(notebook)
    one, other = notebook.notes()[:2]
    assert catalogue.find(parse("orphan"), Order.NEWEST, {one.id: "orphan"}) == [one]
    assert catalogue.find(parse("orphan"), Order.NEWEST, {other.id: "orphan"}) == [other]


def test_the_newest_are_listed_before_all_were_looked_at(notebook: Notebook) -> None:
    last = max(notebook.notes(), key=attrgetter("created"))
    notebook.delete(last.id)
    notebook.close()
    catalogue = Catalogue(Notebook.open(notebook.path))
    assert not catalogue.is_ready
    newest = catalogue.newest()
    assert len(newest) == 200
    assert newest == catalogue.find(Query(), Order.NEWEST, {})[:200]
    assert catalogue.is_ready
    assert last.id not in {note.id for note in newest}


def test_a_few_notes_are_looked_at_at_once(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "few.json")
    assert Catalogue(notebook).is_ready
    kept = notebook.put(*(sample(f"nummer {number}") for number in range(5)))
    notebook.delete(kept[4].id)
    assert Catalogue(notebook).is_ready
    assert [note.note for note in Catalogue(notebook).newest()] == [f"nummer {number}" for number in (3, 2, 1, 0)]
