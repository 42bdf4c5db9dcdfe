"""Made-up texts of any length, always the same: a longer one begins like a shorter one."""

from __future__ import annotations

import random
from collections.abc import Iterator

ARTICLE, BOOK = 500, 1_000_000
"""Words."""
WORDS = (  # noqa: SIM905  # a list of them would be three times as long
    "de het een van in is dat op te met voor zijn er aan niet die ook om maar als dan naar nog werd uit "
    "door over bij kan meer hebben geen veel deze nieuwe minister regering Frankrijk soldaten jaar mensen "
    "vrouwen stad water trein lezen krant markt politie rechter zegt komt gaat blijft houdt heeft wil "
    "moet landen foto’s café Goïta één onderhandelingen verkiezingen gemeente samenleving ontwikkeling "
    "verantwoordelijkheid"
).split()


def paragraphs(words: int) -> Iterator[str]:
    """Paragraphs of two to five sentences, of about so many words in all."""
    chance = random.Random(5)
    while words > 0:
        sentences = [_sentence(chance) for _ in range(chance.randint(2, 5))]
        words -= sum(len(sentence.split()) for sentence in sentences)
        yield " ".join(sentences)


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(6, 22))
    words[0] = words[0].capitalize()
    if len(words) > 10 and chance.random() < 0.4:
        words[len(words) // 2] += ","
    quoted = chance.random() < 0.1
    return f"‘{' '.join(words)}.’" if quoted else f"{' '.join(words)}."


def text(words: int) -> str:
    """A plain text of about so many words."""
    return "\n\n".join(paragraphs(words)) + "\n"
