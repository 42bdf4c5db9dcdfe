"""Work that is done in the pauses of the screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

Item = TypeVar("Item")

_SLICE, _PAUSE = 0.002, 0.01
"""Seconds of work, and seconds in which the screen has its turn."""


async def slowly(work: Iterable[Item]) -> AsyncIterator[Item]:
    """The items of `work`, which takes a little time for each; what takes no longer than a slice is not interrupted."""
    begun = time.perf_counter()
    for item in work:
        yield item
        if time.perf_counter() > begun + _SLICE:
            await asyncio.sleep(_PAUSE)
            begun = time.perf_counter()
