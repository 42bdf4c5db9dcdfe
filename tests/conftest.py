"""What many tests start from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from project import PROJECT
from translation.fake_services import FakeServices

from tui.article.canonical import Canonical
from tui.article.model import Article
from tui.article.parse import parse
from tui.article.workspace import Workspace

# A clock decides nothing on a machine that others use; and what CI checks is the same every time.
settings.register_profile(
    "leeslamp", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("leeslamp")


_LONG = {"test_bench.py", "test_gates.py", "test_books.py", "test_kept_ready.py", "test_store_faults.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long, much of it waiting, begins first: at the end one worker would be left alone with it."""
    items.sort(key=lambda item: item.path.name not in _LONG)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServices]:
    """Translation services on this machine, whatever proxy the machine uses."""
    monkeypatch.setenv("NO_PROXY", "*")
    with FakeServices() as server:
        yield server


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace of its own with the shipped articles and no notes."""
    shutil.copytree(PROJECT / "articles", tmp_path / "articles", ignore=shutil.ignore_patterns(".*"))
    return Workspace(tmp_path)


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Workspace:
    """A workspace without a single article."""
    (tmp_path / "articles").mkdir()
    return Workspace(tmp_path)


SMALL = """# De lamp brandt weer

Gisteren ging de lamp aan. Iedereen keek op. ‘Eindelijk licht!’ riep Roos.

## Waarom zo laat?

De elektricien kwam pas om 20.30 uur. Hij had 2.400 meter kabel bij zich, en dat was te veel.

Nu leest het hele dorp weer. Het is één groot feest in café ’t Hoekje.
"""


@pytest.fixture
def small() -> Article:
    """Title, three paragraphs, a heading, seven sentences."""
    return parse(Canonical(SMALL, ()), "lamp")
