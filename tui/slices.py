"""Work that is done in the pauses of the screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

Item = TypeVar("Item")

UNNOTICED, AWAITED = 0.002, 0.02
"""Seconds of work at a time: while somebody does something else, and while somebody waits for it."""
_PAUSE = 0.01
"""Seconds in which the screen has its turn."""


async def slowly(work: Iterable[Item], seconds: float = UNNOTICED) -> AsyncIterator[Item]:
    """The items of `work`, which takes a little time for each; what takes no longer than `seconds` is done at once."""
    begun = time.perf_counter()
    for item in work:
        yield item
        if time.perf_counter() > begun + seconds:
            await asyncio.sleep(_PAUSE)
            begun = time.perf_counter()
