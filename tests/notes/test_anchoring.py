"""Where a passage is once the text it was marked in has changed: one rule a test."""

from __future__ import annotations

import random
import unicodedata

import pytest
from notes.made_up_texts import made_up
from notes.verdicts import highlights, target_at

from tui.notes.anchoring.anchors import Anchors, Found, State
from tui.notes.record import Target
from tui.span import Span

TEXT = """De kat van de buren zat op het dak en keek naar de maan. Niemand in de straat had haar geroepen.

‘Kom eruit’, zei de jongen – maar de kat bleef zitten waar zij zat. Zijn zusje haalde een ladder uit de schuur.

In het café op de hoek werd er nog weken over gesproken. De kat zelf zei er niets over en ging naar huis."""


def anchored(old: str, words: str, nth: int = 0) -> Target:
    """The anchor of the words, where they stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = old.index(words, at + 1)
    return target_at(old, Span(at, at + len(words)))


def place(old: str, new: str, words: str, nth: int = 0) -> tuple[str, State] | None:
    found = Anchors(old, new).find(anchored(old, words, nth))
    return (new[found.start : found.end], found.state) if found else None


@pytest.mark.parametrize("words", ["‘Kom eruit’, zei de jongen – maar", "de kat", "café", "zat", TEXT])
@pytest.mark.parametrize(
    "changed",
    [
        TEXT.translate(str.maketrans("‘’–", "''-")),
        unicodedata.normalize("NFD", TEXT),
        "\n".join(TEXT.split(" ")),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("schuur", "schu\u00adur").replace("straat", "str\u200baat"),
        TEXT.upper(),
    ],
    ids=["quotes", "decomposed", "a word a line", "no-break spaces", "soft hyphens", "capitals"],
)
def test_typography_does_not_count(words: str, changed: str) -> None:
    found = Anchors(TEXT, changed).find(anchored(TEXT, words))
    assert found is not None
    assert found.state is State.SURE
    here = TEXT.index(words)
    assert len(changed[: found.start].split()) == len(TEXT[:here].split())
    assert len(changed[found.start : found.end].split()) == len(words.split())


def test_a_moved_paragraph_takes_its_passages_along() -> None:
    first, second, third = TEXT.split("\n\n")
    assert place(TEXT, "\n\n".join([third, first, second]), "een ladder") == ("een ladder", State.SURE)
    assert place(TEXT, "\n\n".join([second, third, first]), "zat op het dak") == ("zat op het dak", State.SURE)


def test_a_deleted_passage_is_gone() -> None:
    new = TEXT.replace(" Zijn zusje haalde een ladder uit de schuur.", "")
    assert place(TEXT, new, "een ladder") is None
    assert place(TEXT, new, "Zijn zusje haalde een ladder uit de schuur.") is None
    assert place(TEXT, new, "een") is None


def test_what_was_another_passage_already_is_not_taken_for_a_deleted_one() -> None:
    new = "De man liep rustig naar de nieuwe markt toe. Het woei."
    old = f"De man liep rustig naar de oude markt toe. Het regende.\n\n{new}"
    assert place(old, new, "De man liep rustig naar de oude markt toe.") is None
    assert place(old, new, "rustig") is None
    assert place(old, new, "rustig", 1) == ("rustig", State.SURE)


def test_of_two_equal_sentences_nobody_knows_which_was_deleted() -> None:
    around = "Om {} uur ging de deur van de winkel op de hoek open en stond er een klant op de stoep."
    same = "Er kwam een man binnen met een hond."
    old = " ".join([around.format("een"), same, around.format("twee"), same, around.format("drie")])
    new = " ".join([around.format("een"), same, around.format("drie")])
    states = [found and found[1] for found in (place(old, new, same), place(old, new, same, 1))]
    assert State.SURE not in states
    assert State.ASK in states


def test_a_heading_without_a_full_stop_is_no_part_of_the_next_sentence() -> None:
    same, rest = "De brug is weer open voor al het verkeer.", "Zij was een maand dicht. Er is gelast."
    old = f"Nieuws\n\n{same} {rest}\n\n{same} Zij was een week dicht. Er is geverfd."
    new = old.replace(f"{same} {rest}\n\n", "")
    assert place(old, new, same) == (same, State.ASK)


def test_a_corrected_word_is_the_same_word() -> None:
    assert place(TEXT, TEXT.replace("ladder", "lader"), "ladder") == ("lader", State.SURE)
    assert place(TEXT, TEXT.replace("ladder", "ladders"), "ladder") == ("ladders", State.SURE)
    assert place(TEXT, TEXT.replace("haalde een", "haalde eeen"), "haalde een ladder") == (
        "haalde eeen ladder",
        State.SURE,
    )


def test_another_word_at_the_edge_is_in_the_place_of_the_old_one() -> None:
    new = TEXT.replace("een ladder uit de schuur", "een stoel uit de schuur")
    assert place(TEXT, new, "ladder uit de schuur") == ("stoel uit de schuur", State.SURE)


def test_what_was_put_into_a_passage_belongs_to_it() -> None:
    new = TEXT.replace("een ladder uit", "een lange ladder uit")
    assert place(TEXT, new, "haalde een ladder uit de schuur") == ("haalde een lange ladder uit de schuur", State.SURE)


def test_a_rewritten_place_is_asked_about() -> None:
    new = TEXT.replace(
        "Niemand in de straat had haar geroepen.", "Wie had haar in zijn eigen straat ooit wat geroepen?"
    )
    found = place(TEXT, new, "geroepen")
    assert found is not None
    assert found[0] == "geroepen"


def test_a_word_in_a_strange_place_is_asked_about() -> None:
    new = TEXT.replace(" Zijn zusje haalde een ladder uit de schuur.", "") + " Met ladder graag, riep iemand."
    assert place(TEXT, new, "ladder") == ("ladder", State.ASK)


def test_a_word_in_front_of_a_long_sentence_changes_little() -> None:
    """A text without full stops is one sentence."""
    old = " ".join(f"woord{number} verantwoordelijkheid{number}" for number in range(3000))
    new = "voorop " + old.replace("woord1500 ", "")
    assert place(old, new, "woord2000 verantwoordelijkheid2000") == (
        "woord2000 verantwoordelijkheid2000",
        State.SURE,
    )
    assert place(old, new, "woord1500") is None


def test_every_sentence_of_a_long_text_may_change() -> None:
    old = made_up(12_000, 3)
    new = old.replace(". ", ", ja. ")
    anchors = Anchors(old, new)
    for span in highlights(old, 40, 5):
        words = old[slice(*span)]
        found = anchors.find(target_at(old, span))
        assert found is not None
        assert new[found.start : found.end].replace(", ja.", ".") == words or found.state is State.ASK


class TestWithoutTheOldText:
    """Only the words and their context are left to look for."""

    @staticmethod
    def place(new: str, words: str, nth: int = 0) -> Found | None:
        return Anchors(None, new).find(anchored(TEXT, words, nth))

    def test_at_its_old_offset(self) -> None:
        found = self.place(TEXT, "zat")
        assert found == (TEXT.index("zat"), TEXT.index("zat") + 3, "same", 1.0)

    def test_by_words_and_context(self) -> None:
        found = self.place("Een nieuw begin. " + TEXT, "zat")
        assert found is not None
        assert (found.start, found.how, found.state) == (TEXT.index("zat") + 17, "unique", State.SURE)

    def test_by_its_words_alone(self) -> None:
        found = self.place(
            "Zijn zusje haalde een ladder uit de schuur. Verder niets.", "zusje haalde een ladder uit de"
        )
        assert found is not None
        assert (found.start, found.how, found.state) == (5, "exact", State.ASK)

    def test_by_most_of_its_letters(self) -> None:
        new = "Nieuw. " + TEXT.replace("haalde een ladder", "haalde gauw een oude ladder").replace("zei de", "riep de")
        words = "Zijn zusje haalde een ladder uit de schuur."
        found = self.place(new, words)
        assert found is not None
        assert new[found.start : found.end] == "Zijn zusje haalde gauw een oude ladder uit de schuur."
        assert (found.how, found.state) == ("fuzzy", State.ASK)

    def test_a_frequent_word_by_its_context(self) -> None:
        new = "De kat van de een en de kat van de ander. " * 30 + TEXT.replace("Zijn zusje", "Zijn kleine zusje")
        found = self.place(new, "de", 3)
        assert found is not None
        assert found.start - 42 * 30 == anchored(TEXT, "de", 3).start

    def test_a_long_passage_by_its_ends(self) -> None:
        old = made_up(400, 8)
        words = old[:1500].rpartition(" ")[0]
        new = "Iets vooraf. " + old[:700] + "eindelijk " + old[700:].replace("e", "e", 1)
        found = Anchors(None, new).find(target_at(old, Span(0, len(words))))
        assert found is not None
        assert (found.start, found.end, found.how) == (13, 13 + len(words) + 10, "fuzzy")

    def test_nothing_like_it(self) -> None:
        assert self.place("Iets heel anders.", "een ladder") is None


@pytest.mark.parametrize(("old", "new"), [(TEXT, ""), ("", TEXT), (None, ""), ("", ""), (TEXT, " \n\u200b")])
def test_empty_texts_have_no_passages(old: str | None, new: str) -> None:
    assert Anchors(old, new).find(anchored(TEXT, "een ladder uit de schuur")) is None or new == TEXT


def test_a_position_that_is_not_that_of_the_words_is_not_believed() -> None:
    for start, end in ((-5, -1), (0, 3), (10**9, 10**9 + 3), (7, 2)):
        wrong = Target("een ladder", "Zijn zusje haalde ", " uit de schuur.", start, end)
        found = Anchors(TEXT, TEXT).find(wrong)
        assert found is not None
        assert TEXT[found.start : found.end] == "een ladder"


def test_a_word_that_is_as_long_as_a_book_is_not_compared_letter_by_letter() -> None:
    word = "".join(random.Random(1).choices("abcdefgh", k=300_000))
    old, new = f"{TEXT} {word} slot.", f"Vooraf. {TEXT} {word[:1000]}x{word[1000:]} slot."
    assert place(old, new, "slot") == ("slot", State.SURE)
    assert place(old, new, word[400:1400]) == (f"{word[400:1000]}x{word[1000:1400]}", State.SURE)
