"""What became of the words of a stretch that was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from tui.notes.anchoring.likeness import likeness
from tui.notes.anchoring.patience import matched
from tui.notes.anchoring.sentences import cut
from tui.patterns import pattern
from tui.span import Span

_TOKEN = pattern(r"\w+|[^\w\s]")
_COMPARED = 100_000
"""Pairs of equal words in an old and a new stretch up to which the two are compared; more take too long (difflib takes
quadratic time), and are two texts rather than a changed one."""
_BETWEEN = 2_000
"""The same between two parts of sentences, of which there may be many."""
_LARGE = 30_000
"""Letters; of two stretches of this length there would be more, so that they need not be taken apart to know it."""
_CORRECTED = 0.55
"""Likeness of a word to the one in its place from which it is the same word, corrected."""
_REPLACED = 8
"""Words that are replaced by another number of words are looked through for corrected ones up to so many."""
_KEPT = 0.25
"""Share of an old sentence that must be left; else it was not changed but replaced."""


class Piece(NamedTuple):
    """An old stretch and the new one that it has become."""

    old: Span
    new: Span
    alike: float = 1.0
    """1 for the same words; less for a corrected word; 0 for another word in its place."""

    @property
    def kept(self) -> float:
        """Letters that are left of the old stretch."""
        return self.alike * (self.old.end - self.old.start)

    def clip(self, span: Span) -> Piece | None:
        """The part in a span of the old text, a corrected word always whole; None if there is none."""
        old = self.old.clip(span)
        if old is None or self.alike < 1:
            return self if old else None
        by = self.new.start - self.old.start
        return Piece(old, old.shift(by))

    def turned(self) -> Piece:
        """The same seen from the new text."""
        return Piece(self.new, self.old, self.alike)


def pieces(old: str, new: str, gone: Sequence[Span], came: Sequence[Span]) -> list[Piece]:
    """The words that sentences `gone` of `old` and `came` of `new` share, in the order of the old text."""
    found = _by_words(old, new, gone, came, _COMPARED)
    return list(_changed(_by_parts(old, new, gone, came) if found is None else found, gone))


def _by_words(old: str, new: str, gone: Sequence[Span], came: Sequence[Span], most: int) -> list[Piece] | None:
    """None for what is too long to compare."""
    if _length(gone) * _length(came) > _LARGE**2:
        return None
    ours, theirs = _tokens(old, gone), _tokens(new, came)
    words, others = [old[slice(*token)] for token in ours], [new[slice(*token)] for token in theirs]
    if _pairs_exceed(most, words, others):
        return None
    found: list[Piece] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag == "equal":
            found += map(Piece, ours[i:i_end], theirs[j:j_end])
        elif tag == "replace":
            for here, there, alike in _corrected(words[i:i_end], others[j:j_end]):
                found.append(Piece(ours[i + here], theirs[j + there], alike))
    return found


def _by_parts(old: str, new: str, gone: Sequence[Span], came: Sequence[Span]) -> list[Piece]:
    """The parts of sentences that are the same, and the words between them."""
    ours = [part for sentence in gone for part in cut(old, sentence)]
    theirs = [part for sentence in came for part in cut(new, sentence)]
    matching = matched([old[slice(*part)] for part in ours], [new[slice(*part)] for part in theirs])
    found = [Piece(ours[here], theirs[there]) for here, there in matching.pairs]
    for gap in matching.gaps:
        between = [ours[here] for here in gap.old], [theirs[there] for there in gap.new]
        found += _by_words(old, new, *between, _BETWEEN) or []
    return sorted(found)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _tokens(text: str, spans: Sequence[Span]) -> list[Span]:
    return [Span(*match.span()) for span in spans for match in _TOKEN.finditer(text, *span)]


def _pairs_exceed(most: int, words: list[str], others: list[str]) -> bool:
    count = Counter(others)
    return any(total > most for total in accumulate(count[word] for word in words))


def _corrected(words: list[str], others: list[str]) -> Iterator[tuple[int, int, float]]:
    """Which replaced word stands for which: one for one, or where their numbers differ the next that is alike."""
    if len(words) == len(others):
        for at, pair in enumerate(zip(words, others, strict=True)):
            alike = likeness(*pair)
            yield at, at, alike if alike >= _CORRECTED else 0.0
    elif max(len(words), len(others)) <= _REPLACED:
        free = 0
        for at, word in enumerate(words):
            for other in range(free, len(others)):
                if (alike := likeness(word, others[other])) >= _CORRECTED:
                    yield at, other, alike
                    free = other + 1
                    break


def _changed(found: list[Piece], sentences: Sequence[Span]) -> Iterator[Piece]:
    """The pieces of sentences that were changed; those of replaced ones are words that any sentence has."""
    at = 0
    for sentence in sentences:
        end = at
        while end < len(found) and found[end].old.start < sentence.end:
            end += 1
        if sum(piece.kept for piece in found[at:end]) >= _KEPT * (sentence.end - sentence.start):
            yield from found[at:end]
        at = end
