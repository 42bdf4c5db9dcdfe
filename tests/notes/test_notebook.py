"""The notebook: what is saved, stamped, found again, and kept apart."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes.note_samples import clock, sample, stored

from tui.clean import clean
from tui.errors import NotebookError
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.record import Note, Shown, as_kept, from_record, to_record

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\"'\\\n\r\t\0\x1b[]m🙂é\u0301\ud83d\ude42\u2028#")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def test_notes_come_in_the_order_of_the_text(path: Path) -> None:
    notebook = Notebook.open(path)
    late, early, other = notebook.put(sample(start=90), sample(start=20), sample(article="kat", start=500))
    again = notebook.put(sample(start=20))[0]
    assert notebook.notes("mali") == [early, again, late]
    assert notebook.notes("kat") == [other]
    assert notebook.notes("weg") == []
    assert notebook.notes() == [other, early, again, late]


def test_notes_survive_a_restart_as_they_were_returned(path: Path) -> None:
    shown = Shown("France calls it a day", "sidecar", "2026-05-03T18:20:31.250Z", "sentence")
    saved = Notebook.open(path).put(sample("met #tag", translation=shown, color=Colour.WORD), sample())
    assert sorted(Notebook.open(path).notes(), key=lambda note: note.id) == sorted(saved, key=lambda note: note.id)


def test_what_is_shown_is_made_once_and_cannot_be_spoiled(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(sample(), sample())
    first = notebook.notes("mali")
    first.clear()
    again = notebook.notes("mali")
    assert len(again) == 2
    notebook.put(sample())
    assert all(any(note is known for known in notebook.notes("mali")) for note in again)


def test_the_caller_keeps_no_hand_in_what_is_saved(path: Path) -> None:
    notebook = Notebook.open(path)
    mine = {"deep": [1, 2]}
    notebook.put(sample(extra={"x": mine}))
    mine["deep"].append(3)
    notebook.put(sample())
    assert [record["x"] for record in stored(path, "notes") if "x" in record] == [{"deep": [1, 2]}]


def test_a_new_note_is_stamped_with_time_and_device(path: Path) -> None:
    notebook = Notebook.open(path, device="laptop", clock=clock("10:00:00.000"))
    (note,) = notebook.put(sample("woorden"))
    assert (note.updated, note.device, note.changed) == ("2026-05-03T10:00:00.000Z", "laptop", {})


def test_only_what_changed_is_stamped(path: Path) -> None:
    (note,) = Notebook.open(path, device="laptop", clock=clock("10:00:00.000")).put(sample("een"))
    tablet = Notebook.open(path, device="tablet", clock=clock("11:00:00.000", "12:00:00.000"))
    (note,) = tablet.put(note.with_note("twee #tag"))
    assert set(note.changed) == {"note", "tags"}
    (note,) = tablet.put(replace(note, color=Colour.QUESTION, created="2020-01-01T00:00:00.000Z"))
    assert note.created > "2026"
    assert note.changed == {
        "note": ("2026-05-03T11:00:00.000Z", "tablet"),
        "tags": ("2026-05-03T11:00:00.000Z", "tablet"),
        "color": ("2026-05-03T12:00:00.000Z", "tablet"),
    }
    assert (note.updated, note.device) == ("2026-05-03T12:00:00.000Z", "tablet")
    assert Notebook.open(path).get(note.id) == note


def test_a_note_that_is_the_same_is_not_written(path: Path) -> None:
    notebook = Notebook.open(path)
    (note,) = notebook.put(sample("een"))
    before = path.with_name("notes.json.journal").stat()
    same = replace(note, note="e\u001b[31men", updated="2030-01-01T00:00:00.000Z", device="x", created="2020")
    assert notebook.put(same, note) == (note, note)
    assert path.with_name("notes.json.journal").stat() == before


def test_stamps_rise_though_the_clock_goes_back(path: Path) -> None:
    (note,) = Notebook.open(path, clock=clock("10:00:00.000")).put(sample())
    notebook = Notebook.open(path, clock=clock("09:00:00.000"))
    stamps = [note.updated]
    for text in ("een", "twee", "", "drie"):
        (note,) = notebook.put(note.with_note(text))
        stamps.append(note.updated)
    stamps.append(notebook.delete(note.id).updated)
    assert stamps == sorted(set(stamps))
    assert stamps[-1] == "2026-05-03T10:00:00.005Z"


@pytest.mark.parametrize(
    "stamp", ["gisteren", "", "9999-12-31T23:59:59.999Z", "2026-05-03T12:00:00+02:00", "2026-05-03"]
)
def test_odd_stamps_of_others_do_no_harm(path: Path, stamp: str) -> None:
    notebook = Notebook.open(path, clock=clock("10:00:00.000"))
    (note,) = notebook.put(sample(created=stamp, changed={"note": (stamp, "x")}))
    (note,) = notebook.put(note.with_note("anders"))
    assert note.changed["note"][0] >= "2026-05-03T10:00:00.000Z"


def test_a_deleted_note_is_a_tombstone(path: Path) -> None:
    notebook = Notebook.open(path, device="laptop")
    (note, other) = notebook.put(sample("weg"), sample("blijft"))
    gone = notebook.delete(note.id)
    assert notebook.notes() == [other]
    assert notebook.get(note.id) == gone
    assert gone.deleted == gone.updated == gone.changed["deleted"][0]
    assert gone.note == "weg"
    assert notebook.delete(note.id) == gone
    assert len(stored(path, "notes")) == 2
    (back,) = notebook.put(replace(gone, deleted=None))
    assert back.deleted is None
    assert back.updated > gone.updated
    assert set(notebook.notes()[0].changed) == {"deleted"}


def test_deleting_what_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(NotebookError, match="not in the notebook any more"):
        Notebook.open(path).delete("0" * 32)


def test_several_notes_are_one_write_and_all_or_none(path: Path) -> None:
    notebook = Notebook.open(path)
    (note,) = notebook.put(sample("een"))
    with pytest.raises(TypeError):
        notebook.put(note.with_note("twee"), sample(extra={"x": object()}))
    assert notebook.notes() == [note]
    assert notebook.put() == ()


def test_records_that_are_no_notes_stay_and_are_counted(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.put(*(sample(number=number) for number in range(1, 12)))
    notebook.close()
    text = path.read_text("utf-8")
    spoiled = [
        ('"color": "mark"', '"color": "purple"'),
        ('"note": ""', '"note": 5'),
        ('"tags": []', '"tags": "abc"'),
        ('"start": 20', '"start": "twintig"'),
        ('"changed": {}', '"changed": {"note": "gisteren"}'),
        ('"target": {', '"target": null, "doel": {'),
        ('"article": "mali"', '"artikel": "mali"'),
        ('"translation": null', '"translation": "vertaling"'),
        ('"deleted": null', '"deleted": 17'),
    ]
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if '"id"' in line)
    for at, (old, new) in enumerate(spoiled, first):
        assert old in lines[at]
        lines[at] = lines[at].replace(old, new)
    path.write_text("\n".join(lines), "utf-8")
    notebook = Notebook.open(path)
    assert len(notebook.notes()) == 2
    assert list(notebook.understand())
    assert notebook.notices == ("9 records of notes.json could not be understood; nothing in them is changed",)
    notebook.put(sample(number=1 << 100))
    assert set(lines) <= set(path.read_text("utf-8").split("\n"))


def test_the_device_is_this_machine_unless_given(path: Path) -> None:
    device = Notebook.open(path).device
    assert device
    assert "." not in device
    assert device == device.lower()


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT, ANY_TEXT, st.lists(ANY_TEXT))
def test_any_words_are_kept_as_cleaned(words: str, quote: str, tags: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.json"
        note = sample()
        wild = replace(note, note=words, tags=tuple(tags), target=replace(note.target, exact=quote, prefix=quote))
        (saved,) = Notebook.open(path).put(wild)
        (back,) = Notebook.open(path).notes()
        assert back == saved
        assert back.note == clean(words)
        assert [record["note"] for record in stored(path, "notes")] == [clean(words)]
        assert from_record(to_record(back)) == back


@settings(deadline=None, max_examples=50)
@given(ANY_TEXT, ANY_TEXT)
def test_any_unknown_field_and_name_is_kept_to_the_letter(value: str, name: str) -> None:
    # JSON joins two halves of a character that stand side by side
    value, name = (text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") for text in (value, name))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.json"
        notebook = Notebook.open(path)
        notebook.put(sample(article=value, extra={"x": {"y": [value]}}))
        notebook.keep_draft(name, "woorden")
        reopened = Notebook.open(path)
        assert reopened.notes(value)[0].extra == {"x": {"y": [value]}}
        assert reopened.draft(name) == "woorden"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", "een", "twee", "drie"])), max_size=12))
def test_an_open_notebook_shows_what_a_new_one_reads(edits: list[tuple[int, str]]) -> None:
    notes: list[Note] = [sample(number=number + 1) for number in range(4)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.json"
        notebook = Notebook.open(path)
        for at, text in edits:
            notebook.put(notes[at].with_note(text)) if text else notebook.put(replace(notes[at], deleted="x"))
            assert Notebook.open(path).notes() == notebook.notes()


def test_what_is_there_is_counted_before_it_is_read(path: Path) -> None:
    notebook = Notebook.open(path)
    gone, _ = notebook.put(sample(), sample(article="mali"))
    notebook.put(sample(article="ander"))
    notebook.delete(gone.id)
    again = Notebook.open(path)
    assert [again.count(article) for article in ("mali", "ander", "geen")] == [1, 1, 0]
    assert [len(again.notes(article)) for article in ("mali", "ander", "geen")] == [1, 1, 0]


def test_a_notebook_changes_while_it_is_gone_through(path: Path) -> None:
    for number in range(6):
        Notebook.open(path).put(sample(number=number))
    notebook, other = Notebook.open(path), Notebook.open(path)
    steps = 0
    for steps, _ in enumerate(notebook.understand()):  # how many there were
        if steps == 2:
            other.put(replace(other.notes()[4], note="anders"), sample("erbij", number=7))
            other.delete(other.notes()[3].id)
    assert steps >= 6
    assert [note.note for note in notebook.notes()] == ["", "", "", "anders", "", "erbij"]
    assert notebook.notices == ()


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.none() | ANY_TEXT)
def test_a_note_is_kept_as_it_is_read_back(body: str, before: str, tag: str, device: str, english: str | None) -> None:
    stamps: dict[str, Any] = {"changed": {"note": (tag, device)}, "seen": {device: tag}, "deleted": tag or None}
    note = replace(sample(note=body, **stamps), note=body, tags=("b2", tag), device=device)
    note = replace(note, target=replace(note.target, prefix=before, suffix=body))
    if english is not None:
        note = replace(note, translation=Shown(english, "sidecar", "", "sentence"))
    assert as_kept(note) == from_record(to_record(note))
