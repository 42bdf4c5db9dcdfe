"""The order in which an article is translated, and how it is packed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.translation.provider import Limits
from tui.translation.queue import AROUND, FIRST, WHOLE, Queue

WIDE = Limits(4500, 200)
ONE = Limits(4500, 1)
FEW = Limits(499, 1, on_screen_only=True)


def _queue(count: int, length: int = 100, view: range = range(5), *, whole: bool = False) -> Queue:
    queue = Queue([length] * count, whole=whole)
    queue.look_at(view)
    queue.add(range(count))
    return queue


def _take(queue: Queue, limits: Limits = WIDE, name: str = "google", before: tuple[str, ...] = ()) -> list[int]:
    return queue.take(name, limits, limits.texts, before)


def test_a_small_first_pack_then_large_ones_in_order() -> None:
    queue = _queue(100)
    packs = [_take(queue), _take(queue), _take(queue), _take(queue)]
    assert packs[0] == list(range(FIRST // 101))
    assert [len(pack) for pack in packs[1:]] == [44, 44, 6]
    assert [number for pack in packs for number in pack] == list(range(100))


def test_the_screen_then_below_then_above() -> None:
    queue = _queue(30, view=range(10, 13))
    order = [number for _ in range(30) for number in _take(queue, ONE)]
    assert order[:3] == [10, 11, 12]
    assert order[3:9] == [13, 14, 15, 9, 16, 17]  # twice as far below as above
    assert sorted(order) == list(range(30))


def test_packs_grow_both_ways() -> None:
    queue = _queue(400, view=range(300, 310))
    first, second = _take(queue), _take(queue)
    assert first == list(range(300, 306))
    assert (second[0], second[-1], len(second)) == (306, 349, 44)
    for _ in range(20):
        _take(queue)
    assert _take(queue) == []


def test_a_pack_reaches_up_when_nothing_is_left_below() -> None:
    queue = _queue(60, view=range(56, 60))
    assert _take(queue) == [54, 55, 56, 57, 58, 59]
    assert _take(queue) == list(range(10, 54))


def test_a_jump_changes_the_order_and_makes_a_small_pack() -> None:
    queue = _queue(400)
    _take(queue)
    assert queue.look_at(range(300, 308))
    assert not queue.look_at(range(300, 308))
    assert _take(queue) == list(range(300, 306))
    assert _take(queue)[:2] == [306, 307]


def test_what_is_resting_is_left_out_until_its_time() -> None:
    queue = _queue(4, view=range(4))
    assert _take(queue) == [0, 1, 2, 3]
    queue.rest([0, 1], until=5.0)
    queue.add([2, 3])
    assert queue.wake(4.9) == 5.0
    assert _take(queue) == [2, 3]
    assert queue.wake(5.0) == math.inf
    assert _take(queue) == [0, 1]


def test_a_pack_whose_lines_were_lost_is_halved() -> None:
    queue = _queue(8, view=range(8), length=10)
    pack = _take(queue)
    queue.split(pack)
    queue.add(pack)
    assert [_take(queue), _take(queue)] == [[0, 1, 2, 3], [4, 5, 6, 7]]
    queue.split([0, 1, 2, 3])
    for alone in range(4, 8):
        queue.split([alone])
    queue.add(range(8))
    assert [_take(queue) for _ in range(6)] == [[0, 1], [2, 3], [4], [5], [6], [7]]


def test_a_text_beyond_the_limit_goes_alone() -> None:
    queue = Queue([100, 9000, 100])
    queue.look_at(range(3))
    queue.add(range(3))
    assert [_take(queue), _take(queue), _take(queue)] == [[0], [1], [2]]


def test_on_screen_only_means_on_screen() -> None:
    queue = _queue(20, view=range(5, 8))
    assert [_take(queue, FEW) for _ in range(4)] == [[5], [6], [7], []]
    assert not queue.wants("mymemory", FEW, ())
    assert queue.wants("google", WIDE, ())


def test_the_next_provider_has_its_turn_when_the_first_has_failed() -> None:
    queue = _queue(6, view=range(6))
    assert _take(queue, name="mymemory", before=("google",)) == []
    pack = _take(queue, ONE)
    queue.spend(pack, "google")
    queue.add(pack)
    assert _take(queue, ONE) == [1]
    assert queue.hopeless(["google"], ["mymemory"]) == []
    assert _take(queue, FEW, "mymemory", ("google",)) == [0]
    queue.spend([0], "mymemory")
    queue.add([0])
    assert queue.hopeless(["google"], ["mymemory"]) == [0]
    queue.forgive()
    assert queue.hopeless(["google"], ["mymemory"]) == []
    assert _take(queue, ONE) == [0]


def test_off_screen_only_the_large_providers_count() -> None:
    queue = _queue(6, view=range(2))
    queue.spend([5], "google")
    assert queue.hopeless(["google"], ["mymemory"]) == [5]
    assert queue.hopeless([], ["mymemory"]) == []


def test_of_a_book_only_what_is_around_the_screen() -> None:
    length = 500
    count = 2 * WHOLE // length
    queue = _queue(count, length, view=range(300, 304))
    taken = [number for _ in range(100) for number in _take(queue)]
    assert AROUND <= (304 - min(taken)) * length <= AROUND + 5 * length
    assert AROUND <= (max(taken) - 303) * length <= AROUND + 2 * length
    whole = _queue(count, length, view=range(300, 304), whole=True)
    assert sum(len(_take(whole)) for _ in range(200)) == count


@given(
    st.lists(st.integers(1, 900), min_size=1, max_size=60),
    st.integers(0, 59),
    st.integers(1, 8),
    st.integers(1, 9),
)
def test_every_text_is_taken_once_and_no_pack_is_too_large(lengths: list[int], at: int, seen: int, texts: int) -> None:
    queue = Queue(lengths)
    start = min(at, len(lengths) - 1)
    queue.look_at(range(start, min(start + seen, len(lengths))))
    queue.add(range(len(lengths)))
    limits = Limits(1000, texts)
    taken: list[int] = []
    while pack := _take(queue, limits):
        assert pack == sorted(pack)
        assert len(pack) <= texts
        assert len(pack) == 1 or sum(lengths[number] + 1 for number in pack) <= 1001
        taken += pack
    assert sorted(taken) == list(range(len(lengths)))


@pytest.mark.parametrize("view", [range(0), range(3, 3), range(5, 5)])
def test_a_screen_without_missing_texts(view: range) -> None:
    queue = _queue(5, view=view)
    assert len(_take(queue)) == 5
