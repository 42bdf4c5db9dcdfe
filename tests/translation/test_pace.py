"""Token bucket and breaker, on a clock of our own."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.translation.pace import Breaker, Bucket


def test_a_few_at_once_and_then_at_the_pace() -> None:
    bucket = Bucket(2.0, 3)
    sent: list[float] = []
    now = 100.0
    while len(sent) < 7:
        if (wait := bucket.wait(now)) == 0:
            bucket.take()
            sent.append(now)
        now += wait
    assert sent == pytest.approx([100, 100, 100, 100.5, 101, 101.5, 102])


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 4)), max_size=40))
def test_never_more_than_burst_and_pace_allow(steps: list[tuple[float, int]]) -> None:
    bucket, now, first, sent = Bucket(1.0, 2), 0.0, 0.0, 0
    for pause, parts in steps:
        now += pause
        if bucket.wait(now) == 0:
            bucket.take(parts)
            sent += parts
            assert sent <= 2 + (now - first) + (parts - 1) + 1e-6  # what is too much is paid for afterwards


def test_a_complaint_halves_the_pace_and_successes_bring_it_back() -> None:
    bucket = Bucket(4.0, 4)
    assert bucket.wait(0.0) == 0
    bucket.slow_down()
    bucket.take()
    assert bucket.wait(0.0) == pytest.approx(0.5)
    for _ in range(10):
        bucket.slow_down()
    assert bucket.wait(0.0) <= 4.0  # never slower than a request in four seconds
    for _ in range(20):
        bucket.speed_up()
    assert bucket.wait(0.0) == pytest.approx(0.25)
    bucket.refill()
    assert bucket.wait(0.0) == 0


def test_a_slow_service_stays_slow() -> None:
    bucket = Bucket(0.1, 1)
    assert bucket.wait(0.0) == 0
    bucket.take()
    bucket.slow_down()
    assert bucket.wait(0.0) == pytest.approx(10.0)


def test_a_breaker_opens_after_failures_in_a_row() -> None:
    breaker = Breaker()
    for _ in range(3):
        breaker.failed(0.0)
    breaker.succeeded()
    for _ in range(3):
        breaker.failed(0.0)
        assert (breaker.closed, breaker.wait(0.0)) == (True, 0.0)
    breaker.failed(0.0)
    assert (breaker.closed, breaker.wait(0.0), breaker.wait(1.5)) == (False, 2.0, 0.5)


def test_one_request_at_a_time_until_it_answers() -> None:
    breaker = Breaker()
    pauses = []
    now = 0.0
    for _ in range(4):
        breaker.failed(now)
    for _ in range(13):
        pauses.append(breaker.wait(now))
        now += pauses[-1]
        assert breaker.wait(now) == 0
        breaker.asked()
        assert breaker.wait(now) == math.inf
        breaker.failed(now)
    assert pauses == [2, 4, 8, *[15] * 7, 60, 60, 60]
    now += breaker.wait(now)
    breaker.asked()
    breaker.succeeded()
    assert breaker.closed
    breaker.failed(now)
    assert breaker.closed


def test_a_pause_that_was_asked_for_is_kept() -> None:
    breaker = Breaker()
    breaker.failed(10.0, pause=30.0)
    assert (breaker.closed, breaker.wait(10.0)) == (False, 30.0)
    breaker.failed(11.0)  # another request, sent before
    assert breaker.wait(11.0) == 29.0
    breaker.reset()
    assert breaker.wait(11.0) == 0
