"""Translation against a loopback server that is slow and misbehaves: `python tests/bench/translating.py [DATA_DIR]`.

Prints the ratios and counts that docs/translation.md quotes. The server (tests/translation/fake_services.py) runs in a
process of its own and takes 80 to 250 ms for an answer. DATA_DIR, for the sentence links, holds `dev.nl` and
`dev.google.en` (any level below it) of FLORES-101 with Google's output, CC BY-SA 4.0 and no part of this project.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from terminal import Terminal
from translation.fake_services import FakeServices, translated

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.dutch.sentences import sentence_spans
from tui.opening import Opened
from tui.session import Session
from tui.translation.align import pair
from tui.translation.cache import TranslationCache
from tui.translation.english import english_sentences
from tui.translation.first_use import FirstUse
from tui.translation.google import Google
from tui.translation.model import Translation
from tui.translation.scheduler import Scheduler, Services
from tui.translation.settings import ProviderSettings
from tui.translation.state import State
from tui.translation.wanted import Wanted

ROOT = Path(__file__).resolve().parents[2]
LATENCY = (0.08, 0.25)
FAULTS = {"429": 0.10, "500": 0.05, "error page": 0.03, "cut page": 0.02, "empty": 0.02, "hang": 0.01}
COUNT = 400
SEEN = 9
"""Paragraphs on a screen."""


def paragraphs() -> list[Wanted]:
    """Different texts of about 290 characters each, made of the sentences of the shipped articles."""
    workspace = Workspace(ROOT)
    articles = [workspace.open(entry) for entry in workspace.entries()]
    sentences = [article.sentence_text(number) for article in articles for number in range(len(article.sentences))]
    chance = random.Random(1)
    made = []
    for number in range(COUNT):
        chosen = [f"Dit is stuk {number}."]
        while sum(map(len, chosen)) < 235:
            chosen.append(chance.choice(sentences))
        made.append(Wanted(number, " ".join(chosen), tuple(chosen)))
    return made


class Server:
    """The fake services in another process."""

    def __init__(self) -> None:
        command = [sys.executable, __file__, "--serve"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self._line()

    def _line(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def set(self, **what: Any) -> int:
        """Change how it behaves; how many requests it had since the last time."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


def serve() -> None:
    """The other process: a JSON object a line on standard input, the number of requests as the answer."""
    with FakeServices() as server:
        server.latency = LATENCY
        server.retry_after = ""
        print(json.dumps(server.google_url), flush=True)
        for line in sys.stdin:
            for name, value in json.loads(line).items():
                setattr(server, name, value)
            print(len(server.packs), flush=True)
            server.packs.clear()


class Told:
    """A listener that remembers what came when."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.at: dict[int, float] = {}
        self.texts: dict[int, str] = {}
        self.state: State | None = None
        self._changed = threading.Condition()

    def translated(self, blocks: Sequence[tuple[int, Translation]]) -> None:
        with self._changed:
            for block, translation in blocks:
                self.at[block] = time.perf_counter() - self.began
                self.texts[block] = translation.text
            self._changed.notify_all()

    def progressed(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def noticed(self, notice: str) -> None:
        """Nobody reads it here."""

    def wait(self, blocks: Sequence[int], seconds: float = 120.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: all(block in self.at for block in blocks), seconds)

    def wait_until_idle(self, seconds: float = 120.0) -> bool:
        """Everything is there, or it is the reader's turn."""
        with self._changed:
            return self._changed.wait_for(lambda: self.state is not None and self.state.pause == float("inf"), seconds)


@contextmanager
def scheduler(url: str, **settings: Any) -> Iterator[Scheduler]:
    """One with nothing in its cache."""
    with tempfile.TemporaryDirectory() as folder:
        cache = TranslationCache(Path(folder) / "cache.sqlite3")
        services = Services([Google(ProviderSettings(url=url, **settings))], cache, FirstUse(Path(folder) / "told"))
        made = Scheduler(lambda: services)
        yield made
        made.close()
        time.sleep(0.3)  # what is under way may still be kept
        cache.close()


def stock(url: str, wanted: Sequence[Wanted]) -> float:
    """Seconds of a loop over deep-translator as it is."""
    from deep_translator import GoogleTranslator

    translator = GoogleTranslator(source="nl", target="en")
    translator._base_url = url
    began = time.perf_counter()
    for one in wanted:
        assert translator.translate(one.text)
    return time.perf_counter() - began


def speed(server: Server, wanted: Sequence[Wanted], sample: int) -> None:
    server.set(chances={})
    part = stock(server.url, wanted[:sample])
    loop = part * len(wanted) / sample
    server.set()
    with scheduler(server.url) as made:
        told = Told()
        made.open(wanted, told, (0, SEEN - 1))
        assert told.wait(range(len(wanted)))
        took = max(told.at.values())
    requests = server.set()
    right = sum(told.texts[one.block] == translated(one.text) for one in wanted)
    how = "" if sample == len(wanted) else f", from the first {sample}"
    trip, ratio, first_at = sum(LATENCY) / 2, loop / took, told.at[0]
    print(f"{len(wanted)} paragraphs, {sum(len(one.text) for one in wanted):,} characters, 80-250 ms an answer")
    print(f"  stock loop                    {loop:7.1f} s, {len(wanted)} requests{how}")
    print(
        f"  scheduler                     {took:7.1f} s, {requests} requests, {right} right: {ratio:.1f} times as fast"
    )
    print(
        f"  first paragraph on screen     {first_at:7.3f} s: {first_at / trip:.2f} mean round trips, with the imports"
    )


def first(server: Server, wanted: Sequence[Wanted], rounds: int = 20) -> None:
    times = []
    for number in range(rounds):
        with scheduler(server.url, per_second=1000.0) as made:
            told = Told()
            made.open(wanted[number * 15 :], told, (number * 15, number * 15 + SEEN - 1))
            assert told.wait([number * 15])
            times.append(told.at[number * 15])
    server.set()
    trips = sorted(time / (sum(LATENCY) / 2) for time in times)
    print(f"  the same, {rounds} openings          mean {sum(trips) / rounds:.2f}, median {trips[rounds // 2]:.2f}")


def faults(server: Server, wanted: Sequence[Wanted]) -> None:
    print("10 % 429, 5 % 500, 3 % error page, 2 % cut page, 2 % empty, 1 % hang; a read time-out of 2 s")
    before = threading.active_count()
    for characters in (None, None, 1200, 1200):  # small requests meet more faults
        server.set(chances=FAULTS)
        with scheduler(server.url, read=2.0, characters=characters) as made:
            told = Told()
            made.open(wanted, told, (0, SEEN - 1))
            idle = told.wait_until_idle()
            took = time.perf_counter() - told.began
        assert told.state
        requests = server.set(chances={})
        right = sum(told.texts.get(one.block) == translated(one.text) for one in wanted)
        wrong = len(told.texts) - right
        print(
            f"  {characters or 4900} a request: {right} right, {wrong} wrong shown, {len(told.state.failed)} marked, "
            f"{requests} requests, {took:.1f} s{'' if idle else ', NOT FINISHED'}"
        )
        time.sleep(2.5)
    print(f"  threads left over             {threading.active_count() - before}")


def jump(server: Server, wanted: Sequence[Wanted]) -> None:
    server.set(chances={})
    with scheduler(server.url) as made:
        told = Told()
        job = made.open(wanted, told, (0, SEEN - 1))
        assert told.wait([0])
        jumped = time.perf_counter() - told.began
        made.look_at(job, (300, 300 + SEEN - 1))
        assert told.wait(range(300, 300 + SEEN))
        took = max(told.at[block] for block in range(300, 300 + SEEN)) - jumped
        assert told.wait(range(len(wanted)))
    screen = max(told.at[block] for block in range(300, 300 + SEEN))
    trip = sum(LATENCY) / 2
    under_way = {block for block in told.at if told.at[block] < screen and not 250 < block < 360}
    print(f"jump to paragraph 300           {took:7.3f} s for its screen: {took / trip:.2f} mean round trips")
    print(f"  before it came {len(under_way)} other paragraphs, which had been asked for when the jump was made")
    server.set()


def gaps(server: Server, wanted: Sequence[Wanted]) -> None:
    """The longest time the screen's thread did not come round while translations arrived and keys were pressed."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.articles.mkdir()
        text = "\n\n".join(one.text for one in wanted)
        (workspace.articles / "long.md").write_text(text, encoding="utf-8")
        entry = workspace.find("long")

        def services() -> Services:
            google = Google(ProviderSettings(url=server.url))
            return Services([google], TranslationCache(Path(folder) / "cache"), FirstUse(Path(folder) / "told"))

        for translated in (False, True):
            longest: list[str] = []
            for _ in range(5):
                (Path(folder) / "cache").unlink(missing_ok=True)
                gc.collect()
                gc.freeze()  # a full collection goes through this app, not through those of earlier rounds as well
                app = Leeslamp(
                    Session(workspace, (lambda: services) if translated else (lambda: None)),
                    Opened(workspace.open(entry), entry),
                )
                longest.append(f"{1000 * max(asyncio.run(_read(app, translated))):.0f}")
            what = "while 400 paragraphs arrive" if translated else "the same keys, no translator"
            print(f"  {what:29} longest in each of 5 rounds: {', '.join(longest)} ms")
    server.set()


async def _read(app: Leeslamp, translated: bool) -> list[float]:
    found: list[float] = []

    async def watch() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            found.append(now - last)
            last = now

    async with app.run_test(size=(120, 36), notifications=False) as pilot:
        await pilot.pause(0.2)
        watching = asyncio.create_task(watch())
        end = time.perf_counter() + (60 if translated else 3)
        while time.perf_counter() < end:
            await pilot.press("j")
            await asyncio.sleep(0.05)
            state = getattr(app.screen, "state", None)
            if translated and state and state.done == state.wanted:
                break
        watching.cancel()
    return found


def leaving(server: Server) -> None:
    """Q, with every request hanging, in a real terminal."""
    server.set(chances={"hang": 1.0})
    times = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            (home / "articles").mkdir()
            text = "\n\n".join(one.text for one in paragraphs()[:60])
            (home / "articles" / "long.md").write_text(text, encoding="utf-8")
            config = home / "config.toml"
            config.write_text(f'[translation]\nchain = ["google"]\n[translation.google]\nurl = "{server.url}"\n')
            own = {"HOME": folder, "LEESLAMP_CONFIG": str(config), "XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder}
            environment = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
            command = [sys.executable, "-m", "tui", "--workspace", folder, "read", "long"]
            with Terminal(command, 120, 36, environment) as terminal:
                terminal.wait("en: waiting")
                while server.set() == 0:
                    time.sleep(0.02)
                time.sleep(0.5)
                began = time.perf_counter()
                terminal.press("Q")
                terminal.exit_code()
                times.append(time.perf_counter() - began)
    server.set(chances={})
    print(f"Q while every request hangs     gone after {max(times):.2f} s at most (5 times)")


def links(data: Path) -> None:
    dutch, english = (
        next(iter(sorted(data.rglob(name)))).read_text(encoding="utf-8").splitlines()
        for name in ("dev.nl", "dev.google.en")
    )
    right = wrong = whole = paragraphs = 0
    for seed in range(5):
        chance = random.Random(seed)
        at = 0
        while at < len(dutch) - 5:
            size = chance.choice((2, 3, 4, 5))
            ours, theirs = dutch[at : at + size], english[at : at + size]
            at += size
            paragraphs += 1
            text = " ".join(ours)
            left = [text[slice(*span)] for span in sentence_spans(text)]
            beads = pair([len(one) for one in left], [len(one) for one in english_sentences(" ".join(theirs))])
            if beads is None:
                whole += 1
                continue
            from_line, to_line = _lines(left, ours), _lines(english_sentences(" ".join(theirs)), theirs)
            for bead in beads:
                same = set().union(*(from_line[i] for i in bead.dutch)) == set().union(
                    *(to_line[j] for j in bead.english)
                )
                right, wrong = right + same, wrong + (not same)
    print(
        f"sentence links                  {right} of {right + wrong} right ({100 * right / (right + wrong):.2f} %), "
        f"{whole} of {paragraphs} paragraphs left whole"
    )


def _lines(sentences: Sequence[str], lines: Sequence[str]) -> list[set[int]]:
    """For each sentence the lines of the data that it is made of."""
    bounds, at = [], 0
    for line in lines:
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    found, at, text = [], 0, " ".join(lines)
    for sentence in sentences:
        at = text.index(sentence, at)
        end = at + len(sentence)
        found.append({number for number, (start, stop) in enumerate(bounds) if at < stop and end > start})
        at = end
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure translation against a loopback server.")
    parser.add_argument("data", nargs="?", type=Path, help="folder with dev.nl and dev.google.en")
    parser.add_argument("--sample", type=int, default=COUNT, help="paragraphs for the stock loop; it takes a minute")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ["NO_PROXY"] = "*"
    if options.serve:
        serve()
        return 0
    wanted = paragraphs()
    server = Server()
    try:
        speed(server, wanted, options.sample)
        first(server, wanted)
        jump(server, wanted)
        print("the screen's thread, 20 keys a second")
        gaps(server, wanted)
        leaving(server)
        faults(server, wanted)
    finally:
        server.stop()
    if options.data:
        links(options.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
