"""The file of an Anki package, a zipped SQLite database, as genanki fills it.

Anki knows a note again by its guid and takes a newer one over an older, cards with their schedule staying: so the guids
are made from our ids, and each note is as new as its last change here. Ids of note types and decks never change either.

The same notes are the same bytes, as long as SQLite, zlib and genanki are of the same versions: nothing in a package
tells when it was written.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import count

import genanki

from tui.exports.cards import CLOZE, PASSAGE, Card, guid
from tui.notes.store.times import moment_of

_MADE = 1_780_272_000
"""When the note types last changed, in seconds: raise it with them, or Anki keeps its older ones."""
_ROOM = 4
"""Ids between two notes: for the note and its cards."""

_CSS = """.card { font-family: serif; font-size: 22px; text-align: center; }
.sentence, .source { font-size: 16px; margin-top: 1em; }
.words { margin-top: 1em; text-align: left; }
.cloze { font-weight: bold; }
"""
_ANSWER = """{{#Translation}}<div>{{Translation}}</div>{{/Translation}}
{{#Words}}<div class="words">{{Words}}</div>{{/Words}}
<div class="source">{{Source}}</div>"""


def packed(made: Sequence[Card]) -> bytes:
    """A package of these cards."""
    ids, due = _ids(made), count(1)
    passage, cloze = _passage_model(), _cloze_model()
    with closing(sqlite3.connect(":memory:")) as database:
        cursor = database.cursor()
        genanki.Package([]).write_to_db(cursor, _MADE, count())
        for name in dict.fromkeys(card.deck for card in made):
            deck = genanki.Deck(_deck_id(name), name)
            deck.models = {model.model_id: model for model in (passage, cloze)}
            deck.write_to_db(cursor, _MADE, count())
        for card in made:
            own = count(ids[card.note.id])
            for note in _notes(card, passage, cloze):
                note.due = next(due)
                note.write_to_db(cursor, _seconds(card.note.updated), _deck_id(card.deck), own)
        database.commit()
        return _zipped(database.serialize())


def _notes(card: Card, passage: genanki.Model, cloze: genanki.Model) -> Iterator[genanki.Note]:
    answer = [card.translation, card.words, card.source]
    if card.translation or card.words:
        name = guid("leeslamp", card.note.id)
        yield genanki.Note(passage, [card.passage, card.sentence, *answer], guid=name, tags=card.tags)
    if card.gap:
        name = guid("leeslamp", card.note.id, "cloze")
        yield genanki.Note(cloze, [card.gap, *answer], guid=name, tags=card.tags)


def _passage_model() -> genanki.Model:
    front = '<div>{{Passage}}</div>\n{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}'
    return genanki.Model(
        PASSAGE,
        "Leeslamp",
        fields=[{"name": name} for name in ("Passage", "Sentence", "Translation", "Words", "Source")],
        templates=[{"name": "Passage", "qfmt": front, "afmt": f"{{{{FrontSide}}}}\n<hr id=answer>\n{_ANSWER}"}],
        css=_CSS,
    )


def _cloze_model() -> genanki.Model:
    return genanki.Model(
        CLOZE,
        "Leeslamp cloze",
        fields=[{"name": name} for name in ("Text", "Translation", "Words", "Source")],
        templates=[
            {"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": f"{{{{cloze:Text}}}}\n<hr id=answer>\n{_ANSWER}"}
        ],
        css=_CSS,
        model_type=genanki.Model.CLOZE,
    )


def _ids(made: Iterable[Card]) -> dict[str, int]:
    """For each note the first of its ids: Anki reads them as when it was made, in milliseconds."""
    ids: dict[str, int] = {}
    last = 0
    for note in sorted((card.note for card in made), key=lambda note: (note.created, note.id)):
        moment = moment_of(note.created)
        last = max(last + _ROOM, int(moment.timestamp() * 1000) if moment else 0)
        ids[note.id] = last
    return ids


def _deck_id(name: str) -> int:
    """The same for the same name, and not 1, which is Anki's own."""
    return int.from_bytes(sha256(name.encode(errors="surrogatepass")).digest()[:6], "big") + 2


def _seconds(stamp: str) -> int:
    moment = moment_of(stamp)
    return max(0, int(moment.timestamp())) if moment else 0


def _zipped(collection: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # of 1980, whenever it is written
    return packed.getvalue()
