"""Google as deep-translator asks it: several texts a request, and no line for the wrong text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translation.canary import calls_of_requests
from translation.fake_services import FakeServices, page, translated
from translation.test_http import DUTCH, trouble

from tui.translation.google import Google
from tui.translation.http import Page
from tui.translation.provider import LinesLostError, Trouble
from tui.translation.settings import ProviderSettings


@pytest.fixture
def google(fake: FakeServices) -> Google:
    return Google(ProviderSettings(fake.google_url, read=2.0))


def test_texts_go_in_one_request_and_come_back_in_order(google: Google, fake: FakeServices) -> None:
    texts = [DUTCH, "‘Losgeslagen’", "De kat & de hond."]
    assert google.translate(texts) == [translated(text) for text in texts]
    assert fake.packs == [texts]
    assert google.translate([]) == []


def test_what_has_no_words_is_not_asked(google: Google, fake: FakeServices) -> None:
    assert google.translate(["* * *", "De kat.", "—", "De hond."]) == ["* * *", "Qr xng.", "—", "Qr ubaq."]
    assert fake.packs == [["De kat.", "De hond."]]
    assert google.translate(["…", ""]) == ["…", ""]
    assert len(fake.packs) == 1


@pytest.mark.parametrize(
    ("fault", "lines"), [("lines lost", 1), ("line lost", 2), ("half", 1)], ids=["all lost", "one lost", "half"]
)
def test_lines_that_are_lost_are_said(google: Google, fake: FakeServices, fault: str, lines: int) -> None:
    fake.faults.append(fault)
    with pytest.raises(LinesLostError) as raised:
        google.translate([DUTCH, "De kat.", "De hond."])
    assert raised.value.lines == lines
    assert "trein" not in str(raised.value)


@pytest.mark.parametrize("result", ["een<br>twee", "een<br/>\ntwee", "\n een\r\n twee \n\n"])
def test_lines_in_another_dress(google: Google, fake: FakeServices, result: str) -> None:
    fake.answers["a"] = result
    fake.answers["b"] = "drie"
    assert google.translate(["a", "b", "c"][1:]) == ["drie", "p"]
    with pytest.raises(LinesLostError):
        google.translate(["a", "b"])
    assert google.translate(["a"]) == ["een twee"]
    fake.faults.append("br")
    assert google.translate(["b", "c"]) == ["drie", "p"]


@pytest.mark.parametrize("texts", [[DUTCH], [DUTCH, "De kat."]], ids=["one", "two"])
@pytest.mark.parametrize("fault", ["error page", "empty"])
def test_a_page_about_google_itself_is_no_translation(
    google: Google, fake: FakeServices, fault: str, texts: list[str]
) -> None:
    fake.faults.append(fault)
    assert trouble(google, *texts).trouble is Trouble.WRONG_ANSWER


def test_what_looks_doubtful_is_left_to_who_asked(google: Google, fake: FakeServices) -> None:
    fake.faults.extend(("half", "echo"))
    assert google.translate([DUTCH]) == [translated(DUTCH)[: len(DUTCH) // 3]]
    assert google.translate([DUTCH]) == [DUTCH]


def test_an_answer_is_made_safe(google: Google, fake: FakeServices) -> None:
    fake.answers["Zet hem op."] = "Go<br>for it,\x1b[31m Mum &amp; Dad.\u202e"
    assert google.translate(["Zet hem op."]) == ["Go for it, Mum & Dad."]


def test_a_long_text_goes_in_parts_that_end_with_a_sentence(google: Google, fake: FakeServices) -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over niets anders." for number in range(200))
    assert google.translate([text, "De kat."]) == [translated(text), "Qr xng."]
    assert len(fake.packs) == 4
    assert all(len(part) <= google.limits.characters and part.endswith(".") for part in fake.texts)
    fake.faults.extend(("", "empty"))
    assert trouble(google, text).trouble is Trouble.WRONG_ANSWER


@pytest.mark.parametrize(("more", "requests"), [(0, 1), (4, 2)])
def test_how_long_a_request_is(google: Google, fake: FakeServices, more: int, requests: int) -> None:
    text = ("heel " * 1000)[: google.limits.characters + more - 1] + "."
    assert google.translate([text]) == [translated(text)]
    assert len(fake.packs) == requests


def test_a_full_pack_is_not_too_much_for_the_package(google: Google, fake: FakeServices) -> None:
    texts = ["De kat zit op de mat."] * (google.limits.characters // 22)
    assert google.translate(texts) == [translated(text) for text in texts]
    assert len(fake.packs) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(alphabet="abc <&;*é’", max_size=20).map(str.strip), max_size=6))
def test_every_text_has_its_own_answer(google: Google, texts: list[str]) -> None:
    answers = google.translate(texts)
    assert [" ".join(translated(text).split()) for text in texts] == [" ".join(answer.split()) for answer in answers]


def test_canary_deep_translator_still_asks_through_the_name_we_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    import deep_translator.google as service

    asked = calls_of_requests(service, Page(200, page("The cat.")), monkeypatch)
    assert service.GoogleTranslator(source="nl", target="en").translate("De kat.") == "The cat."
    sent = {"tl": "en", "sl": "nl", "q": "De kat."}
    assert asked == [(("https://translate.google.com/m",), {"params": sent, "proxies": None})]
