"""Google as deep-translator asks it, against the loopback server: right answers, every fault, no swapped texts."""

from __future__ import annotations

import ast
import inspect
import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation.fake_google import FakeGoogle, page, translated

import tui
from tui.translation.google import LIMIT, Google, cut
from tui.translation.http import Page
from tui.translation.provider import ProviderError, Trouble

DUTCH = "De nieuwe trein naar het noorden rijdt pas vanaf volgend voorjaar, omdat er aan het spoor nog wordt gewerkt."


def _error(provider: Google, text: str = DUTCH) -> ProviderError:
    with pytest.raises(ProviderError) as raised:
        provider.translate([text])
    return raised.value


def test_texts_come_back_in_order(fake: FakeGoogle) -> None:
    texts = [DUTCH, "‘Losgeslagen’", "De kat."]
    assert Google(fake.url).translate(texts) == [translated(text) for text in texts]
    assert fake.texts == texts


def test_we_say_who_we_are_and_keep_one_connection_but_no_cookie(fake: FakeGoogle) -> None:
    Google(fake.url).translate(["een", "twee", "drie"])
    assert fake.agents == [f"leeslamp/{tui.__version__}"] * 3
    assert fake.cookies == ["", "", ""]
    assert len(fake.connections) == 1


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ("429", Trouble.BUSY),
        ("500", Trouble.BUSY),
        ("503", Trouble.BUSY),
        ("403", Trouble.REFUSED),
        ("sorry", Trouble.REFUSED),
        ("loop", Trouble.REFUSED),
        ("captcha", Trouble.REFUSED),
        ("other page", Trouble.WRONG_ANSWER),
        ("error page", Trouble.WRONG_ANSWER),
        ("empty", Trouble.WRONG_ANSWER),
        ("echo", Trouble.WRONG_ANSWER),
        ("half", Trouble.WRONG_ANSWER),
        ("cut page", Trouble.WRONG_ANSWER),
        ("cut", Trouble.WRONG_ANSWER),
        ("hang", Trouble.SLOW),
        ("stall", Trouble.SLOW),
        ("drop", Trouble.OFFLINE),
    ],
)
def test_every_fault_is_an_error_without_the_text(fake: FakeGoogle, fault: str, trouble: Trouble) -> None:
    fake.faults.append(fault)
    fake.faults.append("always")
    began = time.monotonic()
    error = _error(Google(fake.url, connect=1.0, read=0.4))
    assert error.trouble is trouble
    assert time.monotonic() - began < 3  # the server hangs until the test ends
    chain: BaseException | None = error
    while chain is not None:
        assert "terugtrekking" not in f"{chain!r} {chain}"
        chain = chain.__cause__ or chain.__context__


def test_a_fault_passes(fake: FakeGoogle) -> None:
    fake.faults.extend(("cut", "500", "hang"))
    provider = Google(fake.url, read=0.3)
    for _ in range(3):
        _error(provider)
    assert provider.translate([DUTCH]) == [translated(DUTCH)]


def test_how_long_we_are_asked_to_wait(fake: FakeGoogle) -> None:
    fake.faults.append("429")
    error = _error(Google(fake.url))
    assert error.after == 7
    assert str(error) == "Google has no time for us now: reading goes on without new translations. r tries again"
    assert (
        error.again_in(6.7)
        == "Google has no time for us now: reading goes on without new translations. Next try in 7 s"
    )


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = _error(Google(f"http://127.0.0.1:{unused.getsockname()[1]}/m", connect=1.0))
    assert error.trouble is Trouble.OFFLINE
    assert str(error) == "No connection: reading goes on without new translations. r tries again"


def test_a_kept_connection_that_died_is_made_anew(fake: FakeGoogle) -> None:
    provider = Google(fake.url)
    provider.translate(["een"])
    fake.faults.append("drop")
    assert provider.translate(["twee"]) == [translated("twee")]
    assert fake.texts == ["een", "twee", "twee"]


def test_threads_never_get_each_others_answers(fake: FakeGoogle) -> None:
    provider = Google(fake.url)
    texts = [f"Dit is alinea nummer {number}." for number in range(200)]
    answers: dict[str, str] = {}

    def work(some: list[str]) -> None:
        for text in some:
            (answers[text],) = provider.translate([text])

    threads = [threading.Thread(target=work, args=(texts[number::8],), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(15)
    assert answers == {text: translated(text) for text in texts}


def test_two_providers_on_one_thread_ask_their_own_server(fake: FakeGoogle) -> None:
    with FakeGoogle() as other:
        here, there = Google(fake.url), Google(other.url)
        here.translate(["een"])
        there.translate(["twee"])
        here.translate(["drie"])
        assert (fake.texts, other.texts) == (["een", "drie"], ["twee"])


def test_an_answer_is_made_safe_and_its_lines_stay_apart(fake: FakeGoogle) -> None:
    fake.answers["Zet hem op."] = "Go<br>for it,\x1b[31m Mum &amp; Dad.\u202e"
    assert Google(fake.url).translate(["Zet hem op."]) == ["Go for it, Mum & Dad."]


def test_what_has_no_words_is_not_asked(fake: FakeGoogle) -> None:
    assert Google(fake.url).translate(["* * *", "—", "De kat."]) == ["* * *", "—", translated("De kat.")]
    assert fake.texts == ["De kat."]


def test_a_long_text_goes_in_parts_that_end_with_a_sentence(fake: FakeGoogle) -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over niets anders." for number in range(200))
    assert Google(fake.url).translate([text]) == [translated(text)]
    assert len(fake.texts) == 3
    assert all(len(part) <= LIMIT and part.endswith(".") for part in fake.texts)


@pytest.mark.parametrize(("length", "requests"), [(4999, 1), (5000, 2)])
def test_a_request_is_as_long_as_the_package_allows(fake: FakeGoogle, length: int, requests: int) -> None:
    text = ("heel " * 1000)[: length - 1] + "."
    assert Google(fake.url).translate([text]) == [translated(text)]
    assert len(fake.texts) == requests


def test_one_empty_part_spoils_a_long_text(fake: FakeGoogle) -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over niets anders." for number in range(200))
    fake.faults.extend(("", "empty"))
    assert _error(Google(fake.url), text).trouble is Trouble.WRONG_ANSWER


@given(st.text(alphabet="aé. !\u00a0DE‘’", max_size=120), st.integers(1, 20))
def test_parts_are_short_enough_and_lose_nothing_but_white_space(text: str, limit: int) -> None:
    parts = cut(text, limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_canary_deep_translator_still_asks_through_the_name_we_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    import deep_translator.google as service

    asked: list[tuple[tuple[object, ...], dict[str, object]]] = []

    class Recorder:
        def get(self, *arguments: object, **named: object) -> Page:
            asked.append((arguments, named))
            return Page(200, page("The cat."))

    monkeypatch.setattr(service, "requests", Recorder())
    assert service.GoogleTranslator(source="nl", target="en").translate("De kat.") == "The cat."
    sent = {"tl": "en", "sl": "nl", "q": "De kat."}
    assert asked == [(("https://translate.google.com/m",), {"params": sent, "proxies": None})]
    tree = ast.parse(inspect.getsource(service))
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "requests"]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.value in names]
    assert [call.attr for call in calls] == ["get"]
    assert len(names) == 1
