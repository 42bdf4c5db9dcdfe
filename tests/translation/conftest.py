"""What the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from translation.stand_in import FILES, STAND_IN

from tui.translation.cache import TranslationCache


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake server is on this machine, whatever proxy the machine uses."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[TranslationCache]:
    made = TranslationCache(tmp_path / "translations.sqlite3")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that looks as if it held the model."""
    (tmp_path / "nl-en").mkdir()
    for name, data in FILES.items():
        (tmp_path / "nl-en" / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine for child processes; the file it keeps locked while it lives."""
    package = tmp_path / "site" / "fxtranslate.py"
    package.parent.mkdir()
    package.write_text(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    monkeypatch.setenv("ALIVE", str(tmp_path / "alive"))
    return tmp_path / "alive"
