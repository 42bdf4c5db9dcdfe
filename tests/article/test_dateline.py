"""Dates, captions and credits as they stand in pasted news."""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article.canonical import Canonical
from tui.article.dateline import MONTHS, read_caption, read_dateline, spoken_date
from tui.article.kind import Kind
from tui.article.model import Article
from tui.article.outline import MAX_CAPTION
from tui.article.parse import parse

LEAD = "Vissers brachten de eerste haring van het jaar aan land. Op de kade stonden honderden mensen te wachten."
REST = "De burgemeester hapte als eerste. Daarna mocht iedereen proeven, ook wie geen haring lust."


def page(*blocks: str) -> Article:
    return parse(Canonical("\n\n".join(blocks), ()), "haring")


def shown(article: Article) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def texts(article: Article, kind: Kind) -> list[str]:
    return [text for found, text in shown(article) if found is kind]


def test_a_day_is_one_of_the_calendar() -> None:
    for year, month, day in product((1900, 2000, 2023, 2024), range(14), range(34)):
        date = f"{year}-{month:02}-{day:02}"
        try:
            datetime.date(year, month, day)
        except ValueError:
            assert read_dateline(date) is None
            assert read_dateline(f"datum: {date}") is None
        else:
            assert read_dateline(date) == (date, 10, False)
            assert read_dateline(f"datum: {date}") == (date, 17, True)


@pytest.mark.parametrize(
    "label", [" date 2022-02 ", "date 2022-02 ", "Date: 2022-02 ", "datum: 2022-02 – ", "\u00a0date 2022-02 | "]
)
@pytest.mark.parametrize(
    "credit", ["Beeld Joke Smits / Zeepers", "Foto: Joke Smits / Zeepers", "(foto: Joke Smits / Zeepers)"]
)
def test_a_pasted_first_line_is_date_caption_and_credit(label: str, credit: str) -> None:
    article = page(f"{label}Een vissersboot vaart op dinsdag de haven van Zeedorp in. {credit}", LEAD, REST)
    assert article.date == "2022-02"
    assert shown(article) == [
        (Kind.CAPTION, "Een vissersboot vaart op dinsdag de haven van Zeedorp in."),
        (Kind.CREDIT, "Beeld: Joke Smits / Zeepers"),
        (Kind.PARAGRAPH, LEAD),
        (Kind.PARAGRAPH, REST),
    ]
    assert article.title == "Vissers brachten de eerste haring van het jaar…"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 mei 2026", "2026-05-03"),
        ("maandag 3 mei 2026, 20.30 uur", "2026-05-03"),
        ("Maandag 3 mei 2026 om 20:30", "2026-05-03"),
        ("zondag 29 februari 2032", "2032-02-29"),
        ("03-05-2026", "2026-05-03"),
        ("3/5/2026", "2026-05-03"),
        ("2026-05-03", "2026-05-03"),
        ("2026-05", "2026-05"),
        ("3 okt. 2026", "2026-10-03"),
        ("3 febr. 2026", "2026-02-03"),
        ("3 sept 2026", "2026-09-03"),
        ("3 MAART 2026", "2026-03-03"),
        ("datum: 3 mei 2026", "2026-05-03"),
        ("Gepubliceerd op 3 mei 2026, 20.30 uur", "2026-05-03"),
        ("Laatst bijgewerkt op 3 mei 2026 |", "2026-05-03"),
        ("Geplaatst 3 mei 2026 -", "2026-05-03"),
    ],
)
def test_a_date_on_a_line_of_its_own(line: str, date: str) -> None:
    article = page(line, LEAD, REST)
    assert article.date == date
    assert shown(article) == [(Kind.PARAGRAPH, LEAD), (Kind.PARAGRAPH, REST)]


@pytest.mark.parametrize(
    "line",
    [
        "31 februari 2026",
        "29 februari 2026",
        "0 mei 2026",
        "32 mei 2026",
        "2026-13",
        "2026-00-10",
        "2026-02-31",
        "31-04-2026",
        "03-13-2026",
        "3 mei 0026",
        "3 mei 1066",
        "3 mei 9999",
        "3 mei",
        "mei 2026",
        "3 mai 2026",
        "2026-5-3",
        "20.30 uur",
        "12-345-6789",
        "2026",
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert read_dateline(line) is None
    article = page(line, LEAD, REST)
    assert article.date == ""
    assert line in {block.text for block in article.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "3 mei 2026 was een mooie dag voor de vissers van Zeedorp. Daar denkt iedereen met plezier aan terug.",
        "03-05-2026 stond er op de taart.",
        "2026-05 was het codewoord.",
        "Maandag 3 mei 2026 om 20.30 uur begon het feest.",
    ],
)
def test_a_sentence_that_begins_with_a_date_stays_a_sentence(line: str) -> None:
    article = page(line, LEAD)
    assert article.date == ""
    assert article.text == f"{line}\n\n{LEAD}"


def test_a_word_in_front_makes_it_a_date() -> None:
    article = page(f"datum 3 mei 2026 {LEAD}")
    assert article.date == "2026-05-03"
    assert article.text == LEAD


def test_only_the_first_line_can_be_a_date() -> None:
    article = page(LEAD, "3 mei 2026", REST)
    assert article.date == ""
    assert "3 mei 2026" in article.text


@settings(deadline=None)
@given(st.dates(datetime.date(1401, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_is_read_as_it_is_said(day: datetime.date) -> None:
    said = spoken_date(day.isoformat())
    assert said == f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for line in (
        said,
        day.isoformat(),
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"datum {day.day}/{day.month}/{day.year}",
    ):
        found = read_dateline(line)
        assert found
        assert (found.date, found.end) == (day.isoformat(), len(line))


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022-02-17", "17 februari 2022"),
        ("2022-02-01", "1 februari 2022"),
        ("2022-02", "februari 2022"),
        ("2022", "2022"),
        ("", ""),
        ("gisteren", "gisteren"),
        ("2022-13-01", "2022-13-01"),
        ("2022-02-31", "2022-02-31"),
        ("2022-02-17 10:00", "2022-02-17 10:00"),
        ("17-02-2022", "17-02-2022"),
    ],
)
def test_spoken_dates(date: str, said: str) -> None:
    assert spoken_date(date) == said


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("De haven. Beeld Joke Smits / Zeepers", "Joke Smits / Zeepers"),
        ("De haven. Beeld: Joke Smits", "Joke Smits"),
        ("De haven. Beeld : Joke Smits", "Joke Smits"),
        ("De haven. Foto Joke Smits", "Joke Smits"),
        ("De haven. (Foto: Joke Smits)", "Joke Smits"),
        ("De haven. (foto: Joke Smits)", "Joke Smits"),
        ("De haven. (FOTO: Joke Smits)", "Joke Smits"),
        ("De haven. Foto’s: Joke Smits en Ab Bol", "Joke Smits en Ab Bol"),
        ("De haven. Foto's: Joke Smits en Ab Bol", "Joke Smits en Ab Bol"),
        ("De haven. © Joke Smits", "Joke Smits"),
        ("De haven. ©Joke Smits", "Joke Smits"),
        ("De haven. © 2026 Joke Smits", "2026 Joke Smits"),
        ("De haven. Foto: © Joke Smits", "Joke Smits"),
        ("De haven. Foto: J. de Vries / A.B. Bol", "J. de Vries / A.B. Bol"),
        ("De haven. Illustratie Élodie Ñ", "Élodie Ñ"),
        ("De haven. Video: Joke Smits  ", "Joke Smits"),
        ("De haven. Beeld Joke\nSmits", "Joke Smits"),
        ("De haven. Beeld Joke\x1b[31m Smits\x1b]0;x\x07 / Zee\u00adpers", "Joke Smits / Zeepers"),
        ("De haven. Beeld Joke\u202e Smits\u200b\x9b", "Joke Smits"),
        ("De haven. – Graphic: Joke Smits", "Joke Smits"),
    ],
)
def test_credits(line: str, credit: str) -> None:
    found = read_caption(line)
    assert found
    assert (line[: found.length], found.credit) == ("De haven.", credit)


@pytest.mark.parametrize(
    "line",
    [
        "De haven.",
        "Op de foto staat Joke Smits",
        "Joke staat op de foto Smits",
        "Foto: joke",
        "Het Beeld Van De Haven is mooi. En oud.",
        "Foto Joke Smits zei dat het mooi was.",
        "Dit staat ook op Foto A.",
        "Beeld",
        "Foto:",
        "©",
        "Een Videoband",
        "De fotograaf maakt een Foto. Joke lacht!",
        f"Beeld {'Naam' * 20}",
        "",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert read_caption(line) is None


def test_a_credit_alone_is_a_credit() -> None:
    article = page("Beeld Joke Smits", LEAD, REST)
    assert shown(article)[:2] == [(Kind.CREDIT, "Beeld: Joke Smits"), (Kind.PARAGRAPH, LEAD)]


def test_a_long_text_that_ends_in_a_credit_is_a_paragraph() -> None:
    long = f"{'Woord ' * (MAX_CAPTION // 6)}einde. Foto Joke Smits"
    article = page(long, LEAD)
    assert texts(article, Kind.CAPTION) == []
    assert texts(article, Kind.PARAGRAPH) == [long, LEAD]


def test_the_only_block_is_never_a_caption() -> None:
    assert texts(page("De haven van Zeedorp. Foto Joke Smits"), Kind.PARAGRAPH)


def test_a_caption_further_down_is_a_paragraph() -> None:
    assert texts(page(LEAD, "De haven. Foto Joke Smits", REST), Kind.CAPTION) == []


def test_front_matter_has_the_last_word() -> None:
    given = "---\ndate: 2026-05-03\ncaption: De haven bij avond.\ncredit: Ab Bol\n---\n"
    article = page(f"{given}date 2022-02 De haven. Beeld Joke Smits", LEAD, REST)
    assert article.date == "2026-05-03"
    assert shown(article)[:3] == [
        (Kind.CAPTION, "De haven bij avond."),
        (Kind.CREDIT, "Beeld: Ab Bol"),
        (Kind.PARAGRAPH, LEAD),
    ]
