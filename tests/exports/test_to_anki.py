"""Cards, and what Anki itself makes of both forms they leave in."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import genanki
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV
from anki.import_export_pb2 import ImportResponse
from exports.export_samples import (
    ARTICLES,
    BRIDGE,
    BROKEN_OFF,
    CAT,
    DIGGERS,
    NOTES,
    WHOLE,
    few,
    infos,
    notebooks,
    texts,
)
from hypothesis import given
from project import PROJECT

from tui.clean import one_line
from tui.exports.anki import to_apkg
from tui.exports.anki_tsv import to_tsv
from tui.exports.arrange import arranged
from tui.exports.cards import cards, guid
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Target

_SPLIT = replace(
    DIGGERS,
    target=Target("trok", "Hij trok zich aan de trap op, en ", " zich niets van de ", 60, 64),
    also=(Target("aan", " zich niets van de regels ", ".", 90, 93),),
    sentence="Hij trok zich aan de trap op, en trok zich niets van de regels aan.",
)


def shown(text: str) -> str:
    """The text of a field's HTML."""
    return html.unescape(re.sub(r"<[^>]*>|\{\{c1::|\}\}", "", text))


def test_a_card() -> None:
    (card,) = cards([BROKEN_OFF], ARTICLES)
    assert card.deck == "Leeslamp::Burgemeester: “De dijk is af”"
    assert card.tags == ("leeslamp", "leeslamp::grammar", "werkwoord", "b2::scheidbaar")
    assert card.passage == "brak hij het werk af"
    assert card.sentence.startswith("Toen het water bleef stijgen, <b>brak hij het werk af</b> en ")
    assert card.gap.startswith("Toen het water bleef stijgen, {{c1::brak hij het werk af}} en ")
    assert card.translation == "When the water kept rising, he called off the work and sent the diggers away."
    assert card.words.startswith("**afbreken** splits:<br><br>- hij *breekt* het *af*<br>")
    link, _, command = card.source.partition("<br>")
    assert link == '<a href="https://leeslamp.example/dijk_1">Burgemeester: “De dijk is af”</a>'
    assert command == f"<code>leeslamp read dijk-bij-ooijen#{card.note.id[:8]}</code>"


def test_the_pieces_of_a_verb_are_one_gap_where_they_were_marked() -> None:
    (card,) = cards([_SPLIT], ARTICLES)
    assert card.passage == "trok … aan"
    assert card.gap == "Hij trok zich aan de trap op, en {{c1::trok}} zich niets van de regels {{c1::aan}}."


def test_a_passage_that_is_no_part_of_its_sentence_leaves_no_gap() -> None:
    (card,) = cards([WHOLE], ARTICLES)
    assert (card.gap, card.sentence) == ("", "")
    (card,) = cards([replace(DIGGERS, sentence="Een andere zin.")], ARTICLES)
    assert (card.gap, card.sentence) == ("", "Een andere zin.")


def test_what_asks_nothing_makes_no_card() -> None:
    assert not list(cards([replace(BROKEN_OFF, target=Target("", "", "", 0, 0))], ARTICLES))
    assert not list(cards([replace(WHOLE, note="", translation=None)], ARTICLES))
    (card,) = cards([replace(DIGGERS, translation=None)], ARTICLES)
    assert card.gap
    assert to_tsv([replace(DIGGERS, translation=None)], ARTICLES) == to_tsv([], ARTICLES)


@pytest.mark.parametrize("colons", ["::", ":::", "::::", ":::::"])
def test_a_run_of_colons_is_no_hint(colons: str) -> None:
    (card,) = cards([replace(BROKEN_OFF, note=f"een{colons}twee")], ARTICLES)
    assert "::" not in card.words
    assert shown(card.words) == f"een{colons}twee"


@given(notebooks, infos)
@few
def test_nothing_in_a_text_is_markup(made: list[Note], info: ArticleInfo) -> None:
    for card in cards(made, {info.id: info}):
        assert shown(card.passage) == one_line(card.note.quote)
        if card.gap:
            assert shown(card.gap) == shown(card.sentence or card.passage) == one_line(card.note.sentence)
            assert card.gap.count("{{") == card.gap.count("}}") == len(card.note.pieces)
        for field in (card.passage, card.sentence, card.translation, card.words):
            assert not re.sub("<br>|</?b>", "", field).count("<")
            assert not re.search(r"[\[\]{}\t\n\x1f]|::", field)
        assert all(tag and not re.search(r"\s", tag) for tag in card.tags)


@given(texts)
def test_a_guid_is_that_of_genanki(name: str) -> None:
    name = name.encode(errors="replace").decode()
    assert guid("leeslamp", name) == genanki.guid_for("leeslamp", name)


def test_the_same_notes_are_the_same_package() -> None:
    assert to_apkg(reversed(NOTES), ARTICLES) == to_apkg(NOTES, ARTICLES)


def test_without_genanki_it_says_what_to_do() -> None:
    code = """
import sys
sys.modules["genanki"] = None
from tui.errors import ExportError
from tui.exports.anki import to_apkg
from tui.exports.anki_tsv import to_tsv
assert to_tsv([], {}).startswith("#separator:tab")
try:
    to_apkg([], {})
except ExportError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    hint = "pip install 'leeslamp[anki]' adds it; TSV for Anki works without"
    assert run.stdout == f"a package for Anki needs genanki, which is not installed; {hint}\n"


class Anki:
    """A collection of Anki's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def package(self, *notes: Note) -> ImportResponse.Log:
        """Import a package, as a double click on it does."""
        path = self._folder / "notes.apkg"
        path.write_bytes(to_apkg(notes, ARTICLES))
        options = ImportAnkiPackageOptions(with_scheduling=True)
        return self.collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        ).log

    def table(self, *notes: Note) -> ImportResponse.Log:
        """Import a text file, as its lines above the table say."""
        path = self._folder / "notes.txt"
        path.write_text(to_tsv(notes, ARTICLES), encoding="utf-8")
        metadata = self.collection.get_csv_metadata(str(path), None)
        return self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log

    def learn(self) -> None:
        """Every card is due again in 30 days."""
        for id in self.collection.find_cards(""):
            card = self.collection.get_card(id)
            card.type, card.queue, card.ivl, card.due = CARD_TYPE_REV, QUEUE_TYPE_REV, 30, 100
            self.collection.update_card(card)

    def intervals(self) -> list[int]:
        """Of every card."""
        return [self.collection.get_card(id).ivl for id in self.collection.find_cards("")]

    def fields(self) -> str:
        """All that stands on the cards."""
        return "\n".join("\n".join(self.collection.get_note(id).fields) for id in self.collection.find_notes(""))

    def decks(self) -> set[str]:
        """Those that have cards."""
        found = (self.collection.get_card(id).did for id in self.collection.find_cards(""))
        return {self.collection.decks.name(deck) for deck in found}


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    made = Anki(tmp_path)
    yield made
    made.collection.close()


def counts(log: ImportResponse.Log) -> tuple[int, int, int, int]:
    """Notes that were new, updated, the same as before, and not taken."""
    others = log.conflicting, log.missing_notetype, log.missing_deck, log.empty_first_field, log.first_field_match
    return len(log.new), len(log.updated), len(log.duplicate), sum(map(len, others))


@pytest.mark.parametrize(("way", "number"), [(Anki.package, 7), (Anki.table, 4)])
def test_anki_takes_a_note_once_and_keeps_the_schedule_when_it_changes(
    anki: Anki, way: Callable[..., ImportResponse.Log], number: int
) -> None:
    assert counts(way(anki, *NOTES)) == (number, 0, 0, 0)
    assert anki.decks() == {
        f"Leeslamp::{ARTICLES[CAT].title}",
        f"Leeslamp::{BRIDGE.article}",
        "Leeslamp::Burgemeester: “De dijk is af”",
    }
    assert counts(way(anki, *NOTES)) == (0, 0, number, 0)
    anki.learn()
    edited = replace(BROKEN_OFF, note="anders gezegd", updated="2026-03-05T09:00:00.000Z")
    changed = 2 if way is Anki.package else 1
    assert counts(way(anki, edited)) == (0, changed, 0, 0)
    assert anki.fields().count("anders gezegd") == changed
    assert "splits" not in anki.fields()
    assert anki.intervals() == [30] * number


@pytest.mark.parametrize("way", [Anki.package, Anki.table])
def test_two_notes_on_the_same_words_stay_two(anki: Anki, way: Callable[..., ImportResponse.Log]) -> None:
    twins = [replace(WHOLE, id=f"{number:032x}", note=f"nummer {number}") for number in (1, 2)]
    assert counts(way(anki, *twins)) == (2, 0, 0, 0)


def test_anki_shows_a_gap_for_all_pieces(anki: Anki) -> None:
    anki.package(_SPLIT)
    (card,) = (anki.collection.get_card(id) for id in anki.collection.find_cards('"note:Leeslamp cloze"'))
    asked = re.sub("<style>.*?</style>|<[^>]*>", "", card.question(), flags=re.DOTALL)
    assert asked == "Hij trok zich aan de trap op, en [...] zich niets van de regels [...]."


@given(notebooks, infos)
@few
def test_the_table_has_a_row_for_each_note(made: list[Note], info: ArticleInfo) -> None:
    lines = to_tsv(made, {info.id: info}).removesuffix("\n").split("\n")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    asked = [note for note in arranged(made) if not note.is_on_article and one_line(note.quote)]
    assert len(rows) <= len(asked)
    assert all(len(row) == 5 and row[0].startswith('"') for row in rows)
