"""The language in which notes are looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes.note_samples import sample

from tui.errors import QueryError
from tui.notes.catalogue import Catalogue, Order
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.query import KINDS, parse
from tui.notes.record import Note
from tui.notes.search import search

TITLES = {"mali": "Frankrijk vertrekt uit Mali", "kat": "Kat reist in haar eentje naar Maastricht"}
NOTES = [
    sample("over de kat #idioom #b2/werkwoord", article="kat", color=Colour.GRAMMAR),
    sample("Café, de\nkat #oud", color=Colour.WORD),
    sample(color=Colour.QUESTION, article="kat"),
    replace(sample("trein"), bookmark=True),
    replace(sample("zonder titel", article="weg"), created="2026-01-15T23:59:59.999Z"),
    replace(sample("oudjaar"), created="2025-12-31T08:00:00.000Z"),
]
STATES = {NOTES[0].id: "ask", NOTES[4].id: "orphan"}


def found(query: str) -> list[int]:
    return [NOTES.index(note) for note in search(NOTES, query, TITLES, STATES)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ('- -" "" "', [0, 1, 2, 3, 4, 5]),
        ("kat", [0, 1, 2]),
        ("MAASTRICHT", [0, 2]),
        ("cafe", [1]),
        ('"de kat"', [0, 1]),
        ("„de  kat”", [0, 1]),
        ('"de kat', [0, 1]),
        ('"kat de"', []),
        ("kat de", [0, 1]),
        ('-"de kat" kat', [2]),
        ("kat -cafe", [0, 2]),
        ("#", [0, 1]),
        ("#idi", [0]),
        ("#B2/", [0]),
        ("-#", [2, 3, 4, 5]),
        ("#werkwoord", []),
        ("kind:word", [1]),
        ("kind:w", [1]),
        ("kind:word,grammar", [0, 1]),
        ("kind:n,bookmark", [0, 1, 3, 4, 5]),
        ("-kind:note", [2, 3]),
        ("KIND:Highlight", [2]),
        ("article:mali", [1, 3, 5]),
        ("article:haar", [0, 2]),
        ('article:"haar eentje"', [0, 2]),
        ("article:we", [4]),
        ("before:2026", [5]),
        ("before:2026-01", [5]),
        ("before:2026-01-15", [5]),
        ("before:2026-01-16", [4, 5]),
        ("after:2026-01-15", [0, 1, 2, 3, 4]),
        ("after:2026-01-16", [0, 1, 2, 3]),
        ("-after:2026", [5]),
        ("after:2026 before:2026-02", [4]),
        ("unsure", [0]),
        ("orphan", [4]),
        ("-orphan -unsure", [1, 2, 3, 5]),
        ('"orphan"', []),
        ("foo:bar", []),
        ("http://x", []),
        ('"kind:word"', []),
    ],
)
def test_what_a_query_finds(query: str, numbers: list[int]) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind:wrod", "there is no kind wrod: mark word grammar"),
        ("kat kind:", "kind: wants one of mark word grammar"),
        ("-kind:,", "kind: wants one of mark word grammar"),
        ("article:", "article: wants a part of"),
        ('article:""', "article: wants a part of"),
        ("before:soon", "before:soon has no date; write it as 2026, 2026-01 or 2026-01-15"),
        ("after:", "after: has no date; write"),
        ("after:2026-13", "after:2026-13 has no date; write"),
        ("after:2026-02-30", "after:2026-02-30 has no date; write"),
        ("after:2026-1", "after:2026-1 has no date; write"),
        ("after:0000", "after:0000 has no date; write"),
        ("after:٢٠٢٦", "after:٢٠٢٦ has no date; write"),
    ],
)
def test_a_mistake_is_told(query: str, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert str(raised.value).startswith(said)


def test_what_was_understood_is_told() -> None:
    query = parse('Kat -"de  trein" #idi -# kind:grammar,w article:mali before:2026-01 after:2025 orphan -unsure kat')
    assert query.words == (
        "“kat” · not “de trein” · #idi · not a tag · kind word or grammar · article “mali” · before 2026-01"
        " · 2025 or later · no place any more · not place uncertain"
    )
    assert parse(" - ").words == ""


WORD = st.sampled_from(["kat", "ka", "de", "trein", "m", "é", '"de kat"', '"de k"', "#", "#i", "#idi", "foo:bar"])
KIND = st.lists(st.sampled_from(KINDS), min_size=1, max_size=3).map(lambda kinds: f"kind:{','.join(kinds)}")
DATED = st.builds(
    "{}:{}".format, st.sampled_from(["before", "after"]), st.sampled_from(["2025", "2026", "2026-01", "2026-01-16"])
)
PLACED = st.sampled_from(["orphan", "unsure", "article:kat", "article:ka", "article:m"])
POSITIVE = st.one_of(WORD, KIND, DATED, PLACED)
TERM = st.builds("{}{}".format, st.sampled_from(["", "-"]), POSITIVE)
TYPED = st.lists(st.one_of(TERM, st.text(max_size=5)), max_size=4).map(" ".join)


@given(st.text())
def test_any_text_is_understood_or_a_mistake(text: str) -> None:
    try:
        said = parse(text).words
    except QueryError as error:
        said = str(error)
    assert len(said.splitlines()) <= 1


@given(TYPED)
def test_whatever_looks_like_a_query_finds_some_of_the_notes_in_their_order(text: str) -> None:
    try:
        numbers = found(text)
    except QueryError:
        return
    assert numbers == sorted(set(numbers))


@given(TERM, TERM)
def test_two_terms_find_what_both_find(one: str, other: str) -> None:
    assert set(found(f"{one} {other}")) == set(found(one)) & set(found(other))


@given(POSITIVE)
def test_negation_finds_the_rest(term: str) -> None:
    assert sorted(found(f"-{term}") + found(term)) == list(range(len(NOTES)))


@given(st.lists(TERM, max_size=3).map(" ".join), st.lists(TERM, max_size=3).map(" ".join))
def test_what_narrows_finds_nothing_more(one: str, other: str) -> None:
    if parse(one).narrows(parse(other)):
        assert set(found(one)) <= set(found(other))


@pytest.mark.parametrize(
    ("one", "other", "narrows"),
    [
        ("kat", "", True),
        ("kat", "ka", True),
        ("ka", "kat", False),
        ("kat trein", "trein", True),
        ("-ka", "-kat", True),
        ("-kat", "-ka", False),
        ("#idioom", "#idi", True),
        ("#dioom", "#", True),
        ("kind:word", "kind:word,mark", True),
        ("before:2025", "before:2026", True),
        ("after:2026-01", "after:2026", True),
        ("orphan", "unsure", False),
    ],
)
def test_a_query_typed_on_narrows(one: str, other: str, narrows: bool) -> None:
    assert parse(one).narrows(parse(other)) is narrows


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    notebook = Notebook.open(tmp_path_factory.mktemp("notebook") / "notes.json")
    notebook.put(*NOTES)
    return notebook


def _anew(notebook: Notebook, query: str, order: Order) -> list[Note]:
    return Catalogue(notebook).find(parse(query), order, STATES)


@given(st.lists(st.tuples(TYPED, st.sampled_from(list(Order))), max_size=4))
def test_letter_by_letter_the_same_is_found_as_at_once(notebook: Notebook, steps: list[tuple[str, Order]]) -> None:
    catalogue = Catalogue(notebook)
    for text, order in steps:
        for end in [*range(len(text) + 1), *range(len(text), -1, -1)]:
            try:
                query = parse(text[:end])
            except QueryError:
                continue
            assert catalogue.find(query, order, STATES) == _anew(notebook, text[:end], order)
