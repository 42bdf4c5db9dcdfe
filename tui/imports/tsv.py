"""Our own text file for Anki (tui/exports/anki_tsv.py), read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from tui.errors import NotesFileError
from tui.exports.anki_tsv import COLUMNS
from tui.imports.cards import Fields, note_of
from tui.imports.model import Format, Imported
from tui.imports.readwise import LONGEST

_TRANSLATION = re.compile(r"<i>([^<]*)</i>(?:<br><br>|\Z)")


def is_tsv(text: str) -> bool:
    """Whether the lines above the table are ours."""
    return text.startswith("#separator:") and COLUMNS in text[:1000].split("\n")


def table_in(text: str) -> list[Imported]:
    """The notes of a table, from top to bottom. Raises NotesFileError."""
    if not is_tsv(text):
        raise NotesFileError("the lines above its table are not ours: export the notes again")
    csv.field_size_limit(LONGEST)
    try:
        return list(_all(text))
    except csv.Error as error:
        raise NotesFileError(f"it is no table that can be read: {error}") from error


def _all(text: str) -> Iterator[Imported]:
    lines = dropwhile(lambda line: line.startswith("#"), io.StringIO(text, newline="\n"))
    for row in csv.reader(lines, delimiter="\t", strict=True):
        if row:
            yield _imported(row)


def _imported(row: Sequence[str]) -> Imported:
    if len(row) != 5:
        raise NotesFileError("a row of its table is not whole: export the notes again")
    name, _, front, back, tags = row
    passage, _, sentence = front.partition("<br><br>")
    before, command_follows, command = back.rpartition("<br><code>")
    answer, _, title = before.rpartition("<br><br>")
    told = _TRANSLATION.match(answer)
    translation, words = (told[1], answer[told.end() :]) if told else ("", answer)
    source = f"{title}{command_follows}{command}"
    return note_of(Format.TSV, name, Fields(passage, sentence, translation, words, source), tags.split())
