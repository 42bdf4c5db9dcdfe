"""Firefox's engine in its own process. It is a stand-in, but where a model is refused."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from translation.fake_services import translated

from tui.translation.fx import Firefox
from tui.translation.provider import NotSetUpError, ProviderError, Trouble
from tui.translation.settings import ProviderSettings


@pytest.fixture
def firefox(folder: Path, stand_in: Path) -> Iterator[Firefox]:
    made = Firefox(ProviderSettings(read=10.0), folder)
    yield made
    made.close()


def _waits(alive: Path, wanted: bool) -> bool:
    """Whether the engine comes to life, or dies, within a few seconds."""
    for _ in range(200):
        with alive.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                lives = False
            except BlockingIOError:
                lives = True
        if lives is wanted:
            return True
        time.sleep(0.02)
    return False


def test_every_sentence_has_a_line(firefox: Firefox) -> None:
    texts = ["De kat slaapt. ‘Waar?’ Op de mat, o.a. in huis.", "* * *", "Kop zonder punt", "… Nou."]
    assert firefox.translate(texts) == [
        translated("De kat slaapt.\n‘Waar?’\nOp de mat, o.a. in huis."),
        "* * *",
        "Xbc mbaqre chag",
        "… Abh.",
    ]
    assert firefox.translate([]) == []
    assert firefox.translate(["—"]) == ["—"]


def test_one_process_does_it_all_and_not_before_the_first_text(firefox: Firefox, stand_in: Path) -> None:
    assert not stand_in.exists()
    (first,) = firefox.translate(["Wie?"])
    (second,) = firefox.translate(["Wie?"])
    assert first.split()[0] == second.split()[0] != str(os.getpid())
    assert (first.split()[1], second.split()[1]) == ("1", "2")
    assert os.getsid(int(first.split()[0])) != os.getsid(0)  # Ctrl-C in the terminal is not for it
    firefox.close()
    assert _waits(stand_in, False)
    assert firefox.translate(["Wie?"])[0].endswith(" 1")


def test_a_sentence_too_long_for_the_model_goes_in_parts(firefox: Firefox) -> None:
    text = "woord, " * 200 + "punt. Wie?"
    (answer,) = firefox.translate([text])
    long, who = answer.split("\n")
    assert long == translated("woord, " * 200 + "punt.")
    assert who.endswith(" 4")


def test_a_sentence_without_a_translation_leaves_its_text_without_one(firefox: Firefox) -> None:
    assert firefox.translate(["De kat. Paniek.", "De kat."]) == ["", "Qr xng."]


def test_who_does_not_answer_in_time_is_replaced(folder: Path, stand_in: Path) -> None:
    firefox = Firefox(ProviderSettings(read=0.5), folder)
    began = time.monotonic()
    with pytest.raises(ProviderError) as raised:
        firefox.translate(["Hang."])
    assert raised.value.trouble is Trouble.SLOW
    assert time.monotonic() - began < 3
    assert _waits(stand_in, False)
    assert firefox.translate(["De kat."]) == ["Qr xng."]
    firefox.close()


def test_a_process_that_dies_is_replaced(firefox: Firefox, stand_in: Path) -> None:
    with pytest.raises(ProviderError) as raised:
        firefox.translate(["De kat.", "Sterf."])
    assert raised.value.trouble is Trouble.WRONG_ANSWER
    assert firefox.translate(["De kat."]) == ["Qr xng."]
    os.kill(int(firefox.translate(["Wie?"])[0].split()[0]), signal.SIGKILL)
    assert _waits(stand_in, False)
    time.sleep(0.1)
    assert firefox.translate(["De kat."]) == ["Qr xng."]


def test_threads_never_get_each_others_answers(firefox: Firefox) -> None:
    texts = [f"Dit is alinea nummer {number}." for number in range(80)]
    answers: dict[str, str] = {}

    def work(some: list[str]) -> None:
        for text in some:
            (answers[text],) = firefox.translate([text])

    threads = [threading.Thread(target=work, args=(texts[number::8],), daemon=True) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(15)
    assert answers == {text: translated(text) for text in texts}


PROGRAM = """
import pathlib, sys, threading, time
from tui.translation.fx import Firefox
from tui.translation.settings import ProviderSettings
firefox = Firefox(ProviderSettings(), pathlib.Path(sys.argv[1]))
firefox.translate(["De kat."])
threading.Thread(target=firefox.translate, args=[[sys.argv[2]]], daemon=True).start()
print("ready", flush=True)
time.sleep(float(sys.argv[3]))
"""


def _reader(folder: Path, text: str, seconds: float) -> subprocess.Popen[str]:
    """A leeslamp that has had one text translated, is waiting for `text`, and lives for so long."""
    path = f"{Path(__file__).parents[2]}{os.pathsep}{os.environ['PYTHONPATH']}"
    code = f"import sys; sys.path[:0] = {path.split(os.pathsep)!r}\n{PROGRAM}"
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), text, str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert reader.stdout
    assert reader.stdout.readline() == "ready\n"
    return reader


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda end: end.name)
def test_it_goes_when_leeslamp_is_killed(folder: Path, stand_in: Path, end: signal.Signals) -> None:
    with _reader(folder, "De hond.", 60) as reader:
        assert _waits(stand_in, True)
        reader.send_signal(end)
        said = reader.communicate(timeout=10)[0]
    assert said == "" or end is signal.SIGINT
    assert _waits(stand_in, False)


def test_leeslamp_does_not_wait_for_it_at_the_end(folder: Path, stand_in: Path) -> None:
    began = time.monotonic()
    with _reader(folder, "Hang.", 0.1) as reader:
        assert reader.communicate(timeout=10)[0] == ""
        assert reader.returncode == 0
    assert time.monotonic() - began < 4


def test_a_damaged_model_is_said_in_plain_words(folder: Path) -> None:
    firefox = Firefox(ProviderSettings(), folder)  # with the real engine, which knows what a model is
    for _ in range(2):
        with pytest.raises(NotSetUpError, match=r"^Firefox's translator has no model that works: leeslamp model"):
            firefox.translate(["De kat."])


def test_a_model_that_was_taken_away(firefox: Firefox, folder: Path) -> None:
    for file in (folder / "nl-en").iterdir():
        file.unlink()
    with pytest.raises(NotSetUpError):
        firefox.translate(["De kat."])
