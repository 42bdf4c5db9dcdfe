"""What opening the first screen must not pay for."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
import tui.translation
names = [module.name for module in pkgutil.iter_modules(tui.translation.__path__)]
for name in names:
    importlib.import_module(f"tui.translation.{name}")
from tui.translation.registry import make
from tui.translation.settings import ProviderSettings
make("google", ProviderSettings())
make("mymemory", ProviderSettings())
make("libretranslate", ProviderSettings("http://localhost:5000"))
print(*names)
print(*sys.modules)
"""


def test_no_network_package_is_imported_before_the_first_text() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=30)
    names, modules = (set(line.split()) for line in done.stdout.splitlines())
    assert {"google", "http", "registry", "cache", "fx"} <= names
    heavy = {"deep_translator", "requests", "bs4", "urllib3", "deepl", "fxtranslate", "platformdirs", "textual"}
    heavy |= {"email", "html"}
    assert not heavy & modules
