"""The lexicon against a dictionary and simplemma: `python tests/bench/lexicon.py [freedict-nld-eng.index] [--list]`.

Prints how many headwords the other dictionary has too, with no English word in common (`--list`: which), and how many
have a form that simplemma takes for a form of another word. Each is to be looked at by somebody who knows Dutch; most
are right in both. FreeDict's dictionary (Debian: dict-freedict-nld-eng, GPL) is read and not copied.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import simplemma

from tui.dutch.dictionaries.dictionary import open_dictionary
from tui.dutch.lexicon import Entry, Kind, shipped
from tui.dutch.word_classes import words

EMPTY = words("a an the to be of in on at for with and or not up out it one s oneself sb sth into from by as")


def english(text: str) -> set[str]:
    """Words of a gloss, cut so that walk, walks and walking are one."""
    found = re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", " ", text.lower()))
    return {word[:5] for word in found if word not in EMPTY}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("index", nargs="?", type=Path, default=Path("/usr/share/dictd/freedict-nld-eng.index"))
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    other, lexicon = open_dictionary(chosen.index), shipped()
    shared = differing = 0
    for headword in lexicon.kinds:
        theirs = other.senses(headword)
        ours = [sense.glosses for entry in lexicon.entries(headword) for sense in entry.senses]
        if theirs:
            shared += 1
            if not english(" ".join(theirs)) & english(" ".join(ours)):
                differing += 1
                if chosen.list:
                    print("sense", headword, "|", "; ".join(ours), "|", "; ".join(theirs), sep="\t")
    odd = [(entry, lemma) for entry in lexicon for lemma in [_other_lemma(entry)] if lemma]
    if chosen.list:
        for entry, lemma in odd:
            print("form", entry.headword, entry.plural or entry.parts, lemma, sep="\t")
    print(f"{len(lexicon.kinds)} headwords; {shared} in {other.name}, {differing} of them with other English")
    print(f"{len(odd)} plurals and participles that simplemma takes for forms of other words")


def _other_lemma(entry: Entry) -> str:
    """The lemma of its plural or participle for simplemma, if that is another word that exists."""
    if entry.kind is Kind.NOUN and entry.plural not in ("", "-"):
        form = entry.plural
    elif entry.kind is Kind.VERB and entry.parts:
        form = entry.parts.participle
    else:
        return ""
    lemma = simplemma.lemmatize(form, lang="nl").replace("_", "")
    return lemma if lemma not in (form, entry.headword) else ""


if __name__ == "__main__":
    main()
