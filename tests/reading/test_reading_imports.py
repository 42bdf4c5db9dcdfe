"""The room holds values: what a script imports of it brings no screen along."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
import tui.reading
names = [module.name for module in pkgutil.iter_modules(tui.reading.__path__)]
for name in names:
    importlib.import_module(f"tui.reading.{name}")
print(*names)
print(*sys.modules)
"""


def test_nothing_here_knows_textual() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=30)
    names, modules = (set(line.split()) for line in done.stdout.splitlines())
    assert {"cursor", "find", "layout", "marks", "sheet", "study", "wrap"} <= names
    assert {f"tui.reading.{name}" for name in names} <= modules
    assert not {"textual", "tui.widgets", "tui.app", "tinydb", "deep_translator", "yaml"} & modules
