"""The reader's own keys: what can be set is set, and what cannot is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.keymap import PLACES, keymap, spelled, written
from tui.keys import DECLARED


def _set(**keys: str) -> tuple[dict[str, str], list[str]]:
    return keymap({id.replace("_", "-"): text for id, text in keys.items()}, "config.toml")


@pytest.mark.parametrize(
    ("wanted", "changed"),
    [
        ({"note": "f2"}, {"note": "f2"}),
        ({"note": "ctrl+x, alt+n"}, {"note": "ctrl+x,alt+n"}),
        ({"next-sentence": "j,J , down"}, {}),
        ({"next-sentence": "k", "previous-sentence": "j"}, {"next-sentence": "k", "previous-sentence": "j"}),
        ({"undo": "z", "layout": "u"}, {"undo": "z", "layout": "u"}),
        ({"highlight-mark": "!"}, {"highlight-mark": "exclamation_mark"}),
        ({"help": "F1"}, {"help": "f1"}),
        # Esc stays, or there is no way back
        ({"one-layer-back": "f9"}, {"one-layer-back": "f9,escape"}),
        # Textual would take N from both that have it
        ({"previous-find": "p"}, {"notes-beside": "N", "previous-find": "p"}),
        ({"previous-find": "N, p"}, {"notes-beside": "N", "previous-find": "N,p"}),
    ],
    ids=str,
)
def test_keys_that_can_be_set(wanted: dict[str, str], changed: dict[str, str]) -> None:
    assert keymap(wanted, "config.toml") == (changed, [])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"nte": "f2"}, "keys.nte is nothing that can be done"),
        ({"count": "f2"}, "keys.count is nothing that can be done"),
        ({"note": "foo"}, "keys.note must be keys parted by commas"),
        ({"note": ""}, "keys.note must be keys"),
        ({"note": "f2,,f3"}, "keys.note must be keys"),
        ({"note": "shift+a"}, "keys.note must be keys"),
        ({"note": "ctrl+i"}, "keys.note must be keys"),
        ({"note": "j"}, "keys.note would be j, which is next-sentence in the reader; it stays as it is"),
        ({"note": "5"}, "keys.note would be 5, which is count in the reader"),
        ({"note": "1"}, "keys.note would be 1, which is "),
        ({"note": "ctrl+q"}, "keys.note would be ctrl+q, which is Quit in the reader"),
        ({"note": "?"}, "keys.note would be ?, which is help in the reader"),
        ({"filter": "enter"}, "keys.filter would be enter, which is choose in the library"),
        ({"undo": "x"}, "keys.undo would be x, which is link in the reader"),
        ({"save": "s"}, "keys.save would be s, which is typed in the editor"),
        ({"save": "+"}, "keys.save would be +, which is typed in the editor"),
        ({"back": "escape"}, "keys.back would be escape, which is one-layer-back in the reader"),
    ],
    ids=str,
)
def test_keys_that_cannot_be_set(wanted: dict[str, str], said: str) -> None:
    changed, (notice,) = keymap(wanted, "config.toml")
    assert changed == {}
    assert notice.startswith(f"config.toml: {said}")


def test_of_two_that_want_one_key_the_first_gets_it() -> None:
    changed, (notice,) = _set(note="f2", search="f2")
    assert changed == {"note": "f2"}
    assert notice.startswith("config.toml: keys.search would be f2, which is note in the reader")


def test_a_key_may_be_taken_from_one_that_shares_it_with_a_text_field() -> None:
    assert keymap({"take-what-was-copied": "f2"}, "config.toml") == ({"take-what-was-copied": "f2"}, [])


def test_what_was_to_free_a_key_and_cannot_keeps_it() -> None:
    """`z` was to become undo's, but its own new key is taken."""
    changed, notices = _set(undo="z", layout="y")
    assert changed == {}
    assert len(notices) == 2


_KEYS = st.sampled_from(
    ["j", "k", "u", "N", "1", "5", "f2", "f3", "ctrl+x", "escape", "enter", "comma", "?", "", "x y"]
)


@given(st.dictionaries(st.sampled_from(sorted(DECLARED)), st.lists(_KEYS, max_size=3).map(",".join), max_size=6))
def test_each_key_means_one_thing_where_it_did_before(wanted: dict[str, str]) -> None:
    changed, notices = keymap(wanted, "config.toml")
    assert len(notices) <= len(wanted)
    for place in PLACES:
        holders: dict[str, set[str]] = {}
        for id in place.ids - {"count"}:
            for key in written(changed.get(id) or DECLARED[id]).split(", "):
                holders.setdefault(key, set()).add(id)
        assert {key: ids for key, ids in holders.items() if len(ids) > 1} in (
            {},
            {"N": {"previous-find", "notes-beside"}},
        )


@given(st.sampled_from(sorted(DECLARED)))
def test_what_is_written_is_understood(id: str) -> None:
    assert keymap({id: written(DECLARED[id])} if id != "count" else {}, "config.toml") == ({}, [])


def test_spelling() -> None:
    assert written("question_mark,comma,plus,down,space,ctrl+s,J") == "?, comma, +, down, space, ctrl+s, J"
    assert spelled("backslash") == "backslash"
