"""MyMemory as deep-translator asks it: short texts, complaints inside answers, and no memory of other sentences."""

from __future__ import annotations

import json

import pytest
from translation.canary import calls_of_requests
from translation.fake_services import USED_UP, FakeServices, translated
from translation.test_http import DUTCH, trouble

from tui.translation.http import Page
from tui.translation.mymemory import MyMemory
from tui.translation.provider import Trouble
from tui.translation.settings import ProviderSettings


@pytest.fixture
def mymemory(fake: FakeServices) -> MyMemory:
    return MyMemory(ProviderSettings(fake.mymemory_url, read=2.0))


def test_a_request_for_each_text(mymemory: MyMemory, fake: FakeServices) -> None:
    assert mymemory.translate([DUTCH, "* * *", "De kat."]) == [translated(DUTCH), "* * *", "Qr xng."]
    assert fake.packs == [[DUTCH], ["De kat."]]
    assert (mymemory.limits.texts, mymemory.limits.on_screen_only) == (1, True)


@pytest.mark.parametrize("letter", ["e", "é", "’"])
def test_no_request_is_beyond_the_limit_in_bytes_either(mymemory: MyMemory, fake: FakeServices, letter: str) -> None:
    text = " ".join(f"Zin {number} gaat over z{letter}s grachten van Waterdam." for number in range(30))
    assert mymemory.translate([text]) == [translated(text)]
    assert len(fake.packs) >= 3
    assert all(len(part.encode()) <= 499 and part.endswith(".") for part in fake.texts)


@pytest.mark.parametrize(
    ("fault", "kind", "after"),
    [
        ("inside 429", Trouble.BUSY, 19201.0),
        ("inside 403", Trouble.BUSY, 19201.0),
        ("inside 200", Trouble.BUSY, 19201.0),
        ("429", Trouble.BUSY, 7.0),
        ("error page", Trouble.WRONG_ANSWER, None),
        ("empty", Trouble.WRONG_ANSWER, None),  # and not the match that the answer has of another sentence
    ],
)
def test_complaints(mymemory: MyMemory, fake: FakeServices, fault: str, kind: Trouble, after: float | None) -> None:
    fake.faults.append(fault)
    error = trouble(mymemory)
    assert (error.trouble, error.after) == (kind, after)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("QUERY LENGTH LIMIT EXCEDEED. MAX ALLOWED QUERY : 500 CHARS", Trouble.WRONG_ANSWER),
        ("PLEASE SELECT TWO DISTINCT LANGUAGES", Trouble.WRONG_ANSWER),
        ("INVALID EMAIL PROVIDED", Trouble.WRONG_ANSWER),
        ("INVALID LANGUAGE PAIR SPECIFIED. EXAMPLE: LANGPAIR=EN|IT", Trouble.WRONG_ANSWER),
        ("'NL' IS AN INVALID SOURCE LANGUAGE . EXAMPLE: LANGPAIR=EN|IT", Trouble.WRONG_ANSWER),
        (USED_UP, Trouble.BUSY),
        ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY", Trouble.BUSY),
    ],
)
def test_words_that_are_no_translation(mymemory: MyMemory, fake: FakeServices, said: str, kind: Trouble) -> None:
    fake.answers[DUTCH] = said
    assert trouble(mymemory).trouble is kind


def test_html_in_an_answer_is_read(mymemory: MyMemory, fake: FakeServices) -> None:
    fake.answers[DUTCH] = "It&#39;s the &quot;new&quot; train &amp; the old\none.\x1b[31m"
    assert mymemory.translate([DUTCH]) == ['It\'s the "new" train & the old one.']


@pytest.mark.parametrize(
    "answer", ["[]", "null", "7", "{}", '{"responseStatus": "x"}', '{"responseStatus": 200, "responseData": null}']
)
def test_json_of_another_shape(monkeypatch: pytest.MonkeyPatch, mymemory: MyMemory, answer: str) -> None:
    monkeypatch.setattr(mymemory._client, "get", lambda *given, **named: Page(200, answer))
    assert trouble(mymemory).trouble is Trouble.WRONG_ANSWER


def test_the_real_address_is_encrypted() -> None:
    assert MyMemory(ProviderSettings())._url.startswith("https://")


def test_canary_deep_translator_still_asks_through_the_name_we_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    import deep_translator.mymemory as service

    answer = json.dumps({"responseData": {"translatedText": "The cat."}, "responseStatus": 200})
    asked = calls_of_requests(service, Page(200, answer), monkeypatch)
    assert service.MyMemoryTranslator(source="nl-NL", target="en-GB").translate("De kat.") == "The cat."
    sent = {"langpair": "nl-NL|en-GB", "q": "De kat."}
    ((_, named),) = asked
    assert named == {"params": sent, "proxies": None}
