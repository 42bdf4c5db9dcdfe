"""Stretches of text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.span import Span

spans = st.tuples(st.integers(-50, 50), st.integers(0, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@settings(deadline=None)
@given(spans, st.integers(-50, 50))
def test_shift_keeps_the_length_and_comes_back(span: Span, by: int) -> None:
    assert span.shift(by).shift(-by) == span
    assert set(range(*span.shift(by))) == {at + by for at in range(*span)}


@settings(deadline=None)
@given(spans, spans)
def test_clip_is_what_both_have(one: Span, two: Span) -> None:
    both = set(range(*one)) & set(range(*two))
    clipped = one.clip(two)
    assert (set(range(*clipped)) if clipped else set()) == both
    assert clipped == two.clip(one)


@pytest.mark.parametrize("other", [Span(0, 3), Span(9, 12), Span(5, 5), Span(0, 0)])
def test_neighbours_share_nothing(other: Span) -> None:
    assert Span(3, 9).clip(other) is None
