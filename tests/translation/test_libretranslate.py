"""LibreTranslate: a server of one's own."""

from __future__ import annotations

import pytest
from translation.fake_services import FakeServices, translated
from translation.test_http import DUTCH, trouble

from tui.translation.http import Page
from tui.translation.libretranslate import LibreTranslate
from tui.translation.provider import LinesLostError, NotSetUpError, Trouble
from tui.translation.settings import ProviderSettings


@pytest.fixture
def server(fake: FakeServices) -> LibreTranslate:
    return LibreTranslate(ProviderSettings(f"{fake.libretranslate_url}/", read=2.0))


def test_texts_go_in_one_request_and_come_back_in_order(server: LibreTranslate, fake: FakeServices) -> None:
    assert server.translate([DUTCH, "—"]) == [translated(DUTCH), "—"]
    assert fake.bodies == [{"q": [DUTCH], "source": "nl", "target": "en", "format": "text"}]
    assert server.translate(["een", "twee"]) == ["rra", "gjrr"]
    assert fake.packs == [[DUTCH], ["een", "twee"]]


def test_a_key_goes_along(fake: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ProviderSettings(fake.libretranslate_url, key_variable="LIBRE_KEY")
    monkeypatch.delenv("LIBRE_KEY", raising=False)
    with pytest.raises(NotSetUpError, match="LIBRE_KEY"):
        LibreTranslate(wanted)
    monkeypatch.setenv("LIBRE_KEY", "sesam")
    LibreTranslate(wanted).translate(["een"])
    assert fake.bodies[0]["api_key"] == "sesam"


@pytest.mark.parametrize("fault", ["lines lost", "line lost"])
def test_another_number_of_answers(server: LibreTranslate, fake: FakeServices, fault: str) -> None:
    fake.faults.append(fault)
    with pytest.raises(LinesLostError) as raised:
        server.translate(["een", "twee"])
    assert raised.value.lines == 1


@pytest.mark.parametrize(
    "answer",
    ['{"error": "no"}', "[]", "null", '{"translatedText": "een"}', '{"translatedText": [1]}', "<html>", "[" * 9999],
    ids=lambda answer: answer[:20],
)
def test_json_of_another_shape(monkeypatch: pytest.MonkeyPatch, server: LibreTranslate, answer: str) -> None:
    monkeypatch.setattr(server._client, "post", lambda *given: Page(200, answer))
    assert trouble(server).trouble is Trouble.WRONG_ANSWER


def test_a_long_text_goes_in_parts(server: LibreTranslate, fake: FakeServices) -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over niets anders." for number in range(120))
    assert server.translate([text]) == [translated(text)]
    assert len(fake.packs) > 1
    assert all(len(part) <= 5000 for part in fake.texts)


@pytest.mark.parametrize("url", [None, "", "localhost:5000", "ftp://host", "http://", "http://[", "http://a:b"])
def test_it_needs_an_address(url: str | None) -> None:
    with pytest.raises(NotSetUpError, match="address of a server"):
        LibreTranslate(ProviderSettings(url))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://localhost:5000", ""),
        ("http://127.0.0.1", ""),
        ("http://127.9.9.9:1/x", ""),
        ("http://[::1]:5000", ""),
        ("http://kelder.localhost", ""),
        ("https://vertaal.example.org/api", "vertaal.example.org"),
        ("http://192.168.1.2:5000", "192.168.1.2"),
        ("http://localhost.example.org", "localhost.example.org"),
        ("http://user:word@vertaal.example.org", "vertaal.example.org"),
    ],
)
def test_the_notice_says_where_texts_go(url: str, host: str) -> None:
    notice = LibreTranslate(ProviderSettings(url)).notice
    assert notice == (f"Texts without a translation are sent to the LibreTranslate server at {host}." if host else "")
