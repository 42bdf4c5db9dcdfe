"""Work of a screen that goes on while others have their turn."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.worker import Worker


def start_worker(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], *, exclusive: bool = False, group: str = "default"
) -> Worker[None]:
    """Begin `work`, which ends with the node; if it is `exclusive`, what the node does in that group ends now.

    A function and no coroutine: of one that never begins, because the app is closed first, Python tells on the
    terminal, and imports for that what a thread that was stopped with the app may have locked for good.
    """
    worker: Worker[None] = node.run_worker(work, exclusive=exclusive, group=group)
    return worker
