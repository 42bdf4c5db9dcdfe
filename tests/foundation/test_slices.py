"""Work in the pauses of the screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

from tui.slices import slowly


async def test_everything_comes_and_others_have_their_turn() -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    def work() -> Iterator[int]:
        for number in range(20):
            time.sleep(0.001)
            yield number

    beside = asyncio.create_task(others())
    assert [number async for number in slowly(work())] == list(range(20))
    assert turns > 5
    beside.cancel()


async def test_a_little_work_is_done_at_once() -> None:
    turns: list[str] = []

    async def others() -> None:
        turns.append("others")

    beside = asyncio.create_task(others())
    turns += [str(number) async for number in slowly(range(3))]
    await beside
    assert turns == ["0", "1", "2", "others"]
