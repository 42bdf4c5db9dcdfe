"""`leeslamp lookup`: what a word means, by itself or in a sentence."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tui.clean import one_line
from tui.cli.output import print_json, print_line, warn
from tui.dutch.describe import Described, described
from tui.dutch.lookup import Analysis, LookUp, Other, Row
from tui.errors import LeeslampError
from tui.words import Words


def run(arguments: Namespace) -> int:
    """Print the entries of a word. Raises LeeslampError where there are none."""
    word, sentence = one_line(arguments.word), one_line(arguments.sentence or arguments.word)
    words = Words()
    look_up = words.look_up
    for notice in words.notices:
        warn(notice)
    analysis = look_up.analyse(sentence)
    rows = [row for token in _tokens(analysis, word) for row in look_up.rows(analysis, token) if row.entries]
    rows = list(dict.fromkeys(rows))
    others = look_up.others(rows, word)
    if not rows and not others:
        raise LeeslampError(f"{word!r} is not in the lexicon")
    if arguments.json:
        said = [
            {"headword": other.headword, "dictionary": other.dictionary, "senses": list(other.senses)}
            for other in others
        ]
        found = [_row(row, analysis, look_up) for row in rows]
        print_json({"word": word, "sentence": sentence, "found": found, "others": said})
        return 0
    _print_others([other for other in others if other.is_own])
    for row in rows:
        for entry in described(row, analysis, look_up.principal_parts(row)):
            _print(entry)
    _print_others([other for other in others if not other.is_own])
    return 0


def _print_others(others: list[Other]) -> None:
    for other in others:
        _print(Described(other.headword, f"says {other.dictionary}", "", "", other.senses, ""))


def _tokens(analysis: Analysis, word: str) -> list[int]:
    """Where the word is in the sentence; of several words all that they are."""
    wanted = {token.lower() for token in word.split()} if analysis.text != word else None
    texts = [analysis.text[slice(*span)].lower() for span in analysis.spans]
    found = [number for number, text in enumerate(texts) if wanted is None or text in wanted]
    if not found:
        raise LeeslampError(f"{word!r} is no word of that sentence")
    return found


def _print(entry: Described) -> None:
    kind = f"({entry.kind})" if entry.kind else ""
    print_line("  ".join(filter(None, (entry.heading, kind, entry.forms, entry.reason))))
    for sense in entry.senses:
        print_line(f"  {sense}")
    if entry.note:
        print_line(f"  ({entry.note})")


def _row(row: Row, analysis: Analysis, look_up: LookUp) -> dict[str, Any]:
    entries = described(row, analysis, look_up.principal_parts(row))
    return {
        "lemma": row.lemma,
        "reason": row.reason.value,
        "spans": [{"start": span.start, "end": span.end} for span in row.spans],
        "parts": list(row.parts),
        "entries": [
            {
                "heading": one.heading,
                "kind": one.kind,
                "forms": one.forms,
                "senses": list(one.senses),
                "remark": one.note,
            }
            for one in entries
        ],
    }
