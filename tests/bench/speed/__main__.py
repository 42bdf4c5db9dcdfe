"""How long a reader waits: `python tests/bench/speed`, and see README.md one folder up.

All contenders take turns within one run, in random order; what counts are the ratios to `bare`, the least that a
Textual app can be.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections import defaultdict
from contextlib import ExitStack
from math import inf, isnan, nan
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.contenders import Contender, environment, make
from bench.speed.timed import Timed, now

from tui.files import sync

SIZES = [500, 10_000, 100_000, 1_000_000]
THINKING = (0.06, 0.12)
"""Seconds between two keys."""
BUSY = 5
"""Milliseconds of processor time in a second from which on a program still reads in the background."""
TOO_LONG = 20
"""Seconds after which nobody waits for a program to show its text."""
LINE = 800
"""Bytes of one note in the journal."""
SEARCHED = "regering"
BEFORE = {"next hit": ("/", *SEARCHED, "enter")}
"""What to press once before a kind of key is timed."""
Figures = dict[str, list[float]]
Contenders = dict[str, Contender]

chance = random.Random(5)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9, help="starts of each program")
    options.add_argument("--presses", type=int, default=200, help="presses of each key")
    options.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    options.add_argument("--path", default="", help="folders with others' programs, beside PATH")
    chosen = options.parse_args()
    with TemporaryDirectory(prefix="leeslamp-bench-") as name:
        folder = Path(name)
        variables = environment(folder)
        contenders = make(folder, chosen.sizes, f"{chosen.path}:{os.environ['PATH']}")
        contenders = starts(contenders, variables, chosen.rounds)
        keys(contenders, variables, chosen.presses)
        flushed(folder, chosen.presses)
        extremes(contenders, variables)


def starts(contenders: Contenders, variables: dict[str, str], rounds: int) -> Contenders:
    """From exec to the first text, and to the first key that is obeyed; returns those that do show their text."""
    text: Figures = defaultdict(list)
    key: Figures = defaultdict(list)
    slow: set[str] = set()
    for turn in range(rounds + 1):
        for name in chance.sample(sorted(contenders.keys() - slow), len(contenders) - len(slow)):
            try:
                shown, obeyed = start(contenders[name], variables, name.startswith(("bare", "leeslamp")))
            except TimeoutError:
                slow.add(name)
                continue
            if turn:  # the first fills the system's caches
                text[name].append(shown)
                key[name].append(obeyed)
    table("exec to first text, ms", text)
    for name in sorted(slow):
        print(f"  {name:<24} more than {TOO_LONG} s")
    table("exec to first key obeyed, ms (typed when the text appears)", key)
    return {name: contender for name, contender in contenders.items() if name not in slow}


def start(contender: Contender, variables: dict[str, str], with_key: bool) -> tuple[float, float]:
    with Timed(contender.command, variables) as terminal:
        shown = terminal.wait(lambda: contender.shows(terminal), TOO_LONG)
        terminal.rest(0.003)  # the rest of the frame
        obeyed = nan
        if with_key:
            before = cursor(terminal)
            terminal.press("j")
            obeyed = terminal.wait(lambda: cursor(terminal) != before, 10)
        return (shown - terminal.started) * 1000, (obeyed - terminal.started) * 1000


def cursor(terminal: Timed) -> str:
    """Where our bar stands, or what the bare app shows."""
    rows = [number for number, row in enumerate(terminal.screen.display) if "▌" in row]
    return str(rows) if rows else terminal.screen.display[0]


def keys(contenders: Contenders, variables: dict[str, str], presses: int) -> None:
    """From a key to the frame that answers it, with everybody alive at once."""
    with ExitStack() as stack:
        alive = {name: stack.enter_context(Timed(one.command, variables)) for name, one in contenders.items()}
        for name, terminal in alive.items():
            ready(name, contenders[name], terminal)
        for what in dict.fromkeys(what for one in contenders.values() for what in one.keys):
            pressing = [name for name in alive if what in contenders[name].keys or name == "bare"]
            pressed(what, {name: alive[name] for name in pressing}, contenders, presses)
        resized(alive, max(2, presses // 10))


def ready(name: str, contender: Contender, terminal: Timed) -> None:
    """Wait until a program has shown its text, and has read what it reads afterwards."""
    terminal.wait(lambda: contender.shows(terminal), TOO_LONG)
    terminal.settle(0.8)
    if name.startswith("leeslamp"):
        spent = -inf
        while spent + BUSY < (spent := terminal.processor()):
            terminal.rest(1)


def pressed(what: str, alive: dict[str, Timed], contenders: Contenders, presses: int) -> None:
    sequences = {name: contenders[name].keys.get(what) or contenders[name].keys["step"] for name in alive}
    for terminal in alive.values():
        for key in BEFORE.get(what, ()):
            terminal.press(key)
        terminal.rest(1 if what in BEFORE else 0.1)
    waits: Figures = defaultdict(list)
    busy: Figures = defaultdict(list)
    before = {name: (terminal.processor(), terminal.bytes) for name, terminal in alive.items()}
    for turn in range(presses):
        for name in chance.sample(sorted(alive), len(alive)):
            if waits[name][-3:] != [nan] * 3:  # else the key does nothing there
                sequence = sequences[name]
                waited, worked = answered(alive[name], sequence[turn % len(sequence)])
                waits[name].append(waited)
                busy[name].append(worked)
    table(f"{what}: key to frame, ms", waits)
    after = {name: (terminal.processor(), terminal.bytes) for name, terminal in alive.items()}
    table(f"{what}: processor from key to frame, ms", busy)
    table(
        f"{what}: processor with what follows, ms a key",
        {name: [(after[name][0] - before[name][0]) / presses] for name in alive},
    )
    table(f"{what}: bytes a key", {name: [(after[name][1] - before[name][1]) / presses] for name in alive})


def answered(terminal: Timed, keys: str) -> tuple[float, float]:
    """Milliseconds from the last of some keys to the first change, and how many of them a processor was busy; not
    numbers where it changes nothing, as at the end of a text.
    """
    *before, key = keys.split(" ")
    for other in before:
        terminal.press(other)
        terminal.rest(chance.uniform(*THINKING))
    terminal.rest(chance.uniform(*THINKING))
    look, worked = terminal.look(), terminal.processor()
    begun = terminal.press(key)
    try:
        shown = terminal.wait(lambda: terminal.look() != look, 1)
    except TimeoutError:
        return nan, nan
    return (shown - begun) * 1000, terminal.processor() - worked


def flushed(folder: Path, times: int) -> None:
    """What the drive alone takes of a highlight: a line as long as that of a note, written and synced."""
    waits: Figures = {"the drive": []}
    with (folder / "flushed").open("ab", buffering=0) as file:
        for _ in range(times):
            time.sleep(chance.uniform(*THINKING))
            begun = now()
            file.write(b"x" * LINE)
            sync(file.fileno())
            waits["the drive"].append((now() - begun) * 1000)
    table("a line written and synced, ms", waits)


def resized(alive: dict[str, Timed], times: int) -> None:
    waits: Figures = defaultdict(list)
    for turn in range(times):
        for name in chance.sample(sorted(alive), len(alive)):
            waits[name].append(answered_size(alive[name], *((80, 24), (100, 30))[turn % 2]))
    table("resize: to the first frame, ms", waits)


def answered_size(terminal: Timed, columns: int, rows: int) -> float:
    terminal.rest(0.2)
    begun = terminal.resize(columns, rows)
    look = terminal.look()
    try:
        return (terminal.wait(lambda: terminal.look() != look, 5) - begun) * 1000
    except TimeoutError:
        return nan


def extremes(contenders: Contenders, variables: dict[str, str]) -> None:
    """Memory, idling and a search."""
    memory: Figures = {}
    idle: Figures = {}
    search: Figures = {}
    for name, contender in contenders.items():
        if name != "bare" and "jump" not in contender.keys:
            continue
        with Timed(contender.command, variables) as terminal:
            ready(name, contender, terminal)
            memory[name] = [terminal.memory()]
            before = terminal.processor()
            terminal.rest(2)
            idle[name] = [(terminal.processor() - before) / 20]
            if name != "bare":
                for key in ("/", *SEARCHED):
                    terminal.press(key)
                    terminal.rest(0.1)
                search[name] = [answered(terminal, "enter")[0]]
    table("search: Enter to frame, ms", search)
    table("memory, MB", memory)
    table("idle, % of a core", idle)


def table(title: str, figures: Figures) -> None:
    """Median, 99 % and the ratio of medians to `bare`, if it takes part."""
    floor = statistics.median(figures["bare"]) if "bare" in figures else 0
    print(f"\n{title}")
    for name, values in figures.items():
        good = sorted(value for value in values if not isnan(value))
        if good:
            high, middle = good[min(len(good) - 1, int(0.99 * len(good)))], statistics.median(good)
            ratio = f"   {middle / floor:6.3f} x bare" if floor else ""
            print(f"  {name:<24} {middle:9.2f}   99 % {high:9.2f}{ratio}", flush=True)


if __name__ == "__main__":
    main()
