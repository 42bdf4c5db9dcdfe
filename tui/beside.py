"""Work on a thread of its own.

Not on an executor's: a program that ends waits for those, and so for whatever they wait for, a service that hangs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")


async def beside(work: Callable[[], Result]) -> Result:
    """What `work` returns or raises, done while others have their turn."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def settle(how: Callable[[Any], None], value: object) -> None:
        if not future.done():  # cancelled meanwhile
            how(value)

    def tell(how: Callable[[Any], None], value: object) -> None:
        try:
            loop.call_soon_threadsafe(partial(settle, how, value))
        except RuntimeError:
            pass  # the program has ended

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # whatever it is, it is for whoever waits
            tell(future.set_exception, error)
        else:
            tell(future.set_result, result)

    Thread(target=run, name=getattr(work, "__name__", "beside"), daemon=True).start()
    return await future
