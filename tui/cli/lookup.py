"""`leeslamp lookup`: what a word means, by itself or in a sentence."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, NamedTuple

from tui.clean import one_line
from tui.cli.output import print_json, print_line, warn
from tui.dutch.describe import Described, described
from tui.dutch.lookup import Analysis, LookUp, Other, Row
from tui.errors import LeeslampError
from tui.words import Words


class Found(NamedTuple):
    """What there is about a word in its sentence."""

    analysis: Analysis
    rows: list[Row]
    others: list[Other]


def run(arguments: Namespace) -> int:
    """Print the entries of a word. Raises LeeslampError where there are none."""
    word, sentence = one_line(arguments.word), one_line(arguments.sentence or arguments.word)
    words = Words()
    found = _found(words.look_up, word, sentence)
    for notice in words.notices:
        warn(notice)
    if arguments.json:
        said = [
            {"headword": other.headword, "dictionary": other.dictionary, "senses": list(other.senses)}
            for other in found.others
        ]
        rows = [_row(row, found.analysis, words.look_up) for row in found.rows]
        print_json({"word": word, "sentence": sentence, "found": rows, "others": said})
    else:
        _print_found(words.look_up, found)
    return 0


def print_look_up(word: str, sentence: str, words: Words) -> None:
    """Print the entries of a word of a sentence. Raises LeeslampError where there are none."""
    _print_found(words.look_up, _found(words.look_up, word, sentence))


def _found(look_up: LookUp, word: str, sentence: str) -> Found:
    analysis = look_up.analyse(sentence)
    rows = [row for token in _tokens(analysis, word) for row in look_up.rows(analysis, token) if row.entries]
    rows = list(dict.fromkeys(rows))
    others = look_up.others(rows, word)
    if not rows and not others:
        raise LeeslampError(f"{word!r} is not in the lexicon")
    return Found(analysis, rows, others)


def _print_found(look_up: LookUp, found: Found) -> None:
    analysis, rows, others = found
    _print_others([other for other in others if other.is_own])
    for row in rows:
        for entry in described(row, analysis, look_up.principal_parts(row)):
            _print(entry)
    _print_others([other for other in others if not other.is_own])


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
