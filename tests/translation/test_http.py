"""What can go wrong on the way to a service and back, for every service that is asked over HTTP."""

from __future__ import annotations

import socket
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation.fake_services import FakeServices, translated

import tui
from tui import AGENT
from tui.translation.http import Client
from tui.translation.parts import answered, cut
from tui.translation.provider import LinesLostError, Provider, ProviderError, Trouble
from tui.translation.registry import make
from tui.translation.settings import ProviderSettings

NAMES = ("google", "mymemory", "libretranslate", "deepl")
OWN_CLIENT = NAMES[:3]  # DeepL's package has its own
DUTCH = "De nieuwe trein naar het noorden rijdt pas vanaf volgend voorjaar, omdat er aan het spoor nog wordt gewerkt."


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", "sesam")


def provider(name: str, fake: FakeServices, read: float = 2.0) -> Provider:
    """The service called `name` at the fake's address."""
    return make(name, ProviderSettings(getattr(fake, f"{name}_url"), connect=1.0, read=read, whole=2 * read))


def trouble(asked: Provider, *texts: str) -> ProviderError:
    """What is wrong when `texts` are asked for; nothing in its chain of errors holds any of them."""
    with pytest.raises(ProviderError) as raised:
        asked.translate(texts or [DUTCH])
    chain: BaseException | None = raised.value
    while chain is not None:
        assert "trein" not in f"{chain!r} {chain}"
        chain = chain.__cause__ or chain.__context__
    return raised.value


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("429", Trouble.BUSY),
        ("500", Trouble.FAULTY),
        ("503", Trouble.BUSY),
        ("400", Trouble.REFUSED),
        ("403", Trouble.REFUSED),
        ("456", Trouble.REFUSED),  # DeepL's word for an allowance that is used up
        ("other page", Trouble.WRONG_ANSWER),
        ("empty", Trouble.WRONG_ANSWER),
        ("cut page", Trouble.WRONG_ANSWER),
        ("cut", Trouble.WRONG_ANSWER),
        ("endless", Trouble.WRONG_ANSWER),
        ("reset", Trouble.OFFLINE),
        ("drop", Trouble.OFFLINE),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_every_fault_is_an_error_without_the_text(fake: FakeServices, name: str, fault: str, kind: Trouble) -> None:
    fake.faults.extend((fault, "always"))
    asked = provider(name, fake)
    assert trouble(asked).trouble is kind
    assert trouble(asked, DUTCH, "Nog een trein.").trouble is kind
    fake.faults.clear()
    assert asked.translate([DUTCH]) == [translated(DUTCH)]


@pytest.mark.parametrize("fault", ["captcha", "sorry", "loop"])
@pytest.mark.parametrize("name", OWN_CLIENT)
def test_a_wall_is_a_refusal(fake: FakeServices, name: str, fault: str) -> None:
    fake.faults.append(fault)
    assert trouble(provider(name, fake)).trouble is Trouble.REFUSED
    assert len(fake.packs) == 1  # no redirect was followed


@pytest.mark.parametrize(
    ("name", "fault"),
    [(name, fault) for name in OWN_CLIENT for fault in ("hang", "stall", "trickle")] + [("deepl", "hang")],
)
def test_nobody_waits_longer_than_the_settings_say(fake: FakeServices, name: str, fault: str) -> None:
    provider(name, fake).translate(["Eerst worden de pakketten geladen."])
    fake.faults.append(fault)
    began = time.monotonic()
    assert trouble(provider(name, fake, read=0.2)).trouble is Trouble.SLOW
    assert 0.2 <= time.monotonic() - began < 1.5  # the server hangs until the test ends


@pytest.mark.parametrize("name", NAMES)
def test_nobody_listens(name: str, fake: FakeServices) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        error = trouble(make(name, ProviderSettings(url, connect=1.0, read=1.0)))
    assert error.trouble is Trouble.OFFLINE
    assert str(error).startswith("No connection to ")


@pytest.mark.parametrize("url", ["nowhere", "http://", "http://a b", "http://.", "http://[", "mailto:you"])
def test_an_address_that_is_none(url: str) -> None:
    assert trouble(make("google", ProviderSettings(url))).trouble is Trouble.OFFLINE


@pytest.mark.parametrize("name", NAMES)
def test_threads_never_get_each_others_answers(fake: FakeServices, name: str) -> None:
    fake.latency = (0.0, 0.01)
    asked = provider(name, fake, read=10.0)
    texts = [f"Dit is alinea nummer {number}." for number in range(96)]
    answers: dict[str, str] = {}

    def work(some: list[str]) -> None:
        for at in range(0, len(some), 3):
            answers.update(zip(some[at : at + 3], asked.translate(some[at : at + 3]), strict=True))

    threads = [threading.Thread(target=work, args=(texts[number::8],), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(15)
    assert answers == {text: translated(text) for text in texts}
    assert len(fake.connections) <= 8


def test_two_providers_on_one_thread_ask_their_own_server(fake: FakeServices) -> None:
    with FakeServices() as other:
        here, there, third = provider("google", fake), provider("google", other), provider("mymemory", other)
        here.translate(["een"])
        there.translate(["twee"])
        third.translate(["drie"])
        here.translate(["vier"])
        assert (fake.texts, other.texts) == (["een", "vier"], ["twee", "drie"])


@pytest.mark.parametrize("name", OWN_CLIENT)
def test_we_say_who_we_are_and_keep_one_connection_but_no_cookie(fake: FakeServices, name: str) -> None:
    asked = provider(name, fake)
    for text in ("een", "twee", "drie"):
        asked.translate([text])
    assert fake.agents == [f"leeslamp/{tui.__version__}"] * 3 == [AGENT] * 3
    assert fake.cookies == ["", "", ""]
    assert len(fake.connections) == 1


@pytest.mark.parametrize("name", OWN_CLIENT)
def test_a_kept_connection_that_died_is_made_anew(fake: FakeServices, name: str) -> None:
    asked = provider(name, fake)
    asked.translate(["een"])
    fake.faults.append("reset")
    assert asked.translate(["twee"]) == [translated("twee")]
    assert fake.texts == ["een", "twee", "twee"]


def test_how_long_we_are_asked_to_wait(fake: FakeServices) -> None:
    fake.faults.extend(("429", "always"))
    asked = provider("google", fake)
    error = trouble(asked)
    assert (error.after, str(error)) == (7.0, "Google is busy")
    for header, seconds in {"soon": None, "": None, "-3": None, "1.5": None, "9999999": None, "0": None}.items():
        fake.retry_after = header
        assert trouble(asked).after == seconds
    soon = datetime.now(timezone(timedelta(hours=2))) + timedelta(seconds=90)
    for date, least, most in (
        (format_datetime(soon.astimezone(UTC), usegmt=True), 80, 90),
        (format_datetime(soon), 80, 90),
    ):
        fake.retry_after = date
        after = trouble(asked).after
        assert after is not None
        assert least <= after <= most
    for zone in ("1994 08:49:37 GMT", "1994 08:49:37 -0000", "2994 08:49:37 GMT"):
        fake.retry_after = f"Sun, 06 Nov {zone}"
        assert trouble(asked).after is None


def test_a_body_is_read_in_its_own_alphabet(fake: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    for charset, read in (("UTF-8", "één"), ("ISO-8859-1", "Ã©Ã©n"), ("klingon", "één")):
        monkeypatch.setattr(fake, "content_type", f"text/html; charset={charset}")
        fake.answers["een"] = "één"
        page = Client("Google", ProviderSettings()).get(fake.google_url, params={"sl": "nl", "tl": "en", "q": "een"})
        assert f">{read}</div>" in page.text


@given(st.text(alphabet="aé. !\u00a0DE‘’", max_size=120), st.integers(1, 20))
def test_parts_are_short_enough_and_lose_nothing_but_white_space(text: str, limit: int) -> None:
    parts = cut(text, limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="ab. *", min_size=1, max_size=40), max_size=8), st.integers(5, 30))
def test_answers_stand_beside_their_texts(texts: list[str], characters: int) -> None:
    asked: list[list[str]] = []

    def shout(pack: list[str]) -> list[str]:
        asked.append(pack)
        return [text.upper() for text in pack]

    answers = answered(texts, characters, "Google", shout)
    assert ["".join(answer.split()) for answer in answers] == ["".join(text.upper().split()) for text in texts]
    assert all(len(text) <= characters and text.upper() != text for pack in asked for text in pack)
    assert sum(len(pack) > 1 for pack in asked) <= 1


def test_answers_of_another_number_are_nobodys() -> None:
    with pytest.raises(LinesLostError) as raised:
        answered(["een", "twee"], 9, "Google", lambda pack: ["one"])
    assert raised.value.lines == 1
    for texts in (["een"], ["een", "twee"]):
        with pytest.raises(ProviderError):
            answered(texts, 9, "Google", lambda pack: [])


def test_a_part_that_is_missing_spoils_a_long_text() -> None:
    text = " ".join(f"Zin {number} gaat over de gracht van Waterdam en over de schepen." for number in range(6))
    assert answered([text], 130, "Google", lambda pack: [translated(pack[0])]) == [translated(text)]
    with pytest.raises(ProviderError):
        answered([text], 130, "Google", lambda pack: ["Too short" if "Zin 2" in pack[0] else translated(pack[0])])
