"""Dutch-like texts of any length: the sentences of the shipped articles with other words in them."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import accumulate

from notes.note_samples import shipped

from tui.clean import one_line
from tui.dutch.lookup import LookUp

_CONTENT = re.compile(r"\b[a-zà-ü]{5,}\b")
_OTHER = 0.85
"""Share of the longer words for which another is put; no two sentences come out alike."""


@cache
def _frames() -> tuple[str, ...]:
    return tuple(
        one_line(article.text[slice(*sentence.span)]) for article in shipped() for sentence in article.sentences
    )


@cache
def _pool() -> tuple[str, ...]:
    known = (word for word in LookUp().dutch.lexicon.kinds if _CONTENT.fullmatch(word))
    return tuple(sorted({*known, *_CONTENT.findall(" ".join(_frames()))}))


def made_up(words: int, seed: int) -> str:
    """Paragraphs of about so many words; how often a word occurs follows Zipf's law."""
    chance = random.Random(seed)
    pool = chance.sample(_pool(), len(_pool()))
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(pool))))

    def another(match: re.Match[str]) -> str:
        return chance.choices(pool, cum_weights=weights)[0] if chance.random() < _OTHER else match[0]

    sentences, paragraphs, count, wanted = set[str](), [list[str]()], 0, 4
    while count < words:
        sentence = _CONTENT.sub(another, chance.choice(_frames()))
        if sentence in sentences:
            continue
        sentences.add(sentence)
        count += len(sentence.split())
        if len(paragraphs[-1]) == wanted:
            paragraphs.append([])
            wanted = chance.randint(2, 6)
        paragraphs[-1].append(sentence)
    return "\n\n".join(map(" ".join, paragraphs))
