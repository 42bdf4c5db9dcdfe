"""Sentence boundaries against two Dutch treebanks: `python tests/bench/sentences.py DATA_DIR [--errors]`.

DATA_DIR holds `alpino-dev.conllu` and `lassy-dev.conllu` (any level below it) of UD_Dutch-Alpino and
UD_Dutch-LassySmall, which are CC BY-SA 4.0 and no part of this project. Running paragraphs are rebuilt from the
sentence identifiers; only boundaries inside a paragraph are scored.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.dutch.sentences import sentence_spans

TREEBANKS = ("alpino-dev", "lassy-dev")
CONTEXT = 40
"""Characters shown on each side of an error."""
ROUNDS = 5

# doc.p.N.s.M, M.K for a part of a sentence or M_K for two in one, after an optional folder.
_SENTENCE_ID = re.compile(r"(?:.*[\\/])?(?P<document>.*?)(?:\.p\.(?P<paragraph>\d+))?\.s\.(?P<number>\d+(?:[._]\d+)?)")
# The end of a sentence of running text; one that ends otherwise is a heading or a line of a list.
_CLOSED = re.compile(r"[.!?…][\"'’”»)\]]*$")
# A straight single quote that opens: before a word that is not ’s, ’t or ’n.
_OPENING_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(‘“]))'(?=\w)(?![stn]\b)")
# A straight double quote that opens.
_OPENING_DOUBLE = re.compile(r'"(?=\w)')


@dataclass
class Score:
    """Boundaries found and missed; each error is a kind and the text around it."""

    right: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)

    def count(self, kind: str) -> int:
        return sum(1 for found, _ in self.errors if found == kind)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.right + self.count("false cut"))

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.right + self.count("miss"))

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def paragraphs(treebank: Path) -> Iterator[list[str]]:
    """The running paragraphs of a CoNLL-U file, each a list of its sentences in order."""
    found: dict[tuple[str, int], list[tuple[tuple[int, ...], str]]] = {}
    place: tuple[tuple[str, int], tuple[int, ...]] | None = None
    with treebank.open(encoding="utf-8") as lines:
        for line in lines:
            name, _, value = line.partition(" = ")
            if name == "# sent_id":
                parts = _SENTENCE_ID.fullmatch(value.strip())
                if parts is None:
                    raise ValueError(f"{treebank.name}: unknown sentence identifier {value.strip()}")
                number = tuple(map(int, parts["number"].replace("_", ".").split(".")))
                place = (parts["document"], int(parts["paragraph"] or 0)), number
            elif name == "# text" and place:
                found.setdefault(place[0], []).append((place[1], value.strip()))
    for sentences in found.values():
        yield from _running(text for _, text in sorted(sentences, key=lambda numbered: numbered[0]))


def _running(sentences: Iterator[str]) -> Iterator[list[str]]:
    """Cut after each sentence without closing punctuation: no rule can see where it ends."""
    block: list[str] = []
    for sentence in sentences:
        block.append(sentence)
        if not _CLOSED.search(sentence):
            yield block
            block = []
    if block:
        yield block


def typographic(sentence: str) -> str:
    """The same sentence with the quotes of a newspaper: ‘ ’ “ ” for ,, '' ' and "."""
    sentence = sentence.replace(",,", "‘").replace("''", "’")
    sentence = _OPENING_DOUBLE.sub("“", sentence).replace('"', "”")
    return _OPENING_SINGLE.sub("‘", sentence).replace("'", "’")


STYLES: dict[str, Callable[[str], str]] = {"original": str, "typographic": typographic}


def score(blocks: list[list[str]]) -> Score:
    """Compare the cuts inside each block, by the character the next sentence starts with."""
    total = Score()
    for sentences in blocks:
        text = " ".join(sentences)
        gold = set(accumulate(len(sentence) + 1 for sentence in sentences[:-1]))
        found = {span.start for span in sentence_spans(text)[1:]}
        total.right += len(gold & found)
        for at in sorted(gold ^ found):
            around = f"{text[max(0, at - CONTEXT) : at]}|{text[at : at + CONTEXT]}"
            total.errors.append(("miss" if at in gold else "false cut", around))
    return total


def sentences_per_second(blocks: list[list[str]]) -> float:
    """Median speed over a few rounds."""
    texts = [" ".join(sentences) for sentences in blocks]
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for text in texts:
            sentence_spans(text)
        times.append(time.perf_counter() - begin)
    return sum(map(len, blocks)) / statistics.median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure sentence boundaries on two Dutch treebanks.")
    parser.add_argument("data", nargs="?", type=Path, help="folder with alpino-dev.conllu and lassy-dev.conllu")
    parser.add_argument("--errors", action="store_true", help="print each false cut and miss")
    options = parser.parse_args()
    files = {name: _find(options.data, name) for name in TREEBANKS}
    if None in files.values():
        print("Pass the folder that holds", " and ".join(f"{name}.conllu" for name in TREEBANKS), file=sys.stderr)
        return 1
    print(f"{'treebank':12}{'quotes':13}{'P':>7}{'R':>7}{'F1':>7}{'cuts':>7}{'sentences/s':>13}")
    for name, treebank in files.items():
        original = list(paragraphs(treebank)) if treebank else []
        for quotes, change in STYLES.items():
            blocks = [[change(sentence) for sentence in block] for block in original]
            found = score(blocks)
            speed = sentences_per_second(blocks)
            print(
                f"{name:12}{quotes:13}{found.precision:7.2f}{found.recall:7.2f}{found.f1:7.2f}"
                f"{sum(map(len, blocks)) - len(blocks):7}{speed:13,.0f}"
            )
            if options.errors:
                for kind, around in found.errors:
                    print(f"    {kind:10}{around}")
    return 0


def _find(folder: Path | None, name: str) -> Path | None:
    return next(iter(sorted(folder.rglob(f"{name}.conllu"))), None) if folder else None


if __name__ == "__main__":
    sys.exit(main())
