"""Undo and redo."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import full_disk, sample

from tui.errors import NotebookError
from tui.notes.colour import Colour
from tui.notes.history import Change, History
from tui.notes.notebook import Notebook
from tui.notes.record import Note
from tui.notes.stamps import CONTENT


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook.open(tmp_path / "notes.json", device="laptop")


def _living(notebook: Notebook) -> dict[str, list[object]]:
    """The living notes without their stamps."""
    return {note.id: [getattr(note, name) for name in CONTENT] for note in notebook.notes()}


def test_an_added_note_goes_and_comes_back(notebook: Notebook) -> None:
    history = History(notebook)
    assert (history.undo(), history.redo()) == (None, None)
    change = history.add(sample("woorden"))
    assert (change.words, change.before) == ("note added", None)
    assert history.undo() == change
    assert notebook.notes() == []
    tombstone = notebook.get(change.after.id)
    assert tombstone is not None
    assert tombstone.deleted
    assert history.redo() == change
    (back,) = notebook.notes()
    assert back.updated > tombstone.updated > change.after.updated
    assert (back.note, history.redo()) == ("woorden", None)


def test_a_deleted_note_comes_back_newer_than_its_tombstone(notebook: Notebook) -> None:
    history = History(notebook)
    (note,) = notebook.put(sample())
    change = history.delete(note.id)
    assert change.words == "highlight deleted"
    history.undo()
    (back,) = notebook.notes()
    assert back.updated > change.after.updated
    assert back.changed["deleted"][0] == back.updated
    history.redo()
    assert notebook.notes() == []


def test_undo_sets_back_only_the_fields_of_its_change(notebook: Notebook) -> None:
    history = History(notebook)
    (note,) = notebook.put(sample("een #oud"))
    history.edit(note.with_note("twee #nieuw"))
    elsewhere = Notebook.open(notebook.path, device="tablet")
    elsewhere.put(replace(elsewhere.notes()[0], color=Colour.QUESTION))
    history.undo()
    (back,) = notebook.notes()
    assert (back.note, back.tags, back.color) == ("een #oud", ("oud",), Colour.QUESTION)
    history.redo()
    (again,) = notebook.notes()
    assert (again.note, again.color) == ("twee #nieuw", Colour.QUESTION)


def test_a_notebook_another_program_emptied_is_whole_again(notebook: Notebook) -> None:
    history = History(notebook)
    (note,) = notebook.put(sample("een"))
    history.edit(note.with_note("twee"))
    history.add(sample("drie"))
    notebook.path.write_text("{}")
    assert len(notebook.notes()) == 2
    history.undo()
    history.undo()
    assert [note.note for note in notebook.notes()] == ["een"]
    history.redo()
    assert [note.note for note in notebook.notes()] == ["twee"]


def test_a_new_change_ends_what_could_be_done_again(notebook: Notebook) -> None:
    history = History(notebook)
    history.add(sample("een"))
    history.undo()
    history.add(sample("twee"))
    assert history.redo() is None
    assert [note.note for note in notebook.notes()] == ["twee"]


def test_a_save_without_a_difference_is_nothing_to_undo(notebook: Notebook) -> None:
    history = History(notebook)
    note = history.add(sample("een")).after
    history.undo()
    history.redo()
    (note,) = notebook.notes()
    history.edit(note)
    undone = history.undo()
    assert undone is not None
    assert undone.words == "note added"


def test_words_for_a_toast(notebook: Notebook) -> None:
    history = History(notebook)
    note = history.add(sample()).after
    words = [
        history.edit(replace(note, color=Colour.WORD)).words,
        history.edit(replace(note.with_note("een"), color=Colour.WORD)).words,
        history.edit(replace(note.with_note("twee"), color=Colour.WORD)).words,
        history.edit(replace(note.with_note(""), color=Colour.WORD)).words,
        history.delete(note.id).words,
    ]
    assert words == ["kind changed", "note added", "note changed", "note removed", "highlight deleted"]


def test_a_failed_save_changes_nothing_to_undo_or_redo(notebook: Notebook) -> None:
    history = History(notebook)
    first = history.add(sample("een"))
    history.add(sample("twee"))
    history.undo()
    for use in (
        lambda: history.add(sample("drie")),
        lambda: history.edit(first.after.with_note("vier")),
        lambda: history.delete(first.after.id),
        history.undo,
        history.redo,
    ):
        with full_disk(), pytest.raises(NotebookError):
            use()
    assert [note.note for note in notebook.notes()] == ["een"]
    redone = history.redo()
    assert isinstance(redone, Change)
    assert redone.after.note == "twee"
    history.undo()
    assert history.undo() == first
    assert notebook.notes() == []


STEP = st.tuples(
    st.sampled_from(["add", "edit", "colour", "delete", "undo", "redo", "elsewhere"]),
    st.integers(0, 5),
    st.sampled_from(["", "een", "twee #tag"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(STEP, max_size=14))
def test_undo_leads_back_through_any_steps_and_redo_forward(steps: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notes.json")
        notebook.put(sample("vooraf"), sample())
        history, states, at = History(notebook), [_living(notebook)], 0
        for action, number, text in steps:
            notes = notebook.notes()
            note: Note | None = notes[number % len(notes)] if notes else None
            if action == "undo":
                assert (history.undo() is None) == (at == 0)
                at = max(0, at - 1)
            elif action == "redo":
                assert (history.redo() is None) == (at == len(states) - 1)
                at = min(len(states) - 1, at + 1)
            elif action == "add":
                history.add(sample(text))
            elif note and action == "edit":
                history.edit(note.with_note(text))
            elif note and action == "colour":
                history.edit(replace(note, color=list(Colour)[number % 4]))
            elif note and action == "delete":
                history.delete(note.id)
            elif action == "elsewhere":
                Notebook.open(notebook.path).keep_draft("x", text)
            if action not in ("undo", "redo") and _living(notebook) != states[at]:
                del states[at + 1 :]
                states.append(_living(notebook))
                at += 1
            assert _living(notebook) == states[at]
        while history.undo():
            at -= 1
            assert _living(notebook) == states[at]
        while history.redo():
            at += 1
            assert _living(notebook) == states[at]
        assert at == len(states) - 1
