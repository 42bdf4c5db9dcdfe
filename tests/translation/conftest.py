"""What the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from translation.fake_google import FakeGoogle

from tui.translation.cache import TranslationCache


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake server is on this machine, whatever proxy the machine uses."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def fake() -> Iterator[FakeGoogle]:
    with FakeGoogle() as server:
        yield server


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[TranslationCache]:
    made = TranslationCache(tmp_path / "translations.sqlite3")
    yield made
    made.close()
