"""Work that goes on beside the screen: of a screen itself, a little in each pause, or on a thread of its own.

Not on an executor's: a program that ends waits for those, and so for whatever they wait for, a service that hangs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.worker import Worker

Result = TypeVar("Result")


def start_worker(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], *, exclusive: bool = False, group: str = "default"
) -> Worker[None]:
    """Begin `work`, which ends with the node; if it is `exclusive`, what the node does in that group ends now.

    A function and no coroutine: of one that never begins, because the app is closed first, Python tells on the
    terminal, and imports for that what a thread that was stopped with the app may have locked for good.
    """
    worker: Worker[None] = node.run_worker(work, exclusive=exclusive, group=group)
    return worker


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
