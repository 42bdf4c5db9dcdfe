"""How many passages are found again in an edited text: `python tests/bench/anchoring.py [FILE…]`.

The texts are made up, of 1,000 and 100,000 words; a FILE is a text of your own. Editors are imitated with fixed seeds,
and every character keeps its origin, so that where a passage went is known exactly.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


import books
from notes.edited_texts import KINDS, LOOK_ALIKE, Edited, edited
from notes.made_up_texts import made_up
from notes.verdicts import Judge, Verdict, highlights, target_at

from tui.notes.anchoring.anchors import Anchors, State

SEED = 4099
"""Not one of those with which the algorithm was made."""
PASSAGES = 1000
"""Per kind of edit."""
EDITIONS = 20
"""Of a short text each kind of edit is made so many times."""
BOOK, CHANGES = 1_000_000, 200
"""Words of a text in which there are so many changes."""


class Goal(NamedTuple):
    """What is wanted of a text: at least, at most, at most."""

    right: float
    silent: float
    milliseconds: float


SHORT, LONG = Goal(99.7, 0.1, 1), Goal(99.4, 0.1, 5)


@dataclass
class Figures:
    """Verdicts, whether the reader is asked, and seconds taken."""

    verdicts: list[tuple[Verdict, bool]] = field(default_factory=list)
    map: float = 0.0
    search: float = 0.0

    def find(self, text: Edited, number: int, seed: int, *, lost: bool = False) -> None:
        """Mark so many passages of the old text and find them in the new one; `lost` without the old text."""
        spans = highlights(text.old, number, seed)
        targets = [target_at(text.old, span) for span in spans]
        gc.collect()
        begun = time.perf_counter()
        anchors = Anchors(None if lost else text.old, text.new)
        anchors.find(targets[0])
        mapped = time.perf_counter()
        places = [anchors.find(target) for target in targets]
        self.search += time.perf_counter() - mapped
        self.map += mapped - begun
        judge = Judge(text)
        for span, place in zip(spans, places, strict=True):
            asked = place is not None and place.state is State.ASK
            self.verdicts.append((judge.verdict(span, place), asked))

    def add(self, other: Figures) -> None:
        self.verdicts += other.verdicts
        self.map += other.map
        self.search += other.search

    def share(self, count: int) -> float:
        return 100 * count / len(self.verdicts)

    def of(self, wanted: Verdict) -> float:
        return self.share(sum(verdict is wanted for verdict, _ in self.verdicts))

    @property
    def silent(self) -> int:
        """Wrong, and the reader is not asked."""
        return self.verdicts.count((Verdict.WRONG, False))

    @property
    def milliseconds(self) -> float:
        """A passage, the map divided over them."""
        return 1000 * (self.map + self.search) / len(self.verdicts)

    def row(self, name: str) -> str:
        verdicts = " ".join(f"{self.of(verdict):7.2f}" for verdict in Verdict)
        asked = self.share(sum(asked for _, asked in self.verdicts))
        alone = 1000 * self.search / len(self.verdicts)
        silent = self.share(self.silent)
        return f"{name:<24} {verdicts} {asked:7.2f} {silent:7.2f} {alone:8.3f} {self.milliseconds:8.3f}"


HEAD = f"{'%':<24} {' '.join(f'{verdict:>7}' for verdict in Verdict)}   asked  silent       ms  and map"


def figures(kind: str, text: str, spare: str, *, lost: bool = False) -> Figures:
    """Passages found after edits of a kind, of a short text in many editions."""
    number, found = _editions(text), Figures()
    for seed in range(SEED, SEED + number):
        found.find(edited(kind, text, seed, spare), PASSAGES // number, seed + EDITIONS, lost=lost)
    return found


def _editions(text: str) -> int:
    return EDITIONS if len(text.split()) < 10_000 else 1


def measure(name: str, text: str, spare: str, goal: Goal) -> None:
    number = _editions(text)
    print(f"\n{name}: {len(text.split()):,} words, {PASSAGES} passages of each kind, {number} edition(s)\n{HEAD}")
    total, lost, maps = Figures(), Figures(), []
    for kind in KINDS:
        found = figures(kind, text, spare)
        print(found.row(kind), flush=True)
        total.add(found)
        lost.add(figures(kind, text, spare, lost=True))
        maps.append(1000 * found.map / number)
    alike = figures(LOOK_ALIKE, text, spare)
    print(total.row("all of them"))
    print(alike.row(LOOK_ALIKE))
    print(lost.row("all, old text lost"))
    print(figures(LOOK_ALIKE, text, spare, lost=True).row(f"{LOOK_ALIKE}, lost"))
    print(f"the map, once for all passages: {min(maps):.1f} to {max(maps):.1f} ms")
    tell(f"{name}: right", total.of(Verdict.RIGHT), goal.right, "%", at_least=True)
    tell(f"{name}: wrong and not asked about", total.share(total.silent), goal.silent, "%")
    tell(f"{name}: a passage, with its part of the map", total.milliseconds, goal.milliseconds, "ms")
    tell(f"{name}: look-alikes wrong and not asked about", alike.silent, 0, "")


def book() -> None:
    """A text of a million words, changed here and there, and another text in its place."""
    old, chance = books.text(BOOK), random.Random(SEED)
    words = old.split(" ")
    for at in chance.sample(range(len(words)), CHANGES):
        words[at] = chance.choice(("", "iets anders", "een heel nieuw stuk zin."))
    shuffled = chance.sample(words, len(words))
    targets = [target_at(old, span) for span in highlights(old, 100, SEED)]
    print(f"\n{BOOK:,} words, 100 passages")
    for what, text in ((f"{CHANGES} changes", " ".join(words)), ("another text", " ".join(shuffled))):
        begun = time.perf_counter()
        anchors = Anchors(old, text)
        found = sum(anchors.find(target) is not None for target in targets)
        tell(f"{what}, {found} found", time.perf_counter() - begun, 10, "s")


def tell(what: str, figure: float, goal: float, unit: str, *, at_least: bool = False) -> None:
    met = "met" if (figure >= goal if at_least else figure <= goal) else "NOT MET"
    print(f"{what:<62} {figure:9.3f} {unit:<3} target {'>=' if at_least else '<='} {goal:g} {unit}: {met}", flush=True)


def main() -> None:
    spare = made_up(20_000, SEED + 1)
    if not sys.argv[1:]:
        measure("short", made_up(1_000, SEED), spare, SHORT)
        measure("long", made_up(100_000, SEED), spare, LONG)
        book()
    for name in sys.argv[1:]:
        text = Path(name).read_text(encoding="utf-8").strip()
        measure(Path(name).name, text, spare, SHORT if len(text.split()) < 10_000 else LONG)


if __name__ == "__main__":
    main()
