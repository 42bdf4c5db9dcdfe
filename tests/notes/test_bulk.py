"""Changes to many notes, and tags."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import full_disk, sample, stored

from tui.errors import NotebookError, QueryError
from tui.notes.bulk import change_all
from tui.notes.colour import Colour
from tui.notes.history import History
from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.notes.store.times import now
from tui.notes.tagging import completed, parse_tagging

STAMPS = ("updated", "device", "changed", "seen")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    notebook = Notebook.open(tmp_path / "notes.json", device="laptop")
    notebook.put(sample("een #oud"), sample("twee", tags=("oud", "b1")), sample("drie", color=Colour.WORD))
    return notebook


def _unstamped(notebook: Notebook) -> list[dict[str, Any]]:
    """The records as another instance reads them, without when they were changed."""
    records = [
        {name: value for name, value in record.items() if name not in STAMPS}
        for record in stored(notebook.path, "notes")
    ]
    return sorted(records, key=lambda record: str(record["id"]))


def _ids(notebook: Notebook) -> list[str]:
    return [note.id for note in notebook.notes()]


def _word(note: Note) -> Note:
    return replace(note, color=Colour.WORD)


def test_many_are_changed_in_one_step_and_one_write(notebook: Notebook) -> None:
    history, before = History(notebook), _unstamped(notebook)
    lines = notebook.path.with_name("notes.json.journal").read_bytes().count(b"\n")
    changes = change_all(history, _ids(notebook), _word, "made word")
    assert changes.words == "2 notes made word", "one was a word already"
    assert notebook.path.with_name("notes.json.journal").read_bytes().count(b"\n") == lines + 1
    after = _unstamped(notebook)
    assert {record["color"] for record in after} == {"word"}
    assert history.undo() == changes
    assert _unstamped(notebook) == before
    assert history.redo() == changes
    assert _unstamped(notebook) == after


def test_what_changes_nothing_cannot_be_undone(notebook: Notebook) -> None:
    history = History(notebook)
    assert change_all(history, [*_ids(notebook), "0" * 32], lambda note: note, "left").words == "0 notes left"
    assert history.undo() is None


def test_undo_keeps_what_was_changed_elsewhere(notebook: Notebook) -> None:
    history = History(notebook)
    assert change_all(history, _ids(notebook)[2:], lambda note: note.with_note(""), "emptied").words == "1 note emptied"
    change_all(history, _ids(notebook), _word, "made word")
    elsewhere = Notebook.open(notebook.path, device="tablet")
    elsewhere.put(elsewhere.notes()[0].with_note("elders"))
    history.undo()
    assert [note.note for note in notebook.notes()] == ["elders", "twee", ""]
    assert [note.color for note in notebook.notes()] == [Colour.MARK, Colour.MARK, Colour.WORD]


def test_a_change_that_cannot_be_saved_changes_nothing(notebook: Notebook) -> None:
    history, before = History(notebook), _unstamped(notebook)
    with full_disk(), pytest.raises(NotebookError):
        change_all(history, _ids(notebook), _word, "made word")
    assert (_unstamped(notebook), history.undo()) == (before, None)


def test_deleted_notes_are_brought_back_and_that_is_undone(notebook: Notebook) -> None:
    history, ids = History(notebook), _ids(notebook)
    change_all(history, ids[:2], lambda note: replace(note, deleted=now()), "deleted")
    assert sorted(note.id for note in notebook.deleted()) == sorted(ids[:2])
    change_all(history, ids[:2], lambda note: replace(note, deleted=None), "brought back")
    assert notebook.deleted() == []
    history.undo()
    assert len(notebook.deleted()) == 2
    history.undo()
    assert _ids(notebook) == ids


EDITS = {
    "word": _word,
    "mark": lambda note: replace(note, color=Colour.MARK),
    "tag": parse_tagging("#nieuw -#oud -b1").of,
    "delete": lambda note: replace(note, deleted=note.deleted or now()),
    "back": lambda note: replace(note, deleted=None),
    "words": lambda note: note.with_note("anders #b1"),
}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sets(st.integers(0, 3))), max_size=6))
def test_undoing_leads_back_through_all_states(steps: list[tuple[str, set[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notes.json")
        notebook.put(*(sample(f"{number} #oud", tags=("oud", "b1")) for number in range(4)))
        ids, history, states = _ids(notebook), History(notebook), [_living(notebook)]
        for name, numbers in steps:
            living = set(_ids(notebook))
            chosen = [ids[number] for number in numbers if name == "back" or ids[number] in living]
            changes = change_all(history, chosen, EDITS[name], "changed")
            if changes.after:
                states.append(_living(notebook))
        for state in states[-2::-1]:
            assert history.undo()
            assert _living(notebook) == state
        assert history.undo() is None
        for state in states[1:]:
            assert history.redo()
            assert _living(notebook) == state


def _living(notebook: Notebook) -> list[dict[str, Any]]:
    """`_unstamped`, without when a note was deleted."""
    return [{**record, "deleted": bool(record["deleted"])} for record in _unstamped(notebook)]


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ("oud", "b1")),
        ("#nieuw", ("oud", "b1", "nieuw")),
        ("nieuw -b1", ("oud", "nieuw")),
        ("-#oud", ("oud", "b1")),
        ("-weg b1", ("oud", "b1")),
        ("#b2/werkwoord", ("oud", "b1", "b2/werkwoord")),
    ],
)
def test_tags_are_given_and_taken(typed: str, tags: tuple[str, ...]) -> None:
    assert parse_tagging(typed).of(sample("staat er: #oud", tags=("oud", "b1"))).tags == tags


def test_a_tag_in_the_words_stays_and_that_is_known() -> None:
    tagging = parse_tagging("-oud -b1")
    assert tagging.kept_by(sample("staat er: #oud", tags=("oud", "b1"))) == ["oud"]


@pytest.mark.parametrize("typed", ["#", "-", "a!", "##a", "#a,b", "--a", "-/"])
def test_what_is_no_tag_is_told(typed: str) -> None:
    with pytest.raises(QueryError, match="is no tag"):
        parse_tagging(f"goed {typed}")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ""),
        ("#", ""),
        ("#i", "#idioom"),
        ("i", "idioom"),
        ("-#w", "-#werk"),
        ("oud -we", "oud -werk"),
        ("idioom", ""),
        ("#x", ""),
        ("i ", ""),
        ("i w", "i werk"),
    ],
)
def test_the_last_word_is_completed(typed: str, wanted: str) -> None:
    assert completed(typed, ["idioom", "werk", "werkwoord"]) == wanted
