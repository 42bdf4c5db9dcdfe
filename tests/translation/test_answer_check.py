"""Which answers are refused, and that translations people wrote are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from translation.fake_services import CAPTCHA, ERROR_PAGE, USED_UP

from tui.article.workspace import Entry, Workspace
from tui.translation.check import doubt, objection
from tui.translation.sidecar import read_sidecar

WORKSPACE = Workspace(Path(__file__).parents[2])
DUTCH = "De nieuwe trein naar het noorden rijdt pas vanaf volgend voorjaar, omdat op het spoor nog wordt gewerkt."
ENGLISH = "The new train to the north will not run until next spring, because work on the track is still going on."


@pytest.mark.parametrize("entry", WORKSPACE.entries(), ids=lambda entry: entry.id)
def test_shipped_translations_are_accepted_sentence_by_sentence(entry: Entry) -> None:
    article = WORKSPACE.open(entry)
    sidecar = read_sidecar(entry.sidecar, article)
    for index, translation in sidecar.blocks.items():
        first = article.blocks[index].sentences.start
        for line in translation.lines:
            dutch = " ".join(article.sentence_text(first + number) for number in line.sentences)
            assert not dutch or objection(dutch, line.text) is None, (dutch, line.text)


@pytest.mark.parametrize(
    ("english", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("… – .", "no words"),
        (ERROR_PAGE, "an error page"),
        ("Error 413 (Request Entity Too Large)!!1", "an error page"),
        (CAPTCHA, "an error page"),
        (USED_UP, "an error page"),
        ("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "an error page"),
        ("PLEASE SELECT TWO DISTINCT LANGUAGES", "an error page"),
        ("'NL' IS AN INVALID SOURCE LANGUAGE", "an error page"),
        (
            "Our systems have detected unusual traffic from your computer network. This page checks it is you.",
            "an error page",
        ),
        ("Sorry...", "an error page"),
        ("We're sorry... but your computer or network may be sending automated queries.", "an error page"),
        ("The new <b>train</b> to the north will not run until next spring because of work on the track.", "HTML"),
        ("The new train &amp; to the north will not run until next spring because of work on the track.", "HTML"),
        ("The new train to the north<br/>will not run until next spring because of work on the track.", "HTML"),
        ("The new train will not", "too short"),
        (ENGLISH * 3, "too long"),
        (DUTCH, "not translated"),
        (DUTCH.upper(), "not translated"),
        (ENGLISH, None),
    ],
)
def test_answers_to_a_long_text(english: str, reason: str | None) -> None:
    assert objection(DUTCH, english) == reason


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Mali", "Mali"),
        ("Nee.", "No, certainly not."),
        ("Het spijt me...", "Sorry..."),
        ("Dat is alles wat we weten.", "That's all we know."),
        ("Er was ongewoon verkeer op de A2.", "There was unusual traffic on the A2."),
        ("Los eerst de captcha op.", "Solve the captcha first."),
        ("Het e-mailadres is ongeldig.", "The email address is an invalid email address."),
        ("Als x <y en y> z, dan weten we het.", "If x <y and y> z, then we know."),
        ("Hij schreef <b>nooit</b>.", "He wrote <b>never</b>."),
        ("* * *", "* * *"),
        ("", ""),
    ],
)
def test_what_only_looks_like_an_error(dutch: str, english: str) -> None:
    assert objection(dutch, english) is None


def test_a_short_text_has_no_long_answer() -> None:
    assert objection("Topoverleg in Brussel", "Summit in Brussels. " * 7) == "too long"


@pytest.mark.parametrize(
    ("dutch", "english", "doubtful"),
    [
        (DUTCH, ENGLISH, False),
        (DUTCH, ENGLISH[:-1], True),
        (DUTCH, f"{ENGLISH[:70]},", True),
        (DUTCH, f"{ENGLISH[:50]}.", True),
        (DUTCH, f"{ENGLISH} {ENGLISH[:70]}.", True),
        ("‘Wat nu?’", "“What now?”", False),
        ("‘Wat nu?’", "“What now", True),
        ("Hij zei: ‘Kom.’", "He said, ‘Come’", False),
        ("De kat.", "The cat", True),
        ("De kat", "The cat", False),
        ("De kat.", "The cat (the old one)", False),
        ("En toen…", "And then", False),
        ("Nee.", "No, certainly not.", False),
    ],
)
def test_what_may_be_cut_off_is_doubted(dutch: str, english: str, doubtful: bool) -> None:
    assert objection(dutch, english) is None
    assert doubt(dutch, english) is doubtful
