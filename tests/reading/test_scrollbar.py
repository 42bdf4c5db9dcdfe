"""Where the thumb stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.reading_samples import Page, few, pages

from tui.reading.scrollbar import WHOLE, Share, thumb
from tui.reading.sheet import TOP

shares = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: Share(*sorted(pair)))


@given(st.integers(1, 200), shares)
def test_the_thumb_is_on_the_bar_and_at_an_end_only_where_the_text_ends(height: int, share: Share) -> None:
    bar = thumb(height, share)
    if share == WHOLE:
        assert not bar
        return
    assert 0 <= bar.start < bar.stop <= height
    if height > len(bar) + 1:
        assert (bar.start == 0) == (share.start == 0)
        assert (bar.stop == height) == (share.end == 1)


@pytest.mark.parametrize(
    ("share", "rows"),
    [(WHOLE, range(0)), (Share(0, 0.25), range(5)), (Share(0.5, 0.75), range(10, 15)), (Share(0.99, 1), range(19, 20))],
)
def test_thumbs(share: Share, rows: range) -> None:
    assert thumb(20, share) == rows


@few
@given(pages, st.integers(1, 40))
def test_the_share_shown_moves_down_with_the_window_from_end_to_end(page: Page, height: int) -> None:
    tops = [place for place in page.places if place <= page.sheet.clamp(page.places[-1], height)]
    shown = [page.sheet.share(top, height) for top in tops]
    assert shown[0].start == 0
    assert shown[-1].end == 1
    assert shown == sorted(shown)
    assert all(share.start <= share.end for share in shown)
    assert (tops == [TOP]) == (shown[0] == WHOLE)
