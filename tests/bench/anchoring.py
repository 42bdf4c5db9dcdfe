"""How many passages are found again in an edited text: `python tests/bench/anchoring.py [FILE…]`.

The texts are made up, of 1,000 and 100,000 words; a FILE is a text of your own. Editors are imitated with fixed seeds,
and every character keeps its origin, so that where a passage went is known exactly.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import os

from notes.edited_texts import KINDS, Edited, edited, look_alike
from notes.made_up_texts import made_up
from notes.verdicts import Judge, Verdict, highlights, target_at

from tui.notes.anchoring.anchors import Anchors, State

SEED = int(os.environ.get("S", "11"))
PASSAGES = 1000
"""Per kind of edit."""
EDITIONS = 20
"""Of a short text each kind of edit is made so many times."""


class Goal(NamedTuple):
    """What is wanted of a text: at least, at most, at most."""

    right: float
    silent: float
    milliseconds: float


SHORT, LONG = Goal(99.7, 0.1, 1), Goal(99.4, 0.1, 5)


class Figures:
    """Verdicts counted, times taken."""

    def __init__(self) -> None:
        self.verdicts: Counter[Verdict] = Counter()
        self.silent = self.asked = self.passages = 0
        self.map = self.search = 0.0
        """Seconds."""

    def add(self, text: Edited, number: int, seed: int, *, lost: bool = False) -> None:
        """Mark so many passages of the old text and find them in the new one; `lost` without the old text."""
        spans = highlights(text.old, number, seed)
        targets = [target_at(text.old, span) for span in spans]
        gc.collect()
        begun = time.perf_counter()
        anchors = Anchors(None if lost else text.old, text.new)
        anchors.find(targets[0])
        first = time.perf_counter()
        places = [anchors.find(target) for target in targets]
        self.search += time.perf_counter() - first
        self.map += first - begun
        judge = Judge(text)
        for span, place in zip(spans, places, strict=True):
            verdict = judge.verdict(span, place)
            self.verdicts[verdict] += 1
            self.passages += 1
            if place and place.state is State.ASK:
                self.asked += 1
            elif verdict is Verdict.WRONG:
                self.silent += 1

    def __iadd__(self, other: Figures) -> Figures:
        self.verdicts += other.verdicts
        self.silent, self.asked, self.passages = (
            self.silent + other.silent,
            self.asked + other.asked,
            self.passages + other.passages,
        )
        self.map, self.search = self.map + other.map, self.search + other.search
        return self

    def share(self, count: int) -> float:
        return 100 * count / self.passages

    @property
    def milliseconds(self) -> float:
        """A passage, the map divided over them."""
        return 1000 * (self.map + self.search) / self.passages

    def row(self, name: str) -> str:
        verdicts = " ".join(f"{self.share(self.verdicts[verdict]):7.2f}" for verdict in Verdict)
        return (
            f"{name:<24} {verdicts} {self.share(self.asked):7.2f} {self.share(self.silent):7.2f}"
            f" {1000 * self.search / self.passages:8.3f} {self.milliseconds:8.3f}"
        )


HEAD = f"{'%':<24} {' '.join(f'{verdict:>7}' for verdict in Verdict)}   asked  silent       ms  and map"


def editions(kind: str, text: str, spare: str, number: int) -> Iterator[tuple[Edited, int]]:
    for edition in range(number):
        seed = SEED + 101 * edition
        yield (look_alike if kind == "look-alike" else lambda *args: edited(kind, *args))(text, seed, spare), seed + 7


def measure(name: str, text: str, spare: str, goal: Goal) -> None:
    number = EDITIONS if len(text.split()) < 10_000 else 1
    print(f"\n{name}, {len(text.split()):,} words, {PASSAGES} passages of each kind, {number} edition(s)\n{HEAD}")
    total, maps = Figures(), []
    for kind in (*KINDS, "look-alike"):
        figures = Figures()
        for made, seed in editions(kind, text, spare, number):
            figures.add(made, PASSAGES // number, seed)
        print(figures.row(kind), flush=True)
        maps.append(figures.map / number)
        if kind == "look-alike":
            alike = figures
        else:
            total += figures
    print(total.row("all but look-alike"))
    for what, kinds in (("the same, no old text", KINDS), ("look-alike, no old text", ("look-alike",))):
        lost = Figures()
        for kind in kinds:
            for made, seed in editions(kind, text, spare, number):
                lost.add(made, PASSAGES // number, seed, lost=True)
        print(lost.row(what), flush=True)
    print(f"the map, made once: {1000 * min(maps):.1f} to {1000 * max(maps):.1f} ms")
    tell(f"{name}: right", total.share(total.verdicts[Verdict.RIGHT]), goal.right, "%", at_least=True)
    tell(f"{name}: wrong and not asked about", total.share(total.silent), goal.silent, "%")
    tell(f"{name}: a passage, with its part of the map", total.milliseconds, goal.milliseconds, "ms")
    tell(f"{name}: look-alikes, wrong and not asked about", alike.silent, 0, "")


def tell(what: str, figure: float, goal: float, unit: str, *, at_least: bool = False) -> None:
    met = "met" if (figure >= goal if at_least else figure <= goal) else "NOT MET"
    print(f"{what:<62} {figure:9.3f} {unit:<3} target {'>=' if at_least else '<='} {goal:g} {unit}: {met}", flush=True)


def main() -> None:
    spare = made_up(20_000, SEED + 1)
    if not sys.argv[1:]:
        measure("short", made_up(1_000, SEED), spare, SHORT)
        measure("long", made_up(100_000, SEED), spare, LONG)
    for name in sys.argv[1:]:
        text = Path(name).read_text(encoding="utf-8").strip()
        measure(Path(name).name, text, spare, SHORT if len(text.split()) < 10_000 else LONG)


if __name__ == "__main__":
    main()
