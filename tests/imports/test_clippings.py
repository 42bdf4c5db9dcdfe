"""Kindle's clippings, in the languages a device may speak."""

from __future__ import annotations

import pytest

from tui.errors import NotesFileError
from tui.imports.files import format_of
from tui.imports.kindle import clippings_in
from tui.imports.model import Format, Imported

BOOK = "De stille kade (Anna Verhulst)"


def clipping(about: str, words: str, title: str = BOOK) -> str:
    return f"\ufeff{title}\n- {about}\n\n{words}\n==========\n"


def highlight(place: str, words: str, minute: int = 0, title: str = BOOK) -> str:
    return clipping(
        f"Your Highlight on page 12 | Location {place} | Added on Sunday, 1 March 2026 08:{minute:02}:00", words, title
    )


def note(place: int, words: str, minute: int = 0) -> str:
    return clipping(f"Your Note on page 12 | Location {place} | Added on Sunday, 1 March 2026 08:{minute:02}:30", words)


def taken(text: str) -> list[tuple[str, str]]:
    return [(imported.quote, imported.note) for imported in clippings_in(text)]


@pytest.mark.parametrize(
    ("about", "created"),
    [
        (
            "Your Highlight on page 12 | Location 170-173 | Added on Sunday, 1 March 2026 08:15:00",
            "2026-03-01T08:15:00",
        ),
        ("Your Highlight at location 170-173 | Added on Sunday, March 1, 2026 8:15:00 PM", "2026-03-01T20:15:00"),
        (
            "Je markering op pagina 12 | locatie 170-173 | Toegevoegd op zondag 1 maart 2026 08:15:00",
            "2026-03-01T08:15:00",
        ),
        ("Uw markering op locatie 170-173 | Toegevoegd op maandag 4 mei 2026 8:15:00", "2026-05-04T08:15:00"),
        (
            "Ihre Markierung auf Seite 12 | Position 170-173 | Hinzugefügt am Sonntag, 1. März 2026 08:15:00",
            "2026-03-01T08:15:00",
        ),
        (
            "Votre surlignement sur la page 12 | emplacement 170-173 | Ajouté le mardi 3 mars 2026 08:15:00",
            "2026-03-03T08:15:00",
        ),
        (
            "La subrayado en la página 12 | posición 170-173 | Añadido el martes, 3 de marzo de 2026 8:15:00",
            "2026-03-03T08:15:00",
        ),
        ("Your Highlight Loc. 170-73 | Added on Wednesday", ""),
    ],
)
def test_an_entry_in_any_language(about: str, created: str) -> None:
    text = clipping(about, "langs het water")
    assert format_of(text) is Format.KINDLE
    (imported,) = clippings_in(text)
    assert (imported.title, imported.quote, imported.created) == (BOOK, "langs het water", created)
    assert taken(text + note(173, "kade = quay")) == [("langs het water", "kade = quay")]


@pytest.mark.parametrize(
    "about", ["Je notitie op locatie 172", "Ihre Notiz bei Position 172", "La nota en la posición 172"]
)
def test_a_note_belongs_to_the_highlight_it_lies_in(about: str) -> None:
    text = clipping(f"{about} | zondag 1 maart 2026 08:15:00", "mijn woorden") + highlight("170-173", "langs het water")
    assert taken(text) == [("langs het water", "mijn woorden")]


def test_of_two_highlights_around_a_note_the_one_that_ends_nearer_has_it() -> None:
    text = highlight("170-180", "een lange passage") + highlight("172-173", "twee woorden") + note(173, "hier")
    assert taken(text) == [("een lange passage", ""), ("twee woorden", "hier")]


def test_a_note_in_no_highlight_stands_alone() -> None:
    assert taken(highlight("170-173", "langs het water") + note(999, "elders")) == [
        ("langs het water", ""),
        ("", "elders"),
    ]


def test_of_a_highlight_whose_ends_were_moved_the_last_stays() -> None:
    first = highlight("170-171", "langs het")
    second = highlight("170-173", "langs het water liep", 1)
    third = highlight("171-173", "het water liep de jongen", 2)
    assert taken(first + second) == [("langs het water liep", "")]
    assert taken(first + second + third) == [("het water liep de jongen", "")]
    ids = {clippings_in(text)[0].origin for text in (first, first + second, first + second + third)}
    assert len(ids) == 1, "it stays the same one as the file grows"


def test_other_words_at_the_same_location_are_another_highlight() -> None:
    text = (
        highlight("170-171", "kade")
        + highlight("170-171", "schipper", 1)
        + highlight("170-171", "kade", 2, "Ander boek")
    )
    assert len(taken(text)) == 3


def test_a_note_that_was_rewritten_is_the_last() -> None:
    text = highlight("170-173", "langs het water") + note(173, "eerst") + note(173, "daarna", 1)
    assert taken(text) == [("langs het water", "daarna")]


def test_bookmarks_and_broken_entries_are_left_out() -> None:
    text = clipping("Je bladwijzer op locatie 170 | Toegevoegd op zondag 1 maart 2026 08:15:00", "")
    text += (
        "zomaar\n==========\n==========\n\n- \n\n==========\n"
        + highlight("170-173", "langs het water")
        + "Half\n- Your High"
    )
    assert taken(text) == [("langs het water", "")]


@pytest.mark.parametrize("text", ["", "==========", "geen knipsels", clipping("Je bladwijzer op locatie 170", "")])
def test_a_file_without_any_is_refused(text: str) -> None:
    with pytest.raises(NotesFileError, match="neither highlight nor note"):
        clippings_in(text)


def test_words_of_several_lines_are_a_quote_on_one() -> None:
    (imported,) = clippings_in(highlight("1-2", "een\ntwee"))
    assert isinstance(imported, Imported)
    assert imported.quote == "een twee"
