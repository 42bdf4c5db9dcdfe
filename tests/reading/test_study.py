"""Which translations are covered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.layout import Layout
from tui.reading.study import Study


@pytest.mark.parametrize(
    ("study_mode", "layout", "turned", "covered"),
    [
        (False, Layout.BESIDE, False, False),
        (False, Layout.BESIDE, True, True),
        (False, Layout.UNDER, False, False),
        (False, Layout.UNDER, True, True),
        (False, Layout.DUTCH, False, True),
        (False, Layout.DUTCH, True, False),
        (True, Layout.BESIDE, False, True),
        (True, Layout.BESIDE, True, False),
        (True, Layout.UNDER, False, True),
        (True, Layout.UNDER, True, False),
        (True, Layout.DUTCH, False, True),
        (True, Layout.DUTCH, True, False),
    ],
)
def test_what_is_covered(study_mode: bool, layout: Layout, turned: bool, covered: bool) -> None:
    study = Study(study_mode)
    if turned:
        study = study.toggle(3)
    assert study.covers(3, layout) is covered
    assert study.covers(4, layout) is Study(study_mode).covers(4, layout), "of no other sentence"


def test_translations_are_shown_unless_asked_otherwise() -> None:
    assert not Study().covers(0, Layout.BESIDE)


@given(st.booleans(), st.lists(st.integers(0, 5)), st.sampled_from(list(Layout)))
def test_every_turn_turns_one_sentence_over(on: bool, turns: list[int], layout: Layout) -> None:
    fresh = study = Study(on)
    for sentence in turns:
        study = study.toggle(sentence)
    for sentence in range(6):
        turned = turns.count(sentence) % 2 == 1
        assert study.covers(sentence, layout) is (fresh.covers(sentence, layout) != turned)
    assert study.reset() == fresh
    assert study.switch() == Study(not on)
    assert study.switch().switch() == fresh
