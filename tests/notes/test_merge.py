"""Merging two copies of a notebook: the laws, and the cases that peers get wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.notes.store.bodies import merge_texts
from tui.notes.store.form import Record
from tui.notes.store.merge import merge_record, merge_tables

FIELDS = ("note", "color", "tags", "deleted", "sentence")
STAMPS = st.tuples(st.sampled_from(["2026-05-01", "2026-05-02", "2026-05-03"]), st.sampled_from(["laptop", "phone"]))


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Three copies of one record after changes here and there; a stamp is used for one change only."""
    changes: dict[tuple[str, tuple[str, str]], Any] = {}

    def copy() -> Record:
        record: Record = {"id": "1", "note": "", "color": "mark", "tags": [], "deleted": None, "updated": "2026-04-01"}
        changed: dict[str, list[str]] = {}
        for name in draw(st.sets(st.sampled_from(FIELDS[1:]))):
            stamp = draw(STAMPS)
            value = stamp[0] if name == "deleted" else draw(st.sampled_from([["a"], ["b"], "x", "y", None]))
            record[name] = changes.setdefault((name, stamp), value)
            changed[name] = list(stamp)
        times = [stamp[0] for name, stamp in changed.items() if name != "deleted"]
        if "deleted" in changed and any(time > changed["deleted"][0] for time in times):
            record["deleted"] = None  # as leeslamp itself would have it
        if changed:
            record["updated"], record["device"] = max(changed.values())
        return {**record, "changed": changed}

    return [copy(), copy(), copy()]


@given(histories())
def test_the_order_in_which_copies_meet_does_not_matter(copies: list[Record]) -> None:
    a, b, c = copies
    assert merge_record(a, b) == merge_record(b, a)
    assert merge_record(merge_record(a, b), c) == merge_record(a, merge_record(b, c))


@given(histories())
def test_meeting_again_changes_nothing(copies: list[Record]) -> None:
    a, b, _ = copies
    both = merge_record(a, b)
    assert merge_record(a, a) is a
    assert merge_record(both, a) == both
    assert merge_record(b, both) == both


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=3, max_size=3))
def test_records_that_only_say_when_they_were_updated_are_taken_whole(rows: list[tuple[str, str, str]]) -> None:
    a, b, c = ({"updated": at, "device": device, "start": text, "exact": text} for at, device, text in rows)
    merged = merge_record(merge_record(a, b), c)
    assert merged in (a, b, c)
    assert merged == merge_record(c, merge_record(b, a))
    assert merged["start"] == merged["exact"]


def note(text: str = "", /, at: str = "", device: str = "laptop", **fields: Any) -> Record:
    changed = {"note": [at, device]} if at else {}
    return {"note": text, "tags": [], "deleted": None, "updated": at, "device": device, "changed": changed, **fields}


def test_a_field_changed_here_and_another_changed_there_are_both_kept() -> None:
    ours = note("mijn woorden", "2026-05-02")
    theirs = note(color="word", changed={"color": ["2026-05-03", "phone"]}, updated="2026-05-03", device="phone")
    merged = merge_record(ours, theirs)
    assert (merged["note"], merged["color"]) == ("mijn woorden", "word")
    assert merged["changed"] == {"note": ["2026-05-02", "laptop"], "color": ["2026-05-03", "phone"]}
    assert (merged["updated"], merged["device"]) == ("2026-05-03", "phone")


def test_a_deleted_note_stays_deleted_unless_it_was_changed_later() -> None:
    gone = note("weg", "2026-05-01", deleted="2026-05-02", changed={"deleted": ["2026-05-02", "laptop"]})
    assert merge_record(note("oud", "2026-05-01"), gone)["deleted"]
    assert merge_record(note("nieuw", "2026-05-03", "phone"), gone)["deleted"] is None


def test_words_written_in_ignorance_of_each_other_are_both_kept() -> None:
    ours, theirs = note("van hier", "2026-05-02", "laptop"), note("van daar", "2026-05-03", "phone")
    merged = merge_record(ours, theirs)
    assert merged == merge_record(theirs, ours)
    assert merged["note"] == "[phone, 2026-05-03]\nvan daar\n[laptop, 2026-05-02]\nvan hier"
    assert merge_record(merged, theirs) is merged
    assert merge_record(ours, merged) is merged


def test_a_stale_copy_brings_no_old_words_back() -> None:
    ours = note("eerst daar, dan hier", "2026-05-03", "laptop", seen={"phone": "2026-05-02"})
    theirs = note("eerst daar", "2026-05-02", "phone")
    assert merge_record(ours, theirs)["note"] == "eerst daar, dan hier"
    assert merge_record(theirs, ours)["note"] == "eerst daar, dan hier"


def test_with_a_base_lines_are_merged() -> None:
    base = note("een\ntwee\ndrie")
    ours = note("EEN\ntwee\ndrie", "2026-05-02", "laptop")
    theirs = note("een\ntwee\nDRIE", "2026-05-03", "phone")
    assert merge_record(ours, theirs, base)["note"] == "EEN\ntwee\nDRIE"
    assert merge_record(theirs, ours, base)["note"] == "EEN\ntwee\nDRIE"
    assert merge_record(base, theirs, base)["note"] == "een\ntwee\nDRIE"


def test_with_a_base_tags_are_added_and_taken_away() -> None:
    base = note(tags=["a", "b"])
    ours = note(tags=["b", "c"], changed={"tags": ["2026-05-02", "laptop"]})
    theirs = note(tags=["a", "b", "d"], changed={"tags": ["2026-05-03", "phone"]})
    assert merge_record(ours, theirs, base)["tags"] == ["b", "d", "c"]
    assert merge_record(ours, theirs)["tags"] == ["a", "b", "d"]


def test_an_edit_by_hand_counts_where_the_stamps_are_the_same() -> None:
    ours, theirs = note("zo", "2026-05-02"), note("en met de hand", "2026-05-02")
    assert merge_record(ours, theirs, prefer_theirs=True)["note"] == "en met de hand"
    assert merge_record(theirs, ours, prefer_theirs=True)["note"] == "zo"


def test_absence_takes_nothing_away() -> None:
    base = {"notes": {"1": note("een"), "2": note("twee")}}
    assert merge_tables({"notes": {"1": note("een")}}, {"notes": {}, "cards": {"5": {"x": 1}}}, base) == {
        "notes": {"1": note("een")},
        "cards": {"5": {"x": 1}},
    }


@pytest.mark.parametrize("changed", [None, 5, {"note": 3}, {"note": ["2026"]}, {"note": [1, 2]}, ["note"]])
def test_stamps_that_are_none_count_as_old(changed: Any) -> None:
    odd = note("vreemd", changed=changed)
    assert merge_record(odd, note("goed", "2026-05-02"))["note"] == "goed"


@settings(max_examples=30, deadline=None)  # each example starts git
@given(st.text(), st.text(), st.none() | st.text())
def test_no_words_are_lost(ours: str, theirs: str, base: str | None) -> None:
    """What was added on either side is in the result, whatever the lines look like."""
    merged = merge_texts(base, ours, theirs, "laptop", "phone").split("\n")
    for line in {*ours.split("\n"), *theirs.split("\n")} - set((base or "").split("\n")):
        assert line in merged


def test_without_git_both_texts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert merge_texts("x", "een", "twee", "laptop", "phone") == "[laptop]\neen\n[phone]\ntwee"
