"""Separable verbs, lemmas and look-up against two treebanks: `python tests/bench/dutch.py DATA_DIR [--errors]`.

DATA_DIR holds `alpino-dev.conllu` and `lassy-dev.conllu` (any level below it) of UD_Dutch-Alpino and
UD_Dutch-LassySmall, which are CC BY-SA 4.0 and no part of this project.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.dutch.candidates import Dutch
from tui.dutch.compounds import split
from tui.dutch.looked_up import looked_up
from tui.dutch.lookup import LookUp
from tui.dutch.separable import pairs
from tui.dutch.vocabulary import KnownWords

TREEBANKS = ("alpino-dev", "lassy-dev")


class Word(NamedTuple):
    """A token of a treebank."""

    form: str
    lemma: str
    kind: str
    head: int
    relation: str


def sentences(path: Path) -> Iterator[list[Word]]:
    words: list[Word] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].isdigit():
            words.append(Word(fields[1], fields[2], fields[3], int(fields[6]) - 1, fields[7]))
        elif not line and words:
            yield words
            words = []


def separable(path: Path, dutch: Dutch, errors: bool) -> None:
    """What the treebank calls `compound:prt` of a verb whose lemma is particle_verb. Its other particles (te werk, om
    het leven) count neither way.
    """
    right, missed, false = 0, 0, 0
    for words in sentences(path):
        wanted, neither = gold(words)
        tokens = [word.form for word in words]
        found = {(pair.particle, pair.verb): pair.infinitive for pair in pairs(tokens, dutch.verbs)}
        wrong = {place for place in found.keys() - wanted.keys() if place[0] not in neither}
        right += len(wanted.keys() & found.keys())
        missed += len(wanted.keys() - found.keys())
        false += len(wrong)
        if errors:
            for place in wanted.keys() - found.keys():
                print("missed", wanted[place], "|", " ".join(tokens))
            for place in wrong:
                print("false", found[place], "|", " ".join(tokens))
    precision, recall = 100 * right / max(1, right + false), 100 * right / max(1, right + missed)
    both = 200 * right / (2 * right + false + missed)
    print(f"separable verbs, {path.stem}: P {precision:.1f} R {recall:.1f} F1 {both:.1f} of {right + missed}")


def gold(words: list[Word]) -> tuple[dict[tuple[int, int], str], set[int]]:
    """Infinitives by the places of particle and verb, and the places of other particles."""
    wanted, neither = {}, set()
    for place, word in enumerate(words):
        if word.relation == "compound:prt":
            lemma = words[word.head].lemma.lower()
            if lemma.startswith(f"{word.form.lower()}_"):
                wanted[place, word.head] = lemma.replace("_", "")
            else:
                neither.add(place)
    return wanted, neither


def lemmas(path: Path, dutch: Dutch, errors: bool) -> None:
    """Of nouns, verbs and adjectives: whether the lemma is among the candidates, and is the first."""
    first, among, total = 0, 0, 0
    for words in sentences(path):
        found: dict[int, str] = {}
        for pair in pairs([word.form for word in words], dutch.verbs):
            found[pair.verb] = pair.infinitive
        for place, word in enumerate(words):
            if word.kind not in ("NOUN", "VERB", "ADJ") or not word.form[0].isalpha():
                continue
            lemma = spellings(word.lemma)
            before = words[place - 1].form if place else ""
            after = words[place + 1].form if place + 1 < len(words) else ""
            candidates = [one.lemma for one in dutch.candidates(word.form, before, after)]
            if place in found:
                candidates.insert(0, found[place])
            total += 1
            right = [lemma.fullmatch(candidate) is not None for candidate in candidates]
            first += right[0]
            among += any(right)
            if errors and not right[0]:
                print("lemma", "later" if any(right) else "none", word.form, word.kind, word.lemma, candidates[:4])
    print(f"lemmas, {path.stem}: first {100 * first / total:.1f} among {100 * among / total:.1f} of {total}")


def coverage(path: Path, look_up: LookUp, errors: bool) -> None:
    """Running words, names and numbers out, for which the card has anything."""
    found, total = 0, 0
    for words in sentences(path):
        text, places = "", []
        for word in words:
            places.append(len(text))
            text += f"{word.form} "
        analysis = look_up.analyse(text)
        for word, place in zip(words, places, strict=True):
            if word.kind in ("PROPN", "NUM", "PUNCT", "SYM", "X") or not any(letter.isalpha() for letter in word.form):
                continue
            token = analysis.at(place)
            has = token is not None and any(row.entries for row in look_up.rows(analysis, token))
            total += 1
            found += has
            if errors and not has:
                print("unknown", word.form, word.kind)
    print(f"running words found, {path.stem}: {100 * found / total:.1f} % of {total}")


def compounds(path: Path, dutch: Dutch, errors: bool) -> None:
    """Nouns whose lemma the treebank has in parts: whether the head is right. And of nouns in one piece that are no
    headwords, how many are taken apart.
    """
    vocabulary, seen = KnownWords(dutch), set()
    right, wrong, none, false, whole = 0, 0, 0, 0, 0
    for word in (word for words in sentences(path) for word in words if word.kind == "NOUN"):
        form, parts = word.form.lower(), word.lemma.lower().split("_")
        if "-" in form or "dim" in parts or not form.isalpha() or (form, word.lemma) in seen:
            continue
        seen.add((form, word.lemma))
        lemma = dutch.candidates(form)[0].lemma
        found = split(lemma, vocabulary)
        if len(parts) == 1:
            if len(form) >= 6 and lemma not in dutch.lexicon:
                whole += 1
                false += found is not None
                if errors and found:
                    print("split", form, found.parts)
        elif found is None:
            none += 1
            if errors:
                print("unsplit", form, parts)
        else:
            gold_heads = {plain("".join(parts[cut:])) for cut in range(1, len(parts))}
            fits = found.parts[-1] in gold_heads or vocabulary.headword(found.parts[-1]) in gold_heads
            right += fits
            wrong += not fits
            if errors and not fits:
                print("split wrong", form, parts, found.parts)
    total = right + wrong + none
    heads, precision = 100 * right / total, 100 * right / (right + wrong)
    apart = f"{false} of {whole} others apart"
    print(f"compounds, {path.stem}: heads {heads:.1f} of {total}, precision {precision:.1f}; {apart}")


def spellings(lemma: str) -> re.Pattern[str]:
    """A lemma of the treebanks, which leave out what links the parts of a compound: vrede_proces."""
    return re.compile("(?:s|e|en|er|n)?-?".join(map(re.escape, re.split("[_-]", lemma))), re.IGNORECASE)


def speed(path: Path, dutch: Dutch) -> None:
    """Milliseconds from a word in a sentence to what the card shows."""
    look_up, chance = LookUp(dutch), random.Random(7)
    texts = [" ".join(word.form for word in words) for words in sentences(path)]
    times = []
    for text in chance.sample(texts, 200):
        offset = chance.choice(look_up.analyse(text).spans).start
        begun = time.perf_counter()
        looked_up(look_up, text, offset)
        times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    print(f"a look-up, {path.stem}: median {statistics.median(times):.1f} ms, 99 % {times[-3]:.1f} ms")


def plain(lemma: str) -> str:
    """As it is compared: the treebanks join compounds with `_`."""
    return lemma.replace("_", "").replace("-", "").lower()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    dutch = Dutch()
    for name in TREEBANKS:
        path = next(chosen.data.rglob(f"{name}.conllu"))
        separable(path, dutch, chosen.errors)
        lemmas(path, dutch, chosen.errors)
        compounds(path, dutch, chosen.errors)
        coverage(path, LookUp(dutch), chosen.errors)
        speed(path, dutch)


if __name__ == "__main__":
    main()
