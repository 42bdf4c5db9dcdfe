"""Two hundred look-ups to be judged by hand: `python tests/bench/sample.py draw`, and `count` for the verdicts.

`draw` prints a line for each: a word of the shipped articles, chosen by a seed, its sentence, and what the card says,
the likeliest first. Function words are left out, for they would only make the figure better. Somebody who knows both
languages puts a verdict in front: `top` where the first sense is right there, `card` where another one on the card is,
`no` where none is. The judged sheet is look_ups.tsv beside this file.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article.workspace import Workspace
from tui.dutch.lexicon import Kind
from tui.dutch.looked_up import looked_up
from tui.dutch.lookup import LookUp
from tui.widgets.word_card import FEW

PROJECT = Path(__file__).resolve().parents[2]
SHEET = Path(__file__).with_name("look_ups.tsv")
SEED, SIZE = 2027, 200
CLOSED = frozenset([Kind.DETERMINER, Kind.PRONOUN, Kind.PREPOSITION, Kind.CONJUNCTION, Kind.NUMERAL])


def draw() -> None:
    look_up, workspace = LookUp(), Workspace(PROJECT)
    places = []
    for entry in workspace.entries():
        article = workspace.open(entry)
        for sentence in article.sentences:
            text = article.text[slice(*sentence.span)]
            places += [(text, span.start) for span in look_up.analyse(text).spans]
    chance, drawn = random.Random(SEED), 0
    while drawn < SIZE:
        text, offset = chance.choice(places)
        found = looked_up(look_up, text, offset)
        kinds = look_up.dutch.lexicon.kinds.get(found.word.lower(), frozenset())
        if found.word[:1].isalpha() and not kinds & CLOSED and not (found.word[0].isupper() and offset):
            drawn += 1
            said = [f"{one.heading} [{one.kind}] {' / '.join(one.senses)}" for one in found.entries[:FEW]]
            print("?", found.word, text, *said, sep="\t")


def count() -> None:
    verdicts = Counter(line.split("\t")[0] for line in SHEET.read_text(encoding="utf-8").splitlines())
    total = sum(verdicts.values())
    print(f"{total} look-ups: right on top {verdicts['top'] / total:.1%}, on the card {1 - verdicts['no'] / total:.1%}")


if __name__ == "__main__":
    draw() if sys.argv[1:] == ["draw"] else count()
