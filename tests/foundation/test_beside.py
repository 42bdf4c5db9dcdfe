"""Work on a thread of its own."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import pytest

from tui.beside import beside


async def test_what_it_returns_or_raises_comes_back() -> None:
    assert await beside(lambda: threading.current_thread().daemon) is True
    with pytest.raises(ValueError, match="invalid literal"):
        await beside(lambda: int("x"))


async def test_who_stopped_waiting_is_not_told() -> None:
    go = threading.Event()
    waiting = asyncio.create_task(beside(go.wait))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go.set()
    assert await beside(lambda: 5) == 5


def test_a_program_does_not_wait_for_it_to_end() -> None:
    code = """
import asyncio, threading
from tui.beside import beside
async def main():
    task = asyncio.create_task(beside(threading.Event().wait))
    await asyncio.sleep(0.05)
asyncio.run(main())
print("ended")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)
    assert (done.stdout, done.stderr) == ("ended\n", "")
