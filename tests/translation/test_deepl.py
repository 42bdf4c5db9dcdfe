"""DeepL through its own package, against the loopback server."""

from __future__ import annotations

import logging
import sys

import pytest
from translation.fake_services import FakeServices, translated
from translation.test_http import DUTCH, trouble

from tui import __version__
from tui.translation.deepl import DeepL
from tui.translation.provider import LinesLostError, NotSetUpError, Trouble
from tui.translation.settings import ProviderSettings


@pytest.fixture
def deepl(fake: FakeServices, monkeypatch: pytest.MonkeyPatch) -> DeepL:
    monkeypatch.setenv("DEEPL_API_KEY", "sesam")
    return DeepL(ProviderSettings(fake.deepl_url, read=2.0))


def test_texts_go_in_one_request_and_come_back_in_order(deepl: DeepL, fake: FakeServices) -> None:
    assert deepl.translate([DUTCH, "—", "De kat."]) == [translated(DUTCH), "—", "Qr xng."]
    assert fake.packs == [[DUTCH, "De kat."]]
    (agent,) = fake.agents
    assert agent.startswith("deepl-python/")
    assert agent.endswith(f" leeslamp/{__version__}")
    assert "Linux" not in agent


def test_another_number_of_answers(deepl: DeepL, fake: FakeServices) -> None:
    fake.faults.append("lines lost")
    with pytest.raises(LinesLostError):
        deepl.translate(["een", "twee"])


def test_nothing_is_tried_again_behind_our_back(deepl: DeepL, fake: FakeServices) -> None:
    fake.faults.extend(("503", "always"))
    assert trouble(deepl).trouble is Trouble.BUSY
    assert len(fake.packs) == 1


def test_texts_are_not_logged(deepl: DeepL, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    deepl.translate([DUTCH])
    assert "trein" not in caplog.text
    assert "sesam" not in caplog.text


def test_a_long_text_goes_in_parts(deepl: DeepL, fake: FakeServices) -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over niets anders." for number in range(200))
    assert deepl.translate([text]) == [translated(text)]
    assert len(fake.packs) == 2


def test_it_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in (None, "", "  "):
        if key is None:
            monkeypatch.delenv("DEEPL_API_KEY", raising=False)
        else:
            monkeypatch.setenv("DEEPL_API_KEY", key)
        with pytest.raises(NotSetUpError, match="DEEPL_API_KEY"):
            DeepL(ProviderSettings())
    with pytest.raises(NotSetUpError, match="MY_KEY"):
        DeepL(ProviderSettings(key_variable="MY_KEY"))


def test_it_needs_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", "sesam")
    monkeypatch.setitem(sys.modules, "deepl", None)
    with pytest.raises(NotSetUpError, match=r"pip install 'leeslamp\[deepl\]'"):
        DeepL(ProviderSettings())
