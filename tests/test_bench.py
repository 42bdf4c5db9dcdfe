"""The bench runs: its figures are for people, and no test."""

from __future__ import annotations

import subprocess
import sys

from project import PROJECT


def test_a_small_run_prints_every_table() -> None:
    command = [sys.executable, "tests/bench/speed", "--sizes", "500", "--rounds", "1", "--presses", "2"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    tables = {block.splitlines()[0]: block.splitlines()[1:] for block in done.stdout.strip().split("\n\n")}
    kinds = ["step", "page", "jump", "highlight", "toggle", "cover", "next hit"]
    expected = [
        f"{kind}: {what}"
        for kind in kinds
        for what in (
            "key to frame, ms",
            "processor from key to frame, ms",
            "processor with what follows, ms a key",
            "bytes a key",
        )
    ]
    expected += ["exec to first text, ms", "resize: to the first frame, ms", "memory, MB", "idle, % of a core"]
    assert set(expected) <= set(tables)
    for title in expected:
        assert any(line.split()[:2] == ["leeslamp", "500"] for line in tables[title]), title
        assert any("x bare" in line for line in tables[title])
