"""Notes in a column beside the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st
from reading.reading_samples import any_texts, many
from rich.cells import cell_len

from tui.notes.colour import Colour
from tui.reading.beside_notes import Beside, BesideRow, arrange

WIDTH = 20


def note(row: int, id: str, text: str = "", *tags: str, focused: bool = False) -> Beside:
    return Beside(row, id, f"plek {id}", text, tags, Colour.WORD, focused)


def shown(items: Sequence[Beside], height: int, width: int = WIDTH) -> list[str]:
    return ["".join(piece.text for piece in row.pieces).rstrip() for row in arrange(items, height, width)]


def test_each_note_stands_on_the_row_of_its_passage() -> None:
    items = [note(1, "a", "Een lamp.\n\nNog een die brandt.", "licht", "b1"), note(8, "b")]
    assert shown(items, 10) == [
        "",
        "2• plek a",
        "   Een lamp.",
        "   Nog een die",
        "   brandt.",
        "   #licht #b1",
        "",
        "",
        "2  plek b",
        "",
    ]


def test_a_note_is_cut_where_the_next_begins() -> None:
    items = [note(0, "a", "Een lamp.\nNog een."), note(2, "b")]
    assert shown(items, 3) == ["2• plek a", "   Een lamp.…", "2  plek b"]
    assert shown([note(0, "a", "Een lamp."), note(1, "b")], 3) == ["2• plek a…", "2  plek b", ""]


def test_notes_of_one_row_are_pushed_down_and_share_what_room_there_is() -> None:
    items = [note(1, "a", "een\ntwee"), note(1, "b", "drie\nvier"), note(1, "c"), note(7, "d")]
    assert shown(items, 8) == ["", "2• plek a", "   een", "   twee", "2• plek b", "   drie…", "2  plek c", "2  plek d"]


def test_the_note_in_focus_is_shown_in_full() -> None:
    items = [note(0, "a", "een\ntwee", focused=True), note(1, "b"), note(5, "c", "drie\nvier")]
    assert shown(items, 6) == ["2• plek a", "   een", "   twee", "2  plek b", "", "2• plek c…"]
    focused = [item._replace(focused=item.id == "c") for item in items]
    assert shown(focused, 6) == ["2• plek a…", "2  plek b", "", "2• plek c", "   drie", "   vier"]


def test_what_is_above_is_left_out_and_what_finds_no_row_is_counted() -> None:
    items = [note(-1, "above"), note(2, "a", "een"), note(2, "b"), note(9, "below")]
    assert shown(items, 3) == ["", "", "… 3 more below"]
    assert shown(items, 4) == ["", "", "2• plek a…", "… 2 more below"]
    assert shown(items, 6) == ["", "", "2• plek a", "   een", "2  plek b", "… 1 more below"]
    assert shown(items, 1) == ["… 3 more below"]
    assert shown([items[0]], 2) == ["", ""]
    assert shown([note(2, "below", "een", focused=True)], 2) == ["", "… 1 more below"]
    assert shown(items, 0) == []


def test_a_passage_of_several_lines_is_one_and_is_shortened() -> None:
    item = note(0, "a")._replace(heading="Een lamp die\n\nal brandt")
    assert shown([item], 1) == ["2  Een lamp die al…"]
    assert shown([item._replace(heading="漢字漢字漢字漢字漢字漢字")], 1) == ["2  漢字漢字漢字漢字…"]
    assert shown([item._replace(heading="[b]vet[/b]")], 1) == ["2  [b]vet[/b]"]


@st.composite
def columns_of_notes(draw: st.DrawFn) -> tuple[list[Beside], int, int]:
    texts = st.one_of(any_texts, any_texts.map("een\ntwee {}".format), st.just(""))
    rows = sorted(draw(st.lists(st.integers(-3, 25), max_size=9)))
    focus = draw(st.integers(0, 12))
    items = [
        Beside(
            row, str(at), draw(any_texts), draw(texts), draw(st.sampled_from(((), ("b1",)))), Colour.MARK, at == focus
        )
        for at, row in enumerate(rows)
    ]
    return items, draw(st.integers(0, 20)), draw(st.integers(8, 40))


def told(rows: Sequence[BesideRow]) -> int:
    """How many are said to be below."""
    last = "".join(piece.text for piece in rows[-1].pieces) if rows and rows[-1].id is None else ""
    found = re.match(r"… (\d+)", last)
    return int(found[1]) if found else 0


@many
@given(columns_of_notes())
def test_every_note_has_a_heading_in_order_or_is_counted(given: tuple[list[Beside], int, int]) -> None:
    items, height, width = given
    rows = arrange(items, height, width)
    assert len(rows) == height
    ids = [row.id for row in rows if row.id is not None]
    wanted = [item for item in items if item.row >= 0]
    in_order = list(dict.fromkeys(ids))
    assert in_order == [item.id for item in wanted[: len(in_order)]]
    assert ids == [id for id in in_order for _ in range(ids.count(id))], "no note has another within it"
    if height:
        assert told(rows) == len(wanted) - len(in_order)
    starts = [[row.id for row in rows].index(id) for id in in_order]
    focus = next((at for at, item in enumerate(wanted) if item.focused), len(wanted))
    for at, (item, start) in enumerate(zip(wanted, starts, strict=False)):
        assert rows[start].pieces[0].text[0] == item.colour.digit
        assert item.row < height, "what is below the window is only counted"
        assert start >= item.row or at <= focus, "only one in focus moves up, and what is above it"
        pushed = at > 0 and rows[start - 1].id == in_order[at - 1]
        assert start <= item.row or pushed
    whole = [item for item in wanted if item.focused and item.id in in_order]
    for item in whole:
        alone = arrange([item._replace(row=0)], 999, width)
        full = sum(row.id is not None for row in alone)
        least = min(full, height - focus - (told(rows) > 0))
        assert ids.count(item.id) >= least


@many
@given(columns_of_notes())
def test_every_row_is_as_wide_as_the_column(given: tuple[list[Beside], int, int]) -> None:
    items, height, width = given
    assume(not any("\u200d" in item.heading + item.text for item in items))  # rich itself measures that in two ways
    for row in arrange(items, height, width):
        assert sum(cell_len(piece.text) for piece in row.pieces) == width
