"""What editors do to a text, with the origin of every character: where a passage went is known exactly."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

Letter = tuple[str, int]
"""A character and the offset it had in the old text; NEW, or less for one of a rewritten stretch with that number."""
Sentence = list[Letter]
NEW = -1

SENTENCE = re.compile(r".+?(?:[.!?][\"'’”]?(?=\s+[A-Z‘“'\"À-Ü])|$)\s*", re.DOTALL)
"""A sentence of a paragraph with the white space behind it, roughly."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_BREAK: Sentence = [("\n", NEW), ("\n", NEW)]
_RETYPED = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "'": "’", '"': "”", "\u00a0": " "}


@dataclass(frozen=True)
class Edited:
    """A text before and after."""

    old: str
    new: str
    origins: list[int]
    """For each character of `new` its offset in `old`, or NEW, or the number of the rewritten stretch."""
    rewritten: dict[int, int]
    """For each character of a rewritten stretch of `old` that number."""


@dataclass
class Draft:
    """A text while it is edited: paragraphs of sentences of letters."""

    paragraphs: list[list[Sentence]]
    chance: random.Random
    spare: list[str]
    """Sentences that may be inserted."""
    words: list[str]
    """Words that may stand for others."""
    rewritten: dict[int, int] = field(default_factory=dict)

    def letters(self) -> list[Letter]:
        """All of them, with an empty line between paragraphs."""
        found: list[Letter] = []
        for paragraph in self.paragraphs:
            if found:
                found += _BREAK
            for sentence in paragraph:
                found += sentence
        return found


def _draft(text: str, chance: random.Random, spare: str) -> Draft:
    paragraphs, at = [], 0
    for paragraph in text.split("\n\n"):
        spans = [match.span() for match in SENTENCE.finditer(paragraph)]
        paragraphs.append([[(paragraph[i], at + i) for i in range(*span)] for span in spans])
        at += len(paragraph) + 2
    sentences = [match[0].strip() for part in spare.split("\n\n") for match in SENTENCE.finditer(part)]
    return Draft(paragraphs, chance, sentences, sorted(set(_WORD.findall(spare))))


def _misspell(draft: Draft, rate: float) -> None:
    """A letter changed, added, left out or swapped in so many of the words."""
    for paragraph in draft.paragraphs:
        for sentence in paragraph:
            for match in reversed(list(_WORD.finditer("".join(letter for letter, _ in sentence)))):
                if draft.chance.random() < rate:
                    _mistake(sentence, draft.chance.randrange(*match.span()), draft.chance)


def _mistake(sentence: Sentence, at: int, chance: random.Random) -> None:
    kind, other = chance.random(), (chance.choice(ascii_lowercase), NEW)
    if kind < 0.4:
        sentence[at] = other
    elif kind < 0.6:
        sentence.insert(at, other)
    elif kind < 0.8:
        del sentence[at]
    elif at + 1 < len(sentence) and sentence[at + 1][0].isalpha():
        sentence[at], sentence[at + 1] = sentence[at + 1], sentence[at]


def _insert(draft: Draft, rate: float) -> None:
    for paragraph in draft.paragraphs:
        for at in range(len(paragraph), -1, -1):
            if draft.chance.random() < rate:
                paragraph.insert(at, [(letter, NEW) for letter in draft.chance.choice(draft.spare) + " "])


def _delete(draft: Draft, rate: float) -> None:
    for paragraph in draft.paragraphs:
        paragraph[:] = [sentence for sentence in paragraph if draft.chance.random() >= rate]
    draft.paragraphs[:] = filter(None, draft.paragraphs)


def _move(draft: Draft, rate: float) -> None:
    for _ in range(max(1, int(len(draft.paragraphs) * rate))):
        paragraph = draft.paragraphs.pop(draft.chance.randrange(len(draft.paragraphs)))
        draft.paragraphs.insert(draft.chance.randrange(len(draft.paragraphs) + 1), paragraph)


def _paraphrase(draft: Draft, rate: float) -> None:
    """In so many sentences 30 to 60 % of the words replaced, and half the time the parts around a comma swapped."""
    number = NEW - 1
    for paragraph in draft.paragraphs:
        for at, sentence in enumerate(paragraph):
            if len(sentence) >= 25 and draft.chance.random() < rate:
                number -= 1
                draft.rewritten.update((origin, number) for _, origin in sentence if origin >= 0)
                paragraph[at] = _swapped(
                    _reworded(sentence, draft, draft.chance.uniform(0.3, 0.6), number), draft, number
                )


def _reworded(sentence: Sentence, draft: Draft, share: float, number: int) -> Sentence:
    found, last = Sentence(), 0
    for match in _WORD.finditer("".join(letter for letter, _ in sentence)):
        found += sentence[last : match.start()]
        if draft.chance.random() < share:
            found += [(letter, number) for letter in draft.chance.choice(draft.words)]
        else:
            found += sentence[slice(*match.span())]
        last = match.end()
    return found + sentence[last:]


def _swapped(sentence: Sentence, draft: Draft, number: int) -> Sentence:
    text = "".join(letter for letter, _ in sentence)
    comma, end = text.find(","), len(text.rstrip(" .!?\n"))
    if not 5 < comma < end - 8 or draft.chance.random() < 0.5:
        return sentence
    return [*sentence[comma + 1 : end], (",", number), (" ", number), *sentence[:comma], *sentence[end:]]


def _retype(letters: list[Letter], chance: random.Random) -> list[Letter]:
    """Quotes and dashes of the other kind."""
    return [(_RETYPED.get(letter, letter), origin) for letter, origin in letters]


def _decompose(letters: list[Letter], chance: random.Random) -> list[Letter]:
    return [
        (part, origin if at == 0 else NEW)
        for letter, origin in letters
        for at, part in enumerate(unicodedata.normalize("NFD", letter))
    ]


def _rewrap(letters: list[Letter], chance: random.Random) -> list[Letter]:
    """Lines of at most 72 characters, here and there a doubled blank or an indent."""
    found, column, blank = list[Letter](), 0, -1
    for letter, origin in letters:
        found.append((letter, origin))
        column += 1
        if letter == "\n":
            column, blank = 0, -1
        elif letter == " ":
            blank = len(found) - 1
        if column > 72 and blank >= 0:
            found[blank] = ("\n", found[blank][1])
            column, blank = len(found) - 1 - blank, -1
    return [each for letter in found for each in (letter, *_doubled(letter[0], chance))]


def _doubled(letter: str, chance: random.Random) -> Iterator[Letter]:
    if letter == " " and chance.random() < 0.01:
        yield " ", NEW
    if letter == "\n" and chance.random() < 0.2:
        yield from [(" ", NEW)] * 2


def _everything(draft: Draft) -> None:
    _misspell(draft, 0.01)
    _paraphrase(draft, 0.04)
    _delete(draft, 0.04)
    _insert(draft, 0.04)
    _move(draft, 0.06)


def _touch_up(draft: Draft) -> None:
    """What a news site does to a story."""
    _misspell(draft, 0.003)
    _insert(draft, 0.02)
    _delete(draft, 0.01)


_EDITS: dict[str, tuple[Callable[[Draft], None] | None, tuple[Callable[..., list[Letter]], ...]]] = {
    "none": (None, ()),
    "typo": (lambda draft: _misspell(draft, 0.02), ()),
    "insert": (lambda draft: _insert(draft, 0.08), ()),
    "delete": (lambda draft: _delete(draft, 0.08), ()),
    "quotes": (None, (_retype,)),
    "nfd": (None, (_decompose,)),
    "rewrap": (None, (_rewrap,)),
    "move": (lambda draft: _move(draft, 0.15), ()),
    "paraphrase": (lambda draft: _paraphrase(draft, 0.15), ()),
    "light": (_touch_up, (_retype,)),
    "mixed": (_everything, (_retype, _rewrap)),
}
KINDS = tuple(_EDITS)
"""Kinds of edits; `light` and `mixed` are several at once."""
LOOK_ALIKE = "look-alike"
"""Of a quarter of the paragraphs the old text has a copy, an eighth of the words replaced; the new text lacks half of
those that were copied."""


def edited(kind: str, text: str, seed: int, spare: str) -> Edited:
    """`text` after edits of one of KINDS, or made LOOK_ALIKE; what they add is taken from the text `spare`."""
    if kind == LOOK_ALIKE:
        return _look_alike(text, seed, spare)
    chance = random.Random(seed)
    draft = _draft(text, chance, spare)
    edit, typography = _EDITS[kind]
    if edit:
        edit(draft)
    letters = draft.letters()
    for change in typography:
        letters = change(letters, chance)
    return Edited(text, "".join(letter for letter, _ in letters), [origin for _, origin in letters], draft.rewritten)


def _look_alike(text: str, seed: int, spare: str) -> Edited:
    chance = random.Random(seed)
    draft = _draft(text, chance, spare)
    kept = list[tuple[list[Sentence], bool]]()  # and whether the new text has it
    copies = list[list[Sentence]]()
    for paragraph in draft.paragraphs:
        copied = chance.random() < 0.25
        kept.append((paragraph, not copied or chance.random() < 0.5))
        if copied:
            copies.append([_reworded(sentence, draft, 0.12, NEW) for sentence in paragraph])
    for copy in copies:
        kept.insert(chance.randrange(len(kept) + 1), (copy, True))
    draft.paragraphs = [paragraph for paragraph, _ in kept]
    old = "".join(letter for letter, _ in draft.letters())
    renumbered = _draft(old, chance, spare)
    renumbered.paragraphs = [
        paragraph for paragraph, (_, stays) in zip(renumbered.paragraphs, kept, strict=True) if stays
    ]
    letters = renumbered.letters()
    return Edited(old, "".join(letter for letter, _ in letters), [origin for _, origin in letters], {})
